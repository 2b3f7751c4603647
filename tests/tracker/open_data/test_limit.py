"""The file with everything is long work to make: nobody has it made over and over."""

from typing import Any

import pytest
from django.test import Client

from tracker.api.access import BulkByAddress

pytestmark = pytest.mark.django_db

FILE = "/open-data/open-data.zip"


@pytest.fixture(autouse=True)
def _counting(settings: Any, monkeypatch: pytest.MonkeyPatch, request: Any) -> None:
    """Two an hour, by a clock that stands still."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": request.node.name}}
    settings.API_RATES = {**settings.API_RATES, "bulk": "2/hour"}
    monkeypatch.setattr(BulkByAddress, "timer", lambda self: 1_800_000_000.0)


def test_who_takes_it_too_often_is_told_to_wait(client: Client) -> None:
    taken = [client.get(FILE) for _time in range(2)]

    refused = client.get(FILE)

    assert [each.status_code for each in taken] == [200, 200]
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/problem+json"
    assert 1 <= int(refused["Retry-After"]) <= 3600
    assert not refused.has_header("ETag")


def test_another_address_still_gets_it(client: Client) -> None:
    for _time in range(3):
        client.get(FILE)

    assert client.get(FILE, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_who_only_asks_whether_it_changed_is_not_counted(client: Client) -> None:
    asked = [client.head(FILE).status_code for _time in range(4)]

    assert asked == [200] * 4
    assert client.get(FILE).status_code == 200
