"""When an item is due: a date, a meeting, every meeting of a body, an event."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from resolutions.choices import CLOSED, DeadlineKind, Status
from resolutions.models import ActionItem, Body, Deadline, Meeting
from tests import make

pytestmark = pytest.mark.django_db

NOVEMBER = date(2026, 11, 21)


def meeting(label: str, starts_on: date | None, body: str = "StC", **values: date) -> Meeting:
    return Meeting.objects.create(
        label=label, body=Body.objects.get(code=body), starts_on=starts_on, **values
    )


def due(reference: str, on: date) -> date | None:
    found: date | None = ActionItem.objects.with_due_on(on).get(reference=reference).due_on
    return found


def overdue(on: date) -> set[str]:
    items = ActionItem.objects.as_of(on).overdue(on)
    return set(items.values_list("reference", flat=True))


@pytest.mark.parametrize(
    ("reference", "body"),
    [("11.10-14.2-SEC", "COP"), ("11.10-18.3-SEC", "COP"), ("11.10-27-SEC", "StC"),
     ("11.10-26.2-BLG", "BLG")],
)  # fmt: skip
def test_every_meeting_is_a_deadline_of_the_text(reference: str, body: str) -> None:
    deadline = Deadline.objects.get(action_item__reference=reference)

    assert (deadline.kind, deadline.body and deadline.body.code) == ("every_meeting", body)


def test_every_meeting_has_no_day_while_the_next_one_is_not_known() -> None:
    assert due("11.10-27-SEC", NOVEMBER) is None


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2024, 2, 12), date(2024, 2, 12)),
        (date(2024, 2, 18), date(2026, 3, 23)),
        (date(2026, 3, 29), date(2026, 3, 23)),
        (date(2026, 3, 30), None),
    ],
)
def test_every_meeting_is_due_at_the_first_one_that_is_not_over(
    on: date, expected: date | None
) -> None:
    assert due("11.10-18.3-SEC", on) == expected


def test_a_meeting_that_is_added_resolves_the_deadlines_of_its_body() -> None:
    meeting("StC57", date(2027, 5, 12))

    assert due("11.10-27-SEC", NOVEMBER) == date(2027, 5, 12)


def test_the_nearest_of_several_meetings_counts() -> None:
    meeting("StC58", date(2028, 5, 12))
    meeting("StC57", date(2027, 5, 12))

    assert due("11.10-27-SEC", NOVEMBER) == date(2027, 5, 12)


def test_moving_a_meeting_moves_its_deadlines(item: ActionItem) -> None:
    moved = meeting("StC57", date(2027, 5, 12))
    Deadline.objects.create(action_item=item, kind=DeadlineKind.MEETING, meeting=moved)

    Meeting.objects.filter(pk=moved.pk).update(starts_on=date(2027, 6, 1))

    assert due("11.10-20-SEC", NOVEMBER) == date(2027, 6, 1)


def test_an_event_is_no_day_by_which_something_is_due() -> None:
    deadline = Deadline.objects.get(action_item__reference="11.10-21-SEC")

    assert (deadline.kind, deadline.date) == (DeadlineKind.EVENT, date(2026, 1, 17))
    assert due("11.10-21-SEC", NOVEMBER) is None


@pytest.mark.parametrize(
    ("days", "late"), [(-1, True), (0, False), (1, False)], ids=["before", "today", "after"]
)
def test_an_item_is_overdue_from_the_day_after(item: ActionItem, days: int, late: bool) -> None:
    Deadline.objects.create(
        action_item=item, kind=DeadlineKind.DATE, date=NOVEMBER + timedelta(days=days)
    )

    assert overdue(NOVEMBER) == ({"11.10-20-SEC"} if late else set())


def test_an_item_is_overdue_once_the_meeting_has_begun_without_it(item: ActionItem) -> None:
    Deadline.objects.create(
        action_item=item,
        kind=DeadlineKind.MEETING,
        meeting=meeting("StC57", NOVEMBER - timedelta(days=3)),
    )

    assert overdue(NOVEMBER) == {"11.10-20-SEC"}


@pytest.mark.parametrize("status", CLOSED)
def test_a_closed_item_is_not_overdue(item: ActionItem, status: Status) -> None:
    Deadline.objects.create(action_item=item, kind=DeadlineKind.DATE, date=date(2025, 1, 1))
    make.status_update(item, status=status, evidence=[make.evidence()])

    assert overdue(NOVEMBER) == set()


def test_an_item_that_was_closed_later_was_overdue_then(item: ActionItem) -> None:
    Deadline.objects.create(action_item=item, kind=DeadlineKind.DATE, date=date(2025, 1, 1))
    make.status_update(item, status=Status.ELAPSED, effective_on=date(2025, 6, 1))

    assert overdue(date(2025, 5, 31)) == {"11.10-20-SEC"}


def test_what_recurs_is_never_overdue() -> None:
    assert overdue(NOVEMBER) == set()


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "date"},
        {"kind": "meeting"},
        {"kind": "every_meeting"},
        {"kind": "event"},
        {"kind": "date", "date": NOVEMBER, "event": "both"},
        {"kind": "someday", "date": NOVEMBER},
    ],
    ids=str,
)
def test_a_deadline_says_what_its_kind_needs(item: ActionItem, values: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Deadline.objects.create(action_item=item, **values)


def test_stagnant_is_an_outstanding_item_without_news_for_a_year(item: ActionItem) -> None:
    make.status_update(item, effective_on=NOVEMBER - timedelta(days=366))
    make.status_update(make.item("11.10-2-SEC"), effective_on=NOVEMBER - timedelta(days=365))
    make.status_update(
        make.item("11.10-3-SEC"), effective_on=date(2024, 3, 1), status=Status.ELAPSED
    )

    found = ActionItem.objects.as_of(NOVEMBER).stagnant(NOVEMBER)

    assert [each.reference for each in found] == ["11.10-20-SEC"]
