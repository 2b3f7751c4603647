"""Party actions in the API: narrowed as the pages narrow them, sorted, and page by page."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from parties.choices import ActionState
from parties.models import Party, ReportingPeriod
from resolutions.models import User
from tests import make
from tests.scale import give_actions

from .asking import listed, refused, rows_of, told

pytestmark = pytest.mark.django_db

Clock = Callable[[date], None]
LIST = "party-actions/"


def references(rows: list[dict[str, Any]]) -> list[str]:
    return [row["reference"] for row in rows]


@pytest.fixture
def story(clock: Clock) -> None:
    """Kenya acted on paragraphs 29 and 31, France on 31 and on both, one after the other."""
    make.period()
    both = [make.item("11.10-29-PAR"), make.item("11.10-31-PAR")]
    for day, party, items in (
        (1, "KEN", both[:1]),
        (2, "KEN", both[1:]),
        (3, "FRA", both[1:]),
        (4, "FRA", both),
    ):
        clock(date(2025, 6, day))
        make.party_action(author=make.focal_point(party), items=items)
    clock(date(2025, 7, 1))


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["FRA-2", "FRA-1", "KEN-2", "KEN-1"]),
        ("party=KEN", ["KEN-2", "KEN-1"]),
        ("region=europe", ["FRA-2", "FRA-1"]),
        ("item=11.10-29-PAR", ["FRA-2", "KEN-1"]),
        ("paragraph=31", ["FRA-2", "FRA-1", "KEN-2"]),
        ("paragraph=20", []),
        ("resolution=11.10-rev-cop14", ["FRA-2", "FRA-1", "KEN-2", "KEN-1"]),
        ("resolution=11.10-rev-cop14&paragraph=29&party=FRA", ["FRA-2"]),
        ("item=11.10-29-PAR&paragraph=31", []),
        ("accepted_since=2025-06-03", ["FRA-2", "FRA-1"]),
        ("accepted_since=2025-06-03T12:00:01Z", ["FRA-2"]),
        ("as_of=2025-06-02", ["KEN-2", "KEN-1"]),
        ("as_of=2025-06-02&item=11.10-31-PAR", ["KEN-2"]),
        ("ordering=accepted_at", ["KEN-1", "KEN-2", "FRA-1", "FRA-2"]),
        ("ordering=version", ["KEN-1", "KEN-2", "FRA-1", "FRA-2"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(client: Client, query: str, found: list[str]) -> None:
    assert references(listed(client, f"{LIST}?{query}")) == found


@pytest.mark.usefixtures("story")
def test_a_party_s_actions_are_those_of_its_page(client: Client) -> None:
    page = client.get("/parties/FRA/?paragraph=29").context["page"].versions

    rows = listed(client, f"{LIST}?party=FRA&paragraph=29&resolution=11.10-rev-cop14")

    assert references(rows) == [each.action.reference for each in page] == ["FRA-2"]


@pytest.mark.usefixtures("story")
def test_an_item_s_actions_are_those_of_its_page(client: Client) -> None:
    page = client.get("/items/11.10-31-PAR/").context["actions"].versions

    rows = listed(client, f"{LIST}?item=11.10-31-PAR")

    assert references(rows) == [each.action.reference for each in page]


def test_an_action_that_no_longer_answers_an_item_is_not_found_by_it(
    client: Client, national: User, officer: User
) -> None:
    from parties import reviewing, services

    action = make.party_action()
    entry = make.action_entry(items=[make.item("11.10-31-PAR")])
    services.revise_action(action, entry, by=national)
    services.submit_action(action, by=national)
    reviewing.accept_action(action, by=officer)

    assert listed(client, f"{LIST}?item=11.10-29-PAR") == []
    assert references(listed(client, f"{LIST}?item=11.10-31-PAR")) == ["KEN-1"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("party=XXX", "party"),
        ("party=KEN&party=FRA", "party"),
        ("region=atlantis", "region"),
        ("resolution=9.99", "resolution"),
        ("paragraph=0", "paragraph"),
        ("item=11.10-99-PAR", "item"),
        ("accepted_since=yesterday", "accepted_since"),
        ("state=draft", "state"),
        ("ordering=title", "ordering"),
    ],
)
def test_what_is_not_understood_is_refused(client: Client, query: str, parameter: str) -> None:
    problem = refused(client, f"{LIST}?{query}")

    assert problem["status"] == 400
    assert [each["parameter"] for each in problem["errors"]] == [parameter]


@pytest.mark.parametrize("ordering", ["-version", "accepted_at", "-accepted_at"])
def test_the_pages_together_hold_each_action_once(
    client: Client, officer: User, period: ReportingPeriod, kenya: Party, ordering: str
) -> None:
    give_actions([kenya], [make.item("11.10-29-PAR")], 7, author=officer, period=period)
    address, seen = f"{LIST}?page_size=3&ordering={ordering}", []

    while address:
        page = told(client, address)
        seen += references(page["results"])
        address = (page["next"] or "").partition("/api/v1/")[2]

    ascending = [f"KEN-{number}" for number in range(1, 8)]
    assert seen == (ascending[::-1] if ordering.startswith("-") else ascending)


@pytest.mark.parametrize(
    "query",
    ["", "party=KEN", "item=11.10-29-PAR", "paragraph=29&resolution=11.10-rev-cop14",
     "as_of=2025-06-01", "format=csv"],
)  # fmt: skip
def test_the_list_asks_as_much_of_one_action_as_of_many(
    client: Client, queries: Callable[[], Any], officer: User, clock: Clock, query: str
) -> None:
    items = [make.item("11.10-29-PAR"), make.item("11.10-31-PAR")]

    def asked() -> int:
        clock(date(2026, 6, 1))
        with queries() as made:
            assert len(rows_of_or_page(client, query)) > 0
        return len(made)

    def give(each: int, meeting: str) -> None:
        clock(date(2025, 6, 1))
        parties = list(Party.objects.filter(iso3__in=("KEN", "FRA")))
        give_actions(parties, items, each, author=officer, period=make.period(meeting))

    give(1, "StC57")
    few = asked()
    give(20, "StC58")

    assert asked() == few


def rows_of_or_page(client: Client, query: str) -> list[Any]:
    if "csv" in query:
        return rows_of(client, f"{LIST}?{query}")
    return list(told(client, f"{LIST}?{query}")["results"])


def test_what_was_accepted_since_a_moment_comes_in_the_order_of_acceptance(
    client: Client, clock: Clock
) -> None:
    clock(date(2025, 6, 1))
    first, second = (make.party_action(ActionState.SUBMITTED) for _ in range(2))
    for day, action in ((2, second), (3, first)):
        clock(date(2025, 6, day))
        make.accept(action)

    assert references(listed(client, LIST)) == ["KEN-2", "KEN-1"]
    assert references(listed(client, f"{LIST}?accepted_since=2025-06-01")) == ["KEN-1", "KEN-2"]
