"""A report to a meeting as a PDF, in each language, says all that its document says."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from .reading_pdf import Element, elements, links_of, words
from .reading_pdf_tables import given, spans_given, spans_of, tables_of

CONTENTS = {
    "ordinary": contents.content(),
    "without data": contents.empty(),
    "harsh": contents.harsh(),
}
CASES = [(name, language) for name in CONTENTS for language in LANGUAGES]


@dataclass(frozen=True)
class Made:
    """A report, its file, and what is read in that."""

    document: Document
    file: bytes
    whole: Element


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}, {case[1]}", scope="module")
def made(request: pytest.FixtureRequest) -> Made:
    name, language = request.param
    document = document_of(CONTENTS[name], language)
    file = pdf.render(document)
    return Made(document, file, elements(file))


def lines_of(document: Document) -> Iterator[Line]:
    yield from document.summary
    for block in document.everything():
        if isinstance(block, Table):
            yield from (line for row in block.rows for cell in row.cells for line in cell.lines)
        elif isinstance(block, Numbered | Lettered | Unnumbered):
            yield block.line


def test_every_cell_of_every_table_is_there(made: Made) -> None:
    assert tables_of(made.whole) == [given(table) for table in made.document.tables]


def test_what_stands_for_several_rows_stands_there_once(made: Made) -> None:
    assert spans_of(made.whole) == [spans_given(table) for table in made.document.tables]


def test_every_paragraph_is_there(made: Made) -> None:
    said = {words(each.text) for each in made.whole.find("P", "LBody")}

    blocks = [
        block
        for block in made.document.everything()
        if isinstance(block, Numbered | Lettered | Unnumbered)
    ]
    assert [plain(line) for line in made.document.summary if words(plain(line)) not in said] == []
    assert [block for block in blocks if words(in_full(block)) not in said] == []


def in_full(block: Numbered | Lettered | Unnumbered) -> str:
    lead = block.lead if isinstance(block, Unnumbered) else ""
    text = plain(block.line).replace("\n", " ")
    return f"{lead} {text}" if lead else text


def test_the_headings_are_headings(made: Made) -> None:
    said = [each.text for each in made.whole.find("H1", "H2", "H3")]

    body = [block.text for block in made.document.blocks if isinstance(block, Heading)]
    assert said[: len(body)] == body
    assert len(said) - len(body) == len(made.document.annexes) + sum(
        isinstance(block, Heading) for annex in made.document.annexes for block in annex.blocks
    )


def test_the_pictures_have_words(made: Made) -> None:
    said = [each.alt for each in made.whole.find("Figure")]

    pictures = [block for block in made.document.everything() if isinstance(block, Picture)]
    assert said == [picture.alt for picture in pictures]


def test_the_links_lead_where_the_document_says(made: Made) -> None:
    found = links_of(made.file)

    meant = {run.href for line in lines_of(made.document) for run in line if run.text and run.href}
    assert found == meant
