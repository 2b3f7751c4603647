"""Coming in, in a real browser: on a phone, without JavaScript, at every step."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from parties import people
from parties.choices import Place
from parties.models import FocalPoint, Invitation, Party
from resolutions.models import User
from tests import make
from tests.parties.accounts.conftest import address, link_in

from .conftest import PASSWORD, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

NewContext = Callable[..., BrowserContext]
PHONE = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}


@pytest.fixture
def invited(record: None) -> Invitation:
    kenya = Party.objects.get(iso3="KEN")
    return people.invite(kenya, "new@example.org", by=make.officer(), place=Place.NATIONAL)


def faults(tab: Page) -> list[str]:
    """Return what axe finds wrong with the page, and whether it is wider than the screen."""
    found = [each["id"] for each in Axe().run(tab).response["violations"]]
    wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, "too wide"] if wide else found


def test_an_invited_person_comes_in_and_brings_a_colleague_in(
    new_context: NewContext, invited: Invitation
) -> None:
    tab = new_context(**PHONE).new_page()
    tab.goto(address(invited))
    tab.get_by_label("Your full name").fill("Invited Person")
    tab.get_by_label("Password", exact=True).fill(PASSWORD)
    tab.get_by_label("Password, once more").fill(PASSWORD)
    tab.get_by_role("button", name="Accept the invitation").click()

    tab.goto("/my/people/")
    tab.get_by_role("link", name="Invite a contributor").click()
    tab.get_by_label("E-mail address").fill("colleague@example.org")
    tab.get_by_label("the paragraphs ticked here").check()
    tab.get_by_label("31 ratify the BBNJ Agreement").check()
    tab.get_by_role("button", name="Send the invitation").click()

    assert "on its way to colleague@example.org" in tab.get_by_role("status").inner_text()
    made = Invitation.objects.get(email="colleague@example.org")
    assert [each.number for each in made.paragraphs.all()] == [31]
    assert made.invited_by == FocalPoint.objects.get().user


def test_a_person_signs_in_by_a_link_chooses_a_language_and_signs_out(
    new_context: NewContext, record: None
) -> None:
    person = make.focal_point("KEN")
    tab = new_context(**PHONE).new_page()
    tab.goto("/account/login/")
    tab.get_by_role("link", name="Send me a link").click()
    tab.get_by_label("E-mail address").fill(person.email)
    tab.get_by_role("button", name="Send me a link").click()
    tab.get_by_role("heading", name="Look into your mailbox").wait_for()
    tab.goto(link_in(str(mail.outbox[0].body)))
    tab.get_by_role("button", name="Sign in").click()

    tab.goto("/items/?q=work")
    tab.get_by_role("button", name="Français").click()
    french = tab.locator("html").get_attribute("lang"), tab.url.partition("/items/")[2]
    tab.get_by_role("button", name="English").click()
    tab.get_by_role("button", name="Sign out").click()

    assert french == ("fr", "?q=work")
    expect(tab.get_by_role("link", name="Sign in")).to_have_count(1)
    assert User.objects.get(pk=person.pk).language == "en-gb"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_fault_in_the_pages_of_coming_in(
    width: int, scheme: str, new_context: NewContext, invited: Invitation
) -> None:
    tab = new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    gone = people.invite(invited.party, "late@example.org", by=invited.invited_by)
    Invitation.objects.filter(pk=gone.pk).update(expires_at=timezone.now() - timedelta(days=1))
    found = {}

    def look(page: str) -> None:
        tab.goto(page)
        found[page] = faults(tab)

    for page in ("/account/login/", "/sign-in-link/", "/sign-in-link/?sent=1", "/sign-in-link/x/"):
        look(page)
    look(address(invited))
    look(address(gone))
    sign_in(tab, make.focal_point("KEN"))
    make.focal_point("KEN", "contributor", paragraphs=[29, 31])
    other = FocalPoint.objects.get(place=Place.CONTRIBUTOR)
    for page in ("people/", "people/invite/", f"people/{other.pk}/withdraw/"):
        look(f"/my/{page}")
    for page in ("", "2fa/", "2fa/totp/activate/", "password/change/", "logout/"):
        look(f"/account/{page}")

    assert {page: wrong for page, wrong in found.items() if wrong} == {}
