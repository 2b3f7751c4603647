"""How long a piece of a report takes, how much memory, and how that compares."""

import re
import resource
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import django
import typst
from pypdf import PdfReader

from .measure import Work, once, peak_of, timing_of

# In milliseconds.
PATIENCE = 30_000
# For so many compilations typst keeps what it has set, at the most.
KEPT = 12


@dataclass(frozen=True)
class Piece:
    """One line of the bench.

    Args:
        ours: what the tracker does.
        bare: the same figures by the shortest way; none where there is no other way.
        aim: how many times as long as `bare` it may take, at most.
        limit: how many milliseconds it may take, at most.
        native: its memory is not Python's: what the process grew by is given.
    """

    name: str
    ours: Work
    bare: Work | None = None
    aim: float | None = None
    limit: float | None = None
    native: bool = False


@dataclass(frozen=True)
class Measured:
    """One line: times in milliseconds, memory in MiB, sizes in KiB."""

    name: str
    median: float
    p95: float
    cpu: float
    runs: int
    peak: float
    size: float | None
    pages: int | None
    bare: float | None
    bare_size: float | None
    bare_pages: int | None
    aim: float | None
    limit: float | None

    @property
    def ratio(self) -> float | None:
        return self.median / self.bare if self.bare else None

    @property
    def misses(self) -> bool:
        late = self.limit is not None and self.median > self.limit
        return late or (self.aim is not None and self.ratio is not None and self.ratio > self.aim)

    def __str__(self) -> str:
        asked = shown(self.aim, " ×") if self.limit is None else shown(self.limit / 1_000, " s")
        return (
            f"{self.name:28}{self.median:10.1f}{self.p95:10.1f}{self.cpu:10.1f}{self.runs:6}{self.peak:9.1f}"
            f"{shown(self.size):>10}{shown(self.pages):>7}{shown(self.bare):>10}"
            f"{shown(self.bare_size):>10}{shown(self.bare_pages):>7}{shown(self.ratio):>8}"
            f"{asked:>8}{' *' if self.misses else ''}"
        )

    def values(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio, "misses": self.misses}


HEADING = (
    f"{'':28}{'median':>10}{'p95':>10}{'cpu':>10}{'runs':>6}{'peak':>9}{'size':>10}{'pages':>7}"
    f"{'bare':>10}{'its size':>10}{'pages':>7}{'ratio':>8}{'aim':>8}"
)


def shown(value: float | None, unit: str = "") -> str:
    if value is None:
        return ""
    return f"{value:,}{unit}" if isinstance(value, int) else f"{value:,.1f}{unit}"


def measured(piece: Piece, runs: int, *, resident: float | None = None) -> Measured:
    """Measure one piece and its bare counterpart, in turns.

    What takes longer than `PATIENCE` is timed once.

    Args:
        resident: how much the process grew by, where that was measured before.
    """
    works = [piece.ours, piece.bare] if piece.bare else [piece.ours]
    made = [first(work) for work in works]
    slow = sum(each.took.wall for each in made) > PATIENCE
    times = [[each.took] for each in made] if slow else timed(works, runs)
    peak = peak_of(piece.ours) if resident is None else resident
    walls = [timing_of([each.wall for each in took]) for took in times]
    bare, other = (walls[1].median, made[1].made) if piece.bare else (None, None)
    return Measured(
        piece.name, walls[0].median, walls[0].p95, median(each.cpu for each in times[0]),
        len(times[0]), peak, size_of(made[0].made), pages_of(made[0].made),
        bare, size_of(other), pages_of(other), piece.aim, piece.limit,
    )  # fmt: skip


@dataclass(frozen=True)
class Took:
    """How long something took by the clock, and of the processor's time, in milliseconds."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class First:
    """What something made the first time, and how long that took."""

    made: Any
    took: Took


def first(work: Work) -> First:
    made: list[Any] = []
    took = clocked(lambda: made.append(work()))
    return First(made[0], took)


def timed(works: Sequence[Work], runs: int) -> list[list[Took]]:
    """Time several things in turns that are warm already."""
    rounds = [[afresh(work) for work in works] for _ in range(runs)]
    return [list(times) for times in zip(*rounds, strict=True)]


def afresh(work: Work) -> Took:
    """Time something after typst has forgotten what it has set: else it would set nothing."""
    for _ in range(KEPT):
        typst.compile(b" ", ignore_system_fonts=True)
    return clocked(work)


def clocked(work: Work) -> Took:
    begun = process_time()
    wall = once(work)
    return Took(wall, (process_time() - begun) * 1_000)


def size_of(made: Any) -> float | None:
    """Return the size of a file in KiB; none of anything else."""
    if isinstance(made, str):
        made = made.encode()
    return len(made) / 1_024 if isinstance(made, bytes) else None


def pages_of(made: Any) -> int | None:
    if isinstance(made, bytes) and made.startswith(b"%PDF"):
        return PdfReader(BytesIO(made)).get_num_pages()
    return None


def growth_of(work: Work) -> float | None:
    """Return by how many MiB a process grows that does the work, once and for the first time;
    none where it needs more than half of the memory that is free.

    It is a process of its own, so the work is something that can be sent there.
    """
    limit = memory_free() // 2
    with ProcessPoolExecutor(1, get_context("spawn"), begin, (limit,)) as one:
        try:
            return one.submit(grown, work).result()
        except (BrokenProcessPool, MemoryError):
            return None


def begin(limit: int) -> None:
    django.setup()
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def memory_free() -> int:
    """Return how many bytes of memory can be had."""
    return 1_024 * number_in(Path("/proc/meminfo"), "MemAvailable")


def grown(work: Work) -> float:
    """Return by how many MiB this process grows, at the most, beyond what it has."""
    # Forget what it needed to begin.
    Path("/proc/self/clear_refs").write_text("5")
    before = most_resident()
    work()
    return (most_resident() - before) / 1_024


def most_resident() -> int:
    """Return the most memory that this process has had, in KiB."""
    return number_in(Path("/proc/self/status"), "VmHWM")


def number_in(file: Path, name: str) -> int:
    """Return a figure that Linux, and no other system, gives in a file of its own."""
    found = re.search(rf"^{name}:\s*(\d+) kB", file.read_text(), re.MULTILINE)
    assert found, f"{file} does not say {name}"
    return int(found[1])
