"""Who makes a token is told by e-mail; staff have shown a second factor before."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from resolutions.models import User
from tracker import tokens
from tracker.models import ApiToken

from .conftest import PAGE, made, opened, secret_in

pytestmark = pytest.mark.django_db


def test_the_person_is_told_by_mail_in_their_language(theirs: Client, national: User) -> None:
    User.objects.filter(pk=national.pk).update(language="fr")

    response = theirs.post(PAGE, opened(theirs))

    secret = secret_in(response.content.decode())
    (message,) = mail.outbox
    assert message.to == [national.email]
    assert secret[:9] in message.body
    assert secret not in message.body
    assert "127.0.0.1" in message.body
    assert "If it was not you" not in message.body


def test_a_mail_server_that_fails_does_not_take_the_secret_away(
    theirs: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)

    response = theirs.post(PAGE, opened(theirs))

    secret = secret_in(response.content.decode())
    assert tokens.token_of(secret) is not None
    assert "could not be sent" in caplog.text
    assert secret not in caplog.text


def test_who_has_no_address_makes_a_token_all_the_same(
    signed_in: Callable[[User], Client], officer: User
) -> None:
    client = signed_in(officer)

    response = client.post(PAGE, opened(client))

    assert response.status_code == 200
    assert mail.outbox == []


def test_staff_set_a_second_factor_up_before_they_make_one(
    signed_in: Callable[[User], Client], officer: User, settings: Settings
) -> None:
    client = signed_in(officer)
    form = opened(client)
    settings.STAFF_SECOND_FACTOR = True

    html = client.get(PAGE).content.decode()
    response = client.post(PAGE, form)

    assert 'name="scopes"' not in html
    assert 'href="/account/2fa/totp/activate/"' in html
    assert response["Location"] == "/account/2fa/totp/activate/"
    assert not ApiToken.objects.exists()


def test_staff_without_a_second_factor_still_revoke(
    signed_in: Callable[[User], Client], officer: User, settings: Settings
) -> None:
    token, _secret = made(officer)
    settings.STAFF_SECOND_FACTOR = True

    signed_in(officer).post(f"{PAGE}{token.pk}/revoke/")

    token.refresh_from_db()
    assert token.revoked_at is not None


def test_focal_points_need_no_second_factor(theirs: Client, settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = True

    response = theirs.post(PAGE, opened(theirs))

    assert response.status_code == 200
