"""A workbook holds what the tables of its document say: texts as texts, numbers as numbers."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tracker.reporting.content import LANGUAGES
from tracker.reporting.document import Cell, Column, Row, Table
from tracker.reporting.wording import document_of

from . import contents, sample
from .reading_workbook import (
    FIRST_ROW,
    MAIN,
    NAMES_ROW,
    book,
    first,
    given,
    of,
    one,
)

LONG = "".join(f"{at} " for at in range(20_000))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", ["content", "harsh", "empty"])
def test_every_cell_of_every_table_is_there(said: str, language: str) -> None:
    document = document_of(getattr(contents, said)(), language)

    made = book(document)

    assert len(made.sheets) == len(document.tables)
    for sheet, table in zip(made.sheets, document.tables, strict=True):
        assert sheet["A1"].value == table.title
        names = [sheet.cell(NAMES_ROW, at).value for at in range(1, len(table.columns) + 1)]
        assert names == [column.title for column in table.columns]
        rows = [[given(cell) for cell in row.cells] for row in table.rows]
        assert made.rows(sheet, table) == rows


def test_harsh_texts_are_kept_as_they_are() -> None:
    table = sample.harsh_table()

    made = book(of(table))

    assert made.rows(first(made), table) == [
        [given(cell) for cell in row.cells] for row in table.rows
    ]


def test_nothing_becomes_a_formula() -> None:
    made = book(sample.document("en", sample.harsh_table()))

    sheets = made.parts("xl/worksheets/")

    assert len(sheets) == 6
    assert not [found for sheet in sheets for found in sheet.iter(f"{{{MAIN}}}f")]


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "12", "2025-01-24", "https://example.org"])
def test_a_text_stays_a_text(text: str) -> None:
    made = book(one(sample.cell(text)))

    cell = first(made).cell(FIRST_ROW, 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_text_that_looks_like_xml_is_kept() -> None:
    text = "<r><t>bold</t></r>"

    made = book(one(sample.cell(text)))

    assert first(made).cell(FIRST_ROW, 1).value == text


def test_days_are_days_in_words_of_the_language() -> None:
    made = book(replace(one(sample.day(date(2025, 3, 1))), language="fr"))

    cell = first(made).cell(FIRST_ROW, 1)
    assert cell.value == datetime(2025, 3, 1)  # noqa: DTZ001
    assert cell.is_date
    assert cell.number_format == "[$-40C]d mmmm yyyy"


def test_a_day_that_excel_counts_wrongly_stays_in_words() -> None:
    made = book(one(sample.day(date(1899, 12, 31))))

    assert first(made).cell(FIRST_ROW, 1).value == "31 December 1899"


def test_a_number_whose_words_say_more_stays_in_words() -> None:
    made = book(one(Cell((sample.line("3 of 133"),), 3)))

    assert first(made).cell(FIRST_ROW, 1).value == "3 of 133"


def test_a_change_is_a_number_with_its_sign() -> None:
    made = book(one(Cell((sample.line("−2"),), -2)))

    cell = first(made).cell(FIRST_ROW, 1)
    assert (cell.value, cell.number_format) == (-2, '+0;"−"0;0')


def test_a_status_has_its_sign_and_colour_and_only_its_words_as_text() -> None:
    made = book(one(sample.cell("Ongoing", status="ongoing")))

    cell = first(made).cell(FIRST_ROW, 1)
    assert (cell.value, cell.number_format) == ("Ongoing", '"↻ "@')
    assert cell.fill.start_color.rgb == "FFB5DBF0"


def test_sums_are_bold_and_grey_rows_grey() -> None:
    made = book(of(sample.table()))

    fonts = [first(made).cell(FIRST_ROW + at, 1).font for at in range(4)]
    assert [font.bold for font in fonts] == [False, False, False, True]
    assert fonts[2].color.rgb == "FF54646D" != fonts[0].color.rgb


@pytest.mark.parametrize("text", [LONG, LONG.replace(" ", ""), "🐘" * 40_000])
def test_a_text_too_long_for_a_cell_goes_on_in_the_rows_below(text: str) -> None:
    row = Row((sample.cell("before"), sample.cell(text)))
    table = Table("one", "One", (Column("A", 1), Column("B", 1)), (row, row))

    made = book(of(table))

    assert made.rows(first(made), table) == [["before", text]] * 2
    assert first(made).cell(FIRST_ROW + 1, 1).value is None
    longest = max(len((cell.value or "").encode("utf-16-le")) // 2 for cell in first(made)["B"])
    assert 32_000 < longest <= 32_767


def test_a_text_of_the_greatest_length_is_not_parted() -> None:
    made = book(one(sample.cell("x" * 32_767)))

    assert first(made).cell(FIRST_ROW, 1).value == "x" * 32_767
