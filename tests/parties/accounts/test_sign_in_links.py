"""Signing in by a link: the same answer to everybody, a link that works once, for a while."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponseRedirect
from django.test import Client
from pytest_django import Settings

from parties.accounts import links
from resolutions.models import User

from .conftest import PASSWORD, link_in, who

pytestmark = pytest.mark.django_db
ASK = "/sign-in-link/"


def sent_link(client: Client, email: str, **more: str) -> str:
    """Ask for a link, and return the one that was sent."""
    client.post(ASK, {"email": email, **more})
    return link_in(str(mail.outbox[-1].body))


def test_a_link_is_sent_to_the_address_and_opening_it_signs_nobody_in(
    client: Client, national: User
) -> None:
    address = sent_link(client, national.email.upper())

    page = client.get(address)

    assert mail.outbox[-1].to == [national.email]
    assert page.status_code == 200
    assert who(client) is None


def test_the_button_signs_in_and_leads_on(client: Client, national: User) -> None:
    address = sent_link(client, national.email, next="/my/people/")

    response = client.post(address, {"next": "/my/people/"})

    assert who(client) == national
    assert response.headers["Location"] == "/my/people/"
    assert "next=%2Fmy%2Fpeople%2F" in address


def test_the_answer_is_the_same_whether_or_not_there_is_an_account(
    client: Client, national: User
) -> None:
    known = client.post(ASK, {"email": national.email}, follow=True)
    unknown = client.post(ASK, {"email": "nobody@example.org"}, follow=True)

    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert len(mail.outbox) == 1


def test_the_mail_is_sent_once_the_answer_is_given(
    client: Client, national: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    close = HttpResponseRedirect.close

    def closed(response: HttpResponseRedirect) -> None:
        close(response)
        order.append("answer")

    monkeypatch.setattr(links, "send_link", lambda *args: order.append("mail"))
    monkeypatch.setattr(HttpResponseRedirect, "close", closed)

    client.post(ASK, {"email": national.email})

    assert order == ["answer", "mail"]


def test_the_mail_is_in_the_language_of_the_person(client: Client, national: User) -> None:
    User.objects.filter(pk=national.pk).update(language="fr")

    client.post(ASK, {"email": national.email})

    message: Any = mail.outbox[0]
    assert "[" not in message.subject
    assert message.alternatives == []
    assert "20 minutes" in message.body


def test_a_link_works_once(client: Client, national: User) -> None:
    address = sent_link(client, national.email)
    client.post(address)
    other = Client()

    assert other.get(address).status_code == 410
    assert other.post(address).status_code == 410
    assert who(other) is None


def test_a_link_dies_with_the_password_that_was_then(client: Client, national: User) -> None:
    address = sent_link(client, national.email)
    national.set_password(PASSWORD)
    national.save()

    assert client.post(address).status_code == 410


def test_a_link_is_too_old_after_twenty_minutes(
    client: Client, national: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    address = sent_link(client, national.email)
    later = time.time() + timedelta(minutes=20, seconds=1).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    assert links.person_of(address.split("/")[2]) is None


def test_a_made_up_link_is_refused(client: Client) -> None:
    assert client.get("/sign-in-link/made-up/").status_code == 410


def test_where_the_person_is_in_already_an_old_link_leads_to_their_page(
    client: Client, national: User
) -> None:
    client.force_login(national)

    assert client.get("/sign-in-link/made-up/").headers["Location"] == "/my/"


@pytest.mark.parametrize("closed", [{"is_active": False}, {"is_demo": True}])
def test_an_account_that_may_not_be_used_is_sent_none(
    closed: dict[str, bool], client: Client, national: User
) -> None:
    User.objects.filter(pk=national.pk).update(**closed)

    response = client.post(ASK, {"email": national.email})

    assert response.status_code == 302
    assert mail.outbox == []


def test_a_link_to_an_account_that_was_closed_since_is_refused(
    client: Client, national: User
) -> None:
    address = sent_link(client, national.email)
    User.objects.filter(pk=national.pk).update(is_active=False)

    assert client.post(address).status_code == 410
    assert who(client) is None


def test_a_page_elsewhere_is_not_led_on_to(client: Client, national: User) -> None:
    address = sent_link(client, national.email, next="https://elsewhere.example.com/")

    response = client.post(address, {"next": "https://elsewhere.example.com/"})

    assert "elsewhere" not in address
    assert response.headers["Location"] == "/my/"


def test_one_address_is_sent_five_links_an_hour(
    client: Client, national: User, counting: None
) -> None:
    given = [client.post(ASK, {"email": national.email}).status_code for _ in range(6)]

    assert given == [302] * 5 + [429]
    assert len(mail.outbox) == 5


def test_a_demonstration_account_is_sent_one_while_it_is_tried_out(
    client: Client, national: User, settings: Settings
) -> None:
    User.objects.filter(pk=national.pk).update(is_demo=True)
    settings.DEBUG = True

    client.post(ASK, {"email": national.email})

    assert len(mail.outbox) == 1
