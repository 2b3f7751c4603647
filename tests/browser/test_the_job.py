"""The main job from end to end: recorded by one, approved by another, read by everyone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from resolutions.models import User
from tests import make

from .conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

DONE = "A joint work plan with the Ramsar Secretariat was signed."


@pytest.fixture
def tab_of(new_context: Callable[..., BrowserContext]) -> Callable[[User], Page]:
    """Return a maker of tabs, each in a browser of its own, signed in to the admin."""

    def open_tab(person: User) -> Page:
        tab = new_context().new_page()
        sign_in(tab, person)
        return tab

    return open_tab


def margin(tab: Page, query: str = "") -> str:
    """Return what the progress view says beside paragraph 20."""
    tab.goto(f"/progress/{query}")
    return tab.locator("#para-20").inner_text()


def test_an_officers_update_is_public_once_approved_and_absent_at_an_earlier_date(
    tab: Page, tab_of: Callable[[User], Page]
) -> None:
    at_first = margin(tab)
    officer = tab_of(make.officer())
    officer.get_by_label("Find an action item").fill("11.10-20")
    officer.get_by_role("button", name="Find").click()
    officer.get_by_role("link", name="11.10-20-SEC").click()
    officer.get_by_role("radio", name="Ongoing").click()
    officer.get_by_label("Effective date").fill("2025-09-01")
    officer.get_by_label("Achievements").fill(DONE)
    officer.get_by_label("Internal note").fill("Check the date with the depositary.")
    officer.get_by_label("Title").first.fill("Joint work plan")
    officer.get_by_label("Web address").first.fill("https://example.org/joint-work-plan")
    officer.get_by_role("button", name="Save and submit").click()
    officer.locator(".messagelist").wait_for()
    while_submitted = margin(tab)

    manager = tab_of(make.manager())
    manager.get_by_role("link", name="Review the update of 11.10-20-SEC").click()
    manager.get_by_role("button", name="Approve and publish").click()
    manager.locator(".messagelist").wait_for()

    now, before = margin(tab), margin(tab, "?as_of=2025-08-31")
    assert "No information" in at_first
    assert DONE not in while_submitted
    assert DONE in now
    assert "Ongoing" in now
    assert "1 piece of evidence" in now
    assert "No information" in before
    assert DONE not in before
    assert "depositary" not in tab.content()
