"""A table as a sheet: its title, its columns, its rows, its note; filtered, frozen, printable."""

from math import fsum
from typing import Any

from .document import Column, Document, Table
from .workbook_cells import Sheet
from .workbook_looks import A4, HIGHEST, MARGIN, Looks, height_of, lines_of

TITLE_ROW, NAMES_ROW, FIRST_ROW = 0, 2, 3
# How wide a column is, in letters; the arrow of the filter takes some of its name's room.
NARROWEST, WIDEST, ARROW, LONGEST, DAY = 10, 80, 4, 24, 24
FOR_COLUMN, LEAST, MOST = 20, 90, 190
HEADER_LIMIT = 255


def write_table(page: Any, looks: Looks, table: Table, document: Document) -> tuple[Sheet, int]:
    """Write the sheet of a table and return it, and the first row that is free below."""
    sheet = Sheet(page, looks, widths(table))
    name_columns(sheet, table)
    across(sheet, TITLE_ROW, table.title, looks.title, 1.4)
    at = ends = FIRST_ROW
    for row in table.rows:
        at = sheet.put_row(at, row)
        ends = at if row.tone != "total" else ends
    arrange(page, len(table.columns), ends)
    set_up_print(page, document)
    if table.note:
        across(sheet, at + 1, table.note, looks.note)
        at += 2
    return sheet, at


def name_columns(sheet: Sheet, table: Table) -> None:
    """Write the names of the columns, in a row that is high enough for them."""
    lines = 1
    for at, (column, width) in enumerate(zip(table.columns, sheet.widths, strict=True)):
        sheet.page.set_column(at, at, width)
        sheet.write(NAMES_ROW, at, column.title, sheet.looks.name)
        lines = max(lines, lines_of(column.title, width - ARROW))
    sheet.page.set_row(NAMES_ROW, height_of(lines))


def widths(table: Table) -> list[float]:
    """Return the widths of the columns in letters, by their parts of the whole."""
    parts = sum(column.width for column in table.columns) or 1
    whole = max(LEAST, min(MOST, FOR_COLUMN * len(table.columns)))
    return [
        max(least(column), min(WIDEST, whole * column.width / parts)) for column in table.columns
    ]


def least(column: Column) -> int:
    """Return the width in which no word of a title is broken, and no day is too long.

    A very long word is broken; a day cannot be.
    """
    longest = max(map(len, column.title.split()), default=0)
    return max(NARROWEST, min(longest, LONGEST) + ARROW, DAY if column.kind == "date" else 0)


def across(sheet: Sheet, row: int, text: str, look: Any, size: float = 1) -> None:
    """Write a text over all columns, in a row that is high enough for it.

    Args:
        size: that of its type, in parts of the ordinary.
    """
    many = len(sheet.widths)
    if many > 1:
        sheet.page.merge_range(row, 0, row, many - 1, "", look)
    sheet.write(row, 0, text, look)
    lines = lines_of(text, max(1, fsum(sheet.widths) / size))
    sheet.page.set_row(row, min(HIGHEST, height_of(lines) * size))


def arrange(page: Any, columns: int, ends: int) -> None:
    """Freeze the names of the columns, and filter the rows by them; sums stay out of that."""
    page.freeze_panes(FIRST_ROW, 0)
    if columns:
        page.autofilter(NAMES_ROW, 0, max(ends - 1, NAMES_ROW), columns - 1)
        page.repeat_rows(NAMES_ROW)


def set_up_print(page: Any, document: Document, *, landscape: bool = True) -> None:
    """Have the sheet printed as wide as the paper, with the symbol and the page's number."""
    if landscape:
        page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=MARGIN, right=MARGIN, top=0.7, bottom=0.7)
    notices = " – ".join(filter(None, (document.draft, document.demonstration)))
    if notices:
        page.set_header(f"&C&B{coded(notices)}"[:HEADER_LIMIT])
    counted = coded(document.page) % {"page": "&P", "pages": "&N"}
    page.set_footer(f"&L{coded(document.head.symbol)}&R{counted}"[:HEADER_LIMIT])


def coded(text: str) -> str:
    """Return a text so that headers take no part of it for a code of theirs."""
    return text.replace("&", "&&")
