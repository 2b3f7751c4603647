"""The cache in files: processes that count at once all count, and what has expired goes first."""

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.filebased import FileBasedCache

from tests.threads import at_once
from tracker.filecache import FileCache

COUNT_IN_A_PROCESS = """
import sys
from django.conf import settings
settings.configure()
from tracker.filecache import FileCache
cache = FileCache(sys.argv[1], {})
for _turn in range(100):
    cache.incr("key")
"""


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time by which entries expire; it stands still until a test moves it."""
    clock = Clock()
    monkeypatch.setattr("time.time", clock)
    return clock


@pytest.fixture
def cache(tmp_path: Path) -> FileCache:
    return FileCache(str(tmp_path / "cache"), {"OPTIONS": {"MAX_ENTRIES": 4}})


def entries(folder: Path) -> int:
    return len(list((folder / "cache").glob("*.djcache")))


def test_an_entry_is_kept_until_it_expires(cache: FileCache, clock: Clock) -> None:
    cache.set("key", {"said": "so"}, 60)

    clock.now += 59
    kept = cache.get("key")
    clock.now += 2

    assert kept == {"said": "so"}
    assert cache.get("key") is None


def test_it_is_added_where_there_is_none_and_again_once_it_has_expired(
    cache: FileCache, clock: Clock
) -> None:
    first, second = cache.add("key", 1, 60), cache.add("key", 2, 60)
    clock.now += 61

    assert (first, second) == (True, False)
    assert cache.add("key", 3, 60)
    assert cache.get("key") == 3


def test_counting_on_does_not_put_the_end_off(cache: FileCache, clock: Clock) -> None:
    cache.set("key", 1, 60)
    clock.now += 50
    counted = cache.incr("key"), cache.incr("key", 2), cache.decr("key")

    clock.now += 11

    assert counted == (2, 4, 3)
    assert cache.get("key") is None


def test_what_never_expires_is_counted_on(cache: FileCache) -> None:
    cache.set("key", 1, None)

    assert cache.incr("key") == 2


@pytest.mark.parametrize("expired", [True, False])
def test_nothing_is_counted_on_where_there_is_no_entry(
    cache: FileCache, clock: Clock, expired: bool
) -> None:
    if expired:
        cache.set("key", 1, 60)
        clock.now += 61

    with pytest.raises(ValueError, match="key"):
        cache.incr("key")


def test_processes_that_count_at_once_all_count(tmp_path: Path) -> None:
    cache = FileCache(str(tmp_path), {})
    cache.set("key", 0)

    counting = [
        subprocess.Popen([sys.executable, "-c", COUNT_IN_A_PROCESS, str(tmp_path)])
        for _each in range(4)
    ]

    assert [each.wait() for each in counting] == [0] * 4
    assert cache.get("key") == 400


def both_read_first(cache: BaseCache, monkeypatch: pytest.MonkeyPatch, read: str) -> None:
    """Have two threads wait for each other after they read, as far as they can both be there."""
    both = threading.Barrier(2)
    reads: Callable[..., Any] = getattr(cache, read)

    def wait(*args: Any, **kwargs: Any) -> Any:
        found = reads(*args, **kwargs)
        with suppress(threading.BrokenBarrierError):
            both.wait(timeout=0.2)
        return found

    monkeypatch.setattr(cache, read, wait)


def test_of_two_at_once_none_is_lost_and_one_adds(
    cache: FileCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.set("key", 0)
    both_read_first(cache, monkeypatch, "found")
    at_once(*[lambda: cache.incr("key")] * 2)
    added: list[bool] = []
    both_read_first(cache, monkeypatch, "has_key")

    at_once(*[lambda: added.append(cache.add("other", 1))] * 2)

    assert cache.get("key") == 2
    assert sorted(added) == [False, True]


def test_control_djangos_own_loses_one_of_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = FileBasedCache(str(tmp_path), {})
    cache.set("key", 0)
    both_read_first(cache, monkeypatch, "get")

    at_once(*[lambda: cache.incr("key")] * 2)

    monkeypatch.undo()
    assert cache.get("key") == 1


def test_what_has_expired_is_removed_before_what_still_holds(
    cache: FileCache, clock: Clock, tmp_path: Path
) -> None:
    for at in range(5):
        cache.set(f"old-{at}", at, 60)
    clock.now += 61
    for at in range(3):
        cache.set(f"new-{at}", at, 60)

    cache.sweep()

    assert [cache.get(f"new-{at}") for at in range(3)] == [0, 1, 2]
    assert entries(tmp_path) == 3


def test_where_too_much_still_holds_some_of_it_is_removed(cache: FileCache, tmp_path: Path) -> None:
    for at in range(9):
        cache.set(f"new-{at}", at, 60)

    cache.sweep()

    assert 0 < entries(tmp_path) < 9


def test_it_looks_at_all_entries_now_and_then(
    cache: FileCache, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.set("old", 1, 60)
    clock.now += 61
    turns = iter([5, 0])
    monkeypatch.setattr("random.randrange", lambda most: next(turns))

    cache.set("new", 1, 60)
    before = entries(tmp_path)
    cache.set("new", 1, 60)

    assert (before, entries(tmp_path)) == (2, 1)
