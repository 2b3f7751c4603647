"""The public page of an action item that is addressed to Parties."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from parties import reviewing, services
from parties.choices import ActionState
from parties.figures import shares_of
from parties.models import Party, ReportingPeriod
from resolutions.models import ActionItem, User
from tests import make
from tests.scale import give_actions

pytestmark = pytest.mark.django_db

PAGE = "/items/11.10-29-PAR/"
Clock = Callable[[date], None]


def text_of(client: Client, address: str = PAGE) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_it_says_how_many_of_how_many_parties_reported_by_region(client: Client) -> None:
    make.party_action()
    make.party_action()
    make.party_action(author=make.focal_point("FRA"))

    html = text_of(client)

    assert "2 of 133 Parties reported on this" in html
    assert "Africa: 1 of 46" in html
    assert "Europe: 1 of 44" in html
    assert "Asia: 0 of 21" in html
    assert "in all reporting periods together" in html
    assert "Reporting is voluntary" in html


def test_an_item_of_another_addressee_has_no_such_part(client: Client) -> None:
    response = client.get("/items/11.10-20-SEC/")

    assert "shares" not in response.context
    assert "What Parties reported" not in response.content.decode()


def test_the_accepted_actions_stand_on_it_the_latest_first(client: Client) -> None:
    make.party_action(title="First")
    make.party_action(title="Second")
    make.party_action(ActionState.SUBMITTED, title="Not yet")
    make.party_action(title="Elsewhere", items=[make.item("11.10-31-PAR")])

    found = client.get(PAGE).context["actions"].versions

    assert [each.title for each in found] == ["Second", "First"]


def test_ten_stand_on_a_page_with_a_link_to_more(
    client: Client, officer: User, period: ReportingPeriod, kenya: Party, item: ActionItem
) -> None:
    give_actions([kenya], [make.item("11.10-29-PAR")], 12, author=officer, period=period)

    first = client.get(PAGE)
    more = first.context["actions"].after
    rest = client.get(f"{PAGE}?after={more}").context["actions"].versions

    assert len(first.context["actions"].versions) == 10
    assert f'href="?after={more}#parties"' in first.content.decode()
    assert [each.action.reference for each in rest] == ["KEN-2", "KEN-1"]


def test_parties_not_bound_count_neither_above_nor_below(item: ActionItem) -> None:
    make.party_action()
    Party.objects.filter(iso3="KEN").update(entry_into_force=date(2999, 1, 1))

    found = shares_of(make.item("11.10-29-PAR"), date(2026, 11, 21))

    assert (found.reported, found.parties) == (0, 132)


@pytest.fixture
def story(clock: Clock, national: User, officer: User) -> None:
    """Accepted on 1 June 2025 for paragraph 29; since 1 March 2026 it answers paragraph 31."""
    make.period()
    clock(date(2025, 6, 1))
    action = make.party_action(title="For 29")
    clock(date(2026, 2, 1))
    services.revise_action(
        action, make.action_entry(title="For 31", items=[make.item("11.10-31-PAR")]), by=national
    )
    services.submit_action(action, by=national)
    clock(date(2026, 3, 1))
    reviewing.accept_action(action, by=officer)
    clock(date(2026, 11, 21))


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("on", "titles_29", "titles_31"),
    [
        ("2025-05-31", [], []),
        ("2025-06-01", ["For 29"], []),
        ("2026-02-28", ["For 29"], []),
        ("2026-03-01", [], ["For 31"]),
        ("2026-11-21", [], ["For 31"]),
    ],
)
def test_a_past_day_shows_what_had_been_accepted_and_held_then(
    client: Client, on: str, titles_29: list[str], titles_31: list[str]
) -> None:
    for number, titles in ((29, titles_29), (31, titles_31)):
        context = client.get(f"/items/11.10-{number}-PAR/?as_of={on}").context

        assert [each.title for each in context["actions"].versions] == titles
        assert context["shares"].reported == len(titles)


@pytest.mark.usefixtures("story")
def test_a_version_that_holds_no_more_is_linked_as_such(client: Client) -> None:
    html = text_of(client, f"{PAGE}?as_of=2026-01-01")

    assert 'href="/parties/actions/KEN-1/?version=1"' in html
    assert "What Parties had reported by 1 January 2026" in html


def test_the_denominator_is_that_of_the_day(client: Client) -> None:
    Party.objects.filter(iso3="KEN").update(entry_into_force=date(2025, 7, 1))

    assert client.get(f"{PAGE}?as_of=2025-06-30").context["shares"].parties == 132
    assert client.get(f"{PAGE}?as_of=2025-07-01").context["shares"].parties == 133


@pytest.mark.parametrize("on", ["", "?as_of=2026-06-01"])
def test_the_page_asks_as_much_of_one_action_as_of_many(
    client: Client,
    queries: Callable[[], Any],
    officer: User,
    period: ReportingPeriod,
    clock: Clock,
    on: str,
) -> None:
    clock(date(2025, 6, 1))
    make.party_action()
    clock(date(2026, 11, 21))
    with queries() as few:
        client.get(PAGE + on)
    clock(date(2025, 6, 1))
    others = list(Party.objects.exclude(iso3="KEN"))
    give_actions(others, [make.item("11.10-29-PAR")], 2, author=officer, period=period)
    clock(date(2026, 11, 21))
    with queries() as many:
        response = client.get(PAGE + on)

    assert response.context["shares"].reported == 133
    assert len(many) == len(few) <= 9
