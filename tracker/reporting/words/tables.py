"""Cells of tables: words for people, and values for spreadsheets."""

from collections.abc import Iterable
from datetime import date

from ..document import Cell, Column, Line, Run
from . import labels
from .days import day
from .saying import line, merged, number

NOTHING = Cell()


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
