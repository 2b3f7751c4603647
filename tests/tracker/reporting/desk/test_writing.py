"""The texts of a report: from the data until they are edited, in one language or in all."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.models import ProgressReport
from tracker.reporting import services
from tracker.reporting.content import LANGUAGES

from .pages import button_to, form_of, opened, sent, text_of

pytestmark = pytest.mark.django_db

EDIT = "/reports/stc56/edit/"
SUMMARY = "/reports/stc56/text/summary/"


@pytest.fixture
def at_work(signed_in: Callable[[User], Client], manager: User, report: ProgressReport) -> Client:
    """The manager's browser, with the draft to StC56 there."""
    return signed_in(manager)


def texts() -> dict[str, Any]:
    found: dict[str, Any] = ProgressReport.objects.get().texts
    return found


def part(response: Any, section: str) -> str:
    """Return what the report's page says of one of its texts."""
    html = response.content.decode()
    start = html.index(f'aria-labelledby="{section}"')
    found = type("Part", (), {"content": html[start : html.index("</section>", start)].encode()})
    return text_of(found)


def move_the_data() -> None:
    """Have an item move within the period, so that the data says something else."""
    make.status_update(effective_on=date(2024, 6, 1))


def test_every_text_says_that_it_comes_from_the_data_until_it_is_edited(at_work: Client) -> None:
    before = at_work.get(EDIT)
    sent(at_work, opened(at_work, SUMMARY, "text", text="In short."))
    after = at_work.get(EDIT)

    assert "Edited" not in text_of(before)
    assert "From the data" in part(before, "summary")
    assert "Edited" in part(after, "summary")
    assert "In short." in part(after, "summary")
    assert "From the data" in part(after, "background")


def test_the_form_says_so_as_well(at_work: Client) -> None:
    before = at_work.get(SUMMARY)
    sent(at_work, opened(at_work, SUMMARY, "text", text="In short."))
    after = at_work.get(SUMMARY)

    assert "Summary From the data" in text_of(before)
    assert "Summary Edited" in text_of(after)


@pytest.mark.parametrize("page", ["edit/", "text/summary/?language=fr", "finalise/"])
def test_the_foot_of_the_page_offers_the_languages_of_the_site(page: str, at_work: Client) -> None:
    html = at_work.get(f"/reports/stc56/{page}").content.decode()

    foot = html[html.index('<footer class="foot"') :]
    assert 'name="language" value="en-gb" lang="en-gb" aria-current="true"' in foot
    assert 'value="en"' not in foot


def test_a_form_that_is_saved_untouched_edits_nothing(at_work: Client) -> None:
    response = sent(at_work, opened(at_work, SUMMARY, "text"))

    assert response["Location"] == f"{EDIT}#summary"
    assert texts() == {}


def test_a_form_that_is_saved_untouched_edits_nothing_though_the_data_moved_meanwhile(
    at_work: Client,
) -> None:
    form = opened(at_work, SUMMARY, "text")
    move_the_data()

    sent(at_work, form)

    assert texts() == {}


def test_paragraphs_are_kept_as_they_are_typed(at_work: Client) -> None:
    form = opened(at_work, SUMMARY, "text", text="  One.\r\n\r\nTwo.\x00\r\n")

    sent(at_work, form)
    again = opened(at_work, SUMMARY, "text")

    assert texts()["summary"]["en"]["text"] == "One.\n\nTwo."
    assert again["text"] == "One.\n\nTwo."


def test_a_title_is_one_line_and_never_empty(at_work: Client) -> None:
    address = "/reports/stc56/text/title/"
    sent(at_work, opened(at_work, address, "text", text="One\r\n two"))

    refused = sent(at_work, opened(at_work, address, "text", text=" \n"))

    assert refused.status_code == 422
    assert "a document needs one" in text_of(refused)
    assert texts()["title"]["en"]["text"] == "One two"


def test_a_text_left_empty_is_said_to_be_left_out(at_work: Client) -> None:
    sent(at_work, opened(at_work, SUMMARY, "text", text=""))

    page = at_work.get(EDIT)

    assert "Left empty: the report leaves this part out." in part(page, "summary")


def test_the_text_of_a_theme_is_written_as_the_others_are(at_work: Client) -> None:
    address = "/reports/stc56/text/theme-wetlands/"
    code = [each for each in at_work.get(EDIT).context["texts"] if each.section[:6] == "theme-"][0]
    address = f"/reports/stc56/text/{code.section}/"

    sent(at_work, opened(at_work, address, "text", text="Wetlands first."))

    assert texts()[code.section]["en"]["text"] == "Wetlands first."


