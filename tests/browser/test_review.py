"""Reviewing in a real browser: from the desk to the public page, and usable by everyone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from parties import reviewing, services
from parties.choices import ActionState, Channel
from parties.models import Party, PartyAction
from resolutions.models import User
from tests import make

from .conftest import sign_in
from .looking import faults

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

NewContext = Callable[..., BrowserContext]
ACTIONS = "/admin/parties/partyaction/"


@pytest.fixture
def manager(record: None) -> User:
    return make.manager()


def changed_since() -> PartyAction:
    """Return an action whose second version waits, with a question and an answer."""
    kenya, officer = make.focal_point("KEN"), make.officer()
    action = make.party_action(ActionState.RETURNED, evidence=[make.shown()])
    later = make.action_entry(
        done="The focal points of six conventions meet twice a year.",
        items=[make.item("11.10-30-PAR")],
        challenges="Staff time.",
        evidence=[make.shown(title="Terms of reference", url="https://example.org/tor")],
    )
    services.revise_action(action, later, by=kenya)
    services.submit_action(action, by=kenya)
    reviewing.ask_about_action(action, by=officer, question="Who took part?")
    reviewing.answer_about_action(action, by=kenya, answer="All six.")
    return action


def entered() -> PartyAction:
    """Return a draft on behalf of Ghana."""
    return services.begin_action(
        Party.objects.get(iso3="GHA"),
        make.action_entry(title="Workshop with Ramsar"),
        by=make.officer(),
        channel=Channel.LETTER,
        received_on=date(2025, 6, 1),
    )


def test_what_a_party_submitted_is_accepted_from_the_desk(tab: Page, manager: User) -> None:
    action = changed_since()
    sign_in(tab, manager)

    tab.get_by_role("link", name=f"Review {action.reference}").click()
    tab.get_by_label("Public note").fill("See also paragraph 30.")
    tab.get_by_role("button", name="Accept and publish").click()

    assert "Accepted" in tab.locator(".messagelist").inner_text()
    action.refresh_from_db()
    assert action.state == ActionState.ACCEPTED
    assert action.current is not None
    assert action.current.public_note == "See also paragraph 30."


def test_everything_works_without_javascript(new_context: NewContext, manager: User) -> None:
    make.period()
    tab = new_context(java_script_enabled=False).new_page()
    sign_in(tab, manager)
    tab.goto(f"{ACTIONS}enter/")
    tab.get_by_label("Party", exact=True).select_option(label="Ghana")
    tab.get_by_label("Received on").fill("2025-06-01")
    tab.get_by_label("Title").first.fill("Workshop with Ramsar")
    tab.get_by_role("checkbox", name="11.10-29-PAR").check()
    tab.get_by_label("What was done").fill("A workshop was held in Accra.")

    tab.get_by_role("button", name="Save and submit").click()
    tab.goto(ACTIONS)
    tab.get_by_label("By Party").select_option(label="Ghana")
    tab.locator("form", has=tab.get_by_label("By Party")).get_by_role("button").click()

    assert "party=GHA" in tab.url
    expect(tab.get_by_role("link", name="GHA-1")).to_have_count(1)
    assert PartyAction.objects.get().state == ActionState.SUBMITTED


def test_the_gate_of_a_period_is_moved_by_one_press(tab: Page, manager: User) -> None:
    period = make.period()
    sign_in(tab, manager)
    tab.goto("/admin/parties/reportingperiod/")

    tab.get_by_role("button", name="Close").click()
    tab.locator(".messagelist").wait_for()

    period.refresh_from_db()
    assert not period.is_open


@pytest.fixture
def pages(manager: User) -> list[str]:
    """Every kind of page, with something on it."""
    waiting, draft = changed_since(), entered()
    make.party_action(ActionState.ACCEPTED, title="Accepted one")
    item, period = make.item("11.10-29-PAR"), make.period()
    return [
        "/admin/",
        ACTIONS,
        f"{ACTIONS}?state=all&item=11.10-29",
        f"{ACTIONS}{waiting.pk}/change/",
        f"{ACTIONS}{waiting.pk}/versions/2/",
        f"{ACTIONS}{draft.pk}/change/",
        f"{ACTIONS}{draft.pk}/edit/",
        f"{ACTIONS}{draft.pk}/discard/",
        f"{ACTIONS}enter/",
        f"/admin/resolutions/actionitem/{item.pk}/change/",
        "/admin/parties/reportingperiod/",
        f"/admin/parties/reportingperiod/{period.pk}/change/",
        "/admin/parties/partyreport/",
        "/admin/parties/message/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(
    scheme: Any, new_context: NewContext, pages: list[str], manager: User
) -> None:
    tab = new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}).new_page()
    sign_in(tab, manager)

    found = {}
    for page in pages:
        tab.goto(page)
        found[page] = faults(tab)

    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_no_page_is_wider_than_a_small_phone(
    new_context: NewContext, pages: list[str], manager: User
) -> None:
    tab = new_context(viewport={"width": 320, "height": 700}).new_page()
    sign_in(tab, manager)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

    found = []
    for page in pages:
        tab.goto(page)
        found += [page] if tab.evaluate(wide) else []

    assert found == []


def test_nothing_offends_the_content_security_policy(
    tab: Page, pages: list[str], manager: User
) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    sign_in(tab, manager)

    for page in pages:
        tab.goto(page)

    assert [text for text in said if "Content Security Policy" in text] == []
