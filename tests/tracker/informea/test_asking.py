"""What a harvester may ask: pages, order, what changed since."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from resolutions.models import Meeting, Resolution, StatusUpdate
from tests import make
from tests.scale import copy_resolution

from .reading import FEEDS, answer, entries, ids, number, page

pytestmark = pytest.mark.django_db

FAR = date(2126, 3, 1)


def filtered(condition: str) -> str:
    return f"$filter={quote(condition)}"


@pytest.fixture
def aged(monkeypatch: pytest.MonkeyPatch) -> str:
    """Let an hour pass after what is there was recorded; return a moment within it."""
    real: Any = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(hours=1))
    within: datetime = real() + timedelta(minutes=30)
    return within.strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize("order", ["", "id", "id desc", "updated", "updated desc,id", "updated,id"])
@pytest.mark.parametrize("size", [1, 2, 7, 100])
def test_walking_the_pages_gives_each_entry_once(client: Client, size: int, order: str) -> None:
    make.report("final")
    sorting = f"&$orderby={quote(order)}" if order else ""

    found = ids(entries(client, "Documents", f"$top={size}{sorting}"))

    assert len(found) == len(set(found)) == number(client, "Documents") == 34


def test_the_pages_that_are_skipped_to_are_those_that_are_walked(client: Client) -> None:
    walked = ids(entries(client, "Documents", "$top=10"))

    skipped = [ids(page(client, "Documents", f"$top=10&$skip={at}")["results"]) for at in (0, 20)]

    assert skipped == [walked[:10], walked[20:30]]
    assert page(client, "Documents", "$skip=2147483647")["results"] == []


def test_fifty_are_on_a_page_unless_asked(client: Client) -> None:
    copy_resolution(1)

    said = page(client, "Documents")

    assert len(said["results"]) == 50
    assert said["__count"] == "66"
    assert "$skip=50" in said["__next"]


def test_the_count_is_left_out_on_request(client: Client) -> None:
    said = answer(client, "/informea/Meetings?$inlinecount=none&$top=0")

    assert said == {"d": {"results": []}}


@pytest.mark.parametrize("feed", FEEDS)
def test_nothing_has_changed_since_tomorrow(client: Client, feed: str) -> None:
    make.party_action()
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

    assert page(client, feed, f"updated={tomorrow}")["results"] == []
    assert number(client, feed, f"updated={tomorrow}") == 0
    assert number(client, feed, "updated=2024-01-01") == number(client, feed) > 0


def test_an_update_that_is_approved_makes_its_decision_and_paragraph_appear(
    client: Client, aged: str
) -> None:
    assert number(client, "Decisions", f"updated={aged}") == 0

    update = make.status_update()

    decision = page(client, "Decisions", f"updated={aged}")["results"][0]
    documents = page(client, "Documents", f"updated={aged}")["results"]
    assert decision["updated"] == shown(update)
    assert [each["displayOrder"] for each in documents] == [20]
    assert documents[0]["updated"] == shown(update)


def shown(update: StatusUpdate) -> str:
    assert update.approved_at
    return update.approved_at.strftime("%Y-%m-%dT%H:%M:%SZ")


def test_an_update_that_takes_effect_before_another_is_news_too(client: Client, aged: str) -> None:
    make.status_update(effective_on=date(2024, 5, 1))

    assert number(client, "Decisions", f"updated={aged}") == 1


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_what_is_not_approved_is_no_news(client: Client, aged: str, state: Any) -> None:
    make.status_update(state=state)

    assert [number(client, feed, f"updated={aged}") for feed in FEEDS] == [0, 0, 0, 0]


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_what_a_party_has_not_been_accepted_with_is_no_news(
    client: Client, aged: str, state: str
) -> None:
    make.party_action(state)

    assert number(client, "Decisions", f"updated={aged}") == 0
    assert number(client, "CountryReports") == 0


def test_an_action_that_is_accepted_makes_its_decision_appear(client: Client, aged: str) -> None:
    make.party_action()

    assert number(client, "Decisions", f"updated={aged}") == 1
    assert number(client, "CountryReports", f"updated={aged}") == 1


def test_an_edit_of_the_text_makes_its_decision_appear(client: Client, aged: str) -> None:
    paragraph = Resolution.objects.get().paragraphs.get(kind="operative", number=5)
    paragraph.text += " "
    paragraph.save()

    assert number(client, "Decisions", f"updated={aged}") == 1
    assert number(client, "Documents", f"updated={aged}") == 1


def test_an_edit_of_a_meeting_makes_it_and_its_decisions_appear(client: Client, aged: str) -> None:
    meeting = Meeting.objects.get(label="COP14")
    meeting.place = "Tashkent"
    meeting.save()

    found = page(client, "Meetings", f"updated={aged}")["results"]

    assert [each["city"] for each in found] == ["Tashkent"]
    assert number(client, "Decisions", f"updated={aged}") == 1


@pytest.mark.usefixtures("today")
def test_that_a_meeting_is_over_is_news_the_day_after(client: Client) -> None:
    meeting = Meeting.objects.get(label="COP15")
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_on=date(2026, 11, 18), ends_on=date(2026, 11, 20)
    )
    Meeting.history.update(history_date=datetime(2026, 1, 1, tzinfo=UTC))

    news = page(client, "Meetings", "updated=2026-11-21")["results"]

    assert [(each["status"], each["updated"]) for each in news] == [
        ("over", "2026-11-21T00:00:00Z")
    ]
    assert number(client, "Meetings", filtered("updated gt 2026-11-21T00:00:00Z")) == 0


@pytest.mark.parametrize(
    "condition",
    [
        "updated ge datetime'2024-01-01T00:00:00'",
        "updated gt datetime'2024-01-01'",
        "updated ge datetimeoffset'2024-01-01T00:00:00Z'",
        "updated ge datetimeoffset'2024-01-01T00:00:00+02:00'",
        "updated ge 2024-01-01T00:00:00.123Z",
        "  updated  ge  2024-01-01 ",
    ],
)
def test_the_protocols_own_filter_is_understood(client: Client, condition: str) -> None:
    assert number(client, "Meetings", filtered(condition)) == 3
    assert number(client, "Meetings", filtered(condition.replace("2024", "2124"))) == 0


def test_from_a_moment_on_and_after_it_are_told_apart(client: Client) -> None:
    Meeting.objects.filter(label="COP15").update(starts_on=FAR, ends_on=FAR)
    Meeting.history.filter(label="COP15").update(history_date=datetime(2126, 1, 1, tzinfo=UTC))

    since = number(client, "Meetings", filtered("updated ge 2126-01-01"))
    after = number(client, "Meetings", filtered("updated gt 2126-01-01"))

    assert (since, after) == (1, 0)


def test_the_newest_come_first_on_request(client: Client, aged: str) -> None:
    make.status_update(make.item("11.10-27-SEC"))

    found = page(client, "Documents", f"$orderby={quote('updated desc,id')}")["results"]

    assert found[0]["displayOrder"] == 27
    assert [each["updated"] for each in found] == sorted(
        (each["updated"] for each in found), reverse=True
    )
