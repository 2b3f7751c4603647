"""Rows in which cells stand for several: which of them stay on one page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .document import Column, Row
from .heights import lines_of


class Breaks(NamedTuple):
    """Where a page may end: within a row, or between it and those that share a text with it."""

    within: bool
    between: bool


def breaking(
    rows: Sequence[Row],
    columns: Sequence[Column],
    room: Sequence[int],
    lines: Sequence[int],
    whole: int,
) -> list[Breaks]:
    """Return where a page may end: where what would stay together has more lines than `whole`.

    A text may be so long itself that typst would draw it beyond the end of the page, were the rows
    for which it stands not broken as well.

    Args:
        room: how many letters go on a line of each cell.
        lines: how many each row has.
    """
    made: list[Breaks] = []
    for group in sharing(rows, columns):
        between = sum(lines[group.start : group.stop]) > whole
        long = any(
            lines_of(cell, signs) > whole
            for at in group
            for cell, signs in zip(rows[at].cells, room, strict=True)
            if cell.rows > 1
        )
        made += [Breaks(long or lines[at] > whole, between) for at in group]
    return made


def sharing(rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[range]:
    """Yield the rows that share a text, together; a number alone does not hold rows together."""
    first = 0
    for at in range(1, len(rows) + 1):
        cells = rows[at].cells if at < len(rows) else ()
        tied = any(
            cell.rows == 0 and column.kind == "text"
            for cell, column in zip(cells, columns, strict=False)
        )
        if not tied:
            yield range(first, at)
            first = at
