"""The columns of a Word file are as wide as their words ask for."""

from datetime import date

import pytest
from docx.oxml.ns import qn

from tracker.reporting.document import Cell, Column, Row, Table
from tracker.reporting.docx_parts.letters import width_of

from . import sample
from .reading_word import Read

# Left and right of what stands in a cell.
SIDES = 160


def widths(table: Table) -> list[int]:
    grid = Read(sample.document("en", table)).body.findall(qn("w:tbl"))[1].find(qn("w:tblGrid"))
    return [int(each.get(qn("w:w"))) for each in grid]


def table(*columns: Column, cells: tuple[Cell, ...]) -> Table:
    return Table("one", "One", columns, (Row(cells),))


@pytest.mark.parametrize(
    ("words", "bold", "expected"),
    [
        # By the metrics of Arial, in thousandths of the size: 722 + 833 + 667, and 722 + 833 + 667.
        ("CMS", False, 2_222),
        ("CMS", True, 2_222),
        ("iiii", False, 888),
        ("iiii", True, 1_112),
        ("éèê", False, 1_668),
        ("2025", False, 2_224),
        ("保护", False, 2_000),
        ("", False, 0),
    ],
)
def test_words_are_as_wide_as_their_letters(words: str, bold: bool, expected: int) -> None:
    assert width_of(words, 10, bold=bold) == pytest.approx(expected * 10 / 1_000 * 20)


def test_a_date_is_not_broken_where_there_is_room() -> None:
    day = sample.day(date(2025, 9, 17))
    columns = (Column("Date", 1, "date"), Column("Text", 20))

    narrow, _broad = widths(table(*columns, cells=(day, sample.cell("x"))))

    assert narrow >= width_of(day.text, 8.5) + SIDES


def test_the_head_of_a_column_is_measured_in_bold() -> None:
    title = "Illimitability"
    columns = (Column(title, 1), Column("Text", 20))

    narrow, _broad = widths(table(*columns, cells=(sample.cell("x"), sample.cell("x"))))

    assert narrow >= width_of(title, 8.5, bold=True) + SIDES > width_of(title, 8.5) + SIDES + 40


def test_a_status_stands_with_its_sign_on_one_line() -> None:
    status = sample.cell("In progress", status="in_progress")
    columns = (Column("Status", 1, "status"), Column("Text", 20))

    narrow, _broad = widths(table(*columns, cells=(status, sample.cell("x"))))

    assert narrow >= width_of("◐\u00a0In progress", 8.5) + SIDES


def test_a_date_is_broken_before_a_word_is() -> None:
    day = sample.day(date(2025, 9, 17))
    word = "x" * 20
    columns = (Column("Date", 1, "date"), *(Column("Text", 1) for _at in range(4)))

    first, *others = widths(table(*columns, cells=(day, *([sample.cell(word)] * 4))))

    assert first < width_of(day.text, 8.5) + SIDES
    assert min(others) >= width_of(word, 8.5) + SIDES


def test_the_reference_of_an_action_item_stands_on_one_line() -> None:
    columns = (Column("Item", 1), Column("Text", 20))

    narrow, _broad = widths(
        table(*columns, cells=(sample.cell("11.10-18.1-SEC"), sample.cell("x")))
    )

    assert narrow >= width_of("11.10-18.1-SEC", 8.5) + SIDES


def test_words_may_be_broken_at_a_hyphen() -> None:
    columns = (Column("A", 1), Column("Text", 20))

    narrow, _broad = widths(
        table(*columns, cells=(sample.cell("biodiversity-related"), sample.cell("x")))
    )

    assert narrow < width_of("biodiversity-related", 8.5) + SIDES
    assert narrow >= width_of("biodiversity-", 8.5) + SIDES


def test_a_table_of_many_columns_has_less_room_at_the_sides_of_its_cells() -> None:
    styles = Read(sample.document()).docx.styles

    sides = [
        styles[name]
        .element.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}/{qn('w:left')}")
        .get(qn("w:w"))
        for name in ("Report Table", "Report Table Small")
    ]

    assert sides == ["80", "50"]
    assert styles["Report Table Small"].base_style.style_id == "ReportTable"
