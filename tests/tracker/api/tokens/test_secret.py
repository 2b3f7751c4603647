"""The secret of a token is in the one answer that shows it, and nowhere else."""

import logging
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from django.views.debug import ExceptionReporter

from resolutions.models import User
from tracker import tokens
from tracker.choices import Scope
from tracker.models import ApiToken

from .conftest import ITEMS, PAGE, bearer, made, opened

pytestmark = pytest.mark.django_db


def everything_kept() -> Iterator[str]:
    """Yield what stands in every column of every table, and in the sessions once decoded."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield " ".join(
                    bytes(value).decode("latin-1")
                    if isinstance(value, bytes | memoryview)
                    else str(value)
                    for value in row
                )
    for session in Session.objects.all():
        yield str(session.get_decoded())


@pytest.fixture
def used(
    signed_in: Callable[[User], Client], national: User, caplog: pytest.LogCaptureFixture
) -> str:
    """The secret of a token that was made on the page, shown, used, refused and revoked."""
    caplog.set_level(logging.DEBUG)
    client = signed_in(national)
    form = opened(client) | {"scopes": ["read", "actions"]}
    secret: str = client.post(PAGE, form).context["secret"]
    client.post(PAGE, form)
    client.get(ITEMS, headers=bearer(secret))
    client.post("/api/v1/party-actions/", "{}", "application/json", headers=bearer(secret))
    client.post("/api/v1/status-updates/", "{}", "application/json", headers=bearer(secret))
    client.get("/api/v1/nothing/", headers=bearer(secret))
    client.post(f"{PAGE}{ApiToken.objects.get().pk}/revoke/")
    client.get(ITEMS, headers=bearer(secret))
    return secret


def test_the_database_holds_no_part_of_it_but_how_it_begins(used: str) -> None:
    unshown = used[tokens.SHOWN :]

    assert [row for row in everything_kept() if used in row or unshown in row] == []


def test_the_search_would_find_it(used: str) -> None:
    digest = tokens.digest_of(used)

    assert [row for row in everything_kept() if digest in row and used[: tokens.SHOWN] in row]


def test_the_log_and_the_mail_do_not_hold_it(used: str, caplog: pytest.LogCaptureFixture) -> None:
    unshown = used[tokens.SHOWN :]
    logged = " ".join(record.getMessage() for record in caplog.get_records("setup"))

    assert "Unauthorized: /api/v1/action-items/" in logged
    assert unshown not in logged
    assert mail.outbox
    assert [each for each in mail.outbox if unshown in str(each.message())] == []


@pytest.fixture
def reports() -> Iterator[list[str]]:
    """What is reported of each fault, with the variables of every function on the way to it."""
    told: list[str] = []

    def report(sender: Any, request: Any = None, **kwargs: Any) -> None:
        told.append(ExceptionReporter(request, *sys.exc_info()).get_traceback_html())

    got_request_exception.connect(report)
    yield told
    got_request_exception.disconnect(report)


def fail(*args: Any, **kwargs: Any) -> None:
    raise RuntimeError("The lookup failed.")


def test_a_report_of_a_fault_in_the_api_does_not_hold_it(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch, reports: list[str]
) -> None:
    _token, secret = made(officer)
    monkeypatch.setattr(tokens, "may_come_in", fail)
    client.raise_request_exception = False

    client.get(ITEMS, headers=bearer(secret))

    (told,) = reports
    assert "The lookup failed." in told
    assert secret not in told


def test_a_report_of_a_fault_on_the_page_does_not_hold_it(
    signed_in: Callable[[User], Client],
    national: User,
    monkeypatch: pytest.MonkeyPatch,
    reports: list[str],
) -> None:
    client = signed_in(national)
    form = opened(client)
    monkeypatch.setattr("tracker.tokens.secrets.token_urlsafe", lambda length: "s" * 43)
    monkeypatch.setattr("tracker.token_pages.tell_its_person", fail)
    client.raise_request_exception = False

    client.post(PAGE, form)

    (told,) = reports
    assert "The lookup failed." in told
    assert "s" * 43 not in told


def test_every_token_is_another_and_long_enough_to_be_no_guess(officer: User) -> None:
    secrets = {made(officer, Scope.READ)[1] for _each in range(tokens.MOST_TOKENS)}

    assert len(secrets) == tokens.MOST_TOKENS
    assert all(re.fullmatch(r"rt_[A-Za-z0-9_-]{43}", secret) for secret in secrets)


def test_no_header_of_the_answer_carries_it(
    signed_in: Callable[[User], Client], national: User
) -> None:
    client = signed_in(national)

    response = client.post(PAGE, opened(client))

    secret = response.context["secret"]
    assert secret in response.content.decode()
    assert secret not in f"{response.headers} {response.cookies}"
