"""What is said of a meeting: which it is, in three languages, and whether it is over."""

from datetime import date

import pytest
from django.test import Client

from resolutions.models import Meeting
from tests import make

from .reading import meeting, page, values

pytestmark = pytest.mark.django_db


def test_a_meeting_has_its_title_in_three_languages(client: Client) -> None:
    assert values(meeting(client, "StC56")["title"]) == {
        "en": "56th Meeting of the Standing Committee",
        "fr": "56e réunion du Comité permanent",
        "es": "56.ª Reunión del Comité Permanente",
    }


def test_a_meeting_without_a_number_is_called_by_its_body(client: Client) -> None:
    Meeting.objects.filter(label="StC56").update(ordinal=None)

    assert values(meeting(client, "StC56")["title"]) == {
        "en": "Standing Committee: StC56",
        "fr": "Comité permanent\u00a0: StC56",
        "es": "Comité Permanente: StC56",
    }


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        (date(2026, 11, 1), date(2026, 11, 20), "over"),
        (date(2026, 11, 20), None, "over"),
        (date(2026, 11, 1), date(2026, 11, 21), "confirmed"),
        (date(2026, 11, 21), None, "confirmed"),
        (date(2027, 1, 1), date(2027, 1, 2), "confirmed"),
    ],
)
def test_a_meeting_is_over_once_its_last_day_has_passed(
    client: Client, first: date, last: date | None, status: str
) -> None:
    Meeting.objects.filter(label="COP15").update(starts_on=first, ends_on=last)

    assert meeting(client, "COP15")["status"] == status


def test_the_type_of_a_meeting_is_that_of_its_body(client: Client) -> None:
    assert [meeting(client, label)["type"] for label in ("COP14", "StC56")] == ["cop", "stc"]


def test_the_words_are_the_same_whoever_asks(client: Client) -> None:
    french = client.get("/informea/Meetings", headers={"Accept-Language": "fr"}).json()
    client.force_login(make.manager())

    assert page(client, "Meetings") == french["d"]
