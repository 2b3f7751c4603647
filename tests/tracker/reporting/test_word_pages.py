"""The pages of a Word file: headers, footers, sections and pictures as CMS lays them out."""

from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm

from tracker.reporting.document import Picture

from . import sample
from .reading_word import Read

DEMONSTRATION = "This is a demonstration: nothing in it happened."
FOOTERS = ((0, "first_page_footer"), (0, "footer"), (1, "footer"), (2, "footer"))
HEADERS = ((0, "first_page_header"), (0, "header"), (1, "header"), (2, "header"))


def test_the_first_page_has_no_running_header() -> None:
    read = Read(sample.document())

    assert read.docx.sections[0].different_first_page_header_footer
    assert read.part_text(0, "first_page_header") == ""


def test_the_other_pages_have_the_symbol_and_those_of_an_annex_its_label() -> None:
    read = Read(sample.document())

    texts = [read.part_text(at, "header") for at in range(3)]

    # At the right, behind a tab for what stands in the middle and one for itself.
    assert texts == [
        "\t\tUNEP/CMS/StC56/Doc.14",
        "\t\tUNEP/CMS/StC56/Doc.14/Annex 1",
        "\t\tUNEP/CMS/StC56/Doc.14/Annex 2",
    ]
    assert not any(each.header.is_linked_to_previous for each in read.docx.sections)


def test_an_annex_of_a_report_without_a_symbol_has_its_label_alone() -> None:
    document = sample.document()

    read = Read(replace(document, head=replace(document.head, symbol="")))

    assert [read.part_text(at, "header") for at in range(3)] == [
        "", "\t\tAnnex 1", "\t\tAnnex 2",
    ]  # fmt: skip


def test_the_body_stands_and_annexes_lie() -> None:
    read = Read(sample.document())

    found = [(each.orientation, each.page_width) for each in read.docx.sections]

    assert [way for way, _width in found] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.LANDSCAPE,
    ]  # fmt: skip
    assert [round((width or 0) / Mm(1)) for _way, width in found] == [210, 297, 297]


def test_a_report_without_annexes_is_one_section() -> None:
    read = Read(replace(sample.document(), annexes=()))

    assert len(read.docx.sections) == 1
    assert read.part_text(0, "header") == "\t\tUNEP/CMS/StC56/Doc.14"


@pytest.mark.parametrize(("section", "kind"), HEADERS)
def test_a_draft_says_so_on_every_page(section: int, kind: str) -> None:
    read = Read(sample.document(draft="DRAFT"))
    header = getattr(read.docx.sections[section], kind)

    across = [
        each.get("string") for each in header._element.iter() if each.tag.endswith("}textpath")
    ]

    assert "DRAFT" in read.part_text(section, kind).split("\t")
    assert "DRAFT" in across


@pytest.mark.parametrize(("section", "width"), [(0, 9_072), (1, 14_570)])
def test_the_words_of_a_header_stand_in_the_middle_and_at_the_right(
    section: int, width: int
) -> None:
    read = Read(sample.document(draft="DRAFT"))

    stops = read.docx.sections[section].header.paragraphs[0].paragraph_format.tab_stops

    assert [(each.alignment, each.position.twips) for each in stops] == [
        (WD_TAB_ALIGNMENT.CENTER, width // 2), (WD_TAB_ALIGNMENT.RIGHT, width),
    ]  # fmt: skip


@pytest.mark.parametrize(("section", "kind"), FOOTERS)
def test_a_demonstration_says_so_on_every_page(section: int, kind: str) -> None:
    read = Read(replace(sample.document(), demonstration=DEMONSTRATION))

    assert DEMONSTRATION in read.part_text(section, kind).split("\n")


def test_a_final_report_says_nowhere_that_it_is_a_draft() -> None:
    read = Read(sample.document())

    parts = [read.archive.read(name) for name in read.archive.namelist()]

    assert not [part for part in parts if b"DRAFT" in part]


@pytest.mark.parametrize("kind", ["first_page_footer", "footer"])
def test_pages_are_counted_by_fields(kind: str) -> None:
    read = Read(sample.document())
    last = getattr(read.docx.sections[0], kind).paragraphs[-1]

    codes = [each.text.strip() for each in last._p.iter(qn("w:instrText"))]

    assert codes == ["PAGE", "NUMPAGES"]
    assert last.text == "Page 1 of 1"


def test_the_words_around_the_fields_may_come_in_another_order() -> None:
    document = replace(sample.document(), page="%(pages)s pages, this is %(page)s")

    last = Read(document).docx.sections[0].footer.paragraphs[-1]

    codes = [each.text.strip() for each in last._p.iter(qn("w:instrText"))]
    assert codes == ["NUMPAGES", "PAGE"]
    assert last.text == "1 pages, this is 1"


def test_annexes_have_the_footer_of_the_body() -> None:
    read = Read(sample.document())

    assert [each.footer.is_linked_to_previous for each in read.docx.sections] == [
        False, True, True,
    ]  # fmt: skip


def test_the_note_on_designations_stands_at_the_foot_of_the_first_page() -> None:
    document = sample.document()

    read = Read(document)

    assert read.part_text(0, "first_page_footer").split("\n")[0] == document.footnote
    assert document.footnote not in read.part_text(0, "footer")


def test_a_picture_says_in_words_what_it_shows() -> None:
    read = Read(sample.document())

    shown = read.body.find(f".//{qn('wp:docPr')}")

    assert shown.get("descr") == sample.picture().alt
    assert shown.get("title") == sample.picture().title


def test_a_picture_stands_under_its_caption_on_one_page() -> None:
    read = Read(sample.document())
    at = next(
        n
        for n, each in enumerate(read.paragraphs)
        if each._p.find(f".//{qn('w:drawing')}") is not None
    )

    caption = read.paragraphs[at - 1]

    assert caption.text == sample.picture().title
    assert caption.style is not None
    assert caption.style.paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("size", "expected"),
    [((480, 360), (127, 95)), ((960, 480), (160, 80)), ((480, 1_440), (75, 225))],
    ids=["its own size", "as wide as the text", "as high as a page"],
)
def test_a_picture_has_its_own_size_as_far_as_the_page_has_the_room(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    plain = sample.picture()
    picture = Picture("tall", plain.title, plain.alt, plain.svg, *size)

    shape = Read(sample.document("en", picture)).docx.inline_shapes[1]

    assert (round(shape.width / Mm(1)), round(shape.height / Mm(1))) == expected
