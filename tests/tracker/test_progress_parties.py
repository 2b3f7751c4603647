"""What the progress view, its file and the front page say of what Parties reported."""

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from parties.choices import ActionState
from parties.models import Party
from resolutions.models import ActionItem, User
from tests import make
from tests.scale import give_actions
from tracker.home import latest_actions
from tracker.progress.content import ItemRow, Reach

pytestmark = pytest.mark.django_db


def row(client: Client, reference: str, query: str = "") -> ItemRow:
    rows: list[ItemRow] = client.get(f"/progress/{query}").context["progress"].rows
    return next(each for each in rows if each.reference == reference)


def test_an_item_for_parties_says_how_many_of_how_many_reported(client: Client) -> None:
    make.party_action()
    make.party_action()
    make.party_action(author=make.focal_point("FRA"))
    make.party_action(ActionState.SUBMITTED, author=make.focal_point("BEL"))

    html = " ".join(client.get("/progress/").content.decode().split())

    assert row(client, "11.10-29-PAR").reach == Reach(2, 133)
    assert row(client, "11.10-31-PAR").reach == Reach(0, 133)
    assert "2 of 133 Parties reported" in html


def test_an_item_of_another_addressee_says_nothing_of_the_kind(client: Client) -> None:
    assert row(client, "11.10-20-SEC").reach is None


def test_the_file_says_the_same(client: Client) -> None:
    make.party_action()

    text = client.get("/progress/progress.csv").content.decode().lstrip("\ufeff")
    found = {each["Reference"]: each for each in csv.DictReader(text.splitlines())}

    both = ("Parties that reported on it", "Parties to the Convention")
    assert [found["11.10-29-PAR"][name] for name in both] == ["1", "133"]
    assert [found["11.10-20-SEC"][name] for name in both] == ["", ""]


@pytest.mark.parametrize(
    ("on", "reached"), [("2025-05-31", 0), ("2025-06-01", 1), ("2026-11-20", 1)]
)
def test_a_past_day_counts_what_had_been_accepted_as_the_item_page_does(
    client: Client, monkeypatch: pytest.MonkeyPatch, on: str, reached: int
) -> None:
    clock = "django.utils.timezone.now"
    monkeypatch.setattr(clock, lambda: datetime(2025, 6, 1, 12, tzinfo=UTC))
    make.party_action()
    monkeypatch.setattr(clock, lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))
    Party.objects.filter(iso3="FRA").update(entry_into_force=date(2025, 6, 1))

    reach = row(client, "11.10-29-PAR", f"?as_of={on}").reach
    shares = client.get(f"/items/11.10-29-PAR/?as_of={on}").context["shares"]

    assert reach == Reach(reached, 132 if on == "2025-05-31" else 133)
    assert (shares.reported, shares.parties) == (reach.reported, reach.parties)


@pytest.mark.parametrize("query", ["", "?as_of=2026-06-01"])
def test_the_count_takes_no_query_of_its_own(
    client: Client, queries: Callable[[], Any], officer: User, today: date, query: str
) -> None:
    period = make.period()
    with queries() as few:
        client.get(f"/progress/{query}")
    items = list(ActionItem.objects.filter(addressee__code="PAR"))
    give_actions(list(Party.objects.all()), items, 3, author=officer, period=period)
    with queries() as many:
        client.get(f"/progress/{query}")

    assert len(many) == len(few) <= 10


def test_the_front_page_shows_the_five_actions_accepted_last(client: Client, officer: User) -> None:
    assert "What Parties reported lately" not in client.get("/").content.decode()

    for number in range(6):
        make.party_action(title=f"Action {number}")
    make.party_action(ActionState.SUBMITTED, title="Not yet")

    assert [each.title for each in latest_actions()] == [f"Action {n}" for n in (5, 4, 3, 2, 1)]
    assert "What Parties reported lately" in client.get("/").content.decode()
