"""The public pages of reports in a real browser: on every screen, without JavaScript, on paper."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any
from unicodedata import normalize

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from resolutions.choices import Status
from resolutions.models import Body, Meeting
from tests import make
from tracker.choices import ReportState

from .conftest import sign_in
from .looking import faults_by_day_and_night, widths_on_a_phone

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record", "reports")]

PAGES = [
    "/reports/",
    "/reports/stc56/",
    "/reports/stc56/?language=fr",
    "/reports/compare/?before=stc56",
    "/reports/compare/?before=stc56&after=stc57",
    "/reports/compare/?before=nothing",
]
LONG = (
    "Five secretariats agreed on a calendar; the minutes are at "
    "https://example.org/a/rather/long/address/of/a/document?with=parts&of=queries. "
) * 3
DRAFT = "/reports/stc58/"


@pytest.fixture
def reports(record: None) -> None:
    """Two final reports and a draft: on long texts, many statuses, and an action in Arabic."""
    make.report(ReportState.FINAL)
    texts: dict[str, Any] = {"achievements": LONG, "challenges": LONG, "next_steps": "x" * 300}
    for reference, status in (
        ("11.10-2-SEC", Status.IMPLEMENTED),
        ("11.10-4.1-SEC", Status.ONGOING),
        ("11.10-8-SEC", Status.NOT_STARTED),
        ("11.10-25-BLG", Status.SUPERSEDED),
    ):
        item = make.item(reference)
        make.status_update(
            item, status=status, evidence=[make.evidence(title=LONG[:300].strip())], **texts
        )
    make.party_action(title="لجنة وطنية مشتركة", done="تجتمع اللجنة مرتين في السنة.", language="ar")
    for label, state in (("StC57", ReportState.FINAL), ("StC58", ReportState.DRAFT)):
        body = Body.objects.get(treaty="cms", code="StC")
        Meeting.objects.get_or_create(label=label, defaults={"body": body})
        make.report(
            state, meeting=label, symbol=f"UNEP/CMS/{label}/Doc.14",
            from_day=date(2025, 1, 25), cut_off=timezone.localdate(),
        )  # fmt: skip


def test_axe_finds_no_fault_on_desk_or_phone_by_day_or_night(tab: Page) -> None:
    assert faults_by_day_and_night(tab, PAGES) == {}


def test_axe_finds_no_fault_with_a_draft(tab: Page) -> None:
    sign_in(tab, make.manager())

    assert faults_by_day_and_night(tab, ["/reports/", DRAFT]) == {}


def test_no_page_scrolls_sideways_on_a_phone(tab: Page) -> None:
    assert widths_on_a_phone(tab, PAGES) == dict.fromkeys(PAGES, 320)


def test_no_page_scrolls_sideways_on_a_desk(tab: Page) -> None:
    widths = {}
    for address in PAGES:
        tab.goto(address)
        widths[address] = tab.evaluate("document.documentElement.scrollWidth")

    assert widths == dict.fromkeys(PAGES, 1280)


def test_the_browser_has_nothing_to_say_of_the_security_policy(tab: Page) -> None:
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    for address in PAGES:
        tab.goto(address)

    assert said == []


def test_a_reader_without_javascript_reads_a_report_and_compares_it_with_today(
    new_context: Callable[..., BrowserContext],
) -> None:
    tab = new_context(java_script_enabled=False).new_page()
    tab.goto("/reports/")

    tab.get_by_role("link", name="report to StC56").click()
    tab.get_by_role("link", name="Annex 1: ").click()
    assert tab.url.endswith("/reports/stc56/#annex-1")
    tab.get_by_role("link", name="with today").click()
    tab.get_by_role("combobox", name="After").select_option("today")
    tab.get_by_role("button", name="Compare").click()

    expect(tab.get_by_role("heading", name="What has moved")).to_be_visible()


def test_a_wide_table_is_reached_and_scrolled_by_keyboard(tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.goto("/reports/stc56/")
    table = tab.get_by_role("region", name="Paragraphs and action items")

    table.focus()
    tab.keyboard.press("ArrowRight")

    tab.wait_for_function("each => each.scrollLeft > 0", arg=table.element_handle())


def test_words_in_other_languages_run_in_their_own_direction(tab: Page) -> None:
    tab.goto("/reports/stc57/")

    arabic = tab.locator("[lang=ar]").first

    assert arabic.get_attribute("dir") == "auto"
    assert arabic.evaluate("each => getComputedStyle(each).direction") == "rtl"


def printed(tab: Page) -> PdfReader:
    return PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True)))


def sides(page: Any) -> tuple[int, int]:
    """Return how wide and high a page is, in millimetres."""
    return round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)


def test_a_draft_says_so_on_every_printed_page(tab: Page) -> None:
    sign_in(tab, make.manager())
    tab.goto(DRAFT)

    pages = printed(tab).pages

    words = [page.extract_text() for page in pages]
    assert all("DRAFT" in each and "UNEP/CMS/StC58/Doc.14" in each for each in words)
    assert f"Page {len(pages)} of {len(pages)}" in words[-1]
    assert "Make it final" not in "".join(words)


def test_a_final_report_prints_its_annexes_landscape_under_their_own_symbol(tab: Page) -> None:
    tab.goto("/reports/stc57/")

    pages = printed(tab).pages

    words = [page.extract_text() for page in pages]
    lying = [at for at, page in enumerate(pages) if sides(page) == (297, 210)]
    annexed = [at for at, each in enumerate(words) if "UNEP/CMS/StC57/Doc.14/Annex" in each]
    assert sides(pages[0]) == (210, 297)
    assert lying == annexed != []
    assert "DRAFT" not in "".join(words)
    assert "Sign in" not in "".join(words)
    assert min(map(len, words)) > len("UNEP/CMS/StC57/Doc.14 Page 1 of 30 and more")


def test_a_print_rests_on_no_colour(tab: Page) -> None:
    tab.goto("/reports/stc57/")
    tab.emulate_media(media="print")

    style = "getComputedStyle(document.querySelector('.figures-of .status'))"
    assert tab.evaluate(f"{style}.backgroundColor") == "rgba(0, 0, 0, 0)"
    assert tab.evaluate(f"{style}.color") == "rgb(0, 0, 0)"
    assert tab.locator(".figures-of .status [aria-hidden]").first.inner_text() != ""


UNDER_THEIR_HEADINGS = """table => {
  const left = each => Math.round(each.getBoundingClientRect().left);
  const heads = [...table.querySelectorAll("thead th")].map(left);
  const rows = [...table.querySelectorAll("tbody tr")];
  return rows.every(row => [...row.children].every(each => heads.includes(left(each))))
    && rows.every(row => left(row.lastElementChild) == heads.at(-1));
}"""


@pytest.mark.parametrize("width", [1280, 320])
def test_every_cell_stands_under_the_heading_of_its_column(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})

    tab.goto("/reports/stc57/")

    table = tab.locator("table", has=tab.locator("#table-paragraphs"))
    assert table.locator("[rowspan]").count() > 0
    assert table.evaluate(UNDER_THEIR_HEADINGS)


def test_the_number_of_a_paragraph_stays_in_view_beside_all_its_rows(tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 800})
    tab.goto("/reports/stc57/")

    shared = tab.locator("#table-paragraphs").locator("xpath=..").locator("th[scope=rowgroup]")
    shared.first.evaluate("each => { each.closest('.scroll').scrollLeft = 400 }")

    box, frame = shared.first.bounding_box(), shared.first.locator("xpath=ancestor::div[1]")
    assert box
    assert box["x"] == frame.evaluate("each => each.getBoundingClientRect().left")


def words_of_pages(tab: Page, push: int) -> list[str]:
    """Print the report with so many millimetres more before its body and its first annex."""
    tab.goto("/reports/stc57/")
    tab.locator(".head, .annex-1 > h2").evaluate_all(
        f"found => found.forEach(each => {{ each.style.paddingBottom = '{push}mm' }})"
    )
    pages = printed(tab).pages
    return [" ".join(normalize("NFKC", page.extract_text()).split()) for page in pages]


# Wherever on a page it would come to stand.
PUSHED = pytest.mark.parametrize("push", [0, 30, 60, 90])


@PUSHED
def test_what_leads_to_a_table_or_a_picture_is_printed_on_its_page(tab: Page, push: int) -> None:
    words = words_of_pages(tab, push)

    leading = tab.locator("p.numbered:has(+ .tabled, + .drawn)").all_inner_texts()
    names = tab.locator("p.numbered + .tabled caption, p.numbered + .drawn figcaption")
    pairs = list(zip(leading, names.all_inner_texts(), strict=True))
    assert len(pairs) > 3
    for lead, name in pairs:
        ending = " ".join(lead.split())[-40:]
        assert any(ending in each and name in each for each in words), (lead, name)


@PUSHED
def test_rows_that_share_a_cell_are_printed_on_one_page(tab: Page, push: int) -> None:
    words = words_of_pages(tab, push)

    groups = [
        each.locator("a[href*='/items/']").all_inner_texts()
        for each in tab.locator(".sharing").all()
    ]
    annexed = [each for each in words if "/Annex 1" in each]
    assert len(annexed) > 3
    assert len(groups) > 3
    for group in groups:
        assert any(all(each in page for each in group) for page in annexed), group
