"""One Party's page: what binds it, in which periods it reported, and what was accepted."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from parties import periods, services
from parties.choices import ActionState, Gate
from parties.models import Instrument, Membership, Party, ReportingPeriod
from resolutions.models import ActionItem, User
from tests import make
from tests.scale import give_actions

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str = "/parties/KEN/") -> str:
    return " ".join(client.get(address).content.decode().split())


def titles(client: Client, address: str = "/parties/KEN/") -> list[str]:
    return [each.title for each in client.get(address).context["page"].versions]


def test_the_page_says_since_when_it_is_a_party_and_what_else_binds_it(client: Client) -> None:
    html = text_of(client)

    assert "Party to the Convention since 1 May 1999." in html
    assert "AEWA</abbr>" in html
    assert "Agreement, since 1 June 2001" in html


def test_what_is_not_recorded_is_said_to_be_so(client: Client, kenya: Party) -> None:
    Membership.objects.filter(party=kenya).delete()
    Party.objects.filter(iso3="KEN").update(entry_into_force=None)

    html = text_of(client)

    assert "since when is not recorded here" in html
    assert "None is recorded here." in html
    assert "No reporting period has begun yet." in html
    assert "No action of this Party has been accepted yet." in html


@pytest.mark.parametrize("code", ["ken", "Ken"])
def test_a_code_in_small_letters_leads_to_the_page(client: Client, code: str) -> None:
    response = client.get(f"/parties/{code}/")

    assert response.status_code == 301
    assert response["Location"] == "/parties/KEN/"


def test_only_what_was_accepted_is_there(client: Client, national: User) -> None:
    make.party_action(ActionState.DRAFT, title="A draft")
    make.party_action(ActionState.SUBMITTED, title="Submitted")
    make.party_action(ActionState.RETURNED, title="Returned")
    accepted = make.party_action(title="Accepted")
    services.revise_action(accepted, make.action_entry(title="Changed since"), by=national)

    assert titles(client) == ["Accepted"]
    for unknown in ("A draft", "Submitted", "Returned", "Changed since", "Which conventions?"):
        assert unknown not in text_of(client)


def test_what_another_party_did_is_not_there(client: Client) -> None:
    make.party_action(author=make.focal_point("FRA"))

    assert titles(client) == []


def test_the_actions_can_be_narrowed_to_a_paragraph(client: Client) -> None:
    make.party_action(title="On 29")
    make.party_action(title="On 31", items=[make.item("11.10-31-PAR")])
    make.party_action(title="On both", items=[make.item("11.10-29-PAR"), make.item("11.10-31-PAR")])

    assert titles(client, "/parties/KEN/?paragraph=29") == ["On both", "On 29"]
    assert titles(client, "/parties/KEN/?paragraph=30") == []
    assert "No action on paragraph 30" in text_of(client, "/parties/KEN/?paragraph=30")


@pytest.mark.parametrize("number", ["1", "99", "x", "²", "-1"])
def test_a_paragraph_that_asks_nothing_of_parties_is_said_to_be_so(
    client: Client, number: str
) -> None:
    make.party_action()

    html = text_of(client, f"/parties/KEN/?paragraph={number}")

    assert "That paragraph asks nothing of Parties." in html
    assert "Joint committee of the national focal points" in html


def test_each_period_says_what_was_reported(client: Client, period: ReportingPeriod) -> None:
    make.party_action()
    make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18), ends_on=date(2025, 3, 26))
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))

    kenya, france = text_of(client), text_of(client, "/parties/FRA/")

    assert 'up to StC57</a> <span class="small">1 submission accepted</span>' in kenya
    assert 'up to StC56</a> <span class="small quiet">no report</span>' in kenya
    assert "nothing to report, said on" in france


def test_a_period_that_ended_before_it_was_a_party_is_not_held_against_it(
    client: Client, period: ReportingPeriod
) -> None:
    Party.objects.filter(iso3="KEN").update(entry_into_force=date(2025, 6, 1))
    make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18), ends_on=date(2025, 3, 26))

    assert list(client.get("/parties/KEN/").context["periods"]) == [period]


def test_twenty_actions_stand_on_a_page_and_all_on_the_pages_together(
    client: Client, officer: User, period: ReportingPeriod, kenya: Party
) -> None:
    give_actions([kenya], [make.item("11.10-29-PAR")], 45, author=officer, period=period)

    address, seen = "/parties/KEN/", []
    while address:
        page = client.get(address).context["page"]
        seen += [each.action.reference for each in page.versions]
        address = f"/parties/KEN/?after={page.after}" if page.after else ""
    back = client.get(f"/parties/KEN/?before={page.before}").context["page"]

    assert seen == [f"KEN-{number}" for number in range(45, 0, -1)]
    assert [each.action.reference for each in back.versions] == seen[20:40]


def test_a_page_asks_as_much_of_two_actions_as_of_many(
    client: Client,
    queries: Callable[[], Any],
    officer: User,
    period: ReportingPeriod,
    kenya: Party,
) -> None:
    items = list(ActionItem.objects.filter(addressee__code="PAR"))
    give_actions([kenya], items, 2, author=officer, period=period)
    with queries() as few:
        client.get("/parties/KEN/")
    for each in Instrument.objects.exclude(memberships__party=kenya):
        Membership.objects.create(party=kenya, instrument=each)
    make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18))
    others = list(Party.objects.exclude(pk=kenya.pk)[:3])
    give_actions(others, items, 30, author=officer, period=period)
    with queries() as many:
        client.get("/parties/KEN/")

    assert len(many) == len(few) <= 10
