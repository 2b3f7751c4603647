"""A progress report from its beginning to the public page, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from resolutions.models import User
from tests import make
from tracker.choices import ReportState
from tracker.models import Omission, ProgressReport
from tracker.reporting import services

from .looking import CONTRAST, LAYOUT, faults

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

NewContext = Callable[..., BrowserContext]
PHONE = {"width": 320, "height": 640}
LONG = "https://example.org/a/rather/long/address/of/a/document?with=parts " * 3
REASON = "The partner has not agreed to the wording."


@pytest.fixture
def signed_in_tab(new_context: NewContext, live_server: Any) -> Callable[..., Page]:
    """Return a maker of tabs in which the person is signed in."""

    def make_tab(person: User, **options: Any) -> Page:
        client = Client()
        client.force_login(person)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = new_context(**options)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}]
        )
        return context.new_page()

    return make_tab


def press(tab: Page, name: str) -> None:
    tab.get_by_role("button", name=name, exact=True).click()


def begin(tab: Page) -> None:
    """Choose the meeting and type what does not follow from it."""
    tab.goto("/reports/new/")
    tab.get_by_role("link", name="Begin the report : StC57").click()
    tab.get_by_label("Symbol").fill("UNEP/CMS/StC57/Doc.14")
    tab.get_by_label("Agenda item").fill("14")
    press(tab, "Begin the draft")
    tab.wait_for_url("**/reports/stc57/edit/")


def write_summary(tab: Page) -> None:
    tab.get_by_role("link", name="Edit : Summary").click()
    tab.get_by_label("What the report says").fill("Much was done.\n\nFunding is short.")
    press(tab, "Save")
    tab.wait_for_url("**/reports/stc57/edit/#summary")


def put_the_last_action_first(tab: Page) -> str:
    """Move it up by its button, then by its number; return its words."""
    tab.get_by_role("link", name="Write and order them").click()
    tab.locator("#id_row-1-en").wait_for()
    tab.wait_for_load_state()
    last = tab.get_by_role("button", name="Down : action").count()
    words = tab.locator(f"#id_row-{last}-en").input_value()
    press(tab, f"Up : action {last}")
    tab.wait_for_url(f"**/recommended/#row-{last - 1}")
    tab.locator(f"#id_row-{last - 1}-position").fill("1")
    press(tab, "Save")
    tab.get_by_text("The recommended actions are saved.").wait_for()
    return words


def leave_out(tab: Page, reference: str) -> None:
    tab.goto("/reports/stc57/edit/")
    tab.get_by_role("link", name="Choose what is left out").click()
    tab.get_by_role("link", name=f"Leave its words out : {reference}").click()
    tab.get_by_label("Reason").fill(REASON)
    press(tab, "Leave its words out")
    tab.wait_for_url("**/reports/stc57/omissions/")


def test_a_report_is_made_on_a_phone_without_script(
    signed_in_tab: Callable[..., Page], new_context: NewContext
) -> None:
    today = timezone.localdate()
    make.period("StC57")
    make.status_update(effective_on=today)
    make.status_update(make.item("11.10-27-SEC"), achievements="Reported.", effective_on=today)
    options: dict[str, Any] = {"java_script_enabled": False, "viewport": PHONE}
    tab = signed_in_tab(make.manager(), **options)

    begin(tab)
    write_summary(tab)
    words = put_the_last_action_first(tab)
    leave_out(tab, "11.10-20-SEC")
    tab.goto("/reports/stc57/finalise/")
    press(tab, "Freeze and ask for confirmation")
    expect(tab.get_by_text("You proposed it: someone else confirms it.")).to_have_count(1)
    second = signed_in_tab(make.officer(), **options)
    second.goto("/reports/stc57/finalise/")
    press(second, "Confirm: make it final")
    second.get_by_text("The report is final, and public.").wait_for()

    visitor = new_context(**options).new_page()
    visitor.goto("/reports/")
    visitor.goto("/reports/stc57/")
    text = visitor.locator("main").inner_text()
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="PDF – English").click()
    report = ProgressReport.objects.get()
    assert (report.state, report.confirmed_by) == (ReportState.FINAL, make.officer())
    assert "Funding is short." in text
    assert (report.recommended or [{}])[0]["en"] == words
    assert words in text
    assert "Reported." in text
    assert "A joint workplan was agreed." not in text
    assert REASON not in text
    assert Omission.objects.get().reason == REASON
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    assert visitor.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.fixture
def pages(record: None) -> list[str]:
    """Every kind of page, with something on it."""
    manager, today = make.manager(), timezone.localdate()
    make.period("StC57")
    make.status_update(effective_on=today, achievements=LONG)
    make.status_update(make.item("11.10-27-SEC"), effective_on=today)
    final = make.report(ReportState.FINAL)
    services.revise_report(final, make.start(symbol="UNEP/CMS/StC56/Doc.14/Rev.1"), by=manager)
    make.report(ReportState.PROPOSED, meeting="COP15", symbol="UNEP/CMS/COP15/Doc.18")
    draft = make.report(meeting="StC57", symbol="UNEP/CMS/StC57/Doc.14", cut_off=today)
    services.write_text(draft, "summary", "en", LONG, data="Earlier.", by=manager)
    services.write_recommended(draft, [{"en": LONG}, {"en": "decide"}], by=manager)
    services.leave_out(draft, make.item("11.10-27-SEC"), LONG, by=manager)
    parts = ("edit/", "edit/?language=fr", "text/summary/", "text/summary/?language=fr",
             "recommended/", "omissions/", "omissions/11.10-20-SEC/", "omissions/11.10-27-SEC/",
             "head/", "finalise/", "discard/")  # fmt: skip
    return [
        "/reports/new/",
        f"/reports/new/?meeting={draft.meeting_id}",
        *(f"/reports/stc57/{part}" for part in parts),
        "/reports/cop15/finalise/",
        "/reports/cop15/head/",
        "/reports/stc56/finalise/",
        "/admin/tracker/progressreport/",
        f"/admin/tracker/progressreport/{draft.pk}/history/",
    ]


@pytest.mark.parametrize(
    ("scheme", "width", "rules"),
    [("light", 1280, None), ("dark", 1280, CONTRAST), ("light", 320, LAYOUT)],
)
def test_axe_finds_no_fault_and_nothing_scrolls_sideways(
    signed_in_tab: Callable[..., Page], pages: list[str], scheme: str, width: int, rules: Any
) -> None:
    viewport = {"width": width, "height": 800}
    tab = signed_in_tab(make.manager(), color_scheme=scheme, viewport=viewport)

    found: dict[Any, Any] = {}
    for address in pages:
        tab.goto(address)
        tab.evaluate("document.querySelectorAll('details').forEach((at) => { at.open = true; })")
        found[address] = faults(tab, rules)
        if (wide := tab.evaluate("document.documentElement.scrollWidth")) > width:
            found[address].append(f"{wide} pixels wide")

    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_nothing_offends_the_content_security_policy(
    signed_in_tab: Callable[..., Page], pages: list[str]
) -> None:
    tab, said = signed_in_tab(make.manager()), list[str]()
    tab.on("console", lambda message: said.append(message.text))

    for address in pages:
        tab.goto(address)

    assert [text for text in said if "Content Security Policy" in text] == []


def test_actions_are_moved_by_keyboard_alone(signed_in_tab: Callable[..., Page]) -> None:
    report = make.report()
    services.write_recommended(report, [{"en": "one"}, {"en": "two"}], by=make.manager())
    tab = signed_in_tab(make.manager())
    tab.goto("/reports/stc56/recommended/")
    tab.locator("#id_row-1-en").focus()
    seen: list[str] = []
    while len(seen) < 12 and seen[-1:] != ["down"]:
        tab.keyboard.press("Tab")
        seen.append(tab.evaluate("document.activeElement.name || ''"))

    tab.keyboard.press("Enter")
    tab.wait_for_url("**/recommended/#row-2")

    assert ProgressReport.objects.get().recommended == [{"en": "two"}, {"en": "one"}]


def test_return_in_the_number_saves_and_moves_nothing_else(
    signed_in_tab: Callable[..., Page],
) -> None:
    report = make.report()
    actions = [{"en": "one"}, {"en": "two"}, {"en": "three"}]
    services.write_recommended(report, actions, by=make.manager())
    tab = signed_in_tab(make.manager())
    tab.goto("/reports/stc56/recommended/")

    tab.locator("#id_row-3-position").fill("1")
    tab.keyboard.press("Enter")
    tab.get_by_text("The recommended actions are saved.").wait_for()

    assert ProgressReport.objects.get().recommended == [actions[2], actions[0], actions[1]]
