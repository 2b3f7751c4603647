"""Says things of action items on days of the past, for tests of what a report makes of them."""

from datetime import date
from typing import Any

from resolutions.choices import Status
from resolutions.models import StatusUpdate
from tests import make
from tracker.demo.clock import NOON, clock_at
from tracker.models import ProgressReport
from tracker.reporting.build import content_of
from tracker.reporting.content import Content, Item, Move

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


def found(report: ProgressReport, reference: str = ITEM, cut_off: date | None = None) -> Item:
    """Return what the report says of one item."""
    return item_in(content_of(report, cut_off=cut_off), reference)


def item_in(content: Content, reference: str = ITEM) -> Item:
    return next(each for each in content.items if each.reference == reference)


def as_told(moves: tuple[Move, ...]) -> list[tuple[Any, ...]]:
    return [(move.before, move.after, move.on, move.recorded_on) for move in moves]
