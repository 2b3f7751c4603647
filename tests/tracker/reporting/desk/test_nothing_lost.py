"""Nothing typed is lost: not to a second window, an ended session, or a report that is gone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.models import ProgressReport
from tracker.reporting import services

from .pages import FORMS, SUMMARY, form_of, opened, sent, text_of

pytestmark = pytest.mark.django_db

HEAD = "/reports/stc56/head/"


@pytest.fixture
def at_work(signed_in: Callable[[User], Client], manager: User, report: ProgressReport) -> Client:
    return signed_in(manager)


def written(language: str = "en") -> Any:
    found = ProgressReport.objects.get().texts.get("summary", {}).get(language)
    return found and found["text"]


def test_two_who_write_one_text_see_both_side_by_side(
    at_work: Client, second_manager: User, report: ProgressReport
) -> None:
    form = opened(at_work, SUMMARY, "text", text="Mine.")
    services.write_text(report, "summary", "en", "Theirs.", data="", by=second_manager)

    response = sent(at_work, form)

    assert response.status_code == 409
    assert "Somebody saved this in the meantime" in text_of(response)
    assert '<div lang="en" dir="auto"><p>Theirs.</p></div>' in response.content.decode()
    assert form_of(response, "text")["text"] == "Mine."
    assert written() == "Theirs."


def test_after_both_were_read_the_choice_is_saved(
    at_work: Client, second_manager: User, report: ProgressReport
) -> None:
    form = opened(at_work, SUMMARY, "text", text="Mine.")
    services.write_text(report, "summary", "en", "Theirs.", data="", by=second_manager)

    sent(at_work, form_of(sent(at_work, form), "text", text="Theirs, and mine."))

    assert written() == "Theirs, and mine."


def test_a_text_given_back_to_the_data_meanwhile_is_said_so(
    at_work: Client, second_manager: User, report: ProgressReport
) -> None:
    services.write_text(report, "summary", "en", "Before.", data="", by=second_manager)
    form = opened(at_work, SUMMARY, "text", text="Mine.")
    services.take_data_text(report, "summary", "en", by=second_manager)

    response = sent(at_work, form)

    assert response.status_code == 409
    assert "Somebody took the data’s text again." in text_of(response)
    assert form_of(response, "text")["text"] == "Mine."


@pytest.mark.parametrize(
    ("section", "language"), [("background", "en"), ("summary", "fr"), ("title", "en")]
)
def test_somebody_elses_work_on_another_text_is_no_conflict(
    at_work: Client,
    second_manager: User,
    report: ProgressReport,
    section: str,
    language: str,
) -> None:
    form = opened(at_work, SUMMARY, "text", text="Mine.")
    services.write_text(report, section, language, "Theirs.", data="", by=second_manager)

    response = sent(at_work, form)

    texts = ProgressReport.objects.get().texts
    assert response.status_code == 302
    assert written() == "Mine."
    assert texts[section][language]["text"] == "Theirs."


def test_a_form_sent_twice_is_no_conflict(at_work: Client) -> None:
    form = opened(at_work, SUMMARY, "text", text="Mine.")

    codes = [sent(at_work, form).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert written() == "Mine."


def test_a_form_without_its_version_overwrites_nothing(
    at_work: Client, second_manager: User, report: ProgressReport
) -> None:
    services.write_text(report, "summary", "en", "Theirs.", data="", by=second_manager)

    response = at_work.post(SUMMARY, {"text": "Mine."})

    assert response.status_code == 409
    assert written() == "Theirs."


def test_two_who_change_the_head_see_what_differs(
    at_work: Client, second_manager: User, report: ProgressReport
) -> None:
    form = opened(at_work, HEAD, "symbol", agenda_item="77")
    services.change_start(report, make.start(agenda_item="18.2"), by=second_manager)

    response = sent(at_work, form)
    again = form_of(response, "symbol")
    sent(at_work, again)

    assert response.status_code == 409
    assert response.context["theirs"] == {"agenda_item": "18.2", "cut_off": "24 January 2025"}
    assert again["agenda_item"] == "77"
    assert ProgressReport.objects.get().agenda_item == "77"


def test_a_text_written_meanwhile_does_not_disturb_the_head(
    at_work: Client, second_manager: User, report: ProgressReport
) -> None:
    form = opened(at_work, HEAD, "symbol", agenda_item="77", dated="2025-02-01")
    services.write_text(report, "summary", "en", "Theirs.", data="", by=second_manager)

    response = sent(at_work, form)

    found = ProgressReport.objects.get()
    assert response.status_code == 302
    assert (found.agenda_item, found.dated) == ("77", date(2025, 2, 1))
    assert written() == "Theirs."


def test_a_form_that_another_person_opened_is_not_saved_in_my_name(
    at_work: Client, second_manager: User
) -> None:
    form = opened(at_work, SUMMARY, "text", text="Mine.")
    at_work.force_login(second_manager)

    response = sent(at_work, form)

    assert response.status_code == 409
    assert "opened by another person" in text_of(response)
    assert written() is None


@pytest.mark.parametrize("name", FORMS)
def test_what_was_typed_for_a_discarded_report_is_shown(
    at_work: Client, manager: User, report: ProgressReport, name: str
) -> None:
    address, field, words = FORMS[name]
    form = opened(at_work, address, field, **{field: words})
    services.discard_report(report, by=manager)

    response = sent(at_work, form)

    assert response.status_code == 404
    assert "Nothing was saved." in text_of(response)
    if not words.isdecimal():
        assert words in text_of(response)


def test_a_text_refused_because_the_report_is_frozen_stays_in_the_form(
    at_work: Client, manager: User, report: ProgressReport
) -> None:
    form = opened(at_work, SUMMARY, "text", text="Mine.")
    services.propose_report(report, by=manager)

    response = sent(at_work, form)

    assert response.status_code == 409
    assert "Only a draft can be changed" in text_of(response)
    assert form_of(response, "text")["text"] == "Mine."
