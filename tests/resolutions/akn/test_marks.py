"""Clauses, addressees and cross-references are marked where the text has their words."""

import pytest

from resolutions.akn.marks import Marks, Stretch, places
from resolutions.models import Addressee, CrossReference, Element, Resolution

from .texts import File, clause, file_of, resolution, the_real_one

pytestmark = pytest.mark.django_db


def refers(found: File, name: str) -> list[tuple[str, str]]:
    """The words of each such element and what it refers to."""
    return [("".join(e.itertext()), e.get("refersTo")) for e in found.all(f"//a:{name}")]


def test_every_clause_of_the_real_text_is_marked() -> None:
    found = the_real_one()
    elements = Element.objects.order_by("paragraph__number", "number")

    assert found.marked("inline") == [each.clause for each in elements]
    assert found.all("//a:inline/@refersTo") == [f"#type_{each.type}" for each in elements]


def test_every_addressee_of_the_real_text_is_marked_in_its_clause() -> None:
    found = the_real_one()

    for element in Element.objects.select_related("paragraph"):
        inside = f"//a:inline[@eId='para_{element.paragraph.number}__inline_{element.number}']"
        words = ["".join(each.itertext()) for each in found.all(f"{inside}//a:organization")]
        assert sorted(words) == sorted(item.addressee_text for item in element.action_items.all())


def test_a_paragraph_says_its_type_and_everybody_whom_it_asks() -> None:
    found = the_real_one()

    assert found.one("//a:paragraph[@eId='para_18']/@refersTo") == (
        "#type_operational #addressee_SEC #addressee_PAR #addressee_STK #addressee_MEA"
    )
    assert found.one("//a:paragraph[@eId='para_1']/@refersTo") == "#type_informational"


def test_a_companion_is_marked_as_joint() -> None:
    found = the_real_one()

    joint = [each for each in refers(found, "organization") if "#role_joint" in each[1]]

    assert joint == [
        ("interested Parties", "#addressee_PAR #role_joint"),
        ("stakeholders", "#addressee_STK #role_joint"),
    ]


def test_every_addressee_is_an_organization_of_its_treaty() -> None:
    found = the_real_one()

    entries = {e.get("eId"): e.get("href") for e in found.all("//a:TLCOrganization")}

    for addressee in Addressee.objects.filter(action_items__isnull=False).distinct():
        own = entries[f"addressee_{addressee.code}"]
        assert own == f"/akn/ontology/organization/un/cms-{addressee.code.lower()}"


def test_the_cross_references_of_the_real_text_are_all_there() -> None:
    found = the_real_one()
    labels = {e.get("eId"): e.get("showAs") for e in found.all("//a:references/*[@showAs]")}
    read = CrossReference.objects.select_related("element__paragraph")

    for each in read.exclude(name="CITES"):
        paragraph = f"//a:paragraph[@eId='para_{each.element.paragraph.number}']"
        marks = {
            ("".join(ref.itertext()), labels[ref.get("refersTo")[1:]])
            for ref in found.all(f"{paragraph}//a:ref")
        }
        assert (each.surface, each.name) in marks


def test_a_name_inside_another_one_is_in_the_analysis() -> None:
    found = the_real_one()

    assert found.one("//a:implicitReference/@for") == "#para_14"
    assert found.one("//a:implicitReference/@showAs") == "CITES"
    assert "joint work programme between the CMS and CITES Secretariats" in found.marked("ref")


def test_words_that_are_not_there_mark_nothing() -> None:
    of = resolution("Requests the Secretariat to report;")
    clause(
        of,
        "asks the Secretariat",
        asks=(("SEC", "The secretariat"), ("PAR", "")),
        names=(("CBD", "CBD"),),
    )

    found = file_of(of)

    assert found.marked("inline") == found.marked("organization") == found.marked("ref") == []
    assert found.one("//a:paragraph/@refersTo").split()[1:] == ["#addressee_SEC", "#addressee_PAR"]
    assert found.one("//a:implicitReference/@refersTo") == "#reference_cbd"


def test_a_paragraph_that_names_nobody_refers_to_its_type_alone() -> None:
    of = resolution("Notes this;")
    clause(of, "Notes this")

    found = file_of(of)

    assert found.one("//a:paragraph/@refersTo") == "#type_informational"
    assert found.marked("inline") == ["Notes this"]


def test_the_longer_words_are_marked_first() -> None:
    of = resolution("Urges partner organizations and organizations;")
    clause(
        of,
        "Urges partner organizations and organizations",
        asks=(("STK", "organizations"), ("PTR", "partner organizations")),
    )

    assert refers(file_of(of), "organization") == [
        ("partner organizations", "#addressee_PTR"),
        ("organizations", "#addressee_STK"),
    ]


