"""Edits of deadlines, meetings, nil returns and items, played on their days and noted by hand."""

from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any, NamedTuple

from parties import periods
from parties.models import Party
from resolutions.choices import DeadlineKind
from resolutions.models import Body, Deadline, Element, Meeting, User
from resolutions.tracking import add_action_item
from tests import make
from tracker.demo.clock import clock_at

from .telling import opened, recorded_since

START = date(2024, 2, 18)
DAYS = 30
BODIES = ("StC", "COP")
PARTIES = {"KEN": "africa", "FRA": "europe"}
STEPS = (
    "add", "add", "change", "delete", "move", "move", "meet", "cancel", "nil", "undo", "track",
)  # fmt: skip


class Step(NamedTuple):
    """One edit: when, what, of which of the rows that are there, and to what."""

    day: int
    hour: int
    what: str
    which: int
    kind: DeadlineKind
    to: int
    lasts: int | None


def day(number: int) -> date:
    return START + timedelta(days=number)


def at(number: int, hour: int) -> AbstractContextManager[None]:
    return clock_at(day(number), hour)


class State:
    """What a careful reader has noted down: deadlines, meetings, nil returns, items tracked."""

    def __init__(self) -> None:
        self.deadlines: dict[int, dict[str, Any]] = {}
        self.meetings: dict[int, dict[str, Any]] = {}
        self.nil: set[str] = set()
        self.items = 51

    def copy(self) -> "State":
        found = State()
        found.deadlines = {key: dict(each) for key, each in self.deadlines.items()}
        found.meetings = {key: dict(each) for key, each in self.meetings.items()}
        found.nil, found.items = set(self.nil), self.items
        return found

    def dues(self, cut_off: date) -> list[tuple[Any, ...]]:
        """What is due when, in the order in which it was added: kind, day, meeting, event."""
        return [self.due(each, cut_off) for _key, each in sorted(self.deadlines.items())]

    def due(self, each: dict[str, Any], cut_off: date) -> tuple[Any, ...]:
        if each["kind"] == DeadlineKind.DATE:
            return "date", each["date"], "", ""
        if each["kind"] == DeadlineKind.EVENT:
            happened = each["date"] if each["date"] and each["date"] <= cut_off else None
            return "event", happened, "", each["event"]
        if each["kind"] == DeadlineKind.MEETING:
            meeting = self.meetings[each["meeting_id"]]
            return "meeting", meeting["starts_on"], meeting["label"], ""
        coming = [
            (meeting["starts_on"], meeting["label"])
            for _key, meeting in sorted(self.meetings.items())
            if meeting["body_id"] == each["body_id"]
            and meeting["starts_on"]
            and (meeting["ends_on"] or meeting["starts_on"]) >= cut_off
        ]
        first = min(coming, key=lambda found: found[0], default=(None, ""))
        return "every_meeting", *first, ""


def noted(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


class World:
    """Plays the steps through the models and services, and notes each down by hand."""

    def __init__(self) -> None:
        recorded_since(START)
        opened("StC56")
        make.item().deadlines.all().delete()
        Deadline.history.filter(action_item=make.item()).delete()
        self.speakers: dict[str, User] = {iso3: make.focal_point(iso3) for iso3 in PARTIES}
        self.report = make.report(from_day=day(-5), cut_off=day(DAYS + 90))
        self.now = State()
        self.now.meetings = {each.pk: noted(each) for each in Meeting.objects.all()}
        self.first = self.now.copy()
        self.made = 0

    def play(self, step: Step) -> None:
        with at(step.day, step.hour):
            getattr(self, step.what)(step)

    def row(self, model: Any, step: Step, free: bool = False) -> Any:
        """Return the row that the step is about; `free`: one that no deadline names.

        The meeting that adopted the text is over: whatever is edited there is a correction.
        """
        rows = model.objects.order_by("pk")
        if model is Deadline:
            rows = rows.filter(action_item=make.item())
        else:
            rows = rows.filter(resolutions=None)
        rows = rows.filter(label__startswith="New", deadlines=None) if free else rows
        found = list(rows)
        return found[step.which % len(found)] if found else None

    def values(self, step: Step) -> dict[str, Any]:
        given: dict[str, Any] = {"kind": step.kind, "date": None, "event": ""}
        given |= {"meeting": None, "body": None}
        if step.kind == DeadlineKind.DATE:
            given["date"] = day(step.to)
        elif step.kind == DeadlineKind.EVENT:
            given |= {"event": f"event {step.to}", "date": day(step.to) if step.lasts else None}
        elif step.kind == DeadlineKind.MEETING:
            given["meeting"] = self.row(Meeting, step)
        else:
            given["body"] = Body.objects.get(treaty="cms", code=BODIES[step.which % 2])
        return given

    def note(self, row: Any) -> None:
        """Note down what a row says now; of one that is new, what it said at first too."""
        for state in (self.now, self.first):
            table = state.deadlines if isinstance(row, Deadline) else state.meetings
            if state is self.now or row.pk not in table:
                table[row.pk] = noted(row)

    def add(self, step: Step) -> None:
        self.note(Deadline.objects.create(action_item=make.item(), **self.values(step)))

    def change(self, step: Step) -> None:
        if row := self.row(Deadline, step):
            for name, value in self.values(step).items():
                setattr(row, name, value)
            row.save()
            self.note(row)

    def delete(self, step: Step) -> None:
        if row := self.row(Deadline, step):
            del self.now.deadlines[row.pk]
            row.delete()

    def move(self, step: Step) -> None:
        row = self.row(Meeting, step)
        row.starts_on = day(step.to) if step.which < 5 else None
        row.ends_on = day(step.to + step.lasts) if step.lasts and row.starts_on else None
        row.place = f"Place {step.to}"
        row.save()
        self.note(row)

    def meet(self, step: Step) -> None:
        self.made += 1
        body = Body.objects.get(treaty="cms", code=BODIES[step.which % 2])
        label = f"New{self.made}"
        self.note(Meeting.objects.create(body=body, label=label, starts_on=day(step.to)))

    def cancel(self, step: Step) -> None:
        if row := self.row(Meeting, step, free=True):
            del self.now.meetings[row.pk]
            row.delete()

    def nil(self, step: Step) -> None:
        iso3 = list(PARTIES)[step.which % 2]
        periods.declare_nil(Party.objects.get(iso3=iso3), by=self.speakers[iso3])
        self.now.nil.add(iso3)

    def undo(self, step: Step) -> None:
        iso3 = list(PARTIES)[step.which % 2]
        periods.undo_nil(Party.objects.get(iso3=iso3), by=self.speakers[iso3])
        self.now.nil.discard(iso3)

    def track(self, step: Step) -> None:
        element = Element.objects.get(action_items=make.item())
        there = set(element.action_items.values_list("addressee_id", flat=True))
        addressees = type(make.item().addressee).objects.exclude(pk__in=there)
        add_action_item(element, addressees[step.which % 2], asks=f"Asked since {step.day}.")
        self.now.items += 1
