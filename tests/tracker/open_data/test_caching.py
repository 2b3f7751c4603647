"""Whoever has the file already is told so at once, and nothing is missed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import make

from .reading import FILE

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("few", "settled")
@pytest.mark.parametrize(("asks", "says"), [
    ("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"),
])  # fmt: skip
def test_what_did_not_change_is_not_made_again(
    client: Client, monkeypatch: pytest.MonkeyPatch, asks: str, says: str
) -> None:
    first = client.get(FILE)
    first.getvalue()
    monkeypatch.setattr("tracker.open_data.views.bundle", None)

    again = client.get(FILE, headers={asks: first[says]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_a_change_is_sent(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    at = [timezone.now() - timedelta(hours=2)]
    monkeypatch.setattr("tracker.open_data.freshness.last_changed", lambda: at[0])
    etag = client.head(FILE)["ETag"]
    at[0] += timedelta(hours=1)

    assert client.head(FILE, headers={"If-None-Match": etag}).status_code == 200


def test_what_may_still_be_on_its_way_is_not_held_to_be_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = timezone.now() - timedelta(seconds=30)
    monkeypatch.setattr("tracker.open_data.freshness.last_changed", lambda: at)

    response = client.head(FILE, headers={"If-None-Match": "*", "If-Modified-Since": "x"})

    assert response.status_code == 200
    assert not response.has_header("ETag")
    assert not response.has_header("Last-Modified")


@pytest.mark.usefixtures("settled")
def test_each_language_host_and_licence_has_an_etag_of_its_own(
    client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    found = {client.head(f"/open-data/open-data.{each}.zip")["ETag"] for each in ("en", "fr")}
    found.add(client.head(FILE, headers={"Host": "elsewhere.example.org"})["ETag"])
    settings.OPEN_DATA_LICENCE = "CC0 1.0"
    found.add(client.head(FILE)["ETag"])
    make.user("somebody", is_demo=True)
    found.add(client.head(FILE)["ETag"])

    assert len(found) == 5


@pytest.mark.usefixtures("few", "settled")
def test_head_makes_nothing_and_says_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    got = client.get(FILE)
    got.getvalue()

    def never(*args: Any, **kwargs: Any) -> Iterator[bytes]:
        raise AssertionError
        yield b""  # a generator: it fails only when it is read

    monkeypatch.setattr("tracker.open_data.views.bundle", never)
    asked = client.head(FILE)

    assert asked.getvalue() == b""
    assert asked.headers == got.headers
    assert not asked.has_header("Content-Length")
