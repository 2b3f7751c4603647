"""Which status updates there are: of a day, since a moment, of an item, a status, a theme."""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from resolutions.choices import State, Status
from resolutions.models import StatusUpdate
from resolutions.services import approve_status_update
from tests import make
from tests.tracker.api.walking import read, refusal, results

pytestmark = pytest.mark.django_db

LIST = "/api/v1/status-updates/"


def ids(client: Client, **query: Any) -> list[int]:
    return [row["id"] for row in results(client, LIST, **query)]


def test_as_of_a_day_are_those_that_had_taken_effect_and_stand(client: Client) -> None:
    first = make.status_update(effective_on=date(2025, 1, 10))
    wrong = make.status_update(effective_on=date(2025, 2, 10))
    right = make.status_update(effective_on=date(2025, 3, 10), corrects=wrong)

    assert ids(client, as_of="2025-01-09") == []
    assert ids(client, as_of="2025-01-10") == ids(client, as_of="2025-03-09") == [first.pk]
    assert ids(client, as_of="2025-03-10") == [right.pk, first.pk]


def test_the_item_stands_as_its_update_as_of_the_day_says(client: Client) -> None:
    make.status_update(effective_on=date(2025, 1, 10))
    make.status_update(effective_on=date(2025, 3, 10), status=Status.ONGOING)
    asked: Any = {"as_of": "2025-02-01"}

    (update,) = results(client, LIST, **asked)
    item = read(client, "/api/v1/action-items/11.10-20-SEC/", **asked)

    assert (item["status_update"], item["status"]) == (update["id"], update["status"])


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[StatusUpdate]:
    """Three updates, published on 1, 2 and 3 March 2026 at noon; the first took effect last."""
    found = []
    for number, reference in enumerate(["11.10-20-SEC", "11.10-18.3-SEC", "11.10-29-PAR"], 1):
        day = date(2026, 1, 10 - number)
        update = make.status_update(make.item(reference), State.SUBMITTED, effective_on=day)
        moment = datetime(2026, 3, number, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        found.append(approve_status_update(update, by=make.manager()))
        monkeypatch.undo()
    return found


@pytest.mark.parametrize(
    ("since", "count"),
    [
        ("2026-03-01", 3),
        ("2026-03-02", 2),
        ("2026-03-02T12:00:00Z", 2),
        ("2026-03-02T12:00:00.000001Z", 1),
        ("2026-03-02T13:00:00+01:00", 2),
        ("2026-03-02T11:00:00-02:00", 1),
        ("2026-03-04", 0),
        ("9999-12-31", 0),
    ],
)
def test_a_harvester_takes_what_was_published_since(
    client: Client, published: list[StatusUpdate], since: str, count: int
) -> None:
    found = ids(client, approved_since=since, ordering="approved_at")

    assert found == [each.pk for each in published][3 - count :]


@pytest.mark.parametrize(
    "since",
    ["x", "2026-02-30", "2026-03-02T12:00:00", "2026-03-02T25:00Z", "0001-01-01T00:00:00+14:00",
     "9999-12-31T23:59:59-14:00", "2026-03-02T12:00:00 01:00", "20260302", "0000-01-01"],
)  # fmt: skip
def test_what_is_no_moment_is_refused(client: Client, since: str) -> None:
    problem = refusal(client, LIST, f"approved_since={quote(since)}")

    assert problem["detail"] == (
        "approved_since: Give a day as 2026-03-23, or a moment as 2026-03-23T14:30:00Z."
    )


def test_updates_are_sorted_by_when_they_were_published_or_took_effect(
    client: Client, published: list[StatusUpdate]
) -> None:
    keys = [each.pk for each in published]

    assert ids(client) == ids(client, ordering="-approved_at") == keys[::-1]
    assert ids(client, ordering="effective_on") == keys[::-1]
    assert ids(client, ordering="approved_at") == keys


def test_updates_are_narrowed(client: Client, published: list[StatusUpdate]) -> None:
    a, b, c = (each.pk for each in published)
    done = make.status_update(
        make.item("11.10-2-SEC"), status=Status.ONGOING, needs_funding=True, achievements="Flyways."
    )

    assert ids(client, item="11.10-20-SEC") == [a]
    assert ids(client, paragraph="18") == [b]
    assert ids(client, addressee="PAR") == [c]
    assert ids(client, addressee=["PAR", "SEC"], status="in_progress") == [c, b, a]
    assert ids(client, status=["ongoing", "retired"]) == ids(client, needs_funding="1") == [done.pk]
    assert ids(client, needs_funding="false") == [done.pk, c, b, a]
    assert ids(client, theme="framework") == [b]
    assert ids(client, resolution="11.10-rev-cop14", q="flyways") == [done.pk]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("item=11.10-99-SEC", "item: There is no such action item."),
        ("resolution=x", "resolution: There is no such resolution here."),
        ("as_of=9999-01-01", "as_of: It is yet to come."),
        ("as_of=2026-13-01", "as_of: Give the date as 2026-03-23."),
    ],
)
def test_what_there_is_none_of_is_refused(client: Client, query: str, sentence: str) -> None:
    assert refusal(client, LIST, query)["detail"] == sentence
