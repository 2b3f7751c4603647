"""Reads the feeds as a harvester does."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from .contract import ENTRIES, page_of

FEEDS = list(ENTRIES)
Entry = dict[str, Any]


def answer(client: Client, address: str, status: int = 200, **headers: str) -> Any:
    response = client.get(address, headers={"Accept": "application/json", **headers})
    assert response.status_code == status, (address, response.content[:500])
    return response.json() if response.content else None


def page(client: Client, feed: str, query: str = "") -> dict[str, Any]:
    """Return a page of a feed, once it is what the contract says."""
    said = answer(client, f"/informea/{feed}?{query}")
    assert wrong_in(feed, said) == []
    found: dict[str, Any] = said["d"]
    return found


def wrong_in(feed: str, said: Any) -> list[str]:
    checker = Draft202012Validator(page_of(ENTRIES[feed]), format_checker=FormatChecker())
    return [f"{each.json_path}: {each.message[:300]}" for each in checker.iter_errors(said)]


def entries(client: Client, feed: str, query: str = "") -> list[Entry]:
    """Return the entries of all pages, following the links."""
    found: list[Entry] = []
    address = f"/informea/{feed}?{query}"
    while address:
        said = answer(client, address)
        assert wrong_in(feed, said) == []
        found += said["d"]["results"]
        following = urlsplit(said["d"].get("__next", ""))
        address = f"{following.path}?{following.query}" if following.path else ""
    return found


def ids(found: list[Entry]) -> list[str]:
    return [each["id"] for each in found]


def values(strings: list[dict[str, str]]) -> dict[str, str]:
    """Return what is said in each language."""
    return {each["language"]: each["value"] for each in strings}


def number(client: Client, feed: str, query: str = "") -> int:
    """Return how many there are, as `/$count` says."""
    response = client.get(f"/informea/{feed}/$count?{query}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain")
    return int(response.content)


def only(client: Client, feed: str) -> Entry:
    (found,) = entries(client, feed)
    return found


def document(client: Client, number: int) -> Entry:
    found = entries(client, "Documents")
    return next(each for each in found if each["displayOrder"] == number)


def meeting(client: Client, label: str) -> Entry:
    found = entries(client, "Meetings")
    return next(each for each in found if each["url"].endswith(f"/{label}/"))


def tags_of(entry: Entry) -> dict[str, tuple[str, str]]:
    return {each["scope"]: (each["value"], each["comment"]) for each in entry["tags"]}
