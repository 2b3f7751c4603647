"""What went wrong is answered in the look of the site, and says what to do."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/items/none/", "/nowhere/"])
def test_what_is_not_there_is_answered_in_the_look_of_the_site(
    client: Client, address: str
) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()


def test_an_error_page_needs_no_database(
    client: Client,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    queries: Callable[[], CaptureQueriesContext],
) -> None:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("resolutions.item_views.day_asked_for", fail)
    client.raise_request_exception = False

    with queries() as made:
        response = client.get("/items/")

    assert response.status_code == 500
    assert settings.SITE_NAME in response.content.decode()
    assert "Something went wrong on our side" in response.content.decode()
    assert len(made) == 0


def test_a_damaged_request_is_answered_without_the_database(
    client: Client, queries: Callable[[], CaptureQueriesContext]
) -> None:
    with queries() as made:
        response = client.get("/items/", headers={"host": "elsewhere.example.org"})

    assert response.status_code == 400
    assert "The request was not understood" in response.content.decode()
    assert len(made) == 0


def test_a_form_without_its_token_is_refused_in_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a"})

    assert response.status_code == 403
    assert "The form could not be accepted" in response.content.decode()


def test_a_fault_of_the_api_is_told_as_a_problem_in_the_language_asked_for(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("tracker.api.resources.items.cut", fail)
    client.raise_request_exception = False

    response = client.get("/api/v1/action-items/", headers={"accept-language": "es"})

    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["type"] == "/api/docs/#problem-fault"
    assert response.json()["status"] == 500
    assert response.json()["title"] != "Something went wrong here"
