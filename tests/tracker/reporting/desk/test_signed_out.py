"""Nothing typed is lost to an ended session, and nobody else sees it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.models import ProgressReport
from tracker.reporting import services

from .pages import FORMS, SUMMARY, Values, form_of, opened, sent, text_of

pytestmark = pytest.mark.django_db

PASSWORD = "a good long passphrase"


@pytest.fixture
def at_work(signed_in: Callable[[User], Client], manager: User, report: ProgressReport) -> Client:
    return signed_in(manager)


def written(language: str = "en") -> Any:
    found = ProgressReport.objects.get().texts.get("summary", {}).get(language)
    return found and found["text"]


def sign_in_by_password(client: Client, person: User) -> None:
    person.set_password(PASSWORD)
    person.save()
    client.post("/account/login/", {"login": person.username, "password": PASSWORD})


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


def test_a_visitor_with_a_forged_form_learns_nothing(client: Client, manager: User) -> None:
    make.report()
    forged = signing.dumps(manager.pk, salt="of another")

    response = client.post(SUMMARY, {"text": "x", "person": forged})

    assert response.status_code == 404


def test_a_text_of_twenty_thousand_characters_is_kept_whole(at_work: Client, manager: User) -> None:
    words = "A long sentence, told once more. " * 600
    form = opened(at_work, SUMMARY, "text", text=words)
    del at_work.cookies["sessionid"]

    sent(at_work, form)
    sign_in_by_password(at_work, manager)
    sent(at_work, form_of(at_work.get(SUMMARY), "text"))

    assert written() == words.strip()
