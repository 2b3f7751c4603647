"""Who is let in with a token, who is not, and what a token is worth without its person's rights."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from resolutions.models import StatusUpdate, User
from tracker import tokens
from tracker.api.writing.examples import UPDATE
from tracker.choices import Scope
from tracker.models import ApiToken

from .conftest import ITEMS, UPDATES, bearer, made, post, problem

pytestmark = pytest.mark.django_db


def test_a_token_that_works_lets_its_person_in(client: Client, officer: User) -> None:
    _token, secret = made(officer, Scope.UPDATES)

    response = post(client, UPDATES, UPDATE, secret)

    assert response.status_code == 201
    assert StatusUpdate.objects.get().author == officer


def test_what_is_read_is_the_same_with_a_token_and_without(client: Client, officer: User) -> None:
    _token, secret = made(officer)

    known, unknown = client.get(ITEMS, headers=bearer(secret)), client.get(ITEMS)

    assert known.status_code == 200
    assert known.content == unknown.content
    assert known["ETag"] == unknown["ETag"]


@pytest.mark.parametrize(
    "header",
    [
        "Bearer rt_never-was", "Bearer", "Bearer a b", "Bearer  ", "Token {secret}", "{secret}",
        "Basic dXNlcjpwYXNz", "Bearer {digest}", "Bearer {start}", "Bearer {secret}x",
        "Bearer rt_\u00e9\u00ff", "Bearer \x00", f"Bearer {'x' * 5000}",
    ],
)  # fmt: skip
def test_what_is_no_token_is_refused(client: Client, officer: User, header: str) -> None:
    token, secret = made(officer)
    written = header.format(secret=secret, digest=token.digest, start=token.start)

    response = client.get(ITEMS, headers={"authorization": written})

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == 'Bearer realm="api", error="invalid_token"'
    assert response["Cache-Control"] == "no-store"
    assert problem(response)["type"].endswith("/api/docs/#problem-not-signed-in")
    assert problem(response)["status"] == 401


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_is_written_large_or_small(client: Client, officer: User, scheme: str) -> None:
    _token, secret = made(officer)

    response = client.get(ITEMS, headers={"authorization": f"{scheme} {secret}"})

    assert response.status_code == 200


def revoke(token: ApiToken) -> None:
    tokens.revoke_token(token)


def let_expire(token: ApiToken) -> None:
    ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now())


def close_the_account(token: ApiToken) -> None:
    User.objects.filter(pk=token.user_id).update(is_active=False)


def make_it_a_demonstration(token: ApiToken) -> None:
    User.objects.filter(pk=token.user_id).update(is_demo=True)


def delete_the_account(token: ApiToken) -> None:
    token.user.delete()


@pytest.mark.parametrize(
    "end",
    [revoke, let_expire, close_the_account, make_it_a_demonstration, delete_the_account],
    ids=lambda end: end.__name__,
)
def test_what_ends_a_token_ends_it_at_once(
    client: Client, officer: User, end: Callable[[ApiToken], None]
) -> None:
    token, secret = made(officer, Scope.UPDATES)
    assert client.get(ITEMS, headers=bearer(secret)).status_code == 200

    end(token)

    answers = [client.get(ITEMS, headers=bearer(secret)), post(client, UPDATES, UPDATE, secret)]
    assert [each.status_code for each in answers] == [401, 401]
    assert not StatusUpdate.objects.exists()


def test_a_token_works_to_the_last_moment(officer: User) -> None:
    token, _secret = made(officer, days=30)

    before = token.works_at(token.expires_at - timedelta(microseconds=1))

    assert before
    assert not token.works_at(token.expires_at)


def test_a_demonstration_account_has_tokens_while_the_tracker_is_tried_out(
    client: Client, officer: User, settings: Settings
) -> None:
    token, secret = made(officer)
    make_it_a_demonstration(token)
    settings.DEBUG = True

    response = client.get(ITEMS, headers=bearer(secret))

    assert response.status_code == 200


def test_a_token_of_staff_is_worth_nothing_without_their_second_factor(
    client: Client, officer: User, settings: Settings
) -> None:
    _token, secret = made(officer)
    settings.STAFF_SECOND_FACTOR = True
    without = client.get(ITEMS, headers=bearer(secret)).status_code

    TOTP.activate(officer, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")

    assert without == 401
    assert client.get(ITEMS, headers=bearer(secret)).status_code == 200


def test_a_session_of_the_pages_counts_for_nothing(
    signed_in: Callable[[User], Client], officer: User
) -> None:
    response = post(signed_in(officer), UPDATES, UPDATE)

    assert response.status_code == 401
    assert not StatusUpdate.objects.exists()


def test_who_writes_without_a_token_is_told_how_to_send_one(client: Client) -> None:
    response = post(client, UPDATES, UPDATE)

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == 'Bearer realm="api"'
    assert "Authorization: Bearer TOKEN" in problem(response)["detail"]


def test_a_token_is_looked_up_by_its_digest_alone(
    officer: User, queries: Callable[[], Any]
) -> None:
    token, secret = made(officer)

    with queries() as asked:
        tokens.token_of(secret)

    said = " ".join(query["sql"] for query in asked)
    assert token.digest in said
    assert secret not in said


def test_to_know_a_token_takes_one_query_and_the_note_of_its_use(
    client: Client, officer: User, queries: Callable[[], Any]
) -> None:
    _token, secret = made(officer)
    client.get(ITEMS, headers=bearer(secret))
    with queries() as without:
        client.get(ITEMS)

    with queries() as known:
        client.get(ITEMS, headers=bearer(secret))

    assert len(known) == len(without) + 1
