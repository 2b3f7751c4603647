"""Tables on their way into a PDF: how wide their columns are, and which rows stay whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from resolutions.choices import SIGNS, Status

from .document import Cell, Column, Line, Row, Run, Table, plain
from .heights import heights
from .pdf_spans import Breaks, breaking
from .pdf_text import KEEPING, clean, line_value, runs_leftward
from .widths import shares


@dataclass(frozen=True)
class Sheet:
    """A page between its margins.

    Attributes:
        width: in points.
        whole: a row of up to so many lines, a third of the page, is not broken.
    """

    width: float
    whole: int


UPRIGHT, LYING = Sheet(470.0, 24), Sheet(728.0, 16)
# In points: what a cell keeps free at its sides.
INSET = 9.0
# The size of the letters: in a table of many columns, and in another.
MANY = 9
SMALL, USUAL = 7.5, 8.0
# How wide a sign is, in parts of the size of the letters: any but those named, about.
MEAN = 0.52
WIDTHS = {
    0.3: "iljI.,:;'|!()[] ",
    0.42: "frtscz-/",
    0.62: "ABCDEFGHJKLNOPQRSTUVXYZ",
    0.93: "mwMW%@",
}
WIDTH_OF = {sign: width for width, signs in WIDTHS.items() for sign in signs}
# Bold letters are wider.
BOLD = 1.08
# A word, a date or a number up to so long finds room in its column, so that it is not broken.
WORD = 18
VALUE = 24
# A table of up to so many lines stays on one page.
WHOLE_TABLE = 18
# Lines of up to so many letters that are no sentences stand close, as one paragraph.
SHORT = 48
# What the sign of a status takes before its name.
SIGN = 1.4
BREAK = re.compile(rf"(?![{KEEPING}])\s|(?<=[–/])")
HYPHEN = re.compile(r"(?<=-)")

TINTS: Mapping[str, str] = {
    Status.NO_INFORMATION: "#ffffff",
    Status.NOT_STARTED: "#f8ecd8",
    Status.IN_PROGRESS: "#e0ebf6",
    Status.ONGOING: "#c2dff0",
    Status.IMPLEMENTED: "#c4e2d7",
    Status.ELAPSED: "#e4e7e8",
    Status.SUPERSEDED: "#e4e7e8",
    Status.RETIRED: "#e4e7e8",
}


def table_value(table: Table, sheet: Sheet) -> dict[str, object]:
    """Return a table as typst takes it, as wide as its page."""
    size = SMALL if len(table.columns) >= MANY else USUAL
    least = [INSET + size * longest_word(table, at) for at in range(len(table.columns))]
    widths = widths_of(table, least, sheet.width)
    room = [max(int((each - INSET) / (MEAN * size)), 1) for each in widths]
    # Where every column is as wide as its words, only what is longer than a word breaks.
    longest = room if fsum(least) > sheet.width else [max(signs, WORD) for signs in room]
    lines = heights(table.rows, room)
    breaks = breaking(table.rows, table.columns, room, lines, sheet.whole)
    return {
        "kind": "table",
        "title": clean(table.title),
        "note": clean(table.note),
        "size": size,
        "widths": widths,
        "numbers": [column.kind == "number" for column in table.columns],
        "header": [clean(column.title) for column in table.columns],
        "whole": sum(lines) <= WHOLE_TABLE,
        "tones": [row.tone for row in table.rows],
        "rows": [
            row_value(row, table.columns, longest, each)
            for row, each in zip(table.rows, breaks, strict=True)
        ],
    }


def widths_of(table: Table, least: list[float], width: float) -> list[float]:
    """Return how wide each column is: its part of the whole, but never narrower than its words."""
    if fsum(least) > width:
        return [round(width * each / fsum(least), 2) for each in least]
    return shared([max(column.width, 1) for column in table.columns], least, width)


def shared(parts: list[int], least: list[float], width: float) -> list[float]:
    """Share out the width by parts, as exactly as typst is told."""
    return [round(each, 2) for each in shares(parts, least, width)]


def longest_word(table: Table, at: int) -> float:
    """Return how wide the longest word of a column is, those aside that may break.

    A number, a date and the name of a status stay on one line.
    """
    column = table.columns[at]
    texts = {row.cells[at].text for row in table.rows}
    words = {word for text in texts for word in words_of(text)}
    room = SIGN if column.kind == "status" else 0
    widest = max((wide(word) for word in words if len(word) <= WORD), default=0)
    if column.kind != "text":
        values = {text.partition("\n")[0] for text in texts}
        widest = max(widest, *(wide(value) for value in values if len(value) <= VALUE), 0)
    title = max(wide(word) for word in BREAK.split(column.title))
    return max(room + widest, BOLD * title)


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text; a long one, and no reference, may break after its hyphens."""
    for word in BREAK.split(text):
        yield from HYPHEN.split(word) if len(word) > WORD else [word]


def wide(text: str) -> float:
    """Return how wide a text is; summed so that every version of Python finds the same."""
    return fsum(WIDTH_OF.get(sign, 0.58) for sign in text)


def row_value(
    row: Row, columns: Sequence[Column], longest: Sequence[int], breaks: Breaks
) -> list[object]:
    """Return the cells that begin in a row.

    The rows for which a number stands may be parted by the end of a page, whatever stays together.
    """
    return [
        cell_value(cell, signs, breaks=between if cell.rows > 1 else breaks.within)
        for cell, column, signs in zip(row.cells, columns, longest, strict=True)
        if cell.rows
        for between in [breaks.between or column.kind != "text"]
    ]


def cell_value(cell: Cell, longest: int, *, breaks: bool) -> object:
    lines = [line_value(line, longest) for line in closed_up(cell.lines)]
    marks: dict[str, object] = {}
    if cell.status in TINTS:
        marks = {"tint": TINTS[cell.status], "sign": SIGNS[Status(cell.status)]}
    if breaks:
        marks["breaks"] = True
    if cell.rows > 1:
        marks["rows"] = cell.rows
    if not marks and len(lines) == 1 and isinstance(lines[0], str):
        return lines[0]
    return {"lines": lines, **marks}


def closed_up(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a cell; names, such as of an addressee and its reference, as one line.

    Sentences and links stay apart, and so do letters that run from right to left. A paragraph of
    its own would take more memory than its words.
    """
    runs = [run for line in lines for run in line]
    texts = [plain(line) for line in lines]
    names = all(len(text) <= SHORT and not text.endswith(".") for text in texts)
    apart = sum(bool(run.href) for run in runs) > 1 or any(map(runs_leftward, runs))
    if len(lines) < 2 or apart or not names:
        return lines
    return ((*lines[0], *(run for line in lines[1:] for run in (Run("\n"), *line))),)
