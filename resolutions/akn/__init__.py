"""A resolution as Akoma Ntoso 3.0 (OASIS LegalDocML) in the profile of the UN, AKN4UN.

`document.akn_of(resolution)` returns the file, `/resolutions/<slug>/akn.xml` serves it. It holds
the text of the resolution and how the tracker reads it; how far its action items have come is in
the API, for a text does not change when its implementation moves on.

The text
    `statement name="resolution"`: `meta`, `preface`, `preamble`, `mainBody`. Each preambular
    paragraph is a `recital`, without a number, as in the text; each operative one a `paragraph`
    with its `num` (5.). Lettered, roman or numbered lists whose marks begin a line, in their turn,
    two points at least, are `list`, `intro`, `point`, one inside the other as in the text.
    To have a paragraph verbatim, join the text of every `p` and `num` in it, in their order,
    without the paragraph's own `num`: white space belongs to the `p` that it ends or begins. An
    `eol` stands before each line break inside a `p` and adds nothing to it. A character that XML
    cannot hold (form feed, escape) is written as U+FFFD.

What stands in the text
    `inline name="clause"`: an element of the tracker, one verb with its object.
    `organization`: the words that name an addressee of the clause. `ref`: the words of a
    cross-reference. Words are marked if they are found to the letter, are no part of a longer word
    and cross neither another mark nor the end of a point. Nothing is lost where they are not: the
    `refersTo` of a paragraph has its type and all addressees, and a reference without words is an
    `implicitReference` of the paragraph in `analysis`.

Ids
    `rec_3`, `para_18`, `para_18__list_1__point_a`, `para_18__list_1__point_a__list_1__point_ii`.
    `para_18__inline_3` is the third clause of paragraph 18, in whatever point it stands. They
    follow the numbers of the text and survive edits. In `references`: `body_…`, `addressee_…` with
    its code, `type_…`, `role_joint`, `location_…`, and what cross-references name.

IRIs
    The work is `/akn/un/statement/deliberation/{body}/{day of adoption}/{number}`, the expression
    `{work}/{language}@{day of adoption}`, the manifestation `{expression}.xml`. The body is called
    by the external codes (system `akn`), or by treaty and code; the number is the slug.
    What is no document has an IRI `/akn/ontology/{class}/un/{name}`: addressees by treaty and code
    (`organization/un/cms-sec`), what a cross-reference names by that name, as `organization`,
    `concept`, `object` or `reference`. These are names; no address answers to them. A
    cross-reference that gives the symbol of a resolution of this tracker has the IRI of its work.

Metadata
    Author of the work is the body, of the markup this site. The manifestation has the day of the
    last recorded edit of the text or its reading. `FRBRauthoritative` is false: the text of record
    is the one that the treaty publishes. The legal status is a `keyword`; a text that another took
    the place of has a `repeal` on the day that one was adopted, and the two name each other
    (`passiveRef`, `activeRef`).

Left out
    `publication`, because the tracker does not know where and when the treaty published the text;
    the enacting formula and `conclusions`, which the record does not hold; headings, because themes
    are the tracker's, not the text's; lists in recitals or inside a line, whose marks may be
    anything; deadlines, and every status.
"""
