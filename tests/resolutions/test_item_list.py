"""The list of action items: narrowed, dated, page by page, or as a file."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions.choices import DeadlineKind, Role, Status
from resolutions.models import ActionItem, Deadline, Resolution
from resolutions.paging import PAGE_SIZE
from tests import make, scale

pytestmark = pytest.mark.django_db

MOST_QUERIES = 8


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def listed(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/items/{query}")
    return [item.reference for item in response.context["page"].items]


def rows_of(client: Client, query: str) -> list[dict[str, str]]:
    response = client.get(f"/items/{query}")
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_the_list_shows_fifty_items_and_how_many_there_are(client: Client) -> None:
    text = page(client, "/items/")

    assert len(listed(client)) == PAGE_SIZE
    assert "51 action items" in text
    assert "contribute to these initiatives" in text


def test_pages_follow_each_other_without_gap_or_repetition(client: Client) -> None:
    first = client.get("/items/").context["page"]
    second = client.get(f"/items/?after={first.after}").context["page"]
    back = client.get(f"/items/?before={second.before}").context["page"]

    everything = list(ActionItem.objects.values_list("reference", flat=True))
    assert [item.reference for item in [*first.items, *second.items]] == everything
    assert back.items == first.items
    assert (first.before, second.after, back.before) == (None, None, None)


@pytest.mark.parametrize("query", ["?after=x", "?before=-1", "?after=", "?after=" + "9" * 40])
def test_a_wrong_place_opens_the_first_page(client: Client, query: str) -> None:
    assert listed(client, query)[0] == "11.10-2-SEC"


def test_a_place_behind_the_last_item_leads_back_to_the_first_page(client: Client) -> None:
    text = page(client, "/items/?theme=wetlands&after=999999999999999999")

    assert '<a href="?theme=wetlands">To the first page</a>' in text


def test_the_filter_of_the_progress_view_narrows_the_list(client: Client) -> None:
    make.status_update(status=Status.ONGOING, needs_funding=True)

    assert listed(client, "?status=ongoing") == ["11.10-20-SEC"]
    assert listed(client, "?needs_funding=1") == ["11.10-20-SEC"]
    assert listed(client, "?addressee=PTR&addressee=GOV") == ["11.10-32-GOV", "11.10-33-PTR"]


def test_the_links_of_a_page_keep_the_conditions(client: Client) -> None:
    scale.copy_resolution(1)

    text = page(client, "/items/?addressee=SEC&addressee=PAR")

    assert 'href="?addressee=SEC&amp;addressee=PAR&amp;after=' in text


def test_a_status_is_the_one_on_the_day(client: Client) -> None:
    make.status_update(status=Status.ONGOING, effective_on=date(2025, 6, 1))

    assert listed(client, "?status=ongoing&as_of=2025-06-01") == ["11.10-20-SEC"]
    assert listed(client, "?status=ongoing&as_of=2025-05-31") == []


def test_what_cannot_be_understood_is_said(client: Client) -> None:
    assert "Status: " in page(client, "/items/?status=finished")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "No action item matches." in page(client, "/items/?q=penguin")


def test_every_mark_is_shown(client: Client, item: ActionItem, today: date) -> None:
    make.status_update(item, effective_on=date(2025, 6, 1), needs_funding=True)
    Deadline.objects.create(action_item=item, kind=DeadlineKind.DATE, date=date(2026, 1, 31))
    ActionItem.objects.filter(pk=item.pk).update(role=Role.JOINT)

    text = page(client, "/items/?paragraph=20")

    for words in ("Overdue</span>", "Needs funding</span>", "Stagnant</span>", "Joint</span>"):
        assert words in text
    assert "31 January 2026" in text


def test_an_item_in_time_has_no_mark(client: Client, item: ActionItem, today: date) -> None:
    make.status_update(item, effective_on=date(2026, 10, 1))
    Deadline.objects.create(action_item=item, kind=DeadlineKind.DATE, date=date(2026, 12, 31))

    text = page(client, "/items/?paragraph=20")

    assert 'class="flag' not in text


def test_the_file_has_the_rows_of_all_pages_and_only_those(client: Client) -> None:
    everything = rows_of(client, "?format=csv&after=5")
    narrowed = rows_of(client, "?format=csv&addressee=BLG")

    assert len(everything) == 51
    assert [row["Reference"] for row in narrowed] == listed(client, "?addressee=BLG")
    assert narrowed[0]["Addressed to"] == "Biodiversity Liaison Group"


def test_no_cell_of_the_file_is_a_formula(client: Client) -> None:
    ActionItem.objects.filter(reference="11.10-20-SEC").update(asks="=1+1")

    (row,) = rows_of(client, "?format=csv&paragraph=20")

    assert row["What it asks"] == "'=1+1"


def test_the_file_says_what_the_page_says(client: Client, item: ActionItem, today: date) -> None:
    make.status_update(item, effective_on=date(2025, 6, 1), needs_funding=True)
    Deadline.objects.create(action_item=item, kind=DeadlineKind.DATE, date=date(2026, 1, 31))

    (row,) = rows_of(client, "?format=csv&paragraph=20")

    assert row == {
        "Reference": "11.10-20-SEC",
        "Resolution": "11.10 (Rev.COP14)",
        "Paragraph": "20",
        "Addressed to": "Secretariat",
        "Joint": "",
        "What it asks": item.asks,
        "As of": "2026-11-21",
        "Status": "In progress",
        "Effective date": "2025-06-01",
        "Needs funding": "yes",
        "Overdue": "yes",
        "Stagnant": "yes",
        "First due on": "2026-01-31",
    }


@pytest.mark.parametrize("query", ["", "?status=in_progress&q=cooperation", "?as_of=2025-01-01"])
def test_twenty_times_more_items_take_no_more_queries(
    client: Client, queries: Callable[[], CaptureQueriesContext], query: str
) -> None:
    make.status_update()
    client.get("/items/")
    with queries() as few:
        client.get(f"/items/{query}")
    for number in range(20):
        scale.copy_resolution(number)
    scale.give_updates(list(ActionItem.objects.all()), 2, make.officer(), make.manager())
    with queries() as many:
        client.get(f"/items/{query}")

    assert len(many) <= MOST_QUERIES, many.captured_queries
    assert len(many) == len(few), many.captured_queries


def test_the_list_can_be_of_one_resolution(client: Client) -> None:
    scale.copy_resolution(1)

    references = listed(client, "?resolution=copy-1&paragraph=20")

    assert Resolution.objects.count() == 2
    assert references == ["C1-20-SEC"]
