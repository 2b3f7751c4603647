"""The public pages of Parties in a real browser: for everyone, on every screen, light in weight."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import BrowserContext, Page, expect

from parties import periods, reviewing, services
from parties.entries import Shown
from parties.models import Party
from resolutions.models import ActionItem
from tests import make
from tests.scale import give_actions

from .looking import faults_by_day_and_night, widths_on_a_phone
from .test_public_pages import FIRST_VISIT, weight_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record", "reports")]

PAGES = [
    "/parties/",
    "/parties/?period=nope",
    "/parties/matrix/",
    "/parties/matrix/?region=asia",
    "/parties/KEN/",
    "/parties/AFG/",
    "/parties/actions/KEN-1/",
    "/parties/actions/KEN-1/?version=1",
    "/items/11.10-29-PAR/",
    "/progress/?addressee=PAR",
]
LONG = (
    "The focal points of five conventions meet twice a year; the minutes are at "
    "https://example.org/a/rather/long/address/of/a/document?with=parts&of=queries. "
) * 3


@pytest.fixture
def reports(record: None) -> None:
    """Half of the Parties reported; Kenya has a long action in two versions, with a file."""
    period = make.period()
    items = list(ActionItem.objects.filter(addressee__code="PAR").order_by("position"))
    others = list(Party.objects.exclude(iso3__in=("KEN", "AFG", "FRA")).order_by("iso3"))
    give_actions(others[::2], items, 3, author=make.officer(), period=period)
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))
    file = ContentFile(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", name="minutes.pdf")
    action = make.party_action(
        done=LONG, challenges=LONG, support_needed=LONG, ends_on=date(2025, 9, 30),
        items=items[:3], evidence=[Shown("Minutes", file=file)],
    )  # fmt: skip
    speaker = make.focal_point("KEN")
    arabic = {
        "title": "لجنة وطنية مشتركة",
        "done": "تجتمع اللجنة مرتين في السنة.",
        "language": "ar",
    }
    services.revise_action(action, make.action_entry(**arabic), by=speaker)
    services.submit_action(action, by=speaker)
    reviewing.accept_action(action, by=make.officer(), public_note=LONG)


def test_axe_finds_no_fault_on_desk_or_phone_by_day_or_night(tab: Page) -> None:
    assert faults_by_day_and_night(tab, PAGES) == {}


def test_no_page_scrolls_sideways_on_a_phone(tab: Page) -> None:
    assert widths_on_a_phone(tab, PAGES) == dict.fromkeys(PAGES, 320)


def test_the_browser_has_nothing_to_say_of_the_security_policy(tab: Page) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    for address in PAGES:
        tab.goto(address)

    assert said == []


def test_a_first_visit_transfers_sixty_kilobytes_at_most(
    new_context: Callable[..., BrowserContext],
) -> None:
    weights = {address: weight_of(new_context().new_page(), address) for address in PAGES}

    assert max(weights.values()) <= FIRST_VISIT, weights


def test_the_whole_matrix_stands_on_a_phone_with_codes_in_place_of_names(tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.goto("/parties/matrix/")

    table = tab.locator(".scroll")
    widths = table.evaluate("each => [each.scrollWidth, each.clientWidth]")
    row = tab.get_by_role("row", name="Kenya")
    assert widths[0] <= widths[1]
    assert row.locator(".iso").bounding_box()["width"] > 10  # type: ignore[index]
    assert row.get_by_role("link", name="1 accepted action on paragraph 29").is_visible()


def test_a_reader_without_javascript_goes_from_the_matrix_to_an_action_and_its_earlier_version(
    new_context: Callable[..., BrowserContext],
) -> None:
    tab = new_context(java_script_enabled=False).new_page()
    tab.goto("/parties/")
    tab.get_by_role("link", name="Party by paragraph").click()

    tab.get_by_role("row", name="Kenya").get_by_role("link", name="on paragraph 29").click()
    tab.get_by_role("link", name="لجنة وطنية مشتركة").click()
    assert tab.locator("h1").get_attribute("lang") == "ar"
    tab.get_by_role("link", name="2026").last.click()

    expect(tab.get_by_text("This is an earlier version.")).to_be_visible()


def test_a_print_of_the_matrix_rests_on_no_colour(tab: Page) -> None:
    tab.goto("/parties/matrix/")
    tab.emulate_media(media="print")

    style = "getComputedStyle(document.querySelector('.matrix tbody td a'))"
    assert tab.evaluate(f"{style}.backgroundColor") == "rgba(0, 0, 0, 0)"
    assert "rgb(0, 0, 0)" in tab.evaluate(f"{style}.boxShadow")
