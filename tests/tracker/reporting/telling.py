"""Says things of action items on days of the past, for tests of what a report makes of them."""

from datetime import UTC, date, datetime, time
from typing import Any

from parties.choices import Gate
from parties.models import PartyAction, ReportingPeriod
from resolutions.choices import Status
from resolutions.models import ActionItem, Deadline, Meeting, Resolution, StatusUpdate
from tests import make
from tracker.demo.clock import AFTERNOON, NOON, clock_at
from tracker.models import ProgressReport
from tracker.reporting.build import content_of
from tracker.reporting.content import Content, Item, Move, RegionInput

# In the period of `make.report`, and up to its cut-off.
FIRST, LAST = date(2024, 2, 18), date(2025, 1, 24)
ITEM = "11.10-20-SEC"


def told(
    on: date,
    status: str = Status.IN_PROGRESS,
    *,
    approved: date | None = None,
    hour: int = NOON,
    reference: str = ITEM,
    **values: Any,
) -> StatusUpdate:
    """Return an update that took effect on a day, and was approved then or on a later one."""
    if status == Status.IMPLEMENTED:
        values.setdefault("evidence", [make.evidence()])
    with clock_at(approved or on, hour):
        return make.status_update(
            make.item(reference), status=Status(status), effective_on=on, **values
        )


def recorded_since(on: date) -> None:
    """Have what was loaded be in the record since a day: its text, its items, the meetings."""
    for model in (Resolution, Meeting, ActionItem, Deadline):
        edits: Any = model
        edits.history.update(history_date=datetime.combine(on, time(), UTC))


def found(report: ProgressReport, reference: str = ITEM, cut_off: date | None = None) -> Item:
    """Return what the report says of one item."""
    return item_in(content_of(report, cut_off=cut_off), reference)


def item_in(content: Content, reference: str = ITEM) -> Item:
    return next(each for each in content.items if each.reference == reference)


def as_told(moves: tuple[Move, ...]) -> list[tuple[Any, ...]]:
    return [(move.before, move.after, move.on, move.recorded_on) for move in moves]


def opened(label: str) -> None:
    """Have Parties report for the period up to the meeting of the label, and for no other."""
    ReportingPeriod.objects.update(gate=Gate.CLOSED)
    make.period(label, starts_on=date(2024, 2, 18))
    ReportingPeriod.objects.filter(meeting__label=label).update(gate=Gate.OPEN)


def accepted(on: date = date(2024, 7, 3), iso3: str = "KEN", **values: Any) -> PartyAction:
    """Return what a Party did, as an officer accepted it on the day."""
    with clock_at(on, AFTERNOON):
        return make.party_action(author=make.focal_point(iso3), **values)


def region_in(content: Content, code: str) -> RegionInput:
    return next(each for each in content.regions if each.region == code)
