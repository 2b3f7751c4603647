"""What tests of tokens have in common: a person's form, programs that bring a token, a count."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from pytest_django import Settings
from rest_framework.throttling import SimpleRateThrottle

from resolutions.models import User
from tracker.choices import Scope
from tracker.models import ApiToken
from tracker.tokens import make_token

PAGE = "/account/tokens/"
ITEMS = "/api/v1/action-items/"
UPDATES, ACTIONS = "/api/v1/status-updates/", "/api/v1/party-actions/"
NOON = 1_800_000_000.0  # The first second of a minute, and of an hour.


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Leave no language behind that an answer was written in."""
    with translation.override(site.LANGUAGE_CODE):
        yield


@pytest.fixture
def theirs(signed_in: Callable[[User], Client], national: User) -> Client:
    """The client of the national focal point of Kenya."""
    return signed_in(national)


class Clock:
    """The time by which requests are counted; it stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(SimpleRateThrottle, "timer", clock)
    return clock


@pytest.fixture
def counting(settings: Settings, clock: Clock) -> Iterator[None]:
    """Count requests, as the site in service does, but refuse sooner."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.API_RATES = {
        "read": "3/min", "read-with-token": "5/min", "write": "2/min",
        "write-without-token": "1/min",
    }  # fmt: skip
    cache.clear()
    yield
    cache.clear()


def made(user: User, *scopes: Scope, days: int = 90, name: str = "Import") -> tuple[ApiToken, str]:
    """Return a token of the person with these scopes, or with that to read, and its secret."""
    return make_token(user, name=name, scopes=scopes or [Scope.READ], days=days)


def bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


def opened(client: Client) -> dict[str, Any]:
    """Return what the form holds when the page is opened."""
    key = client.get(PAGE).context["form"].initial["form_key"]
    return {"name": "Import", "scopes": ["read"], "days": "90", "form_key": key}


def post(client: Client, address: str, body: Any, secret: str = "") -> Any:
    headers = bearer(secret) if secret else {}
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def problem(response: Any) -> dict[str, Any]:
    """Return the problem that the answer is."""
    assert response["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = json.loads(response.content)
    return found


def secret_in(html: str) -> str:
    """Return the secret that the page shows."""
    found = re.search(r'value="(rt_[\w-]{43})"', html)
    assert found
    return found[1]
