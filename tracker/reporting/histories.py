"""The dated history of every action item, folded once: figures, moves and tables come from it.

A report knows two kinds of time. An update counts once it has taken effect by the cut-off date,
and was approved by the moment up to which the report knows. It stands until an approved update
corrects it: a correction that was approved later leaves the corrected one standing. One that is
known and has yet to take effect replaces it nevertheless, as in `StatusUpdateQuerySet.standing`:
what is known to be wrong says nothing, even where what is right does not hold yet.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Case, F, IntegerField, Q, TextField, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from resolutions.choices import CLOSED, Status
from resolutions.models import StatusUpdate
from resolutions.querysets import StatusUpdateQuerySet

from .frame import Frame
from .reading import rows

WORDS = ("achievements", "challenges", "next_steps")
FACTS = (
    "action_item_id", "effective_on", "pk", "status", "approved_at", "corrected_at",
    "needs_funding", "is_demo",
)  # fmt: skip
in_order = attrgetter("on", "pk")


class Known(NamedTuple):
    """An approved update that the report knows; without its words where it does not show them."""

    item: int
    on: date
    pk: int
    status: str
    approved_at: datetime
    corrected_at: datetime | None
    needs_funding: bool
    is_demo: bool
    achievements: str
    challenges: str
    next_steps: str

    def stands_at(self, moment: datetime) -> bool:
        return self.corrected_at is None or self.corrected_at >= moment


class Change(NamedTuple):
    """That the status of an item is another from a day on; `recorded_on` where that was later."""

    on: date
    before: str
    after: str
    recorded_on: date | None = None


@dataclass(frozen=True)
class History:
    """What is known of one item.

    Attributes:
        standing: the updates that stand, in the order in which they took effect.
        new: those of them that took effect, or became known, after the day compared with.
        withdrawn: those that stood on the day compared with and have been corrected since.
        before: the status on the day compared with.
    """

    standing: tuple[Known, ...] = ()
    new: tuple[Known, ...] = ()
    withdrawn: tuple[Known, ...] = ()
    before: str = Status.NO_INFORMATION

    @property
    def current(self) -> Known | None:
        return self.standing[-1] if self.standing else None

    @property
    def status(self) -> str:
        return self.current.status if self.current else Status.NO_INFORMATION

    @property
    def shown(self) -> tuple[Known, ...]:
        """What a report shows: what is new, the latest first; else the latest before."""
        return self.new[::-1] or self.standing[-1:]

    def status_on(self, day: date) -> str:
        """Return the status at the end of a day, as it is known now."""
        last = bisect_right(self.standing, day, key=attrgetter("on"))
        return self.standing[last - 1].status if last else Status.NO_INFORMATION

    def was_closed_on(self, day: date) -> bool:
        return self.status_on(day) in CLOSED

    def changes(self) -> Iterator[Change]:
        """Yield every change of status from the beginning, as it is known now."""
        status: str = Status.NO_INFORMATION
        for each in self.standing:
            if each.status != status:
                yield Change(each.on, status, each.status)
            status = each.status

    def moves(self, start: str, since: date) -> Iterator[Change]:
        """Yield the changes that lead from `start`, the status on the day compared with, to now.

        What became known late and had been overtaken already changes nothing. Where a correction
        alone makes the difference, it is the change.
        """
        new = {each.pk for each in self.new}
        old = max((in_order(each) for each in self.standing if each.pk not in new), default=None)
        status = start
        for each in self.new:
            if old is None or in_order(each) > old:
                if each.status != status:
                    yield Change(each.on, status, each.status, _recorded(each, since))
                status = each.status
        if status != self.status:
            yield self._correction(status, since)

    def _correction(self, status: str, since: date) -> Change:
        """Return the change that came of what is no longer said."""
        moments = [each.corrected_at for each in self.withdrawn if each.corrected_at]
        day = timezone.localdate(max(moments)) if moments else since
        if self.current is None:
            return Change(day, status, self.status)
        return Change(self.current.on, status, self.status, max(day, self.current.on))


def _recorded(update: Known, since: date) -> date | None:
    """Return the day on which something became known that had taken effect before the period."""
    return timezone.localdate(update.approved_at) if update.on <= since else None


def histories_of(frame: Frame) -> Mapping[int, History]:
    """Return the history of each item of the resolution of which anything is known, by its key."""
    known: defaultdict[int, list[Known]] = defaultdict(list)
    for row in rows(_updates(frame), *FACTS, *(f"shown_{name}" for name in WORDS)):
        known[row[0]].append(Known._make(row))
    return {item: _history(frame, updates) for item, updates in known.items()}


def _history(frame: Frame, updates: list[Known]) -> History:
    updates.sort(key=in_order)
    standing, new, withdrawn = [], [], []
    before: str = Status.NO_INFORMATION
    for each in updates:
        stands = each.stands_at(frame.scope.known_at)
        if stands:
            standing.append(each)
        if frame.is_new(each.on, each.approved_at):
            new += [each] if stands else []
        elif each.stands_at(frame.knew_at):
            before = each.status
            withdrawn += [] if stands else [each]
    return History(tuple(standing), tuple(new), tuple(withdrawn), before)


def known_to(frame: Frame) -> StatusUpdateQuerySet:
    """Return the updates of the resolution that the report knows and that had taken effect."""
    return StatusUpdate.objects.known_by(frame.scope.known_at).filter(
        action_item__paragraph__resolution=frame.resolution,
        effective_on__lte=frame.scope.cut_off,
    )


def placed(frame: Frame) -> StatusUpdateQuerySet:
    """Annotate `place`: the latest update of each item that no known one corrects has place 1.

    By a window over all of them: a question for each item, or a condition on corrections, has
    PostgreSQL look through all updates again and again.
    """
    stands = Q(corrected_at=None) | Q(corrected_at__gte=frame.scope.known_at)
    order = [
        Case(When(stands, then=Value(0)), default=Value(1), output_field=IntegerField()).asc(),
        F("effective_on").desc(),
        F("pk").desc(),
    ]
    place = Window(RowNumber(), partition_by=F("action_item"), order_by=order)
    return known_to(frame).annotate(place=place).order_by()


def _updates(frame: Frame) -> StatusUpdateQuerySet:
    """Ask for all updates; words come with those alone that the report may show."""
    shown = frame.new | Q(place=1)
    words = {
        f"shown_{name}": Case(
            When(shown, then=F(name)), default=Value(""), output_field=TextField()
        )
        for name in WORDS
    }
    return placed(frame).annotate(**words)
