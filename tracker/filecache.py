"""The cache in files that the processes of one machine share, made fit for counting."""

import os
import pickle
import random
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zlib import crc32

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.files import locks

# How many locks the keys share, and how many entries are written for each look at all of them.
LOCKS = 64
SWEPT_EVERY = 256
NEVER = 10 * 365 * 24 * 60 * 60


class FileCache(FileBasedCache):
    """Django's own, in which processes that count at once all count.

    `add` and `incr` of a key wait for each other, so that one of several adds it, and none of
    their counts is lost. This holds among the processes of one machine. Django's own looks at the
    whole folder for each entry that it writes, and throws away what still holds; this one looks
    now and then, and throws away what has expired first.
    """

    # What Django's own has, though its types do not say so.
    _dir: str
    _createdir: Callable[[], None]
    _key_to_file: Callable[[Any, int | None], str]
    _delete: Callable[[str], bool]

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        with self.held(key, version):
            return bool(super().add(key, value, timeout, version))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Count on; the entry expires when it would have.

        Raises:
            ValueError: there is no such entry.
        """
        with self.held(key, version):
            until, value = self.found(key, version)
            self.set(key, value + delta, until - time.time(), version)
            return int(value + delta)

    def found(self, key: Any, version: int | None) -> tuple[float, Any]:
        """Return until when the entry holds, and what it says."""
        try:
            with open(self._key_to_file(key, version), "rb") as file:
                until = pickle.load(file)
                value = pickle.loads(zlib.decompress(file.read()))
        except FileNotFoundError:
            raise ValueError(f"There is no entry under {key!r}.") from None
        if until is not None and until < time.time():
            raise ValueError(f"The entry under {key!r} has expired.")
        return until or time.time() + NEVER, value

    @contextmanager
    def held(self, key: Any, version: int | None) -> Iterator[None]:
        """Keep other processes and threads from adding and counting under this key."""
        self._createdir()
        name = self.make_and_validate_key(key, version=version)
        with open(Path(self._dir) / f"{crc32(name.encode()) % LOCKS}.lock", "ab") as file:
            locks.lock(file, locks.LOCK_EX)
            yield  # Closed, the file is let go.

    def _write_content(self, file: Any, timeout: Any, value: Any) -> None:
        """Date the file by when it expires."""
        super()._write_content(file, timeout, value)  # type: ignore[misc]
        file.flush()
        until = self.get_backend_timeout(timeout) or time.time() + NEVER
        os.utime(file.name, (until, until))

    def _cull(self) -> None:
        if random.randrange(SWEPT_EVERY) == 0:
            self.sweep()

    def sweep(self) -> None:
        """Remove what has expired; where that leaves too much, some of the rest."""
        now = time.time()
        for entry in os.scandir(self._dir):
            if entry.name.endswith(self.cache_suffix) and dated(entry) < now:
                self._delete(entry.path)
        super()._cull()  # type: ignore[misc]


def dated(entry: "os.DirEntry[str]") -> float:
    """Return until when the entry holds; for one that is gone meanwhile, for ever."""
    try:
        return entry.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
