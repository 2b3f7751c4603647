"""A Party's job on a phone without JavaScript: invited, logged, returned, mended, public."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page

from parties.models import ActionVersion, Party
from resolutions.models import User
from tests import make
from tests.smtp import Server, smtp_server

from .conftest import PASSWORD, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

TITLE = "Comité conjoint des correspondants nationaux"
DONE = "Les correspondants nationaux de cinq conventions se réunissent deux fois par an."
MORE = "Le ministère de l'environnement préside."
PHONE = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}


@pytest.fixture
def letters(live_server: Any, settings: Any) -> Iterator[Server]:
    """A mail server, and links that lead to the site under test."""
    settings.SITE_URL = live_server.url
    settings.DESK_EMAIL = "desk@example.org"
    with smtp_server() as server, server.in_use():
        yield server


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A tab of a small telephone that runs no scripts."""
    return new_context(**PHONE).new_page()


@pytest.fixture
def desk(new_context: Callable[..., BrowserContext]) -> Callable[[User], Page]:
    def open_tab(person: User) -> Page:
        tab = new_context(java_script_enabled=False).new_page()
        sign_in(tab, person)
        tab.locator("#user-tools").wait_for()
        return tab

    return open_tab


def invite(tab: Page, party: Party, email: str) -> None:
    tab.goto("/admin/parties/invitation/add/")
    tab.get_by_label("Party:").select_option(label=str(party))
    tab.get_by_label("E-mail address").fill(email)
    tab.get_by_label("Language").select_option("fr")
    tab.get_by_role("button", name="Save", exact=True).click()
    tab.locator(".messagelist .success").wait_for()


def delivered(letters: Server, number: int) -> str:
    """Have the outbox delivered, and return the text of the last e-mail of so many."""
    call_command("send_mail_outbox", verbosity=0)
    assert len(letters.letters) == number
    return letters.body()


def fits(tab: Page) -> bool:
    return tab.locator("html").evaluate("page => page.scrollWidth") <= 320  # type: ignore[no-any-return]


def log_action(tab: Page, file: Path) -> None:
    """Fill in the form for two paragraphs, with a file, and go to the preview."""
    tab.goto("/my/")
    tab.locator("a[href*='item=11.10-29-PAR']").first.click()
    tab.locator("#id_title").fill(TITLE)
    tab.locator(".items-asked summary").click()
    tab.get_by_label("facilitate cooperation among international organizations").check()
    tab.locator("#id_done").fill(DONE)
    tab.locator("input[name$='-title']").first.fill("Procès-verbal")
    tab.locator("input[type=file]").first.set_input_files(file)
    assert fits(tab)
    tab.locator("button[name=preview]").click()


def submit(tab: Page) -> None:
    assert fits(tab)
    tab.locator("form[action$='/submit/'] button").click()
    tab.locator("h1").wait_for()


def test_a_focal_point_is_invited_logs_an_action_and_sees_it_published(
    letters: Server, phone: Page, desk: Callable[[User], Page], tab: Page, tmp_path: Path
) -> None:
    make.period()
    senegal = Party.objects.get(iso3="SEN")
    officer = make.officer()
    file = tmp_path / "proces-verbal.pdf"
    file.write_bytes(b"%PDF-1.7 minutes")

    office = desk(officer)
    invite(office, senegal, "senegal@example.org")
    assert "Sénégal" in delivered(letters, 1)
    [link] = [each for each in letters.links() if "/invitation/" in each]

    phone.goto(link)
    phone.locator("input[name=name]").fill("Une correspondante")
    phone.locator("input[name=password1]").fill(PASSWORD)
    phone.locator("input[name=password2]").fill(PASSWORD)
    assert fits(phone)
    phone.locator("main form button[type=submit]").last.click()
    phone.goto("/my/")
    assert "Sénégal" in phone.locator("h1").inner_text()
    assert phone.locator("html").get_attribute("lang") == "fr"

    log_action(phone, file)
    submit(phone)
    assert TITLE in delivered(letters, 2)
    assert letters.to[-1] == "desk@example.org"
    tab.goto("/parties/SEN/")
    assert TITLE not in tab.content()

    office.goto("/admin/parties/partyaction/")
    office.get_by_role("link", name="SEN-1").click()
    office.locator("textarea[name=reason]").fill("Qui préside ?")
    office.get_by_role("button", name="Return with this reason").click()
    office.locator(".messagelist").wait_for()
    assert "Qui préside ?" in delivered(letters, 3)

    phone.goto("/my/")
    assert "Qui préside ?" in phone.locator("main").inner_text()
    phone.goto("/my/actions/SEN-1/edit/")
    assert phone.locator("#id_done").input_value() == DONE
    phone.locator("#id_done").fill(f"{DONE} {MORE}")
    phone.locator("button[name=preview]").click()
    submit(phone)

    office.goto("/admin/parties/partyaction/")
    office.get_by_role("link", name="SEN-1").click()
    assert MORE in " ".join(office.locator("ins").all_inner_texts())
    office.get_by_role("button", name="Accept and publish").click()
    office.locator(".messagelist").wait_for()

    for address in ("/parties/SEN/", "/items/11.10-29-PAR/", "/items/11.10-30-PAR/"):
        tab.goto(address)
        assert TITLE in tab.locator("main").inner_text()
        assert MORE in tab.locator("main").inner_text()
    assert "senegal@example.org" not in tab.content()
    with tab.expect_download() as download:
        tab.goto("/parties/actions/SEN-1/")
        tab.locator("a[href^='/party-files/']").click()
    assert Path(download.value.path()).read_bytes() == b"%PDF-1.7 minutes"
    assert download.value.suggested_filename == "proces-verbal.pdf"
    assert [v.number for v in ActionVersion.objects.public()] == [2]
