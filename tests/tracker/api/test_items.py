"""The list of action items: the rows of the page, whichever way they are read."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import DeadlineKind, Status
from resolutions.models import Body, Deadline, ExternalCode
from tests import make
from tests.scale import copy_resolution

pytestmark = pytest.mark.django_db

LIST = "/api/v1/action-items/"
# A condition that lets everything through: the list is then read the long way.
ANYTHING = "q="


def told(client: Client, query: str = "") -> list[dict[str, Any]]:
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200, response.content
    rows: list[dict[str, Any]] = response.json()["results"]
    return rows


def all_pages(client: Client, query: str, way: str = "next") -> list[dict[str, Any]]:
    address: str | None = f"{LIST}?{query}"
    rows = []
    while address:
        page = client.get(address).json()
        rows += page["results"]
        address = page[way]
    return rows


@pytest.fixture
def history() -> None:
    """Updates on some items, on different days, and deadlines of each kind."""
    make.status_update()
    make.status_update(make.item("11.10-27-SEC"), needs_funding=True, effective_on=date(2024, 6, 1))
    make.status_update(
        make.item("11.10-27-SEC"),
        status=Status.IMPLEMENTED,
        evidence=[make.evidence()],
        effective_on=date(2026, 6, 1),
    )
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.DATE, date=date(2025, 1, 1))


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("more", ["", "as_of=2025-09-01", "ordering=-position", "page_size=7"])
def test_the_short_way_reads_what_the_long_way_reads(client: Client, more: str) -> None:
    copy_resolution(1)

    short, long = all_pages(client, more), all_pages(client, f"{more}&{ANYTHING}")

    assert short == long
    assert len(short) == 102
    assert len({row["status"] for row in short}) > 1
    assert any(row["overdue"] for row in short)
    assert sum(len(row["deadlines"]) for row in short) > 5


@pytest.mark.usefixtures("history")
def test_the_short_way_turns_back_as_the_long_way_does(client: Client) -> None:
    last = client.get(f"{LIST}?page_size=20").json()
    while last["next"]:
        last = client.get(last["next"]).json()

    short = client.get(last["previous"]).json()
    long = client.get(f"{last['previous']}&{ANYTHING}").json()

    assert short["results"] == long["results"] != []
    assert len(short["results"]) == 20


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    "query",
    ["", "addressee=SEC&addressee=BLG", "status=in_progress", "overdue=1", "needs_funding=true",
     "theme=wetlands", "paragraph=27", "q=Ramsar", "resolution=11.10-rev-cop14",
     "as_of=2025-09-01&needs_funding=1"],
)  # fmt: skip
def test_the_api_shows_the_rows_of_the_page(client: Client, query: str) -> None:
    page = client.get(f"/items/?{query}").context["page"]

    rows = told(client, query)

    shown = [(item.reference, item.shown_status, item.is_overdue) for item in page.items]
    assert [(row["reference"], row["status"], row["overdue"]) for row in rows] == shown[:50]


def test_words_are_in_the_language_that_is_asked_for(client: Client) -> None:
    make.status_update()

    french = client.get(f"{LIST}11.10-20-SEC/", headers={"accept-language": "fr-CA, en;q=0.5"})

    assert french["Content-Language"] == "fr"
    assert french.json()["addressee_label"] == "Secrétariat"
    assert french.json()["status_label"] == "En cours"
    assert french.json()["status"] == "in_progress"


def test_a_cookie_has_no_say_in_the_language(client: Client) -> None:
    client.cookies["django_language"] = "fr"

    response = client.get(f"{LIST}11.10-20-SEC/")

    assert response.json()["addressee_label"] == "Secretariat"
    assert "Cookie" not in response["Vary"]


@pytest.mark.usefixtures("history")
def test_an_item_names_what_the_decision_tracking_tool_calls_it(client: Client) -> None:
    early = client.get(f"{LIST}11.10-27-SEC/?as_of=2024-07-01").json()
    late = client.get(f"{LIST}11.10-27-SEC/").json()

    assert early["external_codes"] == {
        "dtt": ["operational", "executive-secretary", "active", "require-funding"]
    }
    assert late["external_codes"] == {"dtt": ["operational", "executive-secretary", "implemented"]}


def test_a_code_that_staff_add_is_told_from_then_on(client: Client) -> None:
    before = client.get(f"{LIST}11.10-20-SEC/").json()["external_codes"]

    ExternalCode.objects.create(
        system="orts", vocabulary="status", value="no_information", code="unknown"
    )

    after = client.get(f"{LIST}11.10-20-SEC/").json()["external_codes"]
    assert after == {**before, "orts": ["unknown"]}


def test_every_status_and_addressee_of_the_record_reads_as_the_mapping_says() -> None:
    mapped = set(
        ExternalCode.objects.filter(system="dtt", vocabulary="status").values_list(
            "value", flat=True
        )
    )

    assert mapped == set(Status.values)


def test_a_meeting_that_is_moved_moves_what_is_due(client: Client) -> None:
    body = Body.objects.get(treaty="cms", code="StC")
    meeting = body.meetings.create(label="StC99", starts_on=date(2099, 5, 1))
    due = client.get(f"{LIST}11.10-27-SEC/").json()["deadlines"]
    meeting.starts_on = date(2099, 6, 1)
    meeting.save()

    moved = client.get(f"{LIST}11.10-27-SEC/").json()["deadlines"]

    assert due[0]["due_on"] == "2099-05-01"
    assert moved[0] == {**due[0], "due_on": "2099-06-01"}


@pytest.mark.parametrize("query", ["", ANYTHING, "as_of=2025-09-01", "format=csv"])
def test_the_number_of_queries_does_not_grow_with_the_items(
    client: Client, queries: Callable[[], Any], query: str
) -> None:
    client.get(f"{LIST}?{query}")  # Writes the SQL that is kept.
    with queries() as few:
        client.get(f"{LIST}?{query}").getvalue()
    for number in range(1, 4):
        copy_resolution(number)

    with queries() as many:
        body = client.get(f"{LIST}?{query}").getvalue()

    assert len(many) == len(few) <= 7, [query["sql"] for query in many]
    assert body.count(b"11.10-") >= 50


def test_a_day_that_is_yet_to_come_is_refused(client: Client) -> None:
    response = client.get(f"{LIST}?as_of=2199-01-01")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["errors"] == [{"parameter": "as_of", "detail": "It is yet to come."}]


def test_the_file_has_all_rows_and_the_columns_that_are_wanted(client: Client) -> None:
    copy_resolution(1)

    response = client.get(f"{LIST}?format=csv&fields=reference,status&addressee=SEC")

    lines = response.getvalue().decode().splitlines()
    rows = all_pages(client, "addressee=SEC&fields=reference,status")
    assert lines[0] == "reference,status"
    assert lines[1:] == [f"{row['reference']},{row['status']}" for row in rows]
    assert response["Content-Type"] == "text/csv; charset=utf-8"
