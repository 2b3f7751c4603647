"""Monitoring learns whether the database answers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings


@pytest.mark.django_db
def test_it_says_ok_with_one_query(
    client: Client, queries: Callable[[], CaptureQueriesContext]
) -> None:
    with queries() as made:
        response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")
    assert len(made) == 1
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.django_db
def test_it_says_503_when_the_database_does_not_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise OperationalError("no connection")

    monkeypatch.setattr(connection, "cursor", fail)

    response = client.get("/healthz")

    assert response.status_code == 503
    assert b"no connection" not in response.content


@pytest.mark.django_db
def test_it_is_not_sent_to_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/healthz").status_code == 200
    assert client.get("/items/").status_code == 301


def test_it_is_only_asked(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
