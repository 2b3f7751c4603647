"""The lines of the bench: what was measured, and how it is printed."""

from dataclasses import asdict, dataclass
from typing import Any

from .entries import Entry
from .legend import AIM, FIXED
from .measure import fetched, in_turns, peak_of, watched

HEADING = (
    f"{'':38}{'median':>9}{'p95':>9}{'queries':>9}{'peak':>8}{'its SQL':>9}{'best SQL':>9}"
    f"{'ratio':>8}{'SQL ratio':>10}"
)


@dataclass(frozen=True)
class Line:
    """One line: times in milliseconds, memory in MiB."""

    name: str
    median: float
    p95: float
    queries: int
    peak: float
    sql: float
    best: float
    page: bool

    @property
    def ratio(self) -> float:
        return self.median / self.best

    @property
    def sql_ratio(self) -> float:
        return self.sql / self.best

    @property
    def misses(self) -> str:
        """How it misses the aim: a page by its SQL, for the best SQL draws no page."""
        asked = self.sql if self.page else self.median
        if asked <= AIM * self.best:
            return ""
        return "*" if asked - self.best > FIXED else "~"

    def __str__(self) -> str:
        share = f"  ({100 * min(self.sql / self.median, 1):.0f} %)" if self.page else ""
        return (
            f"{self.name:38}{self.median:9.1f}{self.p95:9.1f}{self.queries:9}{self.peak:8.1f}"
            f"{self.sql:9.1f}{self.best:9.1f}{self.ratio:8.1f}{self.sql_ratio:10.1f}"
            f" {self.misses:1}{share}"
        )

    def values(self) -> dict[str, Any]:
        ratios = {"ratio": self.ratio, "sql_ratio": self.sql_ratio}
        return {**asdict(self), **ratios, "misses": self.misses}


def line_of(entry: Entry, runs: int) -> Line:
    """Check one entry, then measure it.

    Raises:
        AssertionError: it and the best SQL do not give the same figures.
    """
    with watched() as queries:
        entry.check(entry.ours(), fetched(entry.best))
        queries.clear()
        entry.ours()
        own = [each for each in queries if each[0].lstrip().startswith("SELECT")]
        number = len(queries)
    whole, sql, best = in_turns(
        (entry.ours, lambda: fetched(own), lambda: fetched(entry.best)), runs
    )
    peak = peak_of(entry.ours)
    times = (whole.median, whole.p95)
    return Line(entry.name, *times, number, peak, sql.median, best.median, entry.page)
