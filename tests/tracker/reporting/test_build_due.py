"""Each deadline is met, due or missed at the cut-off: whether the item was closed when it came."""

from datetime import date

import pytest

from resolutions.choices import DeadlineKind, Status
from resolutions.models import Deadline, Meeting
from tests import make
from tracker.reporting.content import Due

from .telling import ITEM, LAST, found, told

pytestmark = pytest.mark.django_db

BEFORE, DAY, AFTER = date(2024, 8, 1), date(2024, 9, 2), date(2024, 10, 3)
TO_COME = date(2025, 6, 1)


def due_on(day: date) -> Due:
    """Return what the report says of a deadline on a day."""
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.DATE, date=day)
    return only()


def only() -> Due:
    (due,) = found(make.report()).deadlines
    return due


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.IN_PROGRESS, Status.ONGOING])
def test_a_day_that_passed_is_missed_by_an_item_that_is_open(status: Status) -> None:
    told(BEFORE, status)

    assert due_on(DAY) == Due("date", "missed", DAY)


def test_a_day_that_passed_is_missed_where_nothing_is_known() -> None:
    assert due_on(DAY).state == "missed"


@pytest.mark.parametrize(
    "status", [Status.IMPLEMENTED, Status.ELAPSED, Status.SUPERSEDED, Status.RETIRED]
)
@pytest.mark.parametrize(
    ("closed", "state"), [(BEFORE, "met"), (DAY, "met"), (AFTER, "missed")], ids=str
)
def test_a_day_that_passed_is_met_by_an_item_that_was_closed_by_then(
    status: Status, closed: date, state: str
) -> None:
    told(closed, status)

    assert due_on(DAY).state == state


def test_a_day_stays_met_where_the_item_is_said_to_be_closed_again() -> None:
    told(BEFORE, Status.IMPLEMENTED)
    told(AFTER, Status.IMPLEMENTED)

    assert due_on(DAY).state == "met"


def test_a_day_to_come_is_due() -> None:
    told(BEFORE, Status.ONGOING)

    assert due_on(TO_COME) == Due("date", "due", TO_COME)


def test_the_day_of_the_cut_off_is_due_still() -> None:
    assert due_on(LAST).state == "due"


def test_a_day_to_come_is_met_by_an_item_that_is_closed() -> None:
    told(AFTER, Status.IMPLEMENTED)

    assert due_on(TO_COME).state == "met"


def test_what_is_due_by_a_meeting_is_due_on_its_first_day() -> None:
    cop = Meeting.objects.get(label="COP14")
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.MEETING, meeting=cop)

    assert only() == Due("meeting", "missed", cop.starts_on, meeting="COP14")


def test_what_is_due_by_a_meeting_without_a_date_is_due() -> None:
    meeting = make.period("StC99").meeting
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.MEETING, meeting=meeting)

    assert only() == Due("meeting", "due", None, meeting="StC99")


def test_what_is_due_at_every_meeting_is_due_at_the_next_that_is_not_over() -> None:
    body = Meeting.objects.get(label="StC56").body
    labels = {"StC91": date(2024, 5, 1), "StC92": date(2025, 1, 23), "StC93": date(2025, 9, 1)}
    for label, day in labels.items():
        Meeting.objects.create(body=body, label=label, starts_on=day, ends_on=day.replace(day=25))
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.EVERY_MEETING, body=body)

    assert only() == Due(
        "every_meeting", "due", date(2025, 1, 23), meeting="StC92", body="StC"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("last", "label"), [(LAST, "StC91"), (None, "StC92")], ids=["on its last day", "over"]
)
def test_a_meeting_is_the_next_up_to_its_last_day(last: date | None, label: str) -> None:
    body = Meeting.objects.get(label="COP15").body
    begun = date(2025, 1, 23)
    Meeting.objects.create(body=body, label="StC91", starts_on=begun, ends_on=last)
    Meeting.objects.create(body=body, label="StC92", starts_on=LAST)
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.EVERY_MEETING, body=body)

    assert only().meeting == label


@pytest.mark.parametrize(
    ("happened", "day"), [(None, None), (AFTER, AFTER), (LAST, LAST), (TO_COME, None)], ids=str
)
def test_an_event_has_no_day_until_it_happened_and_is_never_missed(
    happened: date | None, day: date | None
) -> None:
    Deadline.objects.create(
        action_item=make.item(), kind=DeadlineKind.EVENT, event="the treaty is in force",
        date=happened,
    )  # fmt: skip

    assert only() == Due("event", "due", day, event="the treaty is in force")


def test_the_deadlines_of_other_items_are_theirs() -> None:
    Deadline.objects.create(action_item=make.item("11.10-29-PAR"), kind=DeadlineKind.DATE, date=DAY)

    assert found(make.report(), ITEM).deadlines == ()
