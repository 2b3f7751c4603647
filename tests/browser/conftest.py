"""A real browser, one for all tests. Where there is none they are skipped; on CI they fail."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from resolutions.models import User

PROGRAMS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


PASSWORD = "a good long passphrase"


def sign_in(tab: Page, person: User) -> None:
    """Sign the person in, by the page that everybody uses; staff come to their desk."""
    person.set_password(PASSWORD)
    person.save()
    tab.goto("/account/login/")
    tab.get_by_label("E-mail address or user name").fill(person.username)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()


def program() -> str | None:
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium; its driver's event loop would else keep Django from the database."""
    found = program()
    if found is None:
        message = "Chromium is not installed: install it to run the tests of pages in a browser."
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found, args=list(QUIET))
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def new_context(browser: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Return a maker of browser contexts whose addresses begin at the live server."""
    made: list[BrowserContext] = []

    def make_context(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(10_000)
        made.append(context)
        return context

    yield make_context
    for context in made:
        context.close()


@pytest.fixture
def tab(new_context: Callable[..., BrowserContext]) -> Page:
    """A tab of a desktop browser."""
    return new_context(viewport={"width": 1280, "height": 900}).new_page()
