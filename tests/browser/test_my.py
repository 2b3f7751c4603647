"""The Party's own pages in a real browser: on a phone, without script, and when things go wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from parties import reviewing, services
from parties.models import PartyAction
from resolutions.models import User
from tests import make

from .looking import CONTRAST, faults

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("record")]

NewContext = Callable[..., BrowserContext]
NEW = "/my/actions/new/?item=11.10-29-PAR"
FORM = "form.write"
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('typed:')).length"
LONG = "https://example.org/a/rather/long/address/of/a/document?with=parts " * 3


@pytest.fixture
def signed_in_context(new_context: NewContext, live_server: Any) -> NewContext:
    """Return a maker of browser contexts in which the person is signed in."""

    def make_context(person: User, **options: Any) -> BrowserContext:
        client = Client()
        client.force_login(person)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = new_context(**options)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}]
        )
        return context

    return make_context


@pytest.fixture
def kenya_tab(signed_in_context: NewContext) -> Page:
    return signed_in_context(make.focal_point("KEN")).new_page()


def save(tab: Page) -> None:
    tab.get_by_role("button", name="Save draft").click()


def busy() -> PartyAction:
    """Fill every pile of the page; return an action with versions, a question and an answer."""
    kenya = make.focal_point("KEN")
    action = make.party_action("returned", title="Joint committee", challenges=LONG)
    services.revise_action(action, make.action_entry(done=LONG), by=kenya)
    services.submit_action(action, by=kenya)
    reviewing.accept_action(action, by=make.officer(), public_note="Also told to CITES.")
    for state in ("draft", "submitted", "returned"):
        make.party_action(state, title=LONG[:300])
    reviewing.ask_about_action(action, by=make.officer(), question=LONG)
    reviewing.answer_about_action(action, by=kenya, answer="Seven.")
    reviewing.ask_about_action(action, by=make.officer(), question="Which?")
    services.copy_action(action, by=kenya)
    return action


def pages_of(action: PartyAction) -> list[str]:
    one = f"/my/actions/{action.reference}/"
    draft = f"/my/actions/{PartyAction.objects.filter(state='draft').earliest('pk').reference}/"
    return [
        "/my/", "/my/actions/", NEW, one, f"{one}versions/2/", f"{draft}edit/", f"{draft}preview/",
        f"{draft}discard/",
    ]  # fmt: skip


def test_axe_finds_no_fault_and_nothing_scrolls_sideways(kenya_tab: Page) -> None:
    found: dict[Any, Any] = {}
    for address in pages_of(busy()):
        kenya_tab.emulate_media(color_scheme="light")
        kenya_tab.set_viewport_size({"width": 1280, "height": 800})
        kenya_tab.goto(address)
        found[address, "desk"] = faults(kenya_tab)
        kenya_tab.emulate_media(color_scheme="dark")
        found[address, "night"] = faults(kenya_tab, CONTRAST)
        kenya_tab.set_viewport_size({"width": 320, "height": 640})
        found[address, "phone"] = faults(kenya_tab)
        if (width := kenya_tab.evaluate("document.documentElement.scrollWidth")) > 320:
            found[address, "width"] = width

    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_an_action_is_logged_on_a_phone_without_script(
    signed_in_context: NewContext, tmp_path: Any
) -> None:
    make.period()
    minutes = tmp_path / "minutes.pdf"
    minutes.write_bytes(b"%PDF-1.7\n%minutes")
    person = make.focal_point("KEN")
    phone = {"width": 320, "height": 640}
    tab = signed_in_context(person, java_script_enabled=False, viewport=phone).new_page()

    tab.goto("/my/")
    tab.get_by_role("link", name="Log an action 11.10-29-PAR").click()
    tab.get_by_label("Title").first.fill("Joint committee")
    tab.get_by_text("It answers other action items as well").click()
    tab.get_by_label("ratify the BBNJ Agreement").check()
    tab.get_by_label("What was done, and results").fill("It met twice.")
    tab.get_by_label("or a file").first.set_input_files(minutes)
    tab.get_by_role("button", name="Preview and submit").click()
    tab.get_by_role("button", name="Submit to the Secretariat").click()

    expect(tab.locator("main")).to_contain_text("Submitted. The Secretariat reviews it")
    action = PartyAction.objects.get()
    assert action.state == "submitted"
    assert action.items.count() == 2
    assert action.evidence.in_work().get().file_name == "minutes.pdf"


def test_the_form_is_filled_and_sent_by_keyboard_alone(kenya_tab: Page) -> None:
    kenya_tab.goto(NEW)
    kenya_tab.locator("#id_title").focus()
    kenya_tab.keyboard.type("Joint committee")
    seen: list[str] = []
    while len(seen) < 40 and seen[-1:] != ["draft"]:
        kenya_tab.keyboard.press("Tab")
        seen.append(kenya_tab.evaluate("document.activeElement.name || ''"))

    kenya_tab.keyboard.press("Enter")
    kenya_tab.wait_for_url("**/my/actions/KEN-1/")

    assert {"items", "done", "stage", "starts_on", "evidence-0-file", "language"} <= set(seen)
    assert PartyAction.objects.get().title == "Joint committee"


@pytest.mark.parametrize("is_kept", [True, False])
def test_going_back_shows_what_was_typed_and_overwrites_nothing(
    is_kept: bool, signed_in_context: NewContext, live_server: Any
) -> None:
    """Whether the browser has kept the page, or asks for it again: the cookie makes it ask."""
    action = make.party_action("draft")
    colleague = make.focal_point("KEN", "contributor")
    context = signed_in_context(make.focal_point("KEN"))
    tab = context.new_page()
    tab.goto("/my/")
    tab.goto(f"/my/actions/{action.reference}/edit/")
    tab.locator("#id_done").fill("Typed once.")
    save(tab)
    tab.wait_for_url(f"**/my/actions/{action.reference}/")
    services.revise_action(action, make.action_entry(done="By a colleague."), by=colleague)
    if not is_kept:
        context.add_cookies([{"name": "other", "value": "1", "url": live_server.url}])

    tab.go_back()
    shown = tab.locator("#id_done").input_value()
    tab.locator("#id_challenges").fill("Typed after going back.")
    save(tab)

    assert shown == ("Typed once." if is_kept else "By a colleague.")
    if is_kept:
        tab.get_by_text("Nothing of yours was saved yet").wait_for()
        assert tab.locator("#id_done").input_value() == "Typed once."
    else:
        tab.wait_for_url(f"**/my/actions/{action.reference}/")
    action.refresh_from_db()
    assert action.done == "By a colleague."


def test_going_back_to_a_new_form_begins_no_second_action(
    signed_in_context: NewContext, live_server: Any
) -> None:
    context = signed_in_context(make.focal_point("KEN"))
    tab = context.new_page()
    tab.goto(NEW)
    tab.locator("#id_done").fill("Typed once.")
    save(tab)
    tab.wait_for_url("**/my/actions/KEN-1/")
    context.add_cookies([{"name": "other", "value": "1", "url": live_server.url}])

    tab.go_back()
    tab.locator("#id_done").fill("Typed again.")
    save(tab)
    tab.wait_for_url("**/my/actions/KEN-1/")

    assert PartyAction.objects.get().done == "Typed again."


def test_unsaved_text_is_there_after_going_on_and_back(signed_in_context: NewContext) -> None:
    context = signed_in_context(make.focal_point("KEN"), java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/my/")
    tab.goto(NEW)
    tab.locator("#id_done").fill("Not saved.")

    tab.goto("/items/")
    tab.go_back()

    assert tab.locator("#id_done").input_value() == "Not saved."


def test_two_browsers_that_edit_one_draft_end_with_both_texts_side_by_side(
    signed_in_context: NewContext,
) -> None:
    action = make.party_action("draft")
    edit = f"/my/actions/{action.reference}/edit/"
    first = signed_in_context(make.focal_point("KEN")).new_page()
    second = signed_in_context(make.focal_point("KEN", "contributor")).new_page()
    for tab, words in ((first, "Of the first."), (second, "Of the second.")):
        tab.goto(edit)
        tab.locator("#id_done").fill(words)

    save(first)
    first.wait_for_url(f"**/my/actions/{action.reference}/")
    save(second)
    theirs = second.locator(".both .theirs")
    theirs.wait_for()
    theirs_box, mine_box = theirs.bounding_box(), second.locator(".both .mine").bounding_box()
    said = theirs.inner_text()
    second.locator("#id_done").fill("Of the first. Of the second.")
    save(second)
    second.wait_for_url(f"**/my/actions/{action.reference}/")

    assert "Of the first." in said
    assert theirs_box
    assert mine_box
    assert theirs_box["y"] == mine_box["y"]
    action.refresh_from_db()
    assert action.done == "Of the first. Of the second."


def test_after_signing_in_again_in_another_window_the_form_can_be_sent_again(
    signed_in_context: NewContext, live_server: Any
) -> None:
    person = make.focal_point("KEN")
    context = signed_in_context(person)
    tab = context.new_page()
    tab.goto(NEW)
    tab.locator("#id_done").fill("Line one\nLine two")
    context.add_cookies([{"name": "csrftoken", "value": "x" * 32, "url": live_server.url}])

    save(tab)
    shown = tab.locator("main").inner_text()
    tab.get_by_role("button", name="Send again").click()
    tab.wait_for_url("**/my/actions/KEN-1/")

    assert "Line one\nLine two" in shown
    assert PartyAction.objects.get().done == "Line one\nLine two"


def test_what_is_typed_is_offered_again_after_the_tab_is_gone_until_it_is_saved(
    signed_in_context: NewContext,
) -> None:
    context = signed_in_context(make.focal_point("KEN"))
    lost = context.new_page()
    lost.goto(NEW)
    lost.locator("#id_done").fill("Typed before the crash.")
    while not lost.evaluate(KEPT):
        lost.wait_for_timeout(50)
    lost.close(run_before_unload=False)

    tab = context.new_page()
    tab.goto(NEW)
    before = tab.locator("#id_done").input_value()
    tab.get_by_role("button", name="Put it back").click()
    after = tab.locator("#id_done").input_value()
    save(tab)
    tab.wait_for_url("**/my/actions/KEN-1/")

    assert before == ""
    assert after == "Typed before the crash."
    assert PartyAction.objects.get().done == "Typed before the crash."
    assert tab.evaluate(KEPT) == 0


def warnings_of(tab: Page) -> list[str]:
    """Return the list that each dialog of the tab is noted in; it is waved through."""
    warned: list[str] = []

    def note(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.accept()

    tab.on("dialog", note)
    return warned


def test_leaving_with_unsaved_text_is_warned_of(kenya_tab: Page) -> None:
    warned = warnings_of(kenya_tab)
    kenya_tab.goto(NEW)
    kenya_tab.locator("#id_done").fill("Not saved.")

    kenya_tab.get_by_role("link", name="Back without saving").click()
    kenya_tab.wait_for_url("**/my/")

    assert warned == ["beforeunload"]


def test_saving_is_not_warned_of(kenya_tab: Page) -> None:
    warned = warnings_of(kenya_tab)
    kenya_tab.goto(NEW)
    kenya_tab.locator("#id_done").fill("Saved.")

    save(kenya_tab)
    kenya_tab.wait_for_url("**/my/actions/KEN-1/")

    assert warned == []


def test_an_error_is_told_first_and_leads_to_its_field(kenya_tab: Page) -> None:
    kenya_tab.goto(NEW)
    kenya_tab.locator("#id_starts_on").fill("2026-05-01")
    kenya_tab.locator("#id_ends_on").fill("2026-01-01")

    save(kenya_tab)
    told = kenya_tab.evaluate("document.activeElement.innerText")
    kenya_tab.get_by_role("link", name="Until: The last day").click()

    assert "Please mend:" in told
    assert kenya_tab.evaluate("document.activeElement.id || location.hash.slice(1)") == "id_ends_on"


def test_nothing_breaks_the_content_security_policy(kenya_tab: Page) -> None:
    refused: list[str] = []
    kenya_tab.on("console", lambda said: refused.append(said.text))

    for address in pages_of(busy()):
        kenya_tab.goto(address)

    assert refused == []
