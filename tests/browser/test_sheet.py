"""A focal point works offline: the spreadsheet in a real browser, on a phone, without scripts."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from parties.models import PartyAction
from tests import make
from tests.parties.sheets.book import APPLY, PAGE, Book
from tests.parties.sheets.test_round_trip import through_libreoffice

from .conftest import sign_in
from .looking import faults

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

LONG = "Since 2024 the ministry has worked with county governments on the coastal wetlands. " * 12
Screen = tuple[int, Literal["light", "dark"]]
SCREENS: list[Screen] = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A small phone with scripts off, signed in as the national focal point of Kenya."""
    tab = new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False).new_page()
    sign_in(tab, make.focal_point("KEN"))
    return tab


def downloaded(tab: Page) -> bytes:
    tab.goto(PAGE)
    with tab.expect_download() as started:
        tab.get_by_role("link", name="Download the spreadsheet").click()
    return Path(started.value.path()).read_bytes()


def uploaded(tab: Page, content: bytes, folder: Path, name: str = "actions.xlsx") -> None:
    (folder / name).write_bytes(content)
    tab.goto(PAGE)
    tab.get_by_label("The spreadsheet that you filled in").set_input_files(folder / name)
    tab.get_by_role("button", name="Upload and check").click()


def test_an_action_is_logged_offline_on_a_phone_without_scripts(
    phone: Page, tmp_path: Path
) -> None:
    """Opened and saved by LibreOffice in between, where it is installed."""
    action = make.party_action("draft", done=LONG)

    book = Book(downloaded(phone)).change(action.reference, done=LONG.replace("coastal", "inland"))
    book.add(title="-20 % by-catch", item_1="11.10-8-PAR", done="Nets were changed.")
    content = book.save()
    if shutil.which("soffice"):
        content = through_libreoffice(content, tmp_path)
    uploaded(phone, content, tmp_path)

    expect(phone.get_by_role("heading", level=1)).to_have_text("What the spreadsheet would change")
    expect(phone.get_by_text("1 new action", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Enter all of it as drafts").click()

    expect(phone.get_by_text("Entered as drafts: 1 new, 1 changed.")).to_be_visible()
    assert PartyAction.objects.latest("pk").title == "-20 % by-catch"
    action.refresh_from_db()
    assert "inland" in action.done


def test_errors_are_mended_in_the_file_and_the_file_is_uploaded_again(
    phone: Page, tmp_path: Path
) -> None:
    make.party_action("draft")
    book = Book(downloaded(phone)).add(title="Wetlands", starts_on="5/6/2026")

    uploaded(phone, book.save(), tmp_path)
    expect(phone.get_by_text("write 2026-06-05 or 2026-05-06")).to_be_visible()
    expect(phone.get_by_role("button", name="Enter all of it as drafts")).to_have_count(0)

    uploaded(phone, book.write(4, starts_on="2026-06-05").save(), tmp_path)
    phone.get_by_role("button", name="Enter all of it as drafts").click()

    expect(phone.get_by_text("Entered as drafts: 1 new, 0 changed.")).to_be_visible()


def every_kind(tab: Page) -> bytes:
    """Return a file with new, changed, unchanged and wrong rows of each kind."""
    first = make.party_action("draft", done=LONG)
    second = make.party_action("accepted", title="Ratification")
    third = make.party_action("submitted", title="Atelier «\xa0côte\xa0»", language="fr")
    make.party_action("draft", title="Unchanged")
    book = Book(downloaded(tab))
    book.change(first.reference, done=LONG.replace("2024", "2023"), item_2="11.10-8-PAR")
    book.change(second.reference, title="Ratification of the BBNJ Agreement", stage="Completed")
    book.change(third.reference, title="Autre titre")
    book.add(title="=1+1", done=LONG)
    book.add(
        title="Wrong" * 80,
        starts_on="5/6/2026",
        stage="Nearly done",
        item_1="11.10-99-PAR",
        links="https://example.org/an/address/that/is/rather/long/for/a/phone\nnot a link",
    )
    return book.add(title="Fine", done=LONG, links="Gazette | https://example.org/g").save()


def test_its_pages_are_for_everyone_on_every_screen(tab: Page, tmp_path: Path) -> None:
    sign_in(tab, make.focal_point("KEN"))
    content = every_kind(tab)

    uploaded(tab, b"Title,Stage", tmp_path, "actions.csv")
    refused = on_every_screen(tab)
    uploaded(tab, content, tmp_path)
    tab.locator("summary").click()
    planned = on_every_screen(tab)

    assert tab.url.endswith(APPLY)
    assert refused == planned == dict.fromkeys(SCREENS, ([], False))


def on_every_screen(tab: Page) -> dict[Screen, tuple[list[str], bool]]:
    """Return what axe finds wrong on each screen, and whether the page scrolls sideways."""
    found = {}
    for width, colours in SCREENS:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(color_scheme=colours)
        found[width, colours] = (faults(tab), bool(tab.evaluate(WIDER)))
    return found
