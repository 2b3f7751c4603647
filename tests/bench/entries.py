"""What one line of the bench is: our way to some figures, and the best SQL for the same ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from .measure import Query, fetched

Found = list[list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Entry:
    """One line of the bench.

    Args:
        ours: what the tracker does.
        best: the hand-written SQL for the data in it.
        check: raises AssertionError unless what `ours` gave and what `best` found are the same.
    """

    name: str
    ours: Callable[[], Any]
    best: Sequence[Query]
    check: Callable[[Any, Found], None]
    page: bool = field(default=False)


def verify(entry: Entry) -> None:
    """Raise AssertionError unless both ways lead to the same figures."""
    entry.check(entry.ours(), fetched(list(entry.best)))


def same_rows(ours: Any, found: Found) -> None:
    """The rows are the same; their order is left out of account."""
    mine, theirs = sorted(plain(ours)), sorted(plain(found[0]))
    assert mine, "there is nothing to compare"
    assert mine == theirs, f"{mine[:3]} … are not {theirs[:3]} …"


def same_sequence(ours: Any, found: Found) -> None:
    """The rows are the same, in the same order."""
    mine, theirs = plain(ours), plain(found[0])
    assert mine, "there is nothing to compare"
    assert mine == theirs, f"{mine[:3]} … are not {theirs[:3]} …"


def plain(rows: Any) -> list[tuple[str, ...]]:
    """Return the rows as texts: SQLite's driver gives dates as texts and truth as a number."""
    return [tuple(written(value) for value in row) for row in rows]


def written(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def for_engine(*, sqlite: str, postgresql: str) -> str:
    return sqlite if connection.vendor == "sqlite" else postgresql
