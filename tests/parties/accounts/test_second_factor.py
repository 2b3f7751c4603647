"""A second factor: for everybody who wants one, and for staff before they work in the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from pytest_django import Settings

from resolutions.models import User

from .conftest import PASSWORD, link_in, who

pytestmark = pytest.mark.django_db
ACTIVATE = "/account/2fa/totp/activate/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str = SECRET, later: int = 0) -> str:
    """Return what the application shows now, or some half minutes later."""
    counter = list(yield_hotp_counters_from_time())[1]
    return f"{hotp_value(secret, counter + later):06d}"


@pytest.fixture
def guarded(settings: Settings, manager: User) -> User:
    """A manager of a site in service, without a second factor yet."""
    settings.STAFF_SECOND_FACTOR = True
    manager.set_password(PASSWORD)
    manager.save()
    return manager


def sign_in(client: Client, person: User, **more: str) -> str:
    said = {"login": person.username, "password": PASSWORD, **more}
    return client.post("/account/login/", said).headers["Location"]


def set_up(client: Client) -> str:
    """Set a second factor up, and return its secret."""
    secret: str = client.get(ACTIVATE).context["form"].secret
    assert client.post(ACTIVATE, {"code": code(secret)}).status_code == 302
    return secret


@pytest.mark.parametrize(
    "page", ["/admin/", "/admin/resolutions/actionitem/", "/admin/parties/invitation/add/"]
)
def test_staff_without_one_are_led_to_set_it_up_first(
    page: str, client: Client, guarded: User
) -> None:
    sign_in(client, guarded)

    response = client.get(page, follow=True)

    assert response.redirect_chain[-1] == (ACTIVATE, 302)
    assert "second factor" in response.content.decode()


def test_staff_without_one_do_nothing_in_the_admin(client: Client, guarded: User) -> None:
    sign_in(client, guarded)

    response = client.post("/admin/parties/invitation/add/", {"email": "new@example.org"})

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")


def test_once_it_is_set_up_the_desk_opens(client: Client, guarded: User) -> None:
    sign_in(client, guarded)
    set_up(client)

    assert client.get("/admin/").status_code == 200


def test_the_codes_on_paper_come_next_and_lead_to_the_desk(client: Client, guarded: User) -> None:
    sign_in(client, guarded)
    secret = client.get(ACTIVATE).context["form"].secret

    page = client.post(ACTIVATE, {"code": code(secret)}, follow=True)

    assert page.redirect_chain[-1][0] == "/account/2fa/recovery-codes/"
    assert len(page.context["unused_codes"]) == 10
    assert 'class="button" href="/admin/"' in page.content.decode()


def test_from_then_on_it_is_asked_for(client: Client, guarded: User) -> None:
    TOTP.activate(guarded, SECRET)

    onwards = sign_in(client, guarded)
    before = who(client)
    client.post(onwards, {"code": code()})

    assert onwards == "/account/2fa/authenticate/"
    assert before is None
    assert who(client) == guarded
    assert client.get("/admin/").status_code == 200


def test_a_wrong_code_does_not_let_in(client: Client, guarded: User) -> None:
    TOTP.activate(guarded, SECRET)
    onwards = sign_in(client, guarded)

    response = client.post(onwards, {"code": code(later=10)})

    assert response.status_code == 200
    assert who(client) is None


def test_codes_cannot_be_guessed_at_leisure(client: Client, guarded: User, counting: None) -> None:
    TOTP.activate(guarded, SECRET)
    onwards = sign_in(client, guarded)
    for _ in range(5):
        client.post(onwards, {"code": code(later=10)})

    client.post(onwards, {"code": code()})

    assert who(client) is None


def test_a_code_is_good_for_one_sign_in(client: Client, guarded: User, counting: None) -> None:
    TOTP.activate(guarded, SECRET)
    used = code()
    client.post(sign_in(client, guarded), {"code": used})
    other = Client()

    other.post(sign_in(other, guarded), {"code": used})

    assert who(other) is None


def test_a_recovery_code_lets_in_once(client: Client, guarded: User) -> None:
    TOTP.activate(guarded, SECRET)
    paper = RecoveryCodes.activate(guarded).get_unused_codes()[0]
    client.post(sign_in(client, guarded), {"code": paper})
    other = Client()

    other.post(sign_in(other, guarded), {"code": paper})

    assert who(client) == guarded
    assert who(other) is None


def test_a_link_by_mail_does_not_replace_it(client: Client, guarded: User) -> None:
    User.objects.filter(pk=guarded.pk).update(email="manager@example.org")
    TOTP.activate(guarded, SECRET)
    client.post("/sign-in-link/", {"email": "manager@example.org"})

    response = client.post(link_in(str(mail.outbox[0].body)))

    assert response.headers["Location"] == "/account/2fa/authenticate/"
    assert who(client) is None


def test_a_new_password_does_not_replace_it(client: Client, guarded: User) -> None:
    User.objects.filter(pk=guarded.pk).update(email="manager@example.org")
    TOTP.activate(guarded, SECRET)
    client.post("/account/password/reset/", {"email": "manager@example.org"})
    form = client.get(link_in(str(mail.outbox[0].body))).headers["Location"]

    response = client.post(form, {"password1": PASSWORD, "password2": PASSWORD})

    assert response.headers["Location"] == "/account/2fa/authenticate/"
    assert who(client) is None


def test_staff_do_not_take_it_away_themselves(client: Client, guarded: User) -> None:
    sign_in(client, guarded)
    set_up(client)

    client.post("/account/2fa/totp/deactivate/")

    assert Authenticator.objects.filter(user=guarded, type="totp").exists()


def test_others_have_one_if_they_like_and_take_it_away(
    client: Client, with_password: User, settings: Settings
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    sign_in(client, with_password)
    set_up(client)

    client.post("/account/2fa/totp/deactivate/")

    assert not Authenticator.objects.filter(user=with_password).exists()


def test_who_signed_in_a_while_ago_confirms_who_they_are(
    client: Client, with_password: User
) -> None:
    client.force_login(with_password)

    response = client.get(ACTIVATE)

    assert response.headers["Location"].startswith("/account/reauthenticate/")


def test_the_secret_cannot_be_read_in_the_database(client: Client, with_password: User) -> None:
    sign_in(client, with_password)
    secret = set_up(client)

    kept = Authenticator.objects.get(type="totp")

    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code(secret))


def test_the_key_is_a_picture_in_the_page_and_a_text(client: Client, with_password: User) -> None:
    sign_in(client, with_password)

    page = client.get(ACTIVATE)

    text = page.content.decode()
    assert "<svg" in text
    assert "data:" not in text
    assert "style=" not in text
    assert page.context["form"].secret in text


def test_asking_for_it_costs_no_question_to_the_database(
    client: Client, guarded: User, queries: Callable[[], Any]
) -> None:
    TOTP.activate(guarded, SECRET)
    client.post(sign_in(client, guarded), {"code": code()})
    client.get("/admin/")

    with queries() as made:
        client.get("/admin/")

    assert not [each for each in made if "mfa_" in each["sql"]]
    assert len(made) <= 12
