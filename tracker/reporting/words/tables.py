"""Cells of tables: words for people, and values for spreadsheets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..document import Cell, Column, Line, Row, Run
from . import labels
from .days import day
from .saying import line, merged, number

NOTHING = Cell()

# So many letters, at the most, stand beside what is said once for several rows: they fit on a page.
BESIDE = 1_200


def text(words: str, language: str = "", href: str = "") -> Cell:
    return Cell((line(words, language, href),)) if words else NOTHING


def lines(found: Iterable[Line]) -> Cell:
    return Cell(tuple(found))


def count(value: int) -> Cell:
    return Cell((line(number(value)),), value)


def difference(now: int, before: int) -> Cell:
    return Cell((line(labels.change(now, before)),), now - before)


def paragraph(at: int, href: str = "") -> Cell:
    """Return the number of a paragraph; it is a name, so its digits are not grouped."""
    return Cell((line(str(at), "", href),), at)


def on(when: date | None, unknown: str = "") -> Cell:
    return Cell((line(day(when)),), when) if when else text(unknown)


def status(code: str, *more: Line) -> Cell:
    """Return the name of a status, and what else is said of it."""
    return Cell((line(labels.status(code)), *more), status=code) if code else NOTHING


def status_columns(codes: Iterable[str], width: int) -> tuple[Column, ...]:
    return tuple(Column(labels.status(code), width, "number") for code in codes)


def links(found: Iterable[tuple[str, str]]) -> Line:
    """Return references that lead somewhere, one after the other."""
    runs: list[Run] = []
    for words, href in found:
        runs += [Run(", ")] if runs else []
        runs.append(Run(words, "", href))
    return merged(runs)


def said_once(rows: Sequence[Row], columns: int) -> tuple[Row, ...]:
    """Return the rows with what several say alike, one under the other, in one cell for all.

    Args:
        columns: so many of the first columns; what a cell stands for lies within what the cell
            before it stands for.
    """
    found = [list(row.cells) for row in rows]
    letters = [longest(row.cells[columns:]) for row in rows]
    groups = [range(len(rows))]
    for column in range(columns):
        groups = [part for group in groups for part in alike(rows, group, column, letters)]
        for group in groups:
            for at in group:
                found[at][column] = replace(
                    found[at][column], rows=len(group) if at == group.start else 0
                )
    return tuple(replace(row, cells=tuple(cells)) for row, cells in zip(rows, found, strict=True))


def longest(cells: Iterable[Cell]) -> int:
    return max((len(cell.text) for cell in cells), default=0)


def alike(
    rows: Sequence[Row], group: range, column: int, letters: Sequence[int]
) -> Iterator[range]:
    """Yield the parts of a group of rows that say the same in a column, short enough for a page.

    Args:
        letters: how many letters each row has beside.
    """
    first = group.start
    beside = 0
    for at in group:
        same = rows[at].cells[column] == rows[first].cells[column] and not rows[at].tone
        if at > first and not (same and beside + letters[at] <= BESIDE):
            yield range(first, at)
            first, beside = at, 0
        beside += letters[at]
    if group:
        yield range(first, group.stop)
