"""Tables on their way into a PDF: how wide their columns are, and which rows stay whole."""

import re
from collections.abc import Mapping
from math import fsum

from resolutions.choices import SIGNS, Status

from .document import Cell, Row, Table, plain
from .pdf_text import clean, line_value

# In points: a page upright and lying, between its margins; what a cell keeps free at its sides.
UPRIGHT, LYING = 470.0, 728.0
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
# A row of up to so many lines stays on one page, and so does a whole table.
WHOLE_ROW = 24
WHOLE_TABLE = 18
# What the sign of a status takes before its name.
SIGN = 1.4
BREAK = re.compile(r"\s|(?<=[-–/])")

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


def table_value(table: Table, width: float) -> dict[str, object]:
    """Return a table as typst takes it, `width` points wide."""
    size = SMALL if len(table.columns) >= MANY else USUAL
    least = [INSET + size * longest_word(table, at) for at in range(len(table.columns))]
    widths = widths_of(table, least, width)
    room = [max(int((each - INSET) / (MEAN * size)), 1) for each in widths]
    # Where every column is as wide as its words, only what is longer than a word breaks.
    longest = room if fsum(least) > width else [max(signs, WORD) for signs in room]
    heights = [height(row, room) for row in table.rows]
    return {
        "kind": "table",
        "title": clean(table.title),
        "note": clean(table.note),
        "size": size,
        "widths": widths,
        "numbers": [column.kind == "number" for column in table.columns],
        "header": [clean(column.title) for column in table.columns],
        "whole": sum(heights) <= WHOLE_TABLE,
        "tones": [row.tone for row in table.rows],
        "rows": [
            [
                cell_value(cell, signs, lines > WHOLE_ROW)
                for cell, signs in zip(row.cells, longest, strict=True)
            ]
            for row, lines in zip(table.rows, heights, strict=True)
        ],
    }


def widths_of(table: Table, least: list[float], width: float) -> list[float]:
    """Return how wide each column is: its part of the whole, but never narrower than its words."""
    if fsum(least) > width:
        return [round(width * each / fsum(least), 2) for each in least]
    return shared([max(column.width, 1) for column in table.columns], least, width)


def shared(parts: list[int], least: list[float], width: float) -> list[float]:
    """Share out the width by parts; who would get less than the least gets that instead."""
    fixed: set[int] = set()
    while True:
        rest = width - fsum(least[at] for at in fixed)
        whole = sum(part for at, part in enumerate(parts) if at not in fixed) or 1
        made = [least[at] if at in fixed else rest * part / whole for at, part in enumerate(parts)]
        narrow = {at for at, each in enumerate(made) if each < least[at]} - fixed
        if not narrow:
            return [round(each, 2) for each in made]
        fixed |= narrow


def longest_word(table: Table, at: int) -> float:
    """Return how wide the longest word of a column is, those aside that may break.

    A number, a date and the name of a status stay on one line.
    """
    column = table.columns[at]
    texts = {row.cells[at].text for row in table.rows}
    words = {word for text in texts for word in BREAK.split(text)}
    room = SIGN if column.kind == "status" else 0
    widest = max((wide(word) for word in words if len(word) <= WORD), default=0)
    if column.kind != "text":
        values = {text.partition("\n")[0] for text in texts}
        widest = max(widest, *(wide(value) for value in values if len(value) <= VALUE), 0)
    title = max(wide(word) for word in BREAK.split(column.title))
    return max(room + widest, BOLD * title)


def wide(text: str) -> float:
    """Return how wide a text is; summed so that every version of Python finds the same."""
    return fsum(WIDTH_OF.get(sign, 0.58) for sign in text)


def height(row: Row, room: list[int]) -> int:
    """Return how many lines a row has, about, where so many signs go on a line of each cell."""
    return max(
        (lines_of(cell, signs) for cell, signs in zip(row.cells, room, strict=True)), default=1
    )


def lines_of(cell: Cell, signs: int) -> int:
    return sum(
        max(-(-len(part) // signs), 1) for line in cell.lines for part in plain(line).split("\n")
    )


def cell_value(cell: Cell, wide: int, tall: bool) -> object:
    lines = [line_value(line, wide) for line in cell.lines]
    marks: dict[str, object] = {}
    if cell.status in TINTS:
        marks = {"tint": TINTS[cell.status], "sign": SIGNS[Status(cell.status)]}
    if tall:
        marks["tall"] = True
    if not marks and len(lines) == 1 and isinstance(lines[0], str):
        return lines[0]
    return {"lines": lines, **marks}
