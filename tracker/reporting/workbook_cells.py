"""Puts the cells of a table into a sheet: texts as texts, whatever they look like."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from .document import Cell, Line, Row, Run
from .workbook_looks import HIGHEST, Looks, height_of, lines_of
from .workbook_names import units

# Excel's limits: units of UTF-16 in a cell, and in an address; links in a sheet.
MOST_IN_CELL = 32_767
MOST_IN_ADDRESS = 2_079
MOST_LINKS = 65_530
# A text that is so short takes one line in any column.
SHORT = 8
# What of a cell is left free for the words that say where the text goes on.
FOR_MARKS = 200
# Where a text may be parted, this far back from where it has to be.
BACK = 300
# Excel counts days from here; one that it took for a leap day lies before.
FIRST_DAY = date(1900, 3, 1)
NOTHING: list[str] = []
ADDRESSES = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Link:
    """A link that a cell cannot have, for want of room: a cell of a spreadsheet has one at most."""

    row: int
    column: int
    text: str
    href: str


@dataclass
class Sheet:
    """A sheet of the workbook in which cells are put.

    Attributes:
        widths: of its columns, in letters.
        links: those that found no place.
    """

    page: Any
    looks: Looks
    widths: list[float]
    many_links: int = 0
    links: list[Link] = field(default_factory=list)

    def put_row(self, at: int, row: Row) -> int:
        """Put a row and return where the next begins.

        A text that is longer than a cell can hold goes on in the rows below, in the same column;
        it says so where it is parted.
        """
        rest: dict[int, list[str]] = {}
        lines = 1
        for column, cell in enumerate(row.cells):
            text = text_of(cell)
            if later := self.put(at, column, cell, text, row.tone):
                rest[column] = later
            if len(text) > SHORT or "\n" in text:
                lines = max(lines, lines_of(text, self.widths[column]))
        if lines > 1:
            self.page.set_row(at, height_of(lines))
        return self.go_on(at + 1, row, rest) if rest else at + 1

    def go_on(self, at: int, row: Row, rest: dict[int, list[str]]) -> int:
        """Put what did not fit into the rows from here, and return the one after them."""
        deep = max(map(len, rest.values()))
        look = self.looks.of("text", row.tone, "", False)
        for below in range(deep):
            for column in range(len(row.cells)):
                later = rest.get(column, [])
                self.write(at + below, column, later[below] if below < len(later) else "", look)
            self.page.set_row(at + below, HIGHEST)
        return at + deep

    def put(self, row: int, column: int, cell: Cell, text: str, tone: str) -> list[str]:
        """Put a cell, and return what of its text did not fit in."""
        href = self.link(row, column, cell) if cell.lines else ""
        value = cell.value
        if value is not None and as_value(value, text):
            kind = kind_of(value, text)
            look = self.looks.of(kind, tone, cell.status, bool(href))
            if href:
                self.page.write_url(row, column, href, look, text)
            write = self.page.write_datetime if kind == "date" else self.page.write_number
            write(row, column, value, look)
            return NOTHING
        first, rest = (text, NOTHING) if len(text) * 2 <= MOST_IN_CELL else parted(text)
        self.write(row, column, first, self.looks.of("text", tone, cell.status, bool(href)), href)
        return rest

    def write(self, row: int, column: int, text: str, look: Any, href: str = "") -> None:
        """Write a text, whatever it looks like, with the address to which it leads."""
        if href:
            self.page.write_url(row, column, href, look, text)
        if not text:
            self.page.write_blank(row, column, None, look)
        elif text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter takes such a text for XML of its own, unless it comes in parts.
            self.page.write_rich_string(row, column, text[:1], text[1:2], text[2:], look)
        elif not href:
            self.page.write_string(row, column, text, look)

    def link(self, row: int, column: int, cell: Cell) -> str:
        """Return where the cell leads, if that is one address and Excel takes it.

        Other links of the cell are remembered.
        """
        lines = cell.lines
        found = [run for run in lines[0] if run.href] if len(lines) == 1 else linked(lines)
        if not found:
            return ""
        if len(lines) == 1 and len(found) == 1 and self.takes(found[0].href):
            self.many_links += 1
            return found[0].href
        self.links += [Link(row, column, run.text, run.href) for run in found]
        return ""

    def takes(self, href: str) -> bool:
        """Tell whether the sheet can have one more link, to this address."""
        return (
            self.many_links < MOST_LINKS
            and href.startswith(ADDRESSES)
            and units(href) <= MOST_IN_ADDRESS
        )


def linked(lines: Iterable[Line]) -> list[Run]:
    return [run for line in lines for run in line if run.href]


def text_of(cell: Cell) -> str:
    """Return the text of the cell; most are of one run, and there are many of them."""
    if len(cell.lines) == 1 and len(cell.lines[0]) == 1:
        return cell.lines[0][0].text
    return cell.text


def as_value(value: int | date, text: str) -> bool:
    """Tell whether the value says all that the words of the cell say, and Excel can count it."""
    if isinstance(value, date):
        return value >= FIRST_DAY
    return "".join(filter(str.isdigit, text)) == str(abs(value))


def kind_of(value: int | date, text: str) -> str:
    if isinstance(value, date):
        return "date"
    return "change" if text.startswith(("+", "−")) else "number"


def parted(text: str) -> tuple[str, list[str]]:
    """Return what of the text fits in a cell, and the rest in pieces that do.

    Words at the ends of the pieces say that it goes on; without them, the pieces are the text.
    """
    if units(text) <= MOST_IN_CELL:
        return text, []
    first, *rest = pieces_of(text)
    goes_on, begun = "\n" + _("(continued in the row below)"), _("(continued)") + "\n"
    return first + goes_on, [
        f"{begun}{piece}{goes_on if at < len(rest) else ''}" for at, piece in enumerate(rest, 1)
    ]


def pieces_of(text: str) -> Iterator[str]:
    """Yield the text piece by piece, parted at a space where there is one."""
    while units(text) > MOST_IN_CELL - FOR_MARKS:
        end = MOST_IN_CELL - FOR_MARKS
        while units(text[:end]) > MOST_IN_CELL - FOR_MARKS:
            end -= max(1, (units(text[:end]) - MOST_IN_CELL + FOR_MARKS) // 2)
        space = max(text.rfind(each, end - BACK, end) for each in ("\n", " "))
        end = space + 1 if space > 0 else end
        yield text[:end]
        text = text[end:]
    if text:
        yield text
