"""What is due next: the days and meetings by which outstanding action items are due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from resolutions.choices import CLOSED, DeadlineKind
from resolutions.models import Deadline, Meeting
from resolutions.querysets import DeadlineQuerySet

NEXT = 6
REFERENCES = 60
REFERENCES_EACH = 6
COLUMNS = ("kind", "date", "meeting", "body", "body__code")


@dataclass(frozen=True)
class When:
    """A day or a meeting by which something is due; a body's next meeting may not be known yet."""

    label: str
    on: date | None
    place: str = ""


@dataclass(frozen=True)
class Due:
    """How many outstanding items are due by then, and the references of the first of them."""

    when: When
    number: int
    references: tuple[str, ...]


class Calendar:
    """The meetings that are not over, by which deadlines resolve to days."""

    def __init__(self, on: date) -> None:
        self.on = on
        begun = Meeting.objects.not_over(on) | Meeting.objects.filter(starts_on=None)
        self.meetings = {each.pk: each for each in begun}
        self.next_of: dict[int, Meeting] = {}
        for each in sorted(self.meetings.values(), key=self._order, reverse=True):
            self.next_of[each.body_id] = each

    @staticmethod
    def _order(meeting: Meeting) -> tuple[date, int]:
        return meeting.starts_on or date.max, meeting.ordinal or 0

    def when(self, row: Mapping[str, Any]) -> When | None:
        """Return when the deadline is due; none where that has passed."""
        if row["kind"] == DeadlineKind.DATE:
            return When("", row["date"]) if row["date"] >= self.on else None
        if row["kind"] == DeadlineKind.MEETING:
            meeting = self.meetings.get(row["meeting"])
            return self._at(meeting) if meeting else None
        if meeting := self.next_of.get(row["body"]):
            return self._at(meeting)
        return When(_("Next meeting of the %(body)s") % {"body": row["body__code"]}, None)

    def _at(self, meeting: Meeting) -> When:
        return When(meeting.label, meeting.starts_on, meeting.place)


def due_next(on: date) -> list[Due]:
    """Return what is due from `on`, the soonest first; what has no date yet comes last."""
    calendar = Calendar(on)
    numbers: defaultdict[When, int] = defaultdict(int)
    for row in outstanding(on).order_by().values(*COLUMNS).annotate(number=Count("pk")):
        if when := calendar.when(row):
            numbers[when] += row["number"]
    soonest = sorted(numbers, key=lambda when: (when.on or date.max, when.label))[:NEXT]
    first = first_references(calendar) if soonest else {}
    return [
        Due(when, numbers[when], tuple(first.get(when, ())[:REFERENCES_EACH])) for when in soonest
    ]


def outstanding(on: date) -> DeadlineQuerySet:
    """The deadlines with a day to come, or at meetings, of items that are not closed."""
    return (
        Deadline.objects.exclude(kind=DeadlineKind.EVENT)
        .filter(Q(date=None) | Q(date__gte=on))
        .exclude(action_item__status__in=CLOSED)
    )


def first_references(calendar: Calendar) -> dict[When, list[str]]:
    """Return the references of the items that are due first, in the order of the text."""
    found: defaultdict[When, list[str]] = defaultdict(list)
    rows: Iterable[dict[str, Any]] = (
        outstanding(calendar.on)
        .order_by("action_item__position")
        .values(*COLUMNS, "action_item__reference")[:REFERENCES]
    )
    for row in rows:
        if when := calendar.when(row):
            found[when].append(row["action_item__reference"])
    return found
