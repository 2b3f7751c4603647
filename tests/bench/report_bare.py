"""The same tables by the shortest way: each library's own calls, no format, no layout.

XLSX has a second way, which writes cells of the same kinds as ours.
"""

import csv
import json
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Any, NamedTuple

import docx
import typst
import xlsxwriter

from tracker.reporting.document import Cell, Document, Table

# A table's heading and rows, cell by cell.
Value = str | int
Grid = list[list[Value]]


class Linked(NamedTuple):
    """A text that leads somewhere."""

    text: str
    href: str


# A table's heading, how wide its columns are, and its rows, each cell of its kind.
Kind = str | int | date | Linked


class Sheet(NamedTuple):
    heading: list[str]
    widths: list[int]
    rows: list[list[Kind]]


TYPST = b"""#set page(flipped: true)
#for rows in json(bytes(sys.inputs.tables)) {
  table(columns: (1fr,) * rows.first().len(), ..rows.flatten())
}
"""
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def grids_of(document: Document) -> list[Grid]:
    return [grid_of(table) for table in document.tables]


def grid_of(table: Table) -> Grid:
    """Return what the table says: numbers as numbers, all else as texts."""
    heading: list[Value] = [column.title for column in table.columns]
    return [heading, *([value_of(cell) for cell in row.cells] for row in table.rows)]


def value_of(cell: Cell) -> Value:
    return cell.value if isinstance(cell.value, int) else cell.text


def xlsx(grids: Sequence[Grid]) -> bytes:
    """Write each cell with plain XlsxWriter."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, OPTIONS)
    for grid in grids:
        sheet = book.add_worksheet()
        for at, row in enumerate(grid):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(at, column, value)
                else:
                    sheet.write_string(at, column, value)
    book.close()
    return made.getvalue()


def sheets_of(document: Document) -> list[Sheet]:
    return [sheet_of(table) for table in document.tables]


def sheet_of(table: Table) -> Sheet:
    """Return what the table says, where it leads, and its days as days."""
    return Sheet(
        [column.title for column in table.columns],
        [3 * column.width for column in table.columns],
        [[kind_of(cell) for cell in row.cells] for row in table.rows],
    )


def kind_of(cell: Cell) -> Kind:
    """Return a link where the cell has just one, as a cell of a spreadsheet can."""
    links = [run.href for line in cell.lines for run in line if run.href]
    if len(links) == 1:
        return Linked(cell.text, links[0])
    return cell.text if cell.value is None else cell.value


def xlsx_of_kinds(sheets: Sequence[Sheet]) -> bytes:
    """Write each cell as what it is: a text, a number, a day or a link, in a sheet that is frozen
    below its bold heading and filtered.
    """
    made = BytesIO()
    book = xlsxwriter.Workbook(made, OPTIONS)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    day = book.add_format({"num_format": "d mmmm yyyy"})
    for heading, widths, rows in sheets:
        page = book.add_worksheet()
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(rows), len(heading) - 1)
        for column, (title, width) in enumerate(zip(heading, widths, strict=True)):
            page.set_column(column, column, width)
            page.write_string(0, column, title, bold)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                put(page, at, column, value, wrapped, day)
    book.close()
    return made.getvalue()


def put(page: Any, at: int, column: int, value: Kind, wrapped: Any, day: Any) -> None:
    """Write a cell by the call that XlsxWriter has for its kind."""
    if isinstance(value, str):
        page.write_string(at, column, value, wrapped)
    elif isinstance(value, Linked):
        page.write_url(at, column, value.href, None, value.text)
    elif isinstance(value, int):
        page.write_number(at, column, value)
    else:
        page.write_datetime(at, column, value, day)


def word(grids: Sequence[Grid]) -> bytes:
    """Fill each table through python-docx, in cells that it was asked for once."""
    made, document = BytesIO(), docx.Document()
    for grid in grids:
        cells = document.add_table(len(grid), len(grid[0]))._cells
        values = (value for row in grid for value in row)
        for cell, value in zip(cells, values, strict=True):
            cell.text = str(value)
    document.save(made)
    return made.getvalue()


def pdf(grids: Sequence[Grid]) -> bytes:
    """Let typst set each table from JSON, untagged."""
    texts = [[[str(value) for value in row] for row in grid] for grid in grids]
    made = typst.Compiler(TYPST, ignore_system_fonts=True).compile(
        format="pdf", sys_inputs={"tables": json.dumps(texts)}, pdf_tags=False
    )
    assert isinstance(made, bytes)
    return made


def comma_separated(grid: Grid) -> bytes:
    made = StringIO(newline="")
    csv.writer(made).writerows(grid)
    return made.getvalue().encode()
