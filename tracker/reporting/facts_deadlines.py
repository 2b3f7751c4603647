"""When each action item is due, as it was known at the moment up to which a report knows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import DateField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from resolutions.choices import DeadlineKind
from resolutions.models import Deadline, Meeting

from .frame import Frame
from .known_then import as_they_are, as_they_were
from .reading import clean


class Row(NamedTuple):
    """A deadline, or a meeting: `day` and `last` are those of the meeting, `words` its label."""

    is_meeting: bool
    pk: int
    item: int
    kind: str
    day: date | None
    last: date | None
    words: str
    meeting: int | None
    body: int | None
    code: str


# What is read into a row, under names that are not those of fields of either.
MEETING = {
    "its_kind_of_row": Value(True),
    "its_key": F("id"),
    "its_item": Value(0),
    "its_kind": Value(""),
    "its_day": F("starts_on"),
    "its_last": F("ends_on"),
    "its_words": F("label"),
    "its_meeting": Cast(Value(None), IntegerField()),
    "its_body": F("body_id"),
    "its_code": Value(""),
}
DEADLINE = {
    "its_kind_of_row": Value(False),
    "its_key": F("id"),
    "its_item": F("action_item_id"),
    "its_kind": F("kind"),
    "its_day": F("date"),
    "its_last": Cast(Value(None), DateField()),
    "its_words": F("event"),
    "its_meeting": F("meeting_id"),
    "its_body": F("body_id"),
    "its_code": F("body__code"),
}


@dataclass(frozen=True)
class Planned:
    """A deadline, seen from the cut-off.

    Attributes:
        day: when it is due, or when its event happened; none while that is not known.
        meeting: the label of the meeting at which it is due.
        body: the code of the body whose every meeting is meant.
    """

    kind: str
    day: date | None
    meeting: str = ""
    body: str = ""
    event: str = ""


def deadlines_of(frame: Frame) -> Mapping[int, list[Planned]]:
    """Return the deadlines of each item, by its key, in one query."""
    found = [Row._make(row) for row in _asked(frame)]
    meetings = {each.pk: each for each in found if each.is_meeting}
    # The report's own meeting is as its head says.
    own = frame.meeting
    meetings[own.pk] = _meeting(own.pk, own.starts_on, own.ends_on, own.label, own.body_id)
    calendar = Calendar(meetings, frame.scope.cut_off)
    by_item: defaultdict[int, list[Planned]] = defaultdict(list)
    for each in sorted(found, key=lambda row: row.pk):
        if not each.is_meeting:
            by_item[each.item].append(calendar.planned(each))
    return by_item


class Calendar:
    """Says when deadlines are due, by the meetings that were known; as `with_due_on` does."""

    def __init__(self, meetings: Mapping[int, Row], cut_off: date) -> None:
        self.meetings, self.cut_off = meetings, cut_off
        coming = [each for each in meetings.values() if _not_over(each, cut_off)]
        self.next = {each.body: each for each in sorted(coming, key=_begins, reverse=True)}

    def planned(self, row: Row) -> Planned:
        meeting = self.meeting_of(row)
        return Planned(
            kind=row.kind,
            day=meeting.day if meeting else self.day_of(row),
            meeting=clean(meeting.words) if meeting else "",
            body=clean(row.code or ""),
            event=clean(row.words),
        )

    def meeting_of(self, row: Row) -> Row | None:
        """Return the meeting; of "every meeting" the first that is not over, if one is known."""
        if row.kind == DeadlineKind.EVERY_MEETING:
            return self.next.get(row.body)
        return self.meetings.get(row.meeting) if row.meeting else None

    def day_of(self, row: Row) -> date | None:
        """Return the day that is given; that of an event once it has happened."""
        if row.kind == DeadlineKind.EVENT and row.day and row.day > self.cut_off:
            return None
        return row.day


def _not_over(meeting: Row, on: date) -> bool:
    return meeting.day is not None and (meeting.last or meeting.day) >= on


def _begins(meeting: Row) -> tuple[date, int]:
    return meeting.day or date.max, meeting.pk


def _meeting(pk: int, day: date | None, last: date | None, label: str, body: int) -> Row:
    return Row(True, pk, 0, "", day, last, label, None, body, "")


def _asked(frame: Frame) -> "QuerySet[Any]":
    """Ask for the deadlines of the resolution and for all meetings, as they were known."""
    edits: tuple[Any, Any] = (Meeting.history, Deadline.history)
    within = {"action_item__paragraph__resolution": frame.resolution}
    moment, tracked = frame.scope.known_at, frame.tracked
    meetings, deadlines = edits[0].all(), edits[1].filter(**within)
    first, *others = [
        _columns(as_they_are(Meeting.objects.all(), moment), MEETING),
        _columns(as_they_were(meetings, moment, tracked=tracked), MEETING),
        _columns(as_they_are(Deadline.objects.filter(**within), moment), DEADLINE),
        _columns(as_they_were(deadlines, moment, tracked=tracked), DEADLINE),
    ]
    # Without the order of the first part, which Django 6.1 would give to the whole.
    return first.union(*others, all=True).order_by()


def _columns(found: "QuerySet[Any]", columns: Mapping[str, Any]) -> "QuerySet[Any]":
    shown: QuerySet[Any] = found.order_by().annotate(**columns).values_list(*columns)
    return shown
