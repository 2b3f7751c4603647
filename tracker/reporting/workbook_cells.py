"""Puts the cells of a table into a sheet: texts as texts, whatever they look like."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter.url import Url

from .document import Cell, Row, Run, plain
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
NO_LINKS: list[Run] = []
ADDRESSES = ("https://", "http://", "mailto:")

# Words that lead to an address.
Link = tuple[str, str]


@dataclass
class Sheet:
    """A sheet of the workbook in which cells are put.

    Attributes:
        widths: of its columns, in letters.
        links: those that found no place; with the row and the column of the first cell that
            each stands in.
    """

    page: Any
    looks: Looks
    widths: list[float]
    many_links: int = 0
    links: dict[Link, tuple[int, int]] = field(default_factory=dict)
    addresses: dict[Link, Url] = field(default_factory=dict)

    def put_row(self, at: int, row: Row) -> int:
        """Put a row and return where the next begins.

        A text that is longer than a cell can hold goes on in the rows below, in the same column;
        it says so where it is parted.
        """
        rest: dict[int, list[str]] = {}
        lines = 1
        for column, cell in enumerate(row.cells):
            text, links = read(cell)
            href = self.link(at, column, text, links) if links else ""
            kind = "text" if cell.value is None else kind_of(cell.value, text)
            look = self.looks.of(kind, row.tone, cell.status, bool(href))
            if kind != "text":
                self.write_value(at, column, cell.value, text, look, href)
            elif later := self.write(at, column, text, look, href):
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

    def write_value(
        self, row: int, column: int, value: Any, text: str, look: Any, href: str
    ) -> None:
        """Write a number or a day, with the address to which it leads."""
        if href:
            self.page.write_url(row, column, self.address(href, text), look)
        if isinstance(value, date):
            self.page.write_datetime(row, column, value, look)
        else:
            self.page.write_number(row, column, value, look)

    def write(self, row: int, column: int, text: str, look: Any, href: str = "") -> list[str]:
        """Write a text, whatever it looks like, with the address to which it leads.

        Returns: what of it did not fit in.
        """
        rest = NOTHING
        if len(text) * 2 > MOST_IN_CELL:
            text, rest = parted(text)
        # XlsxWriter takes such a text for XML of its own, unless it comes in parts.
        like_xml = text.startswith("<r>") and text.endswith("</r>")
        if href:
            self.page.write_url(row, column, self.address(href, "" if like_xml else text), look)
        if not text:
            self.page.write_blank(row, column, None, look)
        elif like_xml:
            self.page.write_rich_string(row, column, text[:1], text[1:2], text[2:], look)
        elif not href:
            self.page.write_string(row, column, text, look)
        return rest

    def address(self, href: str, text: str) -> Url:
        """Return an address as XlsxWriter wants it; the same ones stand in many rows."""
        found = self.addresses.get((text, href))
        if found is None:
            found = self.addresses[text, href] = Url(href)
            found.text = text
        return found

    def link(self, row: int, column: int, text: str, links: list[Run]) -> str:
        """Return where a cell leads, if it has one link and can lead there.

        Other links of the cell are remembered. So are those of cells of several lines: LibreOffice
        writes the lines of a cell that leads somewhere into one.
        """
        href = links[0].href
        if len(links) == 1 and "\n" not in text and self.takes(href):
            self.many_links += 1
            return href
        for run in links:
            self.links.setdefault((run.text, run.href), (row, column))
        return ""

    def takes(self, href: str) -> bool:
        """Tell whether the sheet can have one more link, to this address."""
        return (
            self.many_links < MOST_LINKS
            and href.startswith(ADDRESSES)
            and units(href) <= MOST_IN_ADDRESS
        )


def read(cell: Cell) -> tuple[str, list[Run]]:
    """Return the text of a cell, and its links; most are of one run, and there are many of them."""
    lines = cell.lines
    if len(lines) == 1 and len(lines[0]) == 1:
        run = lines[0][0]
        return run.text, [run] if run.href else NO_LINKS
    if not lines:
        return "", NO_LINKS
    text = "\n".join([line[0].text if len(line) == 1 else plain(line) for line in lines])
    return text, [run for line in lines for run in line if run.href]


def kind_of(value: int | date, text: str) -> str:
    """Return what Excel takes a value for; a text, where its words say more or Excel cannot."""
    if isinstance(value, date):
        return "date" if value >= FIRST_DAY else "text"
    if text != str(value) and "".join(filter(str.isdigit, text)) != str(abs(value)):
        return "text"
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
