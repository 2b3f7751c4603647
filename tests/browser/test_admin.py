"""The admin in a real browser: recorded in four clicks, approved, and usable by everyone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from resolutions.choices import State, Status
from resolutions.models import ActionItem, StatusUpdate, User
from tests import make

from .conftest import sign_in
from .looking import faults

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def people(record: None) -> dict[str, User]:
    """An officer, a second one and a manager."""
    return {
        "officer": make.officer(),
        "second": make.user("second-officer", "Secretariat officer"),
        "manager": make.manager(),
    }


def address(item: ActionItem) -> str:
    return f"/admin/resolutions/actionitem/{item.pk}/change/"


def test_from_sign_in_to_a_recorded_update_in_four_clicks(
    tab: Page, people: dict[str, User]
) -> None:
    sign_in(tab, people["officer"])  # The first click.

    tab.get_by_role("link", name="Record an update of 11.10-2-SEC").click()
    tab.get_by_role("radio", name="In progress").click()
    tab.get_by_role("button", name="Save and submit").click()

    assert "waiting for approval" in tab.locator(".messagelist").inner_text()
    update = StatusUpdate.objects.get(action_item__reference="11.10-2-SEC")
    assert (update.status, update.state) == (Status.IN_PROGRESS, State.SUBMITTED)


def test_the_manager_approves_from_the_desk(tab: Page, people: dict[str, User]) -> None:
    item = make.item()
    make.status_update(item, State.SUBMITTED, author=people["officer"])
    sign_in(tab, people["manager"])

    tab.get_by_role("link", name="Review the update of 11.10-20-SEC").click()
    tab.get_by_role("button", name="Approve and publish").click()

    assert "Approved and published." in tab.locator(".messagelist").inner_text()
    item.refresh_from_db()
    assert item.status == Status.IN_PROGRESS


def test_everything_works_without_javascript(
    new_context: NewContext, people: dict[str, User]
) -> None:
    tab = new_context(java_script_enabled=False).new_page()
    sign_in(tab, people["officer"])
    tab.get_by_role("link", name="Record an update of 11.10-2-SEC").click()
    tab.get_by_label("Achievements").fill("A letter was sent.")

    tab.get_by_role("button", name="Save as draft").click()
    tab.get_by_role("link", name="Open this update").click()
    tab.get_by_role("button", name="Submit").click()

    assert StatusUpdate.objects.get().state == State.SUBMITTED


def test_the_second_officer_to_save_sees_both_texts_and_records_theirs_as_well(
    new_context: NewContext, people: dict[str, User]
) -> None:
    item = make.item()
    first, second = new_context().new_page(), new_context().new_page()
    for tab, name in ((first, "officer"), (second, "second")):
        sign_in(tab, people[name])
        tab.goto(address(item))
        tab.get_by_label("Achievements").fill(f"Written by {name}.")
    first.get_by_role("button", name="Save and submit").click()

    second.get_by_role("button", name="Save and submit").click()
    both = second.locator(".theirs").inner_text(), second.get_by_label("Achievements").input_value()
    second.get_by_role("button", name="Record mine as well, and submit").click()
    second.locator(".messagelist").wait_for()

    assert "Written by officer." in both[0]
    assert both[1] == "Written by second."
    assert item.updates.count() == 2


def stale_page(tab: Page, item: ActionItem) -> None:
    """Open the page on which two texts are compared."""
    tab.goto(address(item))
    make.status_update(item, State.DRAFT, author=make.user("second-officer"))
    tab.get_by_role("button", name="Save as draft").click()
    tab.locator(".stale").wait_for()


@pytest.fixture
def pages(people: dict[str, User]) -> list[str]:
    """Every kind of page, with something on it."""
    item = make.item("11.10-18.1-SEC")
    update = make.status_update(
        item, evidence=[make.evidence()], challenges="Staff time.", internal_note="Ask legal."
    )
    make.status_update(item, corrects=update, effective_on=date(2025, 7, 1))
    waiting = make.status_update(item, State.SUBMITTED)
    draft = make.status_update(item, State.DRAFT, author=people["manager"])
    updates = "/admin/resolutions/statusupdate/"
    return [
        "/admin/",
        "/admin/resolutions/actionitem/",
        address(item),
        f"/admin/resolutions/actionitem/{item.pk}/edit/",
        f"/admin/resolutions/actionitem/{item.pk}/history/",
        "/admin/resolutions/actionitem/record-for-several/?items=1,2,3",
        updates,
        f"{updates}{waiting.pk}/change/",
        f"{updates}{draft.pk}/edit/",
        f"{updates}{draft.pk}/discard/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(
    scheme: Any, new_context: NewContext, pages: list[str], people: dict[str, User]
) -> None:
    tab = new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}).new_page()
    tab.goto("/admin/")
    found = {"sign-in": faults(tab)}
    sign_in(tab, people["manager"])

    for page in pages:
        tab.goto(page)
        found[page] = faults(tab)
    stale_page(tab, make.item())
    found["stale"] = faults(tab)

    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_no_page_is_wider_than_a_small_phone(
    new_context: NewContext, pages: list[str], people: dict[str, User]
) -> None:
    tab = new_context(viewport={"width": 320, "height": 700}).new_page()
    sign_in(tab, people["manager"])
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

    found = []
    for page in pages:
        tab.goto(page)
        found += [page] if tab.evaluate(wide) else []

    assert found == []


def test_nothing_offends_the_content_security_policy(
    tab: Page, pages: list[str], people: dict[str, User]
) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    sign_in(tab, people["manager"])

    for page in pages:
        tab.goto(page)

    assert [text for text in said if "Content Security Policy" in text] == []
