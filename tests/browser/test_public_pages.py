"""The public pages in a real browser: for everyone, on every screen, light in weight."""

import gzip
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, Response, expect

from resolutions.choices import DeadlineKind, Status
from resolutions.models import ActionItem, Deadline
from tests import make

from .looking import faults_by_day_and_night, widths_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record", "news")]

PAGES = [
    "/",
    "/progress/",
    "/progress/?as_of=2030-01-01&addressee=BLG&paragraph=x",
    "/resolutions/",
    "/resolutions/11.10-rev-cop14/",
    "/items/",
    "/items/11.10-20-SEC/",
]
FIRST_VISIT = 60_000
LONG = (
    "A joint work programme for 2025 to 2028 was agreed, with targets and timetables, and "
    "published at https://example.org/a/rather/long/address/of/a/document?with=parts&of=queries. "
) * 3


@pytest.fixture
def news(record: None) -> None:
    """Give every second item a long update, of each status in turn, so that pages are full."""
    statuses = [status for status in Status if status != Status.NO_INFORMATION]
    for number, item in enumerate(ActionItem.objects.all()):
        if number % 2:
            make.status_update(
                item, status=statuses[number // 2 % len(statuses)], achievements=LONG,
                effective_on=date(2024, 3, 1 + number // 2), evidence=[make.evidence()],
                needs_funding=number % 3 == 0,
            )  # fmt: skip
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.DATE, date=date(2025, 1, 1))


def test_axe_finds_no_fault_on_desk_or_phone_by_day_or_night(tab: Page) -> None:
    assert faults_by_day_and_night(tab, PAGES) == {}


def test_no_page_scrolls_sideways_on_a_phone(tab: Page) -> None:
    assert widths_on_a_phone(tab, PAGES) == dict.fromkeys(PAGES, 320)


def test_the_browser_has_nothing_to_say_of_the_security_policy(tab: Page) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    for address in PAGES:
        response = tab.goto(address)
        assert response is not None
        assert "default-src 'none'" in response.headers["content-security-policy"]

    assert [each for each in said if "cannot be parsed" not in each] == []


def transferred(response: Response) -> int:
    """Return the weight of a response as a server sends it: compressed."""
    if response.headers.get("content-encoding") == "gzip":
        return int(response.headers["content-length"])
    return len(gzip.compress(response.body()))


def weight_of(tab: Page, address: str) -> int:
    """Return what opening the address transfers, all that it needs included."""
    responses: list[Response] = []
    tab.on("response", lambda response: responses.append(response))
    tab.goto(address)
    assert any(each.url.endswith("site.css") for each in responses)
    return sum(transferred(each) for each in responses)


def test_a_first_visit_transfers_sixty_kilobytes_at_most(
    new_context: Callable[..., BrowserContext],
) -> None:
    weights = {address: weight_of(new_context().new_page(), address) for address in PAGES}

    assert max(weights.values()) <= FIRST_VISIT, weights


def test_a_reader_without_javascript_narrows_the_view_and_lifts_it_again(
    new_context: Callable[..., BrowserContext],
) -> None:
    tab = new_context(java_script_enabled=False).new_page()
    tab.goto("/progress/")

    tab.get_by_text("Narrow down").click()
    tab.get_by_role("checkbox", name="Biodiversity Liaison Group").check()
    tab.get_by_role("button", name="Show").last.click()
    expect(tab.get_by_text("4 of 51 action items shown.")).to_be_visible()

    tab.get_by_role("link", name="Lift the condition: Addressed to").click()
    expect(tab.locator("article.para")).to_have_count(33)


def test_a_cell_of_the_grid_leads_to_its_paragraph_by_keyboard(tab: Page) -> None:
    tab.goto("/progress/")

    tab.get_by_role("link", name="Paragraph 27, Secretariat").focus()
    tab.keyboard.press("Enter")

    tab.wait_for_url("**/progress/#para-27")
    box = tab.locator("#para-27").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_the_first_stop_of_the_keyboard_leads_past_the_header(tab: Page) -> None:
    tab.goto("/progress/")

    tab.keyboard.press("Tab")
    assert tab.get_by_text("Skip to the content").bounding_box()["x"] >= 0  # type: ignore[index]
    tab.keyboard.press("Enter")

    assert tab.evaluate("document.activeElement.id") == "main"


def test_a_print_carries_the_status_in_words_without_colour(tab: Page) -> None:
    tab.goto("/progress/")
    tab.emulate_media(media="print")

    assert not tab.locator("form.asking").is_visible()
    chip = tab.locator(".para .status").first
    background = "getComputedStyle(document.querySelector('.para .status')).backgroundColor"
    assert chip.is_visible()
    assert tab.evaluate(background) == "rgba(0, 0, 0, 0)"
