"""A table as CSV: UTF-8 with its mark in front, RFC 4180, a line for each row."""

import csv
import io
from datetime import date

from resolutions.item_files import harmless

from .document import Cell, Table

MARK = "\ufeff"


def as_csv(table: Table) -> bytes:
    """Return the table as CSV: days as 2025-01-24, numbers in figures, all else in its words.

    The file has the columns and rows alone, without title or note. A text that a spreadsheet would
    take for a formula has an apostrophe before it (`item_files.harmless`).
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([harmless(column.title) for column in table.columns])
    for row in table.rows:
        writer.writerow([said(cell) for cell in row.cells])
    return (MARK + lines.getvalue()).encode()


def said(cell: Cell) -> str:
    """Return what a cell says; a number is one, and so is not taken for a formula."""
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    if cell.value is not None:
        return str(cell.value)
    return harmless(cell.text)
