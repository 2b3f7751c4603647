"""A report to a meeting as a Word file, in each language, says all that its document says."""

from collections.abc import Iterator

import pytest
from docx.oxml.ns import qn

from tracker.reporting.content import LANGUAGES, Content
from tracker.reporting.document import (
    Document,
    Heading,
    Lettered,
    Line,
    Numbered,
    Picture,
    Run,
    Table,
    Unnumbered,
    plain,
)
from tracker.reporting.docx_parts.languages import tag
from tracker.reporting.docx_parts.text import address_of
from tracker.reporting.wording import document_of

from . import contents
from .reading_word import Read, given, spans_given

CONTENTS = {
    "ordinary": contents.content(),
    "without data": contents.empty(),
    "harsh": contents.harsh(),
}
CASES = [(name, language) for name in CONTENTS for language in LANGUAGES]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}, {case[1]}", scope="module")
def report(request: pytest.FixtureRequest) -> tuple[Document, Read]:
    name, language = request.param
    document = document_of(CONTENTS[name], language)
    return document, Read(document)


def lines_of(document: Document, read: Read) -> Iterator[Line]:
    """Yield what is said, where it is said: a cell that another stands for says nothing."""
    yield document.head.title
    yield from document.summary
    spans = iter(read.spans)
    for block in document.everything():
        if isinstance(block, Table):
            for row, rows in zip(block.rows, next(spans)[1:], strict=True):
                for cell, stands in zip(row.cells, rows, strict=True):
                    yield from cell.lines if stands else ()
        elif isinstance(block, Numbered | Lettered | Unnumbered):
            yield block.line


def runs_of(document: Document, read: Read) -> Iterator[Run]:
    for line in lines_of(document, read):
        yield from line


def test_every_cell_of_every_table_is_there(report: tuple[Document, Read]) -> None:
    document, read = report

    assert read.tables == [given(table) for table in document.tables]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cells_stand_for_the_rows_that_they_were_to_stand_for(language: str) -> None:
    document = document_of(CONTENTS["ordinary"], language)

    read = Read(document)

    assert read.spans == [spans_given(table) for table in document.tables]
    assert any(rows > 1 for table in read.spans for row in table for rows in row)


def test_no_cell_stands_for_a_row_that_was_to_have_its_own(report: tuple[Document, Read]) -> None:
    document, read = report

    own = [
        (table, row, at)
        for table, block in enumerate(document.tables)
        for row, cells in enumerate(spans_given(block))
        for at, rows in enumerate(cells)
        if rows
    ]

    assert [place for place in own if not read.spans[place[0]][place[1]][place[2]]] == []


def test_paragraphs_have_their_numbers(report: tuple[Document, Read]) -> None:
    document, read = report

    counted = list(read.counted())

    blocks = [each for each in document.everything() if isinstance(each, Numbered | Lettered)]
    assert [text for _number, text in counted] == [plain(each.line) for each in blocks]
    assert [number for number, _text in counted if len(number) == 2 or number[0].isdigit()] == [
        number_of(each)
        for each in blocks
        # After z, Word doubles letters: that is how it counts.
        if isinstance(each, Numbered) or len(each.letter) == 1
    ]


def number_of(block: Numbered | Lettered) -> str:
    return f"{block.number}." if isinstance(block, Numbered) else f"{block.letter})"


def test_headings_are_there(report: tuple[Document, Read]) -> None:
    document, read = report

    assert [read.styled(each) for each in ("Heading1", "AnnexHeading", "Heading2")] == [
        [each.text for each in headings(document, 1)],
        [f"{annex.label}\n{annex.title}" for annex in document.annexes],
        [each.text for each in headings(document, 2)],
    ]


def headings(document: Document, level: int) -> list[Heading]:
    found = (each for each in document.everything() if isinstance(each, Heading))
    return [each for each in found if each.level == level]


def test_links_lead_where_they_were_told(report: tuple[Document, Read]) -> None:
    document, read = report

    assert read.links() == [
        (each.text, address_of(each.href))
        for each in runs_of(document, read)
        if each.href and address_of(each.href)
    ]


def test_words_in_another_language_are_marked(report: tuple[Document, Read]) -> None:
    document, read = report
    strangers = (
        each for each in runs_of(document, read) if each.language not in ("", document.language)
    )

    marked = [
        element.getparent().getparent()
        for element in read.body.iter(qn("w:lang"))
        if element.getparent().getparent().text
    ]

    expected = "".join(each.text for each in strangers)
    assert "".join(each.text for each in marked) == expected


def test_the_headers_have_symbol_and_annex(report: tuple[Document, Read]) -> None:
    document, read = report
    symbol = document.head.symbol

    said = [read.part_text(at, "header").strip() for at in range(len(document.annexes) + 1)]

    labels = [each.label for each in document.annexes]
    assert said == [symbol, *(f"{symbol}/{each}" if symbol else each for each in labels)]


def test_pictures_say_what_they_show(report: tuple[Document, Read]) -> None:
    document, read = report

    shown = [each.get("descr") for each in read.body.iter(qn("wp:docPr"))]

    assert shown == [each.alt for each in document.everything() if isinstance(each, Picture)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_draft_says_so_in_every_header(content: Content, language: str) -> None:
    document = document_of(content, language, draft=True)

    read = Read(document)

    kinds = [(0, "first_page_header"), *((at, "header") for at in range(len(read.docx.sections)))]
    assert document.draft
    assert all(document.draft in read.part_text(at, kind) for at, kind in kinds)


def test_the_mark_of_a_language_is_the_one_that_word_knows() -> None:
    assert [tag(each) for each in LANGUAGES] == ["en-GB", "fr-FR", "es-ES"]
