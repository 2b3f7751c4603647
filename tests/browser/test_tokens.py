"""Tokens in a real browser: made once, shown once, revoked; usable by everyone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from resolutions.models import User
from tests import make
from tracker import tokens
from tracker.choices import Scope
from tracker.models import ApiToken

from .conftest import sign_in
from .looking import CONTRAST, faults, faults_by_day_and_night, widths_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

NewContext = Callable[..., BrowserContext]
PAGE = "/account/tokens/"


@pytest.fixture
def person(record: None) -> User:
    return make.focal_point("KEN")


def come_in(tab: Page, person: User) -> None:
    sign_in(tab, person)
    tab.get_by_role("button", name=re.compile("sign out|log out", re.I)).wait_for()


def make_one(tab: Page, name: str = "Import") -> str:
    """Make a token on the page, and return its secret."""
    tab.goto(PAGE)
    tab.get_by_label("Name").fill(name)
    tab.get_by_label("Log what the Party did").check()
    tab.get_by_role("button", name="Make the token").click()
    return tab.get_by_label("The token").input_value()


def test_a_token_is_made_and_revoked_on_a_phone_without_javascript(
    new_context: NewContext, person: User
) -> None:
    phone = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
    tab = new_context(**phone).new_page()
    come_in(tab, person)
    tab.get_by_role("link", name="Account").click()
    tab.get_by_role("link", name="Tokens for programs").click()
    secret = make_one(tab)
    worked = tokens.token_of(secret)
    tab.get_by_role("link", name="I have copied it").click()

    tab.get_by_role("button", name="Revoke").click()

    expect(tab.get_by_role("status")).to_contain_text("The token “Import” is revoked")
    assert worked is not None
    assert tokens.token_of(secret) is None


def test_reloading_makes_no_second_token(tab: Page, person: User) -> None:
    come_in(tab, person)
    secret = make_one(tab)

    tab.reload()

    expect(tab.get_by_role("alert")).to_contain_text("This form was sent before.")
    assert secret not in tab.content()
    assert ApiToken.objects.count() == 1


def test_going_back_does_not_show_it_again(tab: Page, person: User) -> None:
    come_in(tab, person)
    make_one(tab)
    tab.get_by_role("link", name="Resolutions", exact=True).click()
    tab.get_by_role("heading", name="Resolutions").wait_for()

    # The browser kept nothing that it could show: it asks whether to send the form again.
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        tab.go_back()

    assert ApiToken.objects.count() == 1


def give_tokens(person: User) -> None:
    """One that works, with the longest name, and one of each kind that does not."""
    tokens.make_token(person, name="W" * 100, scopes=list(Scope), days=365)
    revoked, _secret = tokens.make_token(person, name="Lost", scopes=[Scope.READ], days=30)
    tokens.revoke_token(revoked)


def test_axe_finds_no_fault_by_day_and_by_night(tab: Page, person: User) -> None:
    come_in(tab, person)
    found = {"empty": faults_by_day_and_night(tab, [PAGE])}
    give_tokens(person)
    found["full"] = faults_by_day_and_night(tab, [PAGE])
    make_one(tab)
    tab.emulate_media(color_scheme="light")
    made: dict[Any, list[str]] = {("made", "day"): faults(tab)}
    tab.emulate_media(color_scheme="dark")
    made["made", "night"] = faults(tab, CONTRAST)
    found["made"] = {where: wrong for where, wrong in made.items() if wrong}

    assert found == {"empty": {}, "full": {}, "made": {}}


def test_no_page_is_wider_than_a_small_phone(tab: Page, person: User) -> None:
    come_in(tab, person)
    give_tokens(person)

    widths = widths_on_a_phone(tab, [PAGE])
    make_one(tab, "W" * 100)
    widths["made"] = tab.evaluate("document.documentElement.scrollWidth")

    assert widths == {PAGE: 320, "made": 320}


def test_nothing_offends_the_content_security_policy(tab: Page, person: User) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    come_in(tab, person)

    make_one(tab)
    tab.goto(PAGE)

    assert [text for text in said if "Content Security Policy" in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_administrators_have_no_fault_and_fit_a_phone(
    scheme: Any, new_context: NewContext, person: User
) -> None:
    give_tokens(person)
    first = ApiToken.objects.first()
    assert first is not None
    pages = ["/admin/tracker/apitoken/", f"/admin/tracker/apitoken/{first.pk}/change/"]
    tab = new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}).new_page()
    come_in(tab, make.user("administrator", "Administrator"))

    found = {}
    for page in pages:
        tab.goto(page)
        found[page] = faults(tab)

    assert found == dict.fromkeys(pages, [])
    assert widths_on_a_phone(tab, pages) == dict.fromkeys(pages, 320)
