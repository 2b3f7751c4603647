"""Bodies by their natural key, and their meetings."""

from datetime import date

import pytest
from django.test import Client

from resolutions.models import Body, Meeting
from tests.tracker.api.walking import read, refusal, results

pytestmark = pytest.mark.django_db

BODIES, MEETINGS = "/api/v1/bodies/", "/api/v1/meetings/"


def labels(client: Client, **query: str) -> list[str]:
    return [row["label"] for row in results(client, MEETINGS, **query)]


@pytest.mark.parametrize("key", ["cms-COP", "cms-StC", "cms-ScC", "BLG"])
def test_a_body_is_named_by_treaty_and_code_or_by_its_code_if_it_has_several(
    client: Client, key: str
) -> None:
    body = read(client, f"{BODIES}{key}/")

    assert body["key"] == key
    assert f"{body['treaty']}-{body['code']}".removeprefix("-") == key


@pytest.mark.parametrize(
    "key", ["StC", "-StC", "cms-", "cms-stc-1", "cms", "aewa-StC", "-BLG", "-" * 999]
)
def test_no_other_name_leads_to_a_body(client: Client, key: str) -> None:
    problem = read(client, f"{BODIES}{key}/", answered=404)

    assert problem["detail"] == "There is no such body here."


def test_bodies_of_two_treaties_with_the_same_code_are_two(client: Client) -> None:
    Body.objects.create(treaty="aewa", code="StC", name="Standing Committee of AEWA")

    names = [read(client, f"{BODIES}{key}-StC/")["name"] for key in ("cms", "aewa")]

    assert names == ["Standing Committee", "Standing Committee of AEWA"]


def test_a_code_may_hold_a_dash(client: Client) -> None:
    Body.objects.create(treaty="cms", code="COP-WG", name="Working group")

    assert read(client, f"{BODIES}cms-COP-WG/")["code"] == "COP-WG"


def test_a_body_has_its_names_and_the_one_in_the_language_of_the_reader(client: Client) -> None:
    body = client.get(f"{BODIES}cms-StC/", headers={"accept-language": "es"}).json()

    assert (body["name"], body["name_fr"]) == ("Standing Committee", "Comité permanent")
    assert body["label"] == body["name_es"] == "Comité Permanente"


def test_a_body_says_what_others_call_its_kind(client: Client) -> None:
    codes = {row["key"]: row["external_codes"].get("informea") for row in results(client, BODIES)}

    assert codes == {
        "cms-COP": ["cop"],
        "cms-StC": ["stc"],
        "cms-ScC": ["subsidiary"],
        "BLG": ["working"],
    }


def test_bodies_are_narrowed_by_treaty(client: Client) -> None:
    keys = [row["key"] for row in results(client, BODIES, treaty="cms")]

    assert keys == ["cms-COP", "cms-ScC", "cms-StC"]


def test_a_meeting_says_where_and_when_it_was_and_what_it_adopted(client: Client) -> None:
    meeting = read(client, f"{MEETINGS}COP14/")

    assert meeting == {
        "label": "COP14",
        "api_url": "http://testserver/api/v1/meetings/COP14/",
        "body": "cms-COP",
        "body_label": "Conference of the Parties",
        "ordinal": 14,
        "place": "Samarkand",
        "country": "UZB",
        "starts_on": "2024-02-12",
        "ends_on": "2024-02-17",
        "resolutions": ["11.10-rev-cop14"],
    }


def test_what_is_not_known_of_a_meeting_is_empty(client: Client) -> None:
    Meeting.objects.create(body=Body.objects.get(code="BLG"), label="BLG 20")

    meeting = read(client, f"{MEETINGS}BLG%2020/")

    assert meeting["place"] == meeting["country"] == ""
    assert meeting["starts_on"] is meeting["ends_on"] is meeting["ordinal"] is None


def test_what_staff_note_on_a_meeting_is_not_told(client: Client) -> None:
    Meeting.objects.filter(label="StC56").update(note="zebra", documents_due_on=date(2025, 1, 26))

    told = client.get(MEETINGS).content.decode()

    assert "zebra" not in told
    assert "2025-01-26" not in told


def test_meetings_begin_with_the_latest(client: Client) -> None:
    Meeting.objects.create(body=Body.objects.get(code="BLG"), label="BLG20")

    assert labels(client) == ["COP15", "StC56", "COP14", "BLG20"]


def test_meetings_are_narrowed_by_body_and_by_whether_they_are_over(
    client: Client, today: date
) -> None:
    Meeting.objects.create(
        body=Body.objects.get(code="COP"), label="COP16", starts_on=date(2029, 3, 1)
    )

    assert labels(client, body="cms-COP") == ["COP16", "COP15", "COP14"]
    assert labels(client, not_over="true") == ["COP16"]
    assert labels(client, body="cms-StC", not_over="true") == []


def test_an_unknown_body_is_refused(client: Client) -> None:
    problem = refusal(client, MEETINGS, "body=StC")

    assert problem["detail"] == "body: There is no such body here."


def test_there_is_no_meeting_of_an_unknown_label(client: Client) -> None:
    assert (
        read(client, f"{MEETINGS}COP99/", answered=404)["detail"]
        == "There is no such meeting here."
    )
