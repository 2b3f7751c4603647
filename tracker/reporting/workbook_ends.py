"""The first sheet and the last: what the workbook is, and the links that found no cell."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from .document import Cell, Column, Document, Line, Row, Run, Table, plain
from .workbook_cells import Link, Sheet
from .workbook_looks import HIGHEST, Looks, height_of, lines_of
from .workbook_tables import set_up_print

WIDE, NARROW = 92, 14


class Front:
    """Writes the first sheet from the top down."""

    def __init__(self, page: Any, looks: Looks) -> None:
        self.sheet, self.looks, self.row = Sheet(page, looks, [WIDE, NARROW]), looks, 0
        page.set_column(0, 0, WIDE)
        page.set_column(1, 1, NARROW)
        page.hide_gridlines(2)

    def say(self, text: str, look: Any) -> None:
        """Write a line; an empty one is left out."""
        if text:
            self.sheet.write(self.row, 0, text, look)
            size = 1.4 if look is self.looks.title else 1
            height = height_of(lines_of(text, WIDE / size)) * size
            self.sheet.page.set_row(self.row, min(HIGHEST, height))
            self.row += 1

    def skip(self) -> None:
        self.row += 1

    def lead_to(self, name: str, title: str, rows: int) -> None:
        """Write a line that leads to a sheet, with the number of rows of its table."""
        self.sheet.write(self.row, 0, title, self.looks.link, f"internal:{quoted(name)}!A1")
        self.sheet.page.write_number(self.row, 1, rows, self.looks.number)
        self.row += 1


def quoted(name: str) -> str:
    """Return the name of a sheet as it stands in a reference to its cells."""
    return "'" + name.replace("'", "''") + "'"


def write_front(
    page: Any, looks: Looks, document: Document, named: Iterable[tuple[str, Table]]
) -> None:
    """Write the head of the report, its summary, and where each table is."""
    front, head = Front(page, looks), document.head
    front.say(document.draft, looks.warning)
    front.say(document.demonstration, looks.warning)
    front.say(plain(head.title), looks.title)
    front.skip()
    for words in (
        head.organization, head.distribution, head.symbol, head.revises, head.dated,
        head.original, head.meeting, head.place, head.agenda_item, head.prepared_by,
    ):  # fmt: skip
        front.say(words, looks.plain)
    front.skip()
    if document.summary:
        front.say(document.summary_title, looks.heading)
        write_lines(front, document.summary)
        front.skip()
    front.sheet.write(front.row, 1, _("Rows"), looks.heading_of_numbers)
    front.say(_("Tables"), looks.heading)
    for name, table in named:
        front.lead_to(name, table.title, len(table.rows))
    front.skip()
    front.say(document.footnote, looks.note)
    set_up_print(page, document, landscape=False)


def write_lines(front: Front, lines: Sequence[Line]) -> None:
    for line in lines:
        front.say(plain(line), front.looks.plain)


def table_of_links(sheets: Iterable[Sheet]) -> Table | None:
    """Return the links that found no cell as a table of their own; none where there are none.

    Each is there once, however many cells have it.
    """
    found: dict[Link, tuple[str, str]] = {}
    for sheet in sheets:
        name = sheet.page.get_name()
        for link, (row, column) in sheet.links.items():
            if link not in found:
                found[link] = name, place(row, column)
    if not found:
        return None
    rows = tuple(
        Row((said(name), said(cell), said(text), Cell(((Run(href, href=href),),))))
        for (text, href), (name, cell) in found.items()
    )
    columns = (Column(_("Sheet"), 4), Column(_("Cell"), 2), Column(_("Text"), 5))
    note = _(
        "The links of cells with several links or lines, each once, with the first cell that has "
        "it."
    )
    return Table("links", _("Links"), (*columns, Column(_("Address"), 10)), rows, note)


def said(words: str) -> Cell:
    return Cell(((Run(words),),))


def place(row: int, column: int) -> str:
    """Return what Excel calls a cell: C7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
