"""The list of a person's tokens: what works until when, and the press that revokes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from resolutions.models import User
from tracker import tokens
from tracker.choices import Scope
from tracker.models import ApiToken

from .conftest import PAGE, made

pytestmark = pytest.mark.django_db


def test_one_press_revokes_at_once(theirs: Client, national: User) -> None:
    token, secret = made(national)

    response = theirs.post(f"{PAGE}{token.pk}/revoke/", follow=True)

    assert response.redirect_chain == [(PAGE, 302)]
    assert "The token “Import” is revoked" in response.content.decode()
    assert tokens.token_of(secret) is None


def test_revoked_twice_it_stays_revoked_since_the_first_time(
    theirs: Client, national: User
) -> None:
    token, _secret = made(national)
    theirs.post(f"{PAGE}{token.pk}/revoke/")
    token.refresh_from_db()
    first = token.revoked_at

    theirs.post(f"{PAGE}{token.pk}/revoke/")

    token.refresh_from_db()
    assert first is not None
    assert token.revoked_at == first


def test_opening_the_address_that_revokes_does_nothing(theirs: Client, national: User) -> None:
    token, secret = made(national)

    response = theirs.get(f"{PAGE}{token.pk}/revoke/")

    assert response.status_code == 405
    assert tokens.token_of(secret) is not None


def test_the_list_says_what_works_since_when_and_until_when(theirs: Client, national: User) -> None:
    made(national, Scope.ACTIONS, name="Works")
    expired, _secret = made(national, name="Too old")
    revoked, _secret = made(national, name="Lost")
    ApiToken.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    tokens.revoke_token(revoked)

    rows = theirs.get(PAGE).context["view"].rows

    assert [(row["token"].name, row["standing"].label) for row in rows] == [
        ("Works", "Works"),
        ("Lost", "Revoked"),
        ("Too old", "Expired"),
    ]
    assert rows[0]["scopes"] == ["Log what the Party did"]


def test_of_many_that_no_longer_work_the_newest_are_listed(theirs: Client, national: User) -> None:
    for at in range(15):
        tokens.revoke_token(made(national, name=f"Old {at}")[0])

    rows = theirs.get(PAGE).context["view"].rows

    assert [row["token"].name for row in rows] == [f"Old {at}" for at in range(14, 4, -1)]


def test_the_list_asks_as_often_for_one_as_for_many(
    theirs: Client, national: User, queries: Callable[[], Any]
) -> None:
    made(national)
    theirs.get(PAGE)
    with queries() as for_one:
        theirs.get(PAGE)
    for _each in range(10):
        made(national)

    with queries() as for_many:
        theirs.get(PAGE)

    # The session, the person, two lists, rights and place, whether there is a demonstration.
    assert len(for_many) == len(for_one) <= 8
