"""A list asks the database as often for one resolution as for several of the same shape."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions.choices import DeadlineKind
from resolutions.models import ActionItem, Body, Deadline, Meeting
from tests import make
from tests.scale import copy_resolution, give_updates

Queries = Callable[[], CaptureQueriesContext]

pytestmark = pytest.mark.django_db

# How often each asks: for the rows, for what is looked up for all of them at once, and for when
# anything changed.
EXPECTED = {
    "bodies/": 3,
    "meetings/": 3,
    "resolutions/": 6,
    "paragraphs/": 6,
    "status-updates/": 5,
    "deadlines/": 4,
    "external-codes/": 2,
}


def add(number: int) -> None:
    """Add a resolution with updates, deadlines, a body and a meeting of its own."""
    copy = copy_resolution(number)
    items = list(ActionItem.objects.filter(paragraph__resolution=copy))
    give_updates(items, 2, make.officer(), make.manager())
    body = Body.objects.create(treaty="test", code=f"B{number}", name=f"Body {number}")
    meeting = Meeting.objects.create(body=body, label=f"M{number}", starts_on=make.day(number))
    copy.adopted_at = meeting
    copy.save()
    due = [{"kind": DeadlineKind.EVERY_MEETING, "body": body}]
    due.append({"kind": DeadlineKind.MEETING, "meeting": meeting})
    Deadline.objects.bulk_create(
        Deadline(action_item=item, **each) for item in items for each in due
    )


def counted(client: Client, queries: Queries, as_of: str) -> dict[str, int]:
    """Return how often each list asks the database for a page with all its rows."""
    found = {}
    for name in EXPECTED:
        asked = as_of if name in ("status-updates/", "deadlines/") else ""
        with queries() as made:
            assert client.get(f"/api/v1/{name}?page_size=500&{asked}").status_code == 200
        found[name] = len(made)
    return found


@pytest.mark.parametrize("as_of", ["", "as_of=2025-06-01"], ids=["today", "earlier"])
def test_a_page_asks_as_often_for_one_as_for_many(
    client: Client, queries: Queries, as_of: str
) -> None:
    make.status_update(evidence=[make.evidence()])
    add(1)
    one = counted(client, queries, as_of)

    for number in range(2, 5):
        add(number)

    assert counted(client, queries, as_of) == one == EXPECTED


def test_a_table_of_all_rows_asks_as_often_as_a_page(client: Client, queries: Queries) -> None:
    for number in range(1, 4):
        add(number)

    for name, expected in EXPECTED.items():
        with queries() as made:
            response = client.get(f"/api/v1/{name}?format=csv")
            assert len(response.getvalue()) > 0

        assert len(made) == expected - 1, name


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("bodies/cms-COP/", 3),
        ("meetings/COP14/", 3),
        ("resolutions/11.10-rev-cop14/", 6),
        ("paragraphs/11.10-rev-cop14/para-18/", 6),
        ("paragraphs/11.10-rev-cop14/preamble-1/", 4),
    ],
)
def test_one_thing_asks_as_its_list_does(
    client: Client,
    queries: Queries,
    address: str,
    expected: int,
) -> None:
    with queries() as made:
        assert client.get(f"/api/v1/{address}").status_code == 200

    assert len(made) == expected
