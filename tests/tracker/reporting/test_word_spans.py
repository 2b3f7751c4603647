"""What several rows say alike is one cell of a Word file, and its rows stay on one page."""

from typing import Any

from docx.oxml.ns import qn

from tracker.reporting.document import Cell, Column, Row, Table

from . import sample
from .reading_word import Read, merged, rows_of

COLUMNS = (Column("No.", 1, "number"), Column("Clause", 5), Column("Addressee", 3))
# About so many lines in the column of clauses; two of them take more than half a page.
FIFTEEN_LINES = "words of a clause " * 45


def row(number: int, clause: str, *rows: int) -> Row:
    """A row whose first cells stand for so many rows."""
    cells = (str(number), clause, f"Addressee of {number}")
    return Row(
        tuple(
            Cell((sample.line(each),), rows=count)
            for each, count in zip(cells, (*rows, 1, 1, 1)[:3], strict=True)
        )
    )


def read(*rows: Row, more: int = 0) -> tuple[Table, Any, Read]:
    """Read a table back; `more` rows at its end make it a long one."""
    rest = tuple(row(100 + at, "Alone") for at in range(more))
    table = Table("spans", "Spans", COLUMNS, (*rows, *rest))
    found = Read(sample.document("en", table))
    return table, found.body.findall(qn("w:tbl"))[1], found


def kept(table: Any) -> list[int]:
    """The rows, the head not counted, of which every paragraph stays with the next."""
    return [
        at
        for at, each in enumerate(rows_of(table)[1:])
        if all(
            p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in each.iter(qn("w:p"))
        )
    ]


def test_one_cell_stands_for_the_rows_that_say_the_same() -> None:
    table, _element, found = read(row(8, "A", 3, 2), row(8, "A", 0, 0), row(8, "B", 0), row(9, "C"))

    assert found.spans[1][1:] == [[3, 2, 1], [0, 0, 1], [0, 1, 1], [1, 1, 1]]
    assert found.tables[1][1:] == [[cell.text for cell in each.cells] for each in table.rows]


def test_a_cell_that_goes_on_has_one_empty_paragraph() -> None:
    _table, element, _found = read(row(8, "A", 2, 2), row(8, "A", 0, 0))

    going_on = [each for each in element.iter(qn("w:tc")) if merged(each) == "continue"]

    assert [[p.text for p in each.findall(qn("w:p"))] for each in going_on] == [[""], [""]]


def test_a_link_stands_once_for_all_rows() -> None:
    link = Cell((sample.line("8", href="https://example.org/8"),), rows=2)
    rows = (Row((link, sample.cell("a"))), Row((Cell(link.lines, rows=0), sample.cell("b"))))
    table = Table("spans", "Spans", COLUMNS[:2], rows)

    found = Read(sample.document("en", table))

    assert [words for words, _to in found.links()] == ["this report", "8"]


def test_a_grey_cell_is_grey_as_far_as_it_goes() -> None:
    rows = tuple(
        Row((Cell((sample.line("8"),), rows=count), sample.cell("a")), "grey") for count in (2, 0)
    )

    table = Read(sample.document("en", Table("grey", "Grey", COLUMNS[:2], rows))).body

    fills = [
        each.find(f"{qn('w:tcPr')}/{qn('w:shd')}").get(qn("w:fill"))
        for row in rows_of(table.findall(qn("w:tbl"))[1])[1:]
        for each in row.findall(qn("w:tc"))
    ]
    assert fills == ["F1F3F3"] * 4


def test_rows_that_share_a_cell_stay_on_one_page() -> None:
    rows = (row(7, "Alone"), row(8, "A", 3, 2), row(8, "A", 0, 0), row(8, "B", 0), row(9, "C"))

    _table, element, _found = read(*rows, more=30)

    assert kept(element) == [1, 2]


def test_the_first_rows_of_a_long_table_may_part() -> None:
    _table, element, found = read(row(8, "A", 2, 2), row(8, "A", 0, 0), more=30)

    # Else LibreOffice prints no more of the table than has room on its first page.
    assert found.spans[1][1:3] == [[2, 2, 1], [0, 0, 1]]
    assert kept(element) == []


def test_a_cell_beside_too_many_rows_stands_as_often_as_the_next() -> None:
    rows = (
        row(7, "Alone"),
        row(8, "A " + FIFTEEN_LINES, 4, 2), row(8, "A " + FIFTEEN_LINES, 0, 0),
        row(8, "B " + FIFTEEN_LINES, 0, 2), row(8, "B " + FIFTEEN_LINES, 0, 0),
    )  # fmt: skip

    table, element, found = read(*rows, more=10)

    assert found.spans[1][2:6] == [[2, 2, 1], [0, 0, 1], [2, 2, 1], [0, 0, 1]]
    assert found.tables[1][1:] == [[cell.text for cell in each.cells] for each in table.rows]
    assert kept(element) == [1, 3]


def test_what_stands_for_too_many_rows_is_said_again_for_the_rest() -> None:
    rows = [row(8, "A", 30, 30), *(row(8, "A", 0, 0) for _at in range(29))]

    table, element, found = read(row(7, "Alone"), *rows)

    groups = [row[1] for row in found.spans[1][2:] if row[1]]
    assert sum(groups) == 30
    assert max(groups) < 30
    assert [row[0] for row in found.spans[1]] == [row[1] for row in found.spans[1]]
    assert found.tables[1][1:] == [[cell.text for cell in each.cells] for each in table.rows]
    assert len(kept(element)) == 30 - len(groups)


def test_a_cell_higher_than_its_rows_makes_the_last_of_them_higher() -> None:
    tall = "words of a clause " * 300

    _table, element, _found = read(row(7, "Alone"), row(8, tall, 2, 2), row(8, tall, 0, 0))

    assert [
        each.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        for each in rows_of(element)[1:]
    ] == [True, True, False]
