"""Cells that stand for several rows, and which rows stay on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..document import Cell, Row

# A table, a row, or rows that share a cell stay on one page where they have no more lines: those
# of half a lying page.
MOST_LINES_KEPT = 22


def fits(heights: Sequence[int], rows: range) -> bool:
    return sum(heights[rows.start : rows.stop]) <= MOST_LINES_KEPT


def parted(rows: Sequence[Row], heights: Sequence[int]) -> list[Row]:
    """Return the rows with what stands for too many of them said again for the rest.

    A cell with another beside it stands as often as that one then: so no rows begin a page without
    the words that stand for them.
    """
    found = [list(row.cells) for row in rows]
    columns = spanning(rows)
    for column in columns[-1:]:
        for group in groups(rows, column):
            for part in parts(group, heights):
                stand_for(part, found, column)
    for column, beside in reversed(list(pairwise(columns))):
        for group in groups(rows, column):
            for at in () if fits(heights, group) else group:
                found[at][column] = replace(found[at][column], rows=found[at][beside].rows)
    return [replace(row, cells=tuple(cells)) for row, cells in zip(rows, found, strict=True)]


def parts(group: range, heights: Sequence[int]) -> Iterator[range]:
    """Yield the parts of a group of rows, each of as many as fit."""
    first = group.start
    for at in group[1:]:
        if not fits(heights, range(first, at + 1)):
            yield range(first, at)
            first = at
    yield range(first, group.stop)


def stand_for(part: range, found: list[list[Cell]], column: int) -> None:
    """Let the first cell of a column stand for all of a part."""
    for at in part:
        rows = len(part) if at == part.start else 0
        found[at][column] = replace(found[at][column], rows=rows)


def spanning(rows: Sequence[Row]) -> list[int]:
    """Return the columns with cells that stand for several rows."""
    return sorted(
        {column for row in rows for column, cell in enumerate(row.cells) if not cell.rows}
    )


def groups(rows: Sequence[Row], column: int) -> Iterator[range]:
    """Yield the rows that a cell of the column stands for, of each that stands for several."""
    for at, row in enumerate(rows):
        if row.cells[column].rows > 1:
            yield range(at, at + row.cells[column].rows)


def bound(rows: Sequence[Row], heights: Sequence[int]) -> set[int]:
    """Return which rows stay on the page of the next one.

    Those of a small table; in a long one, those that share a cell with the next, but for the
    first: where these do not fit, LibreOffice does not part the table, and does not print the rest.
    """
    whole = range(len(rows))
    if fits(heights, whole):
        return set(whole[:-1])
    shared = (group for column in spanning(rows) for group in groups(rows, column))
    return {at for group in shared if group.start and fits(heights, group) for at in group[:-1]}
