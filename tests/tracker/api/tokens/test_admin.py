"""Everybody's tokens in the admin: what the list says, how it is searched, what is noted."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from resolutions.models import User
from tracker import tokens
from tracker.choices import Scope
from tracker.models import ApiToken

from .conftest import made

pytestmark = pytest.mark.django_db

LIST = "/admin/tracker/apitoken/"


@pytest.fixture
def at_desk(signed_in: Callable[[User], Client], administrator: User) -> Client:
    return signed_in(administrator)


def test_the_list_says_whose_it_is_and_what_it_allows(at_desk: Client, officer: User) -> None:
    token, _secret = made(officer, Scope.READ, Scope.UPDATES)

    html = at_desk.get(LIST).content.decode()

    assert "officer" in html
    assert token.start in html
    assert "Record status updates" in html
    assert "Works" in html


@pytest.mark.parametrize("page", ["", "{pk}/change/", "{pk}/history/"])
def test_no_page_shows_digest_or_secret(at_desk: Client, officer: User, page: str) -> None:
    token, secret = made(officer)

    response = at_desk.get(f"{LIST}{page.format(pk=token.pk)}")

    assert response.status_code == 200
    assert token.digest not in response.content.decode()
    assert secret not in response.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Works", "Expired", "Revoked"]),
        ("state=working", ["Works"]),
        ("state=expired", ["Expired"]),
        ("state=revoked", ["Revoked"]),
        ("q=officer", ["Works", "Expired"]),
        ("q=ken@example", []),
        ("q=Revoked", ["Revoked"]),
    ],
)
def test_the_list_is_narrowed(
    at_desk: Client, officer: User, manager: User, query: str, found: list[str]
) -> None:
    made(officer, name="Works")
    expired, _secret = made(officer, name="Expired")
    revoked, _secret = made(manager, name="Revoked")
    ApiToken.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    tokens.revoke_token(revoked)

    response = at_desk.get(f"{LIST}?{query}")

    listed = [token.name for token in response.context["cl"].result_list]
    assert sorted(listed) == sorted(found)


def test_a_leaked_token_is_found_by_how_it_begins(at_desk: Client, officer: User) -> None:
    made(officer)
    leaked, _secret = made(officer)

    response = at_desk.get(LIST, {"q": leaked.start})

    assert list(response.context["cl"].result_list) == [leaked]


def test_who_revoked_it_is_noted(at_desk: Client, officer: User, administrator: User) -> None:
    token, _secret = made(officer)

    at_desk.post(LIST, {"action": "revoke", "_selected_action": token.pk})

    (entry,) = LogEntry.objects.all()
    assert (entry.user, entry.object_id) == (administrator, str(token.pk))
    assert entry.get_change_message() == "Revoked."


def test_only_those_that_work_are_revoked_and_counted(at_desk: Client, officer: User) -> None:
    token, _secret = made(officer)
    before, _secret = made(officer)
    tokens.revoke_token(before)
    before.refresh_from_db()
    since = before.revoked_at

    response = at_desk.post(
        LIST, {"action": "revoke", "_selected_action": [token.pk, before.pk]}, follow=True
    )

    before.refresh_from_db()
    assert "1 token is revoked." in response.content.decode()
    assert before.revoked_at == since


def test_the_list_asks_as_often_for_one_as_for_many(
    at_desk: Client, officer: User, queries: Callable[[], Any]
) -> None:
    made(officer)
    with queries() as for_one:
        at_desk.get(LIST)
    for at in range(10):
        made(User.objects.create(username=f"person-{at}"))

    with queries() as for_many:
        at_desk.get(LIST)

    assert len(for_many) == len(for_one) <= 12
