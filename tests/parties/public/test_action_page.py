"""One accepted action: what the public reads of it, and of the versions before."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from parties import reviewing, services
from parties.choices import ActionState, Channel, Stage
from parties.entries import Shown
from parties.models import Party, PartyAction
from resolutions.models import User
from tests import make

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str = "/parties/actions/KEN-1/") -> str:
    return " ".join(client.get(address).content.decode().split())


def accepted(**values: Any) -> PartyAction:
    return make.party_action(**values)


def revised(action: PartyAction, national: User, officer: User, **values: Any) -> PartyAction:
    services.revise_action(action, make.action_entry(**values), by=national)
    services.submit_action(action, by=national)
    reviewing.accept_action(action, by=officer)
    return action


def test_all_that_the_party_said_is_there(client: Client, national: User, officer: User) -> None:
    begun = services.begin_action(
        national.places.get().party,
        make.action_entry(
            stage=Stage.COMPLETED, ends_on=date(2025, 9, 30), challenges="Staff change often.",
            support_needed="Two workshops.", evidence=[Shown("Minutes", url="https://example.org/m")],
        ),
        by=national,
    )  # fmt: skip
    make.period()
    services.submit_action(begun, by=national)
    reviewing.accept_action(begun, by=officer, public_note="In English alone.")

    html = text_of(client)

    for said in (
        "Joint committee of the national focal points", "Completed", "2 May 2025 to 30 September",
        "The focal points of five conventions meet", "Staff change often.", "Two workshops.",
        "https://example.org/m", "Paragraph 29 of 11.10", "establish close collaboration",
        "Note of the Secretariat", "In English alone.", "accepted on",
    ):  # fmt: skip
        assert said in html


def test_what_a_party_wrote_is_marked_as_its_language(client: Client) -> None:
    accepted(title="لجنة وطنية", done="تجتمع اللجنة.", language="ar")

    html = text_of(client)

    assert '<h1 lang="ar" dir="auto">لجنة وطنية</h1>' in html
    assert '<div class="words" lang="ar" dir="auto"><p>تجتمع اللجنة.</p></div>' in html
    assert 'Language: <span lang="ar">العربية</span>' in html


def test_what_a_party_wrote_is_text_and_never_a_piece_of_the_page(client: Client) -> None:
    accepted(title="<script>x</script>", done="<b>y</b> javascript:z")

    html = client.get("/parties/actions/KEN-1/").content.decode()

    assert "<script>" not in html
    assert "<b>y</b>" not in html


@pytest.mark.parametrize("state", [ActionState.DRAFT, ActionState.SUBMITTED, ActionState.RETURNED])
def test_what_was_not_accepted_is_not_there(client: Client, national: User, state: str) -> None:
    make.party_action(state)

    assert client.get("/parties/actions/KEN-1/").status_code == 404
    client.force_login(national)
    assert client.get("/parties/actions/KEN-1/").status_code == 404


def test_the_accepted_version_stays_while_the_next_one_is_in_work(
    client: Client, national: User
) -> None:
    action = accepted()
    services.revise_action(action, make.action_entry(title="Changed since"), by=national)
    services.submit_action(action, by=national)

    html = text_of(client)

    assert "Joint committee of the national focal points" in html
    assert "Changed since" not in html


def test_earlier_accepted_versions_are_listed_by_date_and_can_be_read(
    client: Client, national: User, officer: User
) -> None:
    action = revised(accepted(), national, officer, title="Second")
    services.revise_action(action, make.action_entry(title="Third, returned"), by=national)
    services.submit_action(action, by=national)
    reviewing.return_action(action, by=officer, reason="Which one?")

    now, before = text_of(client), text_of(client, "/parties/actions/KEN-1/?version=1")

    assert '<h1 lang="en" dir="auto">Second</h1>' in now
    assert 'href="/parties/actions/KEN-1/?version=1"' in now
    assert '<h1 lang="en" dir="auto">Joint committee of the national focal points</h1>' in before
    assert "This is an earlier version." in before
    assert "Third, returned" not in now + before


@pytest.mark.parametrize("number", ["2", "3", "0", "x", "-1", "99999999999999999999", "%00"])
def test_a_version_that_was_not_accepted_is_not_there(
    client: Client, national: User, officer: User, number: str
) -> None:
    action = accepted()
    services.revise_action(action, make.action_entry(title="Second"), by=national)
    services.submit_action(action, by=national)
    reviewing.return_action(action, by=officer, reason="Which one?")

    assert client.get(f"/parties/actions/KEN-1/?version={number}").status_code == 404


def test_an_entry_on_behalf_says_by_which_way_and_when_it_came(
    client: Client, officer: User, manager: User, national: User, kenya: Party
) -> None:
    begun = services.begin_action(
        kenya, make.action_entry(), by=officer, channel=Channel.LETTER,
        received_on=date(2026, 1, 5),
    )  # fmt: skip
    make.period()
    services.submit_action(begun, by=officer)
    reviewing.accept_action(begun, by=manager)

    html = text_of(client)
    assert "Entered by the Secretariat on behalf of the Party. Letter, received on 5 Jan" in html
    assert "Written by Kenya" not in html

    services.take_over_action(begun, by=national)
    assert "Taken over by the Party on" in text_of(client)
