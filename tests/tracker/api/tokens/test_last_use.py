"""When a token was last used: noted once a minute at most, and never at a reader's expense."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from resolutions.models import User
from tests import make
from tracker.models import ApiToken
from tracker.tokens import token_of

from .conftest import ITEMS, bearer, made

on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="Only there one waits.")


def last_use(token: ApiToken) -> datetime | None:
    token.refresh_from_db()
    return token.last_used_at


@pytest.mark.django_db
def test_a_token_that_was_never_used_says_so(officer: User) -> None:
    token, _secret = made(officer)

    assert last_use(token) is None


@pytest.mark.django_db
def test_the_first_use_is_noted(client: Client, officer: User) -> None:
    token, secret = made(officer)
    before = timezone.now()

    client.get(ITEMS, headers=bearer(secret))

    noted = last_use(token)
    assert noted is not None
    assert before <= noted <= timezone.now()


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "is_noted"), [(59, False), (61, True)])
def test_a_use_is_noted_once_a_minute_at_most(
    officer: User, seconds: int, is_noted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, secret = made(officer)
    token_of(secret)
    first = last_use(token)
    assert first is not None
    later = first + timedelta(seconds=seconds)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    token_of(secret)

    assert last_use(token) == (later if is_noted else first)


@pytest.mark.django_db
def test_what_is_refused_is_no_use(client: Client, officer: User) -> None:
    token, secret = made(officer)
    User.objects.filter(pk=officer.pk).update(is_active=False)

    client.get(ITEMS, headers=bearer(secret))

    assert last_use(token) is None


@pytest.mark.django_db
def test_a_use_within_the_minute_writes_nothing(officer: User, queries: Callable[[], Any]) -> None:
    _token, secret = made(officer)
    token_of(secret)

    with queries() as asked:
        token_of(secret)

    assert [query["sql"].split()[0] for query in asked] == ["SELECT"]


@pytest.fixture
def somebody_writing(record: None) -> Iterator[sqlite3.Connection]:
    """Another process in the midst of a transaction that writes."""
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


@on_sqlite
def test_who_reads_does_not_wait_for_who_writes(
    client: Client, record: None, request: pytest.FixtureRequest, queries: Callable[[], Any]
) -> None:
    token, secret = made(make.officer())
    request.getfixturevalue("somebody_writing")

    with queries() as asked:
        response = client.get(ITEMS, headers=bearer(secret))

    said = [query["sql"] for query in asked]
    update = next(at for at, sql in enumerate(said) if sql.startswith("UPDATE"))
    assert response.status_code == 200
    assert said[update - 1] == "PRAGMA busy_timeout = 0"
    assert last_use(token) is None


@on_sqlite
def test_what_was_missed_is_noted_with_the_next_request(
    client: Client, record: None, request: pytest.FixtureRequest
) -> None:
    token, secret = made(make.officer())
    writing = request.getfixturevalue("somebody_writing")
    client.get(ITEMS, headers=bearer(secret))
    writing.execute("ROLLBACK")

    client.get(ITEMS, headers=bearer(secret))

    assert last_use(token) is not None


@on_sqlite
def test_afterwards_writers_wait_for_each_other_as_before(client: Client, record: None) -> None:
    _token, secret = made(make.officer())

    client.get(ITEMS, headers=bearer(secret))

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == connection.settings_dict["OPTIONS"]["timeout"] * 1000
