"""Counts what a report says in figures: by addressee, and over time; and lists what moved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from operator import attrgetter

from resolutions.choices import Status

from .content import Counts, Figure, Item, Move, Named, Point
from .histories import Change, History

# So many points a picture of the status over time can hold.
POINTS = 16


def figures_of(items: Iterable[Item], addressees: Iterable[Named]) -> tuple[Figure, ...]:
    """Return how many items of each addressee have each status, now and before."""
    now: dict[str, Counter[str]] = {each.code: Counter() for each in addressees}
    before: dict[str, Counter[str]] = {code: Counter() for code in now}
    for item in items:
        now[item.addressee][item.status] += 1
        if item.status_before:
            before[item.addressee][item.status_before] += 1
    return tuple(Figure(code, _counts(now[code]), _counts(before[code])) for code in now)


def _counts(found: "Counter[str]") -> Counts:
    """Return the counts in the order of the statuses."""
    return {status: found[status] for status in Status.values if found[status]}


def moves_of(
    items: Iterable[Item], histories: Mapping[str, History], since: date
) -> tuple[Move, ...]:
    """Return every change of status since the day compared with: by date, then as in the text.

    The moves of an item lead from what it was to what it is.
    """
    found = [move for item in items for move in _moves(item, histories[item.reference], since)]
    return tuple(sorted(found, key=lambda move: move.on))


def _moves(item: Item, history: History, since: date) -> Iterator[Move]:
    for change in history.moves(item.status_before or history.before, since):
        yield Move(
            reference=item.reference,
            paragraph=item.paragraph,
            addressee=item.addressee,
            before=change.before,
            after=change.after,
            on=change.on,
            recorded_on=change.recorded_on,
        )


def points_of(histories: Iterable[History], adopted_on: date, cut_off: date) -> tuple[Point, ...]:
    """Return how many items had each status on the day of adoption, at the end of each quarter of
    a year since, and at the cut-off.
    """
    counts: Counter[str] = Counter()
    changes: list[Change] = []
    for history in histories:
        counts[Status.NO_INFORMATION] += 1
        changes += history.changes()
    changes.sort(key=attrgetter("on"), reverse=True)
    points = []
    for day in days_of(adopted_on, cut_off):
        while changes and changes[-1].on <= day:
            change = changes.pop()
            counts[change.before] -= 1
            counts[change.after] += 1
        points.append(Point(day, _counts(counts)))
    return tuple(points)


def days_of(first: date, last: date) -> list[date]:
    """Return the first day, the last, and the ends of the quarters of a year between them; where
    these are too many, each second, third, … of them, counted from the last day.
    """
    if last <= first:
        return [last]
    later = [*quarter_ends(first, last), last]
    step = -(-len(later) // (POINTS - 1))
    return [first, *later[::-1][::step][::-1]]


def quarter_ends(after: date, until: date) -> Iterator[date]:
    """Yield the last days of the quarters of a year between the two days."""
    for year in range(after.year, until.year + 1):
        for month in (4, 7, 10, 13):
            end = date(year + month // 13, month % 12, 1) - timedelta(days=1)
            if after < end < until:
                yield end
