"""Deadlines, as seen from any day."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import DeadlineKind, Status
from resolutions.models import Body, Deadline, Meeting
from tests import make
from tests.tracker.api.walking import refusal, results

pytestmark = pytest.mark.django_db

LIST = "/api/v1/deadlines/"


@pytest.fixture(autouse=True)
def none_but_those_of_the_test(today: date) -> None:
    Deadline.objects.all().delete()


def due(reference: str = "11.10-20-SEC", **values: Any) -> Deadline:
    return Deadline.objects.create(action_item=make.item(reference), **values)


def on(day: date, reference: str = "11.10-20-SEC") -> Deadline:
    return due(reference, kind=DeadlineKind.DATE, date=day)


def only(client: Client, **query: str) -> dict[str, Any]:
    (row,) = results(client, LIST, **query)
    return row


def items(client: Client, **query: Any) -> list[str]:
    return [row["action_item"] for row in results(client, LIST, **query)]


def test_a_date_is_due_on_itself(client: Client) -> None:
    on(date(2027, 1, 1))

    row = only(client)

    assert row == {
        "action_item": "11.10-20-SEC",
        "url": "http://testserver/items/11.10-20-SEC/",
        "api_url": "http://testserver/api/v1/action-items/11.10-20-SEC/",
        "resolution": "11.10-rev-cop14",
        "paragraph": 20,
        "addressee": "SEC",
        "kind": "date",
        "due_on": "2027-01-01",
        "meeting": None,
        "body": None,
        "event": "",
        "event_on": None,
        "as_of": "2026-11-21",
        "status": "no_information",
        "status_label": "No information",
        "overdue": False,
    }


def test_a_meeting_gives_its_first_day(client: Client) -> None:
    due(kind=DeadlineKind.MEETING, meeting=Meeting.objects.get(label="COP15"))

    row = only(client)

    assert (row["meeting"], row["due_on"], row["body"]) == ("COP15", "2026-03-23", None)


def test_every_meeting_of_a_body_is_the_next_one_as_of_the_day(client: Client) -> None:
    due(kind=DeadlineKind.EVERY_MEETING, body=Body.objects.get(code="COP"))

    before, after = only(client, as_of="2025-01-01"), only(client)

    assert (before["body"], before["meeting"], before["due_on"]) == (
        "cms-COP", "COP15", "2026-03-23",
    )  # fmt: skip
    assert (after["body"], after["meeting"], after["due_on"]) == ("cms-COP", None, None)


def test_an_event_is_due_on_no_day_and_has_one_once_it_happened(client: Client) -> None:
    due(kind=DeadlineKind.EVENT, event="entry into force", date=date(2026, 1, 17))

    row = only(client)

    assert (row["event"], row["event_on"], row["due_on"]) == (
        "entry into force", "2026-01-17", None,
    )  # fmt: skip


def test_what_was_missed_is_overdue_while_its_item_is_outstanding(client: Client) -> None:
    on(date(2026, 6, 1))
    make.status_update(
        status=Status.IMPLEMENTED, effective_on=date(2026, 8, 1), evidence=[make.evidence()]
    )

    assert only(client, as_of="2026-06-01")["overdue"] is False
    assert only(client, as_of="2026-06-02")["overdue"] is True
    assert only(client, as_of="2026-08-01")["overdue"] is False
    assert only(client)["status"] == "implemented"


def test_the_overdue_ones_are_those_that_say_so(client: Client) -> None:
    on(date(2026, 6, 1))
    on(date(2026, 6, 1), "11.10-18.3-SEC")
    on(date(2027, 6, 1), "11.10-29-PAR")
    make.status_update(status=Status.RETIRED, effective_on=date(2026, 8, 1))

    assert items(client, overdue="true") == ["11.10-18.3-SEC"]
    assert items(client, overdue="true", as_of="2026-07-01") == ["11.10-20-SEC", "11.10-18.3-SEC"]
    assert len(items(client, overdue="false")) == 3


def test_they_stand_by_day_or_as_the_text_does(client: Client) -> None:
    on(date(2027, 2, 1), "11.10-2-SEC")
    on(date(2027, 1, 1))
    due("11.10-18.3-SEC", kind=DeadlineKind.EVENT, event="entry into force")

    by_day = ["11.10-20-SEC", "11.10-2-SEC", "11.10-18.3-SEC"]
    assert items(client) == by_day
    assert items(client, ordering="-due_on") == ["11.10-2-SEC", "11.10-20-SEC", "11.10-18.3-SEC"]
    assert items(client, ordering="position") == ["11.10-2-SEC", "11.10-18.3-SEC", "11.10-20-SEC"]


def test_they_are_narrowed(client: Client) -> None:
    on(date(2027, 1, 1))
    on(date(2027, 2, 1), "11.10-29-PAR")
    every = Body.objects.get(code="COP")
    due("11.10-18.3-SEC", kind=DeadlineKind.EVERY_MEETING, body=every)
    due("11.10-2-SEC", kind=DeadlineKind.MEETING, meeting=Meeting.objects.get(label="COP15"))
    make.status_update(status=Status.ONGOING)

    assert items(client, item="11.10-20-SEC") == items(client, paragraph="20") == ["11.10-20-SEC"]
    assert items(client, status="ongoing") == ["11.10-20-SEC"]
    assert items(client, status="ongoing", as_of="2025-05-31") == []
    assert items(client, addressee="PAR") == ["11.10-29-PAR"]
    assert items(client, kind=["meeting", "every_meeting"]) == ["11.10-2-SEC", "11.10-18.3-SEC"]
    assert items(client, body="cms-COP") == ["11.10-18.3-SEC"]
    assert items(client, meeting="COP15") == ["11.10-2-SEC"]
    assert items(client, meeting="COP15", as_of="2026-01-01") == ["11.10-18.3-SEC", "11.10-2-SEC"]
    assert items(client, due_from="2027-01-02") == ["11.10-29-PAR"]
    assert items(client, due_by="2027-01-01") == ["11.10-2-SEC", "11.10-20-SEC"]
    assert items(client, theme="framework") == ["11.10-18.3-SEC"]
    assert len(items(client, resolution="11.10-rev-cop14")) == 4


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("body=COP", "body: There is no such body here."),
        ("meeting=COP99", "meeting: There is no such meeting here."),
        ("due_by=soon", "due_by: Give the date as 2026-03-23."),
        ("as_of=2026-11-22", "as_of: It is yet to come."),
    ],
)
def test_what_there_is_none_of_is_refused(client: Client, query: str, sentence: str) -> None:
    assert refusal(client, LIST, query)["detail"] == sentence
