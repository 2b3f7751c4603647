"""How cells look: each format is made once and found again."""

from typing import Any

from .pictures.looks import LOOKS

INK, QUIET, ACCENT, LINE = "#16232B", "#54646D", "#00566B", "#C9D1D3"
GREY, SUM = "#EEF1F1", "#E7F1F0"
A4, MARGIN = 9, 0.4

# Of a cell: no stronger than black words on it allow; the sign says the same.
TINTS = {
    "no_information": "#FFFFFF",
    "not_started": "#F4E3C9",
    "in_progress": "#DCEAF7",
    "ongoing": "#B5DBF0",
    "implemented": "#BFE3D6",
    "elapsed": "#E4E7E8",
    "superseded": "#E4E7E8",
    "retired": "#E4E7E8",
}
# Days in words of the document's language, whatever the reader's computer speaks.
DAYS = {
    "en": "[$-809]d mmmm yyyy",
    "fr": "[$-40C]d mmmm yyyy",
    "es": '[$-C0A]d" de "mmmm" de "yyyy',
}
TEXT = "@"
NUMBERS = {"number": "0", "change": '+0;"−"0;0'}
LINE_HEIGHT, HIGHEST = 15, 405


def lines_of(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column that is so many letters wide."""
    if len(text) < width * 0.9 and "\n" not in text:
        return 1
    return sum(1 + int(len(line) / width) for line in text.split("\n"))


def height_of(lines: int) -> int:
    """Return the height of a row in points; Excel has no higher ones than the highest."""
    return min(HIGHEST, LINE_HEIGHT * lines + 3)


class Looks:
    """The formats of one workbook."""

    def __init__(self, book: Any, language: str) -> None:
        self.book = book
        self.day = DAYS.get(language, "yyyy-mm-dd")
        self.known: dict[tuple[str, str, str, bool], Any] = {}
        plain = {"font_color": INK, "valign": "top", "text_wrap": True}
        self.title = book.add_format(plain | {"bold": True, "font_size": 14, "font_color": ACCENT})
        self.heading = book.add_format(plain | {"bold": True, "font_size": 12})
        self.plain = book.add_format(plain)
        self.note = book.add_format(plain | {"font_color": QUIET})
        self.warning = book.add_format(plain | {"bold": True, "font_color": "#A3320B"})
        self.link = book.add_format(plain | {"font_color": ACCENT, "underline": 1})
        self.number = book.add_format(plain | {"align": "right"})
        self.heading_of_numbers = book.add_format(plain | {"bold": True, "align": "right"})
        self.name = book.add_format(
            plain
            | {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "valign": "vcenter"}
            | {"border": 1, "border_color": LINE}
        )

    def of(self, kind: str, tone: str, status: str, linked: bool) -> Any:
        """Return the format of a cell.

        Args:
            kind: what the cell holds: text, date, number, or change (a number with its sign).
            tone: that of its row.
            status: the code of the status that the words name; its sign stands before them.
            linked: whether it leads somewhere.
        """
        key = (kind, tone, status, linked)
        if key not in self.known:
            self.known[key] = self.book.add_format(self.properties(*key))
        return self.known[key]

    def properties(self, kind: str, tone: str, status: str, linked: bool) -> dict[str, Any]:
        found: dict[str, Any] = {"valign": "top", "text_wrap": True, "font_color": INK}
        found |= {"border": 1, "border_color": LINE, "align": "left", "num_format": TEXT}
        if kind in NUMBERS:
            found |= {"num_format": NUMBERS[kind], "align": "right", "indent": 1}
        elif kind == "date":
            found["num_format"] = self.day
        if tone == "grey":
            found |= {"font_color": QUIET, "bg_color": GREY}
        elif tone == "total":
            found |= {"bold": True, "bg_color": SUM, "top": 2}
        if status in TINTS:
            found |= {"bg_color": TINTS[status], "num_format": f'"{LOOKS[status].sign} "@'}
        if linked:
            found |= {"font_color": ACCENT, "underline": 1}
        return found
