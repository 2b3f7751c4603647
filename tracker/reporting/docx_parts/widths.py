"""How wide the columns of a table are: as told, and wide enough for their words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import fsum

from resolutions.choices import SIGNS

from ..document import Cell, Column, Row, Table
from ..widths import shares
from .letters import width_of
from .table_style import Look

# What Word and LibreOffice round off differently, in twips.
SLACK = 20
# A longer word is broken wherever the line ends.
LONGEST = 24
# So many rows say how long the words of a column are.
ROWS_READ = 300
LETTERS_READ = 2_000

# Words as Word breaks lines: after spaces and hyphens, and not after a no-break space. References
# (11.10-18.1-SEC) have room to stand whole.
WORDS = re.compile(r"[^ \n\t-]+(?:-[A-Z0-9.]+\b)*-?")
# So many letters are not broken at all in a column of a kind, where there is the room for that.
WHOLE = {"date": 24, "status": 14}
STATUSES = {each.value: sign for each, sign in SIGNS.items()}


def widths_of(table: Table, whole: int, look: Look) -> list[int]:
    """Return the widths of the columns in twips.

    Their sum is the whole. A column that is too narrow for its longest word is widened at the cost
    of the others; so is one of dates or statuses for the longest of them, where there is room.
    """
    columns = table.columns
    for kinds in (WHOLE, {}):
        least = [
            least_width(at, column, table.rows, look, kinds.get(column.kind, 0))
            for at, column in enumerate(columns)
        ]
        if fsum(least) < whole:
            return whole_numbers(shares([each.width for each in columns], least, whole), whole)
    return whole_numbers(least, whole)


def whole_numbers(widths: Sequence[float], whole: int) -> list[int]:
    """Return the widths in whole twips; what is rounded off is not lost."""
    scale = whole / (fsum(widths) or 1)
    ends, before = [0], 0.0
    for width in widths:
        before += width * scale
        ends.append(round(before))
    return [end - start for start, end in zip(ends, ends[1:], strict=False)]


def least_width(at: int, column: Column, rows: Sequence[Row], look: Look, unbroken: int) -> float:
    """Return how wide a column has to be for its longest word not to be broken.

    Args:
        unbroken: a line of so many letters, at the most, is not broken either.
    """
    words = {found for row in rows[:ROWS_READ] for found in words_of(row.cells[at], unbroken)}
    title = longest(WORDS.findall(column.title), look.size, bold=True)
    return max(longest(words, look.size), title) + 2 * look.padding + SLACK


def longest(words: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Return how wide the longest of the words is that are not to be broken."""
    found = (width_of(each, size, bold=bold) for each in words if len(each) <= LONGEST)
    return max(found, default=0)


def words_of(cell: Cell, unbroken: int) -> Iterator[str]:
    for line in shown(cell)[:LETTERS_READ].split("\n"):
        if len(line) <= unbroken:
            yield line
        else:
            yield from WORDS.findall(line)


def shown(cell: Cell) -> str:
    """Return what a cell says, with the sign of its status before its first word."""
    sign = STATUSES.get(cell.status)
    return f"{sign}\u00a0{cell.text}" if sign else cell.text