@pytest.mark.parametrize(
    "page", ["text/recommended/", "text/theme-nothing/", "text/summary/?language=de"]
)
def test_a_text_that_a_report_does_not_have_is_not_found(at_work: Client, page: str) -> None:
    assert at_work.get(f"/reports/stc56/{page}").status_code == 404
    assert at_work.post(f"/reports/stc56/{page}", {"text": "x"}).status_code == 404


def test_data_that_moved_since_is_shown_word_by_word(at_work: Client) -> None:
    sent(at_work, opened(at_work, SUMMARY, "text", text="In short."))
    quiet = text_of(at_work.get(EDIT))
    move_the_data()

    page, form = at_work.get(EDIT), at_work.get(SUMMARY)

    assert "The data has changed since" not in quiet
    assert "The data has changed since" in part(page, "summary")
    assert "<ins>" in form.content.decode()
    assert "From the data" in part(page, "background")


def test_what_is_compared_with_is_what_the_writer_saw(at_work: Client) -> None:
    form = opened(at_work, SUMMARY, "text", text="In short.")
    move_the_data()

    sent(at_work, form)

    assert "The data has changed since" in part(at_work.get(EDIT), "summary")


def test_the_datas_text_is_taken_again(at_work: Client) -> None:
    data = opened(at_work, SUMMARY, "text")["text"]
    sent(at_work, opened(at_work, SUMMARY, "text", text="In short."))

    button = button_to(at_work.get(EDIT), f"{SUMMARY}data/")
    first, second = sent(at_work, button), sent(at_work, button)

    assert first["Location"] == second["Location"] == f"{EDIT}#summary"
    assert texts() == {}
    assert opened(at_work, SUMMARY, "text")["text"] == data


def test_the_datas_text_does_not_replace_what_was_written_since(
    at_work: Client, manager: User, report: ProgressReport
) -> None:
    services.write_text(report, "summary", "en", "First.", data="", by=manager)
    button = button_to(at_work.get(EDIT), f"{SUMMARY}data/")
    services.write_text(report, "summary", "en", "Second.", data="", by=manager)

    response = sent(at_work, button)

    assert response.status_code == 409
    assert "Somebody changed this text" in text_of(response)
    assert texts()["summary"]["en"]["text"] == "Second."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_written_in_each_language_by_itself(at_work: Client, language: str) -> None:
    address = f"{SUMMARY}?language={language}"

    response = sent(at_work, opened(at_work, address, "text", text=f"In {language}."))

    query = "" if language == "en" else f"?language={language}"
    assert response["Location"] == f"{EDIT}{query}#summary"
    assert {code: each["text"] for code, each in texts()["summary"].items()} == {
        language: f"In {language}."
    }
    assert f"In {language}." in part(at_work.get(f"{EDIT}?language={language}"), "summary")


def test_readers_of_another_language_are_said_to_see_the_original(at_work: Client) -> None:
    sent(at_work, opened(at_work, SUMMARY, "text", text="In short."))

    page = at_work.get(f"{EDIT}?language=fr")
    form = at_work.get(f"{SUMMARY}?language=fr")

    assert "Shown in English" in part(page, "summary")
    assert '<div class="reading untouched" lang="en" dir="auto"><p>In short.</p>' in (
        page.content.decode()
    )
    assert "its readers see the text in English, marked as such" in text_of(form)
    assert form_of(form, "text")["text"] != "In short."


def test_the_datas_own_words_can_stand_beside_an_edited_original(at_work: Client) -> None:
    sent(at_work, opened(at_work, SUMMARY, "text", text="In short."))
    form = opened(at_work, f"{SUMMARY}?language=fr", "text")

    sent(at_work, form)

    assert texts()["summary"]["fr"]["text"] == form["text"]


def test_the_original_comes_first_among_the_languages(
    at_work: Client, manager: User, report: ProgressReport
) -> None:
    services.change_start(report, make.start(language="fr"), by=manager)

    page = at_work.get(EDIT)

    assert page.context["language"] == "fr"
    assert [code for code, _name in page.context["spoken"]] == ["fr", "en", "es"]


def test_marks_and_words_are_escaped(at_work: Client) -> None:
    harsh = "<script>alert(1)</script> & “x” #let"
    sent(at_work, opened(at_work, SUMMARY, "text", text=harsh))

    page, form = at_work.get(EDIT), at_work.get(SUMMARY)

    assert "<script>alert" not in page.content.decode() + form.content.decode()
    assert form_of(form, "text")["text"] == harsh


def test_who_changed_it_last_is_said(at_work: Client) -> None:
    sent(at_work, opened(at_work, SUMMARY, "text", text="In short."))

    assert "Last changed by manager on" in text_of(at_work.get(EDIT))
