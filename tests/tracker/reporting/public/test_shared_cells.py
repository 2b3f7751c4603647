"""What several rows of a table say alike stands in one cell beside them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.tracker.reporting import contents, sample
from tracker.reporting.document import Cell, Column, Row, Table
from tracker.reporting.public import page as pages
from tracker.reporting.public.page import article_of
from tracker.reporting.wording import document_of

from .reading import expected, tables_of, texts, tree


def cell(text: str, rows: int = 1) -> Cell:
    return replace(sample.cell(text), rows=rows)


def row(number: Cell, clause: Cell, at: int) -> Row:
    return Row((number, clause, cell(f"to {at}")))


COLUMNS = (Column("Para.", 1, "number"), Column("Clause", 4), Column("Addressee", 2))
ROWS = (
    row(cell("1"), cell("Recalls"), 0),
    row(cell("2"), cell("Notes"), 1),
    row(cell("3", 3), cell("Invites", 2), 2),
    row(cell("3", 0), cell("Invites", 0), 3),
    row(cell("3", 0), cell("Requests"), 4),
    row(cell("4", 2), cell("Thanks"), 5),
    row(cell("4", 0), cell("Urges"), 6),
    row(cell("5"), cell("Repeals"), 7),
)
TABLE = Table("shared", "Paragraphs", COLUMNS, ROWS)


def shown(table: Table = TABLE) -> Any:
    found = tree(article_of(sample.document("en", table), "stc56"))
    return found.xpath("//*[@id='table-shared']/ancestor::table")[0]


def test_what_rows_share_is_written_once() -> None:
    table = shown()

    assert [texts(each, "./th | ./td") for each in table.xpath("./tbody/tr")] == [
        ["1", "Recalls", "to 0"],
        ["2", "Notes", "to 1"],
        ["3", "Invites", "to 2"],
        ["to 3"],
        ["Requests", "to 4"],
        ["4", "Thanks", "to 5"],
        ["Urges", "to 6"],
        ["5", "Repeals", "to 7"],
    ]
    assert table.xpath(".//@rowspan") == ["3", "2", "2"]


def test_a_reader_finds_in_each_row_what_it_shares() -> None:
    document = sample.document("en", TABLE)

    assert tables_of(tree(article_of(document, "stc56"))) == expected(document)


def test_rows_that_share_cells_are_a_body_of_their_own_headed_by_the_first_cell() -> None:
    bodies = shown().xpath("./tbody")

    assert [len(each.xpath("./tr")) for each in bodies] == [2, 3, 2, 1]
    assert [each.get("class") for each in bodies] == [None, "sharing", "sharing", None]
    assert [each.xpath("./tr/th/@scope") for each in bodies] == [
        ["row", "row"], ["rowgroup"], ["rowgroup"], ["row"],
    ]  # fmt: skip


def test_rows_that_share_a_cell_in_the_middle_keep_their_own_headings() -> None:
    rows = (row(cell("1"), cell("Both", 2), 0), row(cell("2"), cell("Both", 0), 1))

    found = shown(replace(TABLE, rows=rows))

    assert found.xpath(".//th[@scope='row']/text()") == ["1", "2"]
    assert found.xpath(".//td/@rowspan") == ["2"]
    assert len(found.xpath("./tbody")) == 1


@pytest.mark.parametrize(
    ("most", "spans"), [(3, []), (4, ["2", "2"]), (5, ["3", "2"]), (6, ["3", "2"])]
)
def test_no_cell_reaches_beyond_the_rows_that_the_page_shows(
    most: int, spans: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_ROWS", most)
    monkeypatch.setattr(pages, "ROWS_OF_A_CUT_TABLE", most)
    total = Row((cell("All"), cell(""), cell("8")), "total")
    document = sample.document("en", replace(TABLE, rows=(*ROWS, total)))

    article = tree(article_of(document, "stc56"))

    found = tables_of(article)["shared"]
    assert found == [
        *expected(document)["shared"][: 1 + most],
        ["All", "", "8"],
    ]
    table = article.xpath("//*[@id='table-shared']/ancestor::table")[0]
    assert table.xpath(".//@rowspan") == spans


@pytest.mark.parametrize("content", [contents.content, contents.harsh])
def test_the_first_annex_has_each_span_of_the_document(content: Callable[[], Any]) -> None:
    document = document_of(content(), "en")
    paragraphs = next(each for each in document.tables if each.name == "paragraphs")

    found = tree(article_of(document, "stc56"))

    spans = [each.rows for row in paragraphs.rows for each in row.cells if each.rows > 1]
    table = found.xpath("//*[@id='table-paragraphs']/ancestor::table")[0]
    assert [int(each) for each in table.xpath(".//@rowspan")] == spans != []
