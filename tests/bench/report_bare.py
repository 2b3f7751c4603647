"""The same tables by the shortest way: each library's own calls, no format, no layout."""

import csv
import json
from collections.abc import Sequence
from io import BytesIO, StringIO

import docx
import typst
import xlsxwriter

from tracker.reporting.document import Cell, Document, Table

# A table's heading and rows, cell by cell.
Value = str | int
Grid = list[list[Value]]

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
