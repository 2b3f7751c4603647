"""A report to a meeting as a PDF, in each language, says all that its document says."""

from collections.abc import Iterator

import pytest

from tracker.reporting import pdf
from tracker.reporting.content import LANGUAGES
from tracker.reporting.document import (
    Document,
    Heading,
    Lettered,
    Line,
    Numbered,
    Picture,
    Table,
    Unnumbered,
    plain,
)
from tracker.reporting.wording import document_of

from . import contents
from .reading_pdf import Element, elements, given, links_of, tables_of, words

CONTENTS = {
    "ordinary": contents.content(),
    "without data": contents.empty(),
    "harsh": contents.harsh(),
}
CASES = [(name, language) for name in CONTENTS for language in LANGUAGES]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}, {case[1]}", scope="module")
def report(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    name, language = request.param
    document = document_of(CONTENTS[name], language)
    return document, pdf.render(document)


@pytest.fixture
def read(report: tuple[Document, bytes]) -> Element:
    return elements(report[1])


def lines_of(document: Document) -> Iterator[Line]:
    yield from document.summary
    for block in document.everything():
        if isinstance(block, Table):
            yield from (line for row in block.rows for cell in row.cells for line in cell.lines)
        elif isinstance(block, Numbered | Lettered | Unnumbered):
            yield block.line


def test_every_cell_of_every_table_is_there(report: tuple[Document, bytes]) -> None:
    document, made = report

    assert tables_of(made) == [given(table) for table in document.tables]


def test_every_paragraph_is_there(report: tuple[Document, bytes], read: Element) -> None:
    document, _ = report

    said = {words(each.text) for each in read.find("P", "LBody")}

    blocks = [
        block
        for block in document.everything()
        if isinstance(block, Numbered | Lettered | Unnumbered)
    ]
    assert [plain(line) for line in document.summary if words(plain(line)) not in said] == []
    assert [block for block in blocks if words(in_full(block)) not in said] == []


def in_full(block: Numbered | Lettered | Unnumbered) -> str:
    lead = block.lead if isinstance(block, Unnumbered) else ""
    return f"{lead} {plain(block.line)}" if lead else plain(block.line)


def test_the_headings_are_headings(report: tuple[Document, bytes], read: Element) -> None:
    document, _ = report

    said = [each.text for each in read.find("H1", "H2", "H3")]

    body = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert said[: len(body)] == body
    assert len(said) - len(body) == len(document.annexes) + sum(
        isinstance(block, Heading) for annex in document.annexes for block in annex.blocks
    )


def test_the_pictures_have_words(report: tuple[Document, bytes], read: Element) -> None:
    document, _ = report

    said = [each.alt for each in read.find("Figure")]

    pictures = [block for block in document.everything() if isinstance(block, Picture)]
    assert said == [picture.alt for picture in pictures]


def test_the_links_lead_where_the_document_says(report: tuple[Document, bytes]) -> None:
    document, made = report

    found = links_of(made)

    meant = {run.href for line in lines_of(document) for run in line if run.text and run.href}
    assert found == meant
