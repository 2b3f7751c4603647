"""A table as CSV says what the table says, and nothing that a spreadsheet would run."""

import csv
import io
from datetime import date

import pytest

from resolutions.item_files import FORMULA, harmless
from tracker.reporting.content import LANGUAGES
from tracker.reporting.csvs import as_csv
from tracker.reporting.document import Cell, Column, Row, Table
from tracker.reporting.wording import document_of

from . import contents, sample


def read(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def given(cell: Cell) -> str:
    """What the file has to hold for a cell."""
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return harmless(cell.text) if cell.value is None else str(cell.value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", ["content", "harsh", "empty"])
def test_every_cell_of_every_table_is_there(said: str, language: str) -> None:
    tables = document_of(getattr(contents, said)(), language).tables

    made = [read(as_csv(table)) for table in tables]

    assert made == [
        [
            [column.title for column in table.columns],
            *([given(cell) for cell in row.cells] for row in table.rows),
        ]
        for table in tables
    ]


def test_a_file_begins_with_the_mark_of_its_encoding_and_ends_lines_as_the_standard_says() -> None:
    made = as_csv(sample.table(rows=1))

    assert (
        made
        == (
            "\ufeffAddressee,Status,Since,Action items\r\n"
            "Addressee 0,Ongoing,2025-03-01,0\r\n"
            "All,,,0\r\n"
        ).encode()
    )


def test_nothing_of_a_text_is_a_formula() -> None:
    table = sample.harsh_table()

    texts = [row[1] for row in read(as_csv(table))[1:]]

    assert not [text for text in texts if text.startswith(FORMULA)]
    assert [text for text in texts if text.startswith("'=1+1")] == ["'=1+1"]


def test_a_negative_number_stays_a_number() -> None:
    cell = Cell((sample.line("−2"),), -2)

    made = as_csv(Table("one", "One", (Column("Change", 1),), (Row((cell,)),)))

    assert read(made) == [["Change"], ["-2"]]


def test_lines_quotes_and_commas_of_a_text_are_kept() -> None:
    cell = Cell((sample.line('one, "two"'), sample.line("three")))

    made = as_csv(Table("one", "One", (Column("Text", 1),), (Row((cell,)),)))

    assert read(made) == [["Text"], ['one, "two"\nthree']]
