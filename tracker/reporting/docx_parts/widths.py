"""How wide the columns of a table are: as told, and wide enough for their words."""

import re
from collections.abc import Iterator, Sequence
from math import fsum

from resolutions.choices import SIGNS

from ..document import Cell, Column, Row, Table
from ..pictures.drawing import width_of
from .table_style import PADDING

# The letters of the type are a little narrower than those that are measured.
NARROWER = 0.95
# A longer word is broken wherever the line ends.
LONGEST = 22
# So many rows say how long the words of a column are.
ROWS_READ = 300
LETTERS_READ = 2_000

# Words as Word breaks lines: after spaces and hyphens, and not after a no-break space.
WORDS = re.compile(r"[^ \n\t-]+-?")
STATUSES = {each.value: sign for each, sign in SIGNS.items()}

TWIPS_PER_POINT = 20


def widths_of(table: Table, whole: int, size: int) -> list[int]:
    """Return the widths of the columns in twips, for type of a size in points.

    Their sum is the whole. A column that is too narrow for its longest word is widened at the cost
    of the others.
    """
    columns = table.columns
    least = [least_width(at, column, table.rows, size) for at, column in enumerate(columns)]
    if fsum(least) >= whole:
        return whole_numbers(least, whole)
    return whole_numbers(shares([column.width for column in columns], least, whole), whole)


def shares(parts: Sequence[int], least: Sequence[float], whole: float) -> list[float]:
    """Share out the whole by parts, and give each at least what it needs."""
    fixed: dict[int, float] = {}
    while True:
        rest = whole - fsum(fixed.values())
        of = sum(part for at, part in enumerate(parts) if at not in fixed) or 1
        found = [fixed.get(at, rest * part / of) for at, part in enumerate(parts)]
        short = {at: least[at] for at, width in enumerate(found) if width < least[at]}
        if not short:
            return found
        fixed |= short


def whole_numbers(widths: Sequence[float], whole: int) -> list[int]:
    """Return the widths in whole twips; what is rounded off is not lost."""
    scale = whole / (fsum(widths) or 1)
    ends, before = [0], 0.0
    for width in widths:
        before += width * scale
        ends.append(round(before))
    return [end - start for start, end in zip(ends, ends[1:], strict=False)]


def least_width(at: int, column: Column, rows: Sequence[Row], size: int) -> float:
    """Return how wide a column has to be for its longest word not to be broken."""
    words = set(WORDS.findall(column.title))
    for row in rows[:ROWS_READ]:
        words.update(words_of(row.cells[at]))
    longest = max((width_of(each, size) for each in words if len(each) <= LONGEST), default=0)
    return longest * NARROWER * TWIPS_PER_POINT + 2 * PADDING + 20


def words_of(cell: Cell) -> Iterator[str]:
    return (found.group() for found in WORDS.finditer(shown(cell)[:LETTERS_READ]))


def shown(cell: Cell) -> str:
    """Return what a cell says, with the sign of its status before its first word."""
    sign = STATUSES.get(cell.status)
    return f"{sign}\u00a0{cell.text}" if sign else cell.text
