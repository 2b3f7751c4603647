"""How long something takes, how much it asks of the database, and how much memory it needs."""

import statistics
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from django.db import connection

Query = tuple[str, Any]
Work = Callable[[], Any]


@dataclass(frozen=True)
class Timing:
    """Times in milliseconds."""

    median: float
    p95: float


def in_turns(works: Sequence[Work], runs: int) -> list[Timing]:
    """Time several things in turns, warm, so that what else the machine does weighs on all."""
    for work in works:
        work()
    rounds = [[once(work) for work in works] for _ in range(runs)]
    return [timing_of(times) for times in zip(*rounds, strict=True)]


def once(work: Work) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1_000


def timing_of(times: Sequence[float]) -> Timing:
    ordered = sorted(times)
    return Timing(statistics.median(ordered), ordered[int(0.95 * len(ordered))])


def peak_of(work: Work) -> float:
    """Return the most memory that Python took during `work`, in MiB."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


@contextmanager
def watched() -> Iterator[list[Query]]:
    """Yield the list to which the queries made inside are added, with their parameters."""
    queries: list[Query] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        queries.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield queries


def fetched(queries: Sequence[Query]) -> list[list[tuple[Any, ...]]]:
    """Run the queries through the bare cursor, and fetch all that they find."""
    found = []
    with connection.cursor() as cursor:
        for sql, params in queries:
            cursor.execute(sql, params)
            found.append(cursor.fetchall() if cursor.description else [])
    return found
