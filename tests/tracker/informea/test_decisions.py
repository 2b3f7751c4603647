"""What is said of a text: its words, its standing, where and when it was adopted."""

import base64

import pytest
from django.test import Client

from resolutions.choices import LegalStatus, Status
from resolutions.models import Meeting, Resolution
from tests import make

from .reading import entries, meeting, only

pytestmark = pytest.mark.django_db


def test_a_decision_has_the_whole_text_verbatim(client: Client) -> None:
    decision = only(client, "Decisions")

    (plain,) = [each for each in decision["files"] if each["mimeType"] == "text/plain"]
    content = base64.b64decode(plain["content"]).decode()
    assert content == decision["content"][0]["value"]
    at = 0
    for paragraph in Resolution.objects.get().paragraphs.order_by("-kind", "number"):
        at = content.index(paragraph.text, at) + len(paragraph.text)


def test_a_decision_says_where_and_when_it_was_adopted(client: Client) -> None:
    decision = only(client, "Decisions")

    assert decision["number"] == "11.10 (Rev.COP14)"
    assert decision["published"] == "2024-02-17"
    assert decision["meetingId"] == meeting(client, "COP14")["id"]
    assert decision["meetingTitle"] == "14th Meeting of the Conference of the Parties"
    assert decision["meetingUrl"] == "http://testserver/api/v1/meetings/COP14/"


def test_a_meeting_that_is_not_in_the_feed_is_named_by_its_title_alone(client: Client) -> None:
    Meeting.objects.filter(label="COP14").update(place="")

    decision = only(client, "Decisions")

    assert decision["meetingId"] is None
    assert decision["meetingTitle"] == "14th Meeting of the Conference of the Parties"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (LegalStatus.IN_FORCE, "active"),
        (LegalStatus.SUPERSEDED, "amended"),
        (LegalStatus.RETIRED, "retired"),
    ],
)
def test_the_status_of_a_decision_is_the_legal_one_of_its_text(
    client: Client, status: str, told: str
) -> None:
    make.status_update(status=Status.IMPLEMENTED, evidence=[make.evidence()])
    Resolution.objects.update(legal_status=status)

    assert only(client, "Decisions")["status"] == told


@pytest.mark.parametrize(
    ("symbol", "told"),
    [
        ("UNEP/CMS/Resolution 11.10 (Rev.COP14)", "resolution"),
        ("UNEP/CMS/COP14/Decision 14.12", "decision"),
        ("UNEP/CMS/Recommendation 9.4", "recommendation"),
        ("A text", "resolution"),
    ],
)
def test_the_type_of_a_decision_is_what_its_symbol_says(
    client: Client, symbol: str, told: str
) -> None:
    Resolution.objects.update(symbol=symbol)

    assert only(client, "Decisions")["type"] == told


def test_an_id_stays_whatever_is_edited(client: Client) -> None:
    before = {
        feed: [each["id"] for each in entries(client, feed)] for feed in ("Decisions", "Meetings")
    }
    Resolution.objects.update(slug="other", symbol="Other", number="1", prefix="O")
    for at, each in enumerate(Meeting.objects.all()):
        Meeting.objects.filter(pk=each.pk).update(label=f"M{at}", ordinal=70 + at)

    after = {feed: [each["id"] for each in entries(client, feed)] for feed in before}

    assert after == before


def test_texts_are_in_the_order_of_their_numbers(client: Client) -> None:
    numbers = ["11.10 (Rev.COP14)", "11.2", "9", "Annex", "12.1"]
    orders = []
    for each in numbers:
        Resolution.objects.update(number=each)
        orders.append(only(client, "Decisions")["displayOrder"])

    assert sorted(numbers, key=dict(zip(numbers, orders, strict=True)).__getitem__) == [
        "Annex", "9", "11.2", "11.10 (Rev.COP14)", "12.1",
    ]  # fmt: skip
