"""The page of the API in a real browser: on every screen, without a script, light in weight."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .looking import faults, faults_by_day_and_night, widths_on_a_phone
from .test_public_pages import weight_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

DOCS = "/api/docs/"
OPENED = "for (const each of document.querySelectorAll('details')) each.open = true"
MOST = 60_000


def test_axe_finds_no_fault_on_desk_or_phone_by_day_or_night(tab: Page) -> None:
    assert faults_by_day_and_night(tab, [DOCS]) == {}


def test_axe_finds_no_fault_where_everything_is_open(tab: Page) -> None:
    tab.goto(DOCS)
    tab.evaluate(OPENED)

    assert faults(tab) == []


def test_nothing_scrolls_sideways_on_a_phone(tab: Page) -> None:
    assert widths_on_a_phone(tab, [DOCS]) == {DOCS: 320}

    tab.evaluate(OPENED)
    assert tab.evaluate("document.documentElement.scrollWidth") == 320


def test_the_browser_has_nothing_to_say_of_the_security_policy(tab: Page) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))

    tab.goto(DOCS)

    assert said == []


def test_a_visit_transfers_sixty_kilobytes_at_most(
    new_context: Callable[..., BrowserContext],
) -> None:
    assert weight_of(new_context().new_page(), DOCS) <= MOST


def test_a_reader_without_javascript_finds_an_address_by_keyboard(
    new_context: Callable[..., BrowserContext],
) -> None:
    tab = new_context(java_script_enabled=False).new_page()
    tab.goto(DOCS)
    place = tab.locator("#get_action_item")

    place.locator("summary").focus()
    tab.keyboard.press("Enter")

    expect(place.get_by_text("11.10-18.3-SEC").first).to_be_visible()


def test_the_footer_leads_here(tab: Page) -> None:
    tab.goto("/")

    tab.get_by_role("contentinfo").get_by_role("link", name="API").click()

    expect(tab).to_have_url(re.compile(f"{DOCS}$"))
