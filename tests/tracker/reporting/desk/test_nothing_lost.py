"""Nothing typed is lost: not to a second window, an ended session, or a report that is gone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.models import ProgressReport
from tracker.reporting import services

from .pages import Values, form_of, opened, sent, text_of

pytestmark = pytest.mark.django_db

SUMMARY = "/reports/stc56/text/summary/"
HEAD = "/reports/stc56/head/"
PASSWORD = "a good long passphrase"

# Each form: its address, a field that somebody types into, and what they type.
FORMS = {
    "text": (f"{SUMMARY}?language=fr", "text", "Mine, typed for long."),
    "recommended": ("/reports/stc56/recommended/", "row-1-en", "take note of mine"),
    "omission": ("/reports/stc56/omissions/11.10-20-SEC/", "reason", "Mine, with reason."),
    "head": (HEAD, "agenda_item", "77"),
}


@pytest.fixture
def at_work(signed_in: Callable[[User], Client], manager: User, report: ProgressReport) -> Client:
    return signed_in(manager)


def sign_in_by_password(client: Client, person: User) -> None:
    person.set_password(PASSWORD)
    person.save()
    client.post("/account/login/", {"login": person.username, "password": PASSWORD})


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


def ended(client: Client, name: str) -> tuple[str, Values]:
    """Open the form, type into it, and let the session end."""
    address, field, words = FORMS[name]
    form = opened(client, address, field, **{field: words})
    del client.cookies["sessionid"]
    return address, form


@pytest.mark.parametrize("name", FORMS)
def test_what_was_typed_into_an_ended_session_is_there_after_signing_in(
    at_work: Client, manager: User, name: str
) -> None:
    address, form = ended(at_work, name)
    _address, field, words = FORMS[name]

    led = sent(at_work, form)
    sign_in_by_password(at_work, manager)
    page = at_work.get(address)

    assert led["Location"].startswith("/account/login/?next=/reports/stc56/")
    assert "Not saved yet." in text_of(page)
    assert form_of(page, field)[field] == words
    sent(at_work, form_of(page, field))
    assert "Not saved yet." not in text_of(at_work.get(address))


@pytest.mark.parametrize("name", FORMS)
def test_it_is_gone_when_its_person_drops_it(at_work: Client, manager: User, name: str) -> None:
    address, form = ended(at_work, name)
    sent(at_work, form)
    sign_in_by_password(at_work, manager)

    sent(at_work, form_of(at_work.get(address), "form_key"), afresh="1")

    assert "Not saved yet." not in text_of(at_work.get(address))


def test_what_was_kept_meets_what_others_saved_meanwhile(
    at_work: Client, manager: User, second_manager: User, report: ProgressReport
) -> None:
    address, form = ended(at_work, "text")
    sent(at_work, form)
    services.write_text(report, "summary", "fr", "Le leur.", data="", by=second_manager)
    sign_in_by_password(at_work, manager)

    response = sent(at_work, form_of(at_work.get(address), "text"))

    assert response.status_code == 409
    assert written("fr") == "Le leur."


def test_one_language_does_not_show_what_was_typed_in_another(
    at_work: Client, manager: User
) -> None:
    _address, form = ended(at_work, "text")
    sent(at_work, form)
    sign_in_by_password(at_work, manager)

    assert "Not saved yet." not in text_of(at_work.get(SUMMARY))


def test_another_person_who_signs_in_sees_nothing_of_it(
    at_work: Client, second_manager: User
) -> None:
    address, form = ended(at_work, "text")
    sent(at_work, form)
    sign_in_by_password(at_work, second_manager)

    page = at_work.get(address)

    assert "Not saved yet." not in text_of(page)
    assert "Mine, typed for long." not in text_of(page)


def test_a_form_that_another_person_opened_is_not_saved_in_my_name(
    at_work: Client, second_manager: User
) -> None:
    form = opened(at_work, SUMMARY, "text", text="Mine.")
    at_work.force_login(second_manager)

    response = sent(at_work, form)

    assert response.status_code == 409
    assert "opened by another person" in text_of(response)
    assert written() is None


def test_a_visitor_with_a_forged_form_learns_nothing(client: Client, manager: User) -> None:
    make.report()
    forged = signing.dumps(manager.pk, salt="of another")

    response = client.post(SUMMARY, {"text": "x", "person": forged})

    assert response.status_code == 404


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


def test_a_text_of_twenty_thousand_characters_is_kept_whole(at_work: Client, manager: User) -> None:
    words = "A long sentence, told once more. " * 600
    form = opened(at_work, SUMMARY, "text", text=words)
    del at_work.cookies["sessionid"]

    sent(at_work, form)
    sign_in_by_password(at_work, manager)
    sent(at_work, form_of(at_work.get(SUMMARY), "text"))

    assert written() == words.strip()