def test_two_addressees_in_the_same_words_share_a_mark() -> None:
    of = resolution("Invites others to help;")
    clause(of, "Invites others to help", asks=(("NGO", "others"), ("STK", "others")))

    found = file_of(of)

    assert refers(found, "organization") == [("others", "#addressee_NGO #addressee_STK")]


def test_an_addressee_is_the_one_of_its_own_clause() -> None:
    of = resolution("Thanks Parties, and requests Parties to pay Parties;")
    clause(of, "Thanks Parties")
    clause(of, "requests Parties to pay Parties", asks=(("PAR", "Parties"),))

    [marked] = file_of(of).all("//a:organization")

    assert marked.getparent().get("eId") == "para_1__inline_2"
    assert marked.tail == " to pay Parties"


def test_outside_of_the_clause_words_count_only_where_they_stand_once() -> None:
    of = resolution("Requests Parties to go, and to report;", "Parties and Parties to report;")
    clause(of, "to report", asks=(("PAR", "Parties"),))
    clause(of, "to report", paragraph=2, asks=(("PAR", "Parties"),))

    found = file_of(of)

    assert len(found.all("//a:paragraph[1]//a:organization")) == 1
    assert found.all("//a:paragraph[2]//a:organization") == []


def test_a_name_is_marked_each_time_and_never_inside_a_longer_one() -> None:
    of = resolution("Welcomes the CMS-CITES programme, CITES and the CITESx of CITES;")
    clause(
        of,
        "Welcomes the CMS-CITES programme, CITES and the CITESx of CITES",
        names=(("CITES", "CITES"), ("CMS-CITES programme", "JWP")),
    )

    assert refers(file_of(of), "ref") == [
        ("CMS-CITES programme", "#reference_jwp"),
        ("CITES", "#reference_cites"),
        ("CITES", "#reference_cites"),
    ]


def test_a_mark_never_crosses_another_nor_a_point() -> None:
    of = resolution("Requests the Parties:\n(a) to go;\n(b) to stay;")
    clause(of, "Requests the Parties:\n(a) to go;\n(b) to stay", asks=(("PAR", "the Parties"),))
    clause(of, "Requests the", names=(("the Parties", "P"), ("go;\n(b) to", "Q")))

    found = file_of(of)

    assert found.marked("inline") == ["Requests the"]
    assert found.marked("organization") == found.marked("ref") == []
    assert found.errors() == []


def test_a_clause_may_begin_where_another_ended_and_repeat_its_words() -> None:
    of = resolution("Notes this, Notes this;")
    clause(of, "Notes this")
    clause(of, "Notes this")

    found = file_of(of)

    assert found.all("//a:inline/@eId") == ["para_1__inline_1", "para_1__inline_2"]
    assert found.texts("paragraph") == ["Notes this, Notes this;"]


def test_a_reference_to_a_resolution_that_is_here_leads_to_its_work() -> None:
    of = resolution("Recalls Resolution 11.10;")
    symbol = Resolution.objects.get(prefix="11.10").symbol
    clause(of, "Recalls Resolution 11.10", names=(("Resolution 11.10", symbol),))

    assert file_of(of).one("//a:ref/@href") == (
        "/akn/un/statement/deliberation/cms-cop/2024-02-17/11-10-rev-cop14"
    )


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Parties, non-Parties and Partiesx", "Parties", [0, 13]),
        ("xParties", "Parties", []),
        ("请秘书处报告", "秘书处", [1]),
        ("والأطراف", "الأطراف", [1]),
        ("(BLG) and 2(BLG)3", "(BLG)", [0, 11]),
        ("COP14 and COP1", "COP1", [10]),
        ("aaaa", "aa", []),
        ("x", "", []),
        (" ", " ", []),
    ],
)
def test_words_are_found_as_words(text: str, words: str, found: list[int]) -> None:
    assert [each.start for each in places(text, words, Stretch(0, len(text)))] == found


@pytest.mark.parametrize(
    ("at", "fits"),
    [
        ((0, 3), True), ((2, 6), False), ((3, 7), True), ((4, 6), True), ((7, 9), True),
        ((0, 10), True), ((6, 12), False), ((10, 12), False), ((12, 15), True), ((3, 20), False),
    ],
)  # fmt: skip
def test_a_mark_is_put_only_where_it_nests(at: tuple[int, int], fits: bool) -> None:
    marks = Marks("0123456789" * 2, [Stretch(0, 11), Stretch(12, 20)])
    marks.put(Stretch(3, 7), "inline")

    assert marks.put(Stretch(*at), "ref") is fits
