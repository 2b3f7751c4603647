"""How many lines the rows of a table have on paper, about: to keep on one page what fits there."""

from collections.abc import Sequence

from .document import Cell, Row, plain


def heights(rows: Sequence[Row], room: Sequence[int]) -> list[int]:
    """Return how many lines each row has, where so many letters go on a line of each cell.

    What a cell that stands for several has more than they have makes the last of them higher.
    """
    made: list[int] = []
    total = 0
    # Where each column's cell ends: in which row, and after how many lines of the table.
    ends = [(0, 0)] * len(room)
    for at, row in enumerate(rows):
        for column, (cell, letters) in enumerate(zip(row.cells, room, strict=True)):
            if cell.rows:
                ends[column] = (at + cell.rows - 1, total + lines_of(cell, letters))
        made.append(max([1, *(end - total for last, end in ends if last == at)]))
        total += made[-1]
    return made


def lines_of(cell: Cell, letters: int) -> int:
    """Return about how many lines a cell has, with so many letters on each."""
    return sum(
        max(-(-len(part) // letters), 1) for line in cell.lines for part in plain(line).split("\n")
    )
