"""Reads the record as it is at one moment, however long that takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """See nothing of what is committed meanwhile; inside a transaction this does nothing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with read_by_sqlite():
            yield
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                # The moment is that of the first question.
                cursor.execute("SELECT 1")
            yield


@contextmanager
def read_by_sqlite() -> Iterator[None]:
    """Begin a transaction that only reads: `atomic` would take the lock of those who write."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        # The moment is that of the first question.
        cursor.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
