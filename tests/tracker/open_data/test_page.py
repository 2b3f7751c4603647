"""The page: what there is to take, and how."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import make
from tracker.open_data.tables import TABLES

from .reading import read

pytestmark = pytest.mark.django_db


def page(client: Client, **headers: str) -> str:
    response = client.get("/open-data/", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("told")
def test_every_table_is_named_with_the_number_of_its_rows(client: Client) -> None:
    text = page(client)

    found = dict(
        re.findall(r"<th scope=\"row\"><code>(.*?)</code></th>\s*<td[^>]*>(\d+)</td>", text)
    )
    assert list(found) == [each.name for each in TABLES]
    sent = {each["name"]: str(each["rows"]) for each in read(client).tables.values()}
    assert found.items() <= sent.items()
    assert (found["action-items"], found["status-updates"], found["parties"]) == ("102", "2", "133")


@pytest.mark.usefixtures("told")
def test_a_long_table_is_not_counted_to_the_end(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.open_data.views.COUNTED", 100)

    text = page(client)

    assert re.search(r"<code>action-items</code></th>\s*<td[^>]*>more than 100</td>", text)
    assert re.search(r"<code>status-updates</code></th>\s*<td[^>]*>2</td>", text)


@pytest.mark.usefixtures("told")
def test_every_link_leads_somewhere(client: Client) -> None:
    addresses = set(re.findall(r'href="(/[^"#]*)"', page(client)))

    failed = [
        each
        for each in addresses
        if not each.startswith(("/static/", "/open-data/open-data"))
        and client.get(each.replace("&amp;", "&")).status_code != 200
    ]
    assert len(addresses) > 30
    assert failed == []


def test_there_is_a_file_in_each_language(client: Client) -> None:
    text = page(client)

    for language in ("en", "fr", "es"):
        assert f'href="/open-data/open-data.{language}.zip"' in text


def test_it_says_that_no_licence_was_stated(client: Client) -> None:
    assert "No licence has been stated for these data." in page(client)


def test_it_says_the_licence_of_the_setting(client: Client, settings: Any) -> None:
    settings.OPEN_DATA_LICENCE = "CC BY 4.0"
    settings.OPEN_DATA_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

    text = page(client)

    assert f'<a href="{settings.OPEN_DATA_LICENCE_URL}" rel="license">CC BY 4.0</a>' in text
    assert "No licence has been stated" not in text


def test_the_vocabularies_that_feeds_name_are_there(client: Client) -> None:
    make.status_update(needs_funding=True)
    make.party_action()
    feed = client.get("/feeds/everything.atom").content.decode()

    text = page(client)

    named = set(re.findall(r'scheme="[^"]*#([a-z-]+)" term="([^"]*)"', feed))
    assert len(named) > 6
    for vocabulary, term in named:
        assert f'id="{vocabulary}"' in text
        assert term == "KEN" or f"<code>{term}</code>" in text


@pytest.mark.parametrize("address", ["/", "/items/", "/open-data/"])
def test_every_page_leads_to_it(client: Client, address: str) -> None:
    assert 'href="/open-data/">Open data</a>' in client.get(address).content.decode()


def test_the_number_of_queries_does_not_grow(
    client: Client, queries: Callable[[], CaptureQueriesContext]
) -> None:
    make.period()
    with queries() as few:
        page(client)
    make.status_update()
    make.party_action()
    with queries() as many:
        page(client)

    assert len(few) == len(many)
