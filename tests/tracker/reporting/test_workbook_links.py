"""Links of a workbook are live where Excel can have them, and in the sheet of links elsewhere."""

import pytest

from tracker.reporting import workbook_cells
from tracker.reporting.document import Cell, Column, Row, Run, Table

from . import sample
from .reading_workbook import (
    FIRST_ROW,
    book,
    first,
    links,
    of,
    one,
)


def linked(words: str, href: str, value: int | None = None) -> Cell:
    return Cell((sample.line(words, href=href),), value)


def test_a_cell_with_one_link_leads_there() -> None:
    made = book(one(linked("Letter", "https://example.org/a?b=1#c")))

    assert links(first(made)) == [("Letter", "https://example.org/a?b=1", "c")]


def test_a_number_may_lead_somewhere() -> None:
    made = book(one(linked("27", "https://example.org/", 27)))

    assert links(first(made)) == [(27, "https://example.org/", "")]


def test_a_text_that_looks_like_xml_leads_somewhere_too() -> None:
    made = book(one(linked("<r>&</r>", "https://example.org/")))

    assert links(first(made)) == [("<r>&</r>", "https://example.org/", "")]


def test_a_text_with_a_link_among_others_leads_there() -> None:
    line = (Run("Letter", href="https://example.org/"), Run(" of the Party"))

    made = book(one(Cell((line,))))

    assert links(first(made)) == [("Letter of the Party", "https://example.org/", "")]


def test_a_link_in_a_cell_of_several_lines_is_in_the_sheet_of_links() -> None:
    made = book(one(Cell((sample.line("Parties"), sample.line("27", href="https://x.org/")))))

    assert first(made).cell(FIRST_ROW, 1).value == "Parties\n27"
    assert links(first(made)) == []
    assert links(made.read["Links"]) == [("https://x.org/", "https://x.org/", "")]


def test_a_link_of_many_cells_is_in_the_sheet_of_links_once() -> None:
    cell = Cell((sample.line("Parties"), sample.line("27", href="https://example.org/27")))
    other = Cell((sample.line("Parties"), sample.line("28", href="https://example.org/28")))
    rows = tuple(Row((each,)) for each in (cell, other, cell))

    made = book(of(*(Table(name, name, (Column("Text", 1),), rows) for name in ("One", "Two"))))

    said = made.read["Links"].iter_rows(FIRST_ROW, FIRST_ROW + 2, values_only=True)
    assert list(said)[:2] == [
        ("One", "A4", "27", "https://example.org/27"),
        ("One", "A5", "28", "https://example.org/28"),
    ]
    assert len(links(made.read["Links"])) == 2


@pytest.mark.parametrize(
    "href", ["https://example.org/" + "x" * 2_060, "javascript:alert(1)", "/relative"]
)
def test_an_address_that_excel_does_not_take_is_a_text_in_the_sheet_of_links(href: str) -> None:
    made = book(one(linked("Letter", href)))

    found = made.read["Links"]
    assert found.cell(FIRST_ROW, 4).value == href
    assert links(found) == links(first(made)) == []


def test_links_of_a_cell_with_several_have_a_sheet() -> None:
    two = (Run("One", href="https://example.org/1"), Run("two", href="https://example.org/2"))

    made = book(one(Cell((two,))))

    found = made.read["Links"]
    said = [[cell.value for cell in row] for row in found.iter_rows(FIRST_ROW, FIRST_ROW + 1)]
    assert said == [
        ["One", "A4", "One", "https://example.org/1"],
        ["One", "A4", "two", "https://example.org/2"],
    ]
    assert [address for _words, address, _place in links(found)] == [row[3] for row in said]


def test_a_sheet_has_no_more_links_than_excel_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_cells, "MOST_LINKS", 2)
    row = Row((linked("Letter", "https://example.org/"),))

    made = book(of(Table("one", "One", (Column("Text", 1),), (row,) * 3)))

    assert len(links(first(made))) == 2
    assert made.read["Links"].cell(FIRST_ROW, 2).value == "A6"
