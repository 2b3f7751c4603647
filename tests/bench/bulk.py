"""Puts many rows into a table by the engine's own fast way."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connection, models

Row = tuple[Any, ...]
BATCH = 10_000


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert the rows: COPY on PostgreSQL, one prepared statement on SQLite.

    Texts hold no tab, line break or backslash; dates and times are ISO texts.
    """
    table, names = model._meta.db_table, ", ".join(columns)
    cursor: Any
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            return
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for chunk in lines(rows):
                copy.write(chunk)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the rows in PostgreSQL's text format, many at a time."""
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield "".join(line(row) for row in batch)


def line(row: Row) -> str:
    return "\t".join("\\N" if value is None else str(value) for value in row) + "\n"
