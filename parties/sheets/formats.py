"""How the workbook looks: on the screen, and printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .columns import Column, Holds

INK, QUIET, ACCENT, GREY, LINE = "#16232B", "#54646D", "#00566B", "#EEF1F1", "#C9D1D3"
A4, LANDSCAPE_MARGIN = 9, 0.4
# A row grows with its text up to here; a longer one is read in the cell itself.
MOST_LINES, LINE_HEIGHT = 12, 15
NAME_WIDTH, TEXT_WIDTH = 26, 84


@dataclass(frozen=True)
class Look:
    """The formats of cells."""

    title: Any
    heading: Any
    label: Any
    plain: Any
    name: Any
    text: Any
    given: Any
    day: Any
    number: Any

    def of(self, column: Column) -> Any:
        return {Holds.GIVEN: self.given, Holds.DAY: self.day}.get(column.holds, self.text)


def of(book: Any) -> Look:
    """Return the formats: a text stays a text, whatever is typed into its cell."""
    wrapped = {"text_wrap": True, "valign": "top", "font_color": INK}
    written = wrapped | {"num_format": "@", "border": 1, "border_color": LINE}
    return Look(
        title=book.add_format({"bold": True, "font_size": 16, "font_color": ACCENT}),
        heading=book.add_format({"bold": True, "font_size": 12, "font_color": ACCENT}),
        label=book.add_format(wrapped | {"font_color": QUIET, "align": "left"}),
        plain=book.add_format(wrapped),
        name=book.add_format(
            wrapped | {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "locked": True}
        ),
        text=book.add_format(written),
        given=book.add_format(written | {"bg_color": GREY, "font_color": QUIET}),
        day=book.add_format(written | {"num_format": "d mmm yyyy", "align": "left"}),
        number=book.add_format(written | {"num_format": "0", "align": "left"}),
    )


class Page:
    """Writes the sheet of instructions from the top down."""

    def __init__(self, sheet: Any, look: Look) -> None:
        self.sheet, self.look, self.row = sheet, look, 0
        sheet.set_column(0, 0, NAME_WIDTH, look.label)
        sheet.set_column(1, 1, TEXT_WIDTH, look.plain)
        sheet.hide_gridlines(2)

    def title(self, text: str) -> None:
        self.sheet.set_row(self.row, 2 * LINE_HEIGHT)
        self.sheet.write_string(self.row, 0, text, self.look.title)
        self.row += 2

    def heading(self, text: str) -> None:
        self.row += 1
        self.sheet.set_row(self.row, 1.5 * LINE_HEIGHT)
        self.sheet.write_string(self.row, 0, text, self.look.heading)
        self.row += 1

    def pair(self, name: str, text: str) -> None:
        self.sheet.set_row(self.row, height(((name, NAME_WIDTH), (text, TEXT_WIDTH))))
        self.sheet.write_string(self.row, 0, name, self.look.label)
        self.sheet.write_string(self.row, 1, text, self.look.plain)
        self.row += 1

    def done(self) -> None:
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)


def height(texts: Iterable[tuple[str, int]]) -> float:
    """Return the height of a row for its texts, each with the width of its column.

    Not all programs fit rows to their text by themselves.
    """
    most = max((lines(text, width) for text, width in texts), default=1)
    return min(most, MOST_LINES) * LINE_HEIGHT


def lines(text: str, width: int) -> int:
    """Return about how many lines a text takes in a column; words do not break."""
    return sum(1 + int(len(line) * 1.1) // width for line in text.split("\n"))


def arrange_actions(sheet: Any, width: int, names: int, first: int, last: int) -> None:
    """Keep names and titles in sight, let rows be filtered, and print on two pages' width."""
    sheet.freeze_panes(first, 3)
    sheet.autofilter(names, 0, last, width - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=LANDSCAPE_MARGIN, right=LANDSCAPE_MARGIN)
    sheet.repeat_rows(names)
    sheet.repeat_columns(0, 2)
    sheet.fit_to_pages(2, 0)
    sheet.set_footer("&L&F&R&P / &N")


def arrange_items(sheet: Any, width: int, rows: int) -> None:
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), width - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&P / &N")
