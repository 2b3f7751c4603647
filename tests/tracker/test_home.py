from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import DeadlineKind, State, Status
from resolutions.models import Body, Deadline, Meeting, Resolution
from tests import make
from tests.scale import copy_resolution
from tracker.home import latest_updates
from tracker.upcoming import due_next

pytestmark = pytest.mark.django_db


def test_the_front_page_counts_the_action_items_by_addressee_and_status(client: Client) -> None:
    make.status_update(status=Status.ONGOING)

    context = client.get("/").context

    assert context["whole"].counts == {"ongoing": 1, "no_information": 50}
    assert [figure.total for figure in context["figures"]] == [21, 10, 4, 16]


def test_only_resolutions_in_force_are_counted(client: Client) -> None:
    copy_resolution(1)
    assert client.get("/").context["whole"].total == 102

    Resolution.objects.filter(slug="copy-1").update(legal_status="superseded")

    context = client.get("/").context
    assert context["whole"].total == 51
    assert context["number_in_force"] == 1
    assert [each.number for each in context["resolutions"]] == ["11.10 (Rev.COP14)"]


def test_the_latest_updates_come_with_what_was_before() -> None:
    make.status_update(status=Status.IN_PROGRESS, effective_on=date(2025, 1, 1))
    make.status_update(status=Status.ONGOING, effective_on=date(2025, 6, 1))
    make.status_update(status=Status.RETIRED, state=State.SUBMITTED)

    found = [(each.status_before, each.status) for each in latest_updates()]  # type: ignore[attr-defined]

    assert found == [("in_progress", "ongoing"), (None, "in_progress")]


def test_a_corrected_update_is_not_among_the_latest() -> None:
    wrong = make.status_update(status=Status.IN_PROGRESS)
    right = make.status_update(status=Status.ONGOING, corrects=wrong)

    assert [each.pk for each in latest_updates()] == [right.pk]


def test_what_is_due_next_stands_by_day_and_what_has_no_day_comes_last(today: date) -> None:
    stc = Body.objects.get(code="StC")
    Meeting.objects.create(
        body=stc, label="StC57", ordinal=57, starts_on=date(2027, 5, 12), ends_on=date(2027, 5, 14)
    )
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.DATE, date=date(2027, 1, 31))

    due = [(each.when.label, each.when.on, each.references) for each in due_next(today)]

    assert due == [
        ("", date(2027, 1, 31), ("11.10-20-SEC",)),
        ("StC57", date(2027, 5, 12), ("11.10-27-SEC",)),
        ("Next meeting of the BLG", None, ("11.10-26.2-BLG",)),
        ("Next meeting of the COP", None, ("11.10-14.2-SEC", "11.10-18.3-SEC")),
    ]


def test_nothing_is_due_of_an_item_that_is_closed_or_whose_day_has_passed(today: date) -> None:
    Deadline.objects.exclude(action_item__reference="11.10-27-SEC").delete()
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.DATE, date=date(2026, 1, 31))
    make.status_update(make.item("11.10-27-SEC"), status=Status.ELAPSED)

    assert due_next(today) == []


def test_a_meeting_that_is_under_way_is_still_due(today: date) -> None:
    stc = Body.objects.get(code="StC")
    Meeting.objects.create(
        body=stc, label="StC57", starts_on=date(2026, 11, 20), ends_on=date(2026, 11, 22)
    )

    assert due_next(today)[0].when.label == "StC57"


def test_an_empty_tracker_says_what_will_be_here(client: Client) -> None:
    Resolution.objects.update(legal_status="retired")

    html = client.get("/").content.decode()

    assert "No resolution has been entered yet." in html


def test_the_front_page_asks_as_much_of_two_resolutions_as_of_ten(
    client: Client, queries: Callable[[], Any]
) -> None:
    copy_resolution(1)
    with queries() as few:
        client.get("/")
    for number in range(2, 10):
        copy_resolution(number)
    with queries() as many:
        client.get("/")

    assert len(many) == len(few) <= 12
