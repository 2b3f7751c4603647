"""The pages of an account: all there, closed to strangers, in plain words."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from resolutions.models import User

from .conftest import PASSWORD, link_in, who

pytestmark = pytest.mark.django_db
NEW = "another long passphrase"


@pytest.mark.parametrize(
    "page",
    ["/account/login/", "/sign-in-link/", "/account/password/reset/", "/account/inactive/",
     "/account/password/reset/done/", "/account/password/reset/key/1-x-y/",
     "/account/password/reset/key/done/"],
)  # fmt: skip
def test_pages_for_everybody_are_there(page: str, client: Client) -> None:
    text = client.get(page).content.decode()

    assert "<h1>" in text
    assert "sign up" not in text.lower()


@pytest.mark.parametrize(
    "page",
    ["/account/", "/account/logout/", "/account/password/change/", "/account/2fa/",
     "/account/2fa/totp/activate/", "/account/reauthenticate/"],
)  # fmt: skip
def test_pages_for_who_is_signed_in_are_there(
    page: str, client: Client, with_password: User
) -> None:
    client.post("/account/login/", {"login": with_password.username, "password": PASSWORD})

    assert "<h1>" in client.get(page).content.decode()


@pytest.mark.parametrize(
    "page",
    ["/account/signup/", "/account/email/", "/account/confirm-email/",
     "/account/confirm-email/key/", "/account/3rdparty/", "/account/2fa/webauthn/"],
)  # fmt: skip
def test_nobody_signs_up_or_changes_an_address_by_themselves(
    page: str, client: Client, national: User
) -> None:
    assert client.get(page).status_code == 404
    assert client.post(page, {"email": "me@example.org", "password1": PASSWORD}).status_code == 404
    client.force_login(national)
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("role", "page"), [("manager", "/admin/"), ("national", "/my/"), ("focal_point", "/account/")]
)
def test_after_signing_in_a_person_comes_to_their_own_page(
    role: str, page: str, client: Client, request: pytest.FixtureRequest
) -> None:
    person: User = request.getfixturevalue(role)
    person.set_password(PASSWORD)
    person.save()

    response = client.post("/account/login/", {"login": person.username, "password": PASSWORD})

    assert response.headers["Location"] == page


@pytest.mark.parametrize(
    ("onwards", "page"),
    [("/items/", "/items/"), ("https://elsewhere.example.com/", "/my/"), ("//elsewhere", "/my/")],
)
def test_a_person_is_led_on_within_the_site_alone(
    onwards: str, page: str, client: Client, with_password: User
) -> None:
    said = {"login": with_password.username, "password": PASSWORD, "next": onwards}

    assert client.post("/account/login/", said).headers["Location"] == page


@pytest.mark.parametrize("way", ["sign in", "reset"])
def test_a_demonstration_account_is_refused_in_service(
    way: str, client: Client, with_password: User
) -> None:
    User.objects.filter(pk=with_password.pk).update(is_demo=True)

    if way == "sign in":
        client.post("/account/login/", {"login": with_password.username, "password": PASSWORD})
    else:
        client.post("/account/password/reset/", {"email": with_password.email})

    assert who(client) is None
    assert mail.outbox == []


def test_a_reset_link_from_the_time_of_trying_out_does_not_let_in(
    client: Client, with_password: User, settings: Settings
) -> None:
    User.objects.filter(pk=with_password.pk).update(is_demo=True)
    settings.DEBUG = True
    client.post("/account/password/reset/", {"email": with_password.email})
    settings.DEBUG = False
    form = client.get(link_in(str(mail.outbox[0].body))).headers["Location"]

    response = client.post(form, {"password1": PASSWORD, "password2": PASSWORD})

    assert response.headers["Location"] == "/account/inactive/"
    assert who(client) is None


def test_a_forgotten_password_is_replaced_by_a_link_in_plain_text(
    client: Client, with_password: User
) -> None:
    client.post("/account/password/reset/", {"email": with_password.email})
    message: Any = mail.outbox[0]
    form = client.get(link_in(message.body)).headers["Location"]

    client.post(form, {"password1": NEW, "password2": NEW})

    with_password.refresh_from_db()
    assert message.subject == "Choose a new password for Resolution tracker"
    assert message.alternatives == []
    assert "example.com" not in message.body
    assert with_password.check_password(NEW)
    assert who(client) == with_password


def test_a_reset_link_works_once(client: Client, with_password: User) -> None:
    client.post("/account/password/reset/", {"email": with_password.email})
    address = link_in(str(mail.outbox[0].body))
    form = client.get(address).headers["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})

    assert "Ask for a new link" in Client().get(address).content.decode()


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(
    client: Client, with_password: User
) -> None:
    known = client.post("/account/password/reset/", {"email": with_password.email}, follow=True)
    unknown = client.post("/account/password/reset/", {"email": "no@example.org"}, follow=True)

    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert mail.outbox[1].to == ["no@example.org"]
    assert "signup" not in str(mail.outbox[1].body)


def test_a_changed_password_is_told_to_its_owner(client: Client, with_password: User) -> None:
    client.post("/account/login/", {"login": with_password.username, "password": PASSWORD})

    client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )

    assert [each.to for each in mail.outbox] == [[with_password.email]]


def test_who_came_in_by_links_sets_a_password_later(client: Client, national: User) -> None:
    national.set_unusable_password()
    national.save()
    client.force_login(national)

    client.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD})

    national.refresh_from_db()
    assert national.check_password(PASSWORD)


def test_signing_out_takes_a_button_on_every_page(client: Client, national: User) -> None:
    client.force_login(national)
    page = client.get("/").content.decode()

    client.get("/account/logout/")
    still = who(client)
    client.post("/account/logout/")

    assert 'action="/account/logout/"' in page
    assert still == national
    assert who(client) is None


@pytest.mark.parametrize(
    ("onwards", "page"),
    [
        ("/admin/parties/party/", "/admin/parties/party/"),
        ("https://elsewhere.example.com/", "/admin/"),
    ],
)
def test_the_address_of_the_stock_sign_in_leads_staff_on_within_the_site(
    onwards: str, page: str, client: Client, manager: User
) -> None:
    client.force_login(manager)

    assert client.get("/admin/login/", {"next": onwards}).headers["Location"] == page


def test_who_is_not_staff_is_told_so_at_the_door_of_the_admin(
    client: Client, national: User
) -> None:
    client.force_login(national)

    assert client.get("/admin/", follow=True).status_code == 403
