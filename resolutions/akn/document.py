"""Writes a resolution as Akoma Ntoso."""

from django.utils.formats import date_format
from django.utils.translation import gettext, override

from ..models import Paragraph, Resolution
from . import things
from .finding import marked
from .iris import xml_language
from .lists import Point, outline
from .marks import Marks, Stretch
from .markup import Page, escaped, tag
from .meta import write_meta
from .reading import Source, read

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn_of(resolution: Resolution) -> bytes:
    """Return the file of a resolution, in UTF-8: the same bytes for the same data."""
    return written(read(resolution))


def written(source: Source) -> bytes:
    """Return the file of what was read.

    What the tracker says in words of its own (names of addressees, the legal status) is in the
    language of the text, as far as it is known in it.
    """
    with override(source.resolution.language):
        return pages_of(source)


def pages_of(source: Source) -> bytes:
    page, language = Page(), xml_language(source.resolution.language)
    outlines = {each.pk: outline(each.text) for each in source.operative}
    found = {
        each.pk: marked(source, each, outlines[each.pk], para(each)) for each in source.operative
    }
    with page.within("akomaNtoso", xmlns=NAMESPACE), page.within("statement", name="resolution"):
        unmarked = {para(each): found[each.pk][1] for each in source.operative}
        write_meta(page, source, unmarked)
        write_preface(page, source, language)
        write_preamble(page, source.recitals, language)
        with page.within("mainBody", **{"xml:lang": language}):
            for paragraph in source.operative:
                marks, _ = found[paragraph.pk]
                write_paragraph(page, source, paragraph, outlines[paragraph.pk], marks)
            if not source.operative:
                page.empty("p")
    return page.content()


def para(paragraph: Paragraph) -> str:
    return f"para_{paragraph.number}"


def write_preface(page: Page, source: Source, language: str) -> None:
    """Write what stands above the text: each line a fact that the record holds."""
    resolution, meeting = source.resolution, source.resolution.adopted_at
    body = things.body(source, meeting.body)
    day = resolution.adopted_on
    number = {"value": str(meeting.ordinal)} if meeting.ordinal else {}
    lines = [
        tagged("docNumber", resolution.symbol),
        f"{tagged('docType', gettext('Resolution'))} {tagged('docNumber', resolution.number)}",
        tagged("docTitle", resolution.title),
        tagged("docAuthority", str(meeting.body), refersTo=f"#{body.eid}"),
        tagged("session", meeting.label, **number),
        tagged("docDate", date_format(day, "DATE_FORMAT"), date=day.isoformat()),
    ]
    if meeting.place:
        place = things.place(meeting.place)
        lines.insert(5, tagged("location", meeting.place, refersTo=f"#{place.eid}"))
    with page.within("preface", **{"xml:lang": language}):
        for each in lines:
            page.text("p", each)


def tagged(name: str, text: str, /, **attributes: str) -> str:
    return f"{tag(name, attributes)}{escaped(text)}</{name}>"


def write_preamble(page: Page, recitals: list[Paragraph], language: str) -> None:
    """Write the recitals. The text gives them no number, so neither does this."""
    if not recitals:
        return
    with (
        page.within("preamble", **{"xml:lang": language}),
        page.within("recitals", eId="recs_1"),
    ):
        for recital in recitals:
            block = Stretch(0, len(recital.text))
            with page.within("recital", eId=f"rec_{recital.number}"):
                write_block(page, Marks(recital.text, [block]), block)


def write_paragraph(
    page: Page, source: Source, paragraph: Paragraph, whole: Point, marks: Marks
) -> None:
    """Write an operative paragraph, with its type and everybody whom it asks."""
    clauses = source.clauses.get(paragraph.pk, [])
    asked = [things.addressee(source, item.addressee) for each in clauses for item in each.items]
    refers = [things.element_type(paragraph.element_type, ""), *asked]
    ids = dict.fromkeys(f"#{thing.eid}" for thing in refers)
    with page.within("paragraph", eId=para(paragraph), refersTo=" ".join(ids)):
        page.text("num", f"{paragraph.number}.")
        write_point(page, whole, para(paragraph), marks)


def write_point(page: Page, point: Point, eid: str, marks: Marks) -> None:
    """Write the words of a point, and the list that follows them."""
    block = Stretch(point.words, point.end)
    if not point.points:
        with page.within("content"):
            write_block(page, marks, block)
        return
    with page.within("list", eId=f"{eid}__list_1"):
        if block.start < block.end:
            with page.within("intro"):
                write_block(page, marks, block)
        for each in point.points:
            own = f"{eid}__list_1__point_{each.label}"
            with page.within("point", eId=own):
                page.text("num", escaped(marks.text[each.start : each.words]))
                write_point(page, each, own, marks)


def write_block(page: Page, marks: Marks, block: Stretch) -> None:
    """Write a `p` that says where white space is to be kept: at its ends, and where it is more."""
    text = marks.text[block.start : block.end]
    keep = {} if text == " ".join(text.split()) else {"xml:space": "preserve"}
    page.text("p", marks.written(block), **keep)
