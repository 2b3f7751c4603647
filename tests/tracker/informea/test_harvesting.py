"""InforMEA's own way of reading: how many, page by page, then what changed, with what it knows."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from parties.models import Party
from resolutions.models import ActionItem, Meeting
from tests import make
from tests.scale import copy_resolution, give_actions, give_updates

from .reading import FEEDS, Entry, answer

pytestmark = pytest.mark.django_db

EXPANDED = {
    "Decisions": "title,keywords,files,content,summary",
    "Meetings": "title,description",
    "Documents": (
        "authors,description,files,identifiers,keywords,referenceToEntities,tags,title,types"
    ),
    "CountryReports": "title,files",
}


def harvested(client: Client, feed: str, size: int = 100) -> Iterator[Entry]:
    """Yield the entries as the harvester of InforMEA asks for them."""
    total = int(client.get(f"/informea/{feed}/$count").content)
    for start in range(0, total, size):
        order = quote("updated desc,id", safe=",")
        query = f"$top={size}&$skip={start}&$expand={EXPANDED[feed]}&$orderby={order}"
        yield from answer(client, f"/informea/{feed}?{query}")["d"]["results"]


@pytest.mark.parametrize("feed", FEEDS)
def test_the_harvester_gets_each_entry_once(client: Client, feed: str) -> None:
    make.party_action()
    make.report("final")
    for turn in range(3):
        copy_resolution(turn)

    found = [each["id"] for each in harvested(client, feed, 10)]

    assert len(found) == len(set(found)) == int(client.get(f"/informea/{feed}/$count").content) > 0


def test_what_an_entry_refers_to_is_found_by_its_id(client: Client) -> None:
    make.report("final")
    decisions = {each["id"]: each for each in harvested(client, "Decisions")}
    meetings = {each["id"]: each for each in harvested(client, "Meetings")}

    references = [
        reference
        for document in harvested(client, "Documents")
        for reference in document["referenceToEntities"]
    ]

    assert {each["meetingId"] for each in decisions.values()} <= set(meetings)
    for each in references:
        assert each["refId"] in {"decision": decisions, "meeting": meetings}[each["type"]]


def test_the_addresses_in_the_feeds_lead_somewhere(client: Client) -> None:
    make.party_action()
    make.report("final")
    found = [each for feed in FEEDS for each in harvested(client, feed)]
    addresses = {
        address.removeprefix("http://testserver").partition("#")[0]
        for each in found
        for address in addresses_in(each)
        if not address.endswith((".pdf", ".docx", ".xlsx"))
    }

    assert len(addresses) > 20
    for address in sorted(addresses)[:200]:
        assert client.get(address).status_code == 200, address


def addresses_in(entry: Entry) -> Iterator[str]:
    yield from (entry[name] for name in ("link", "url", "meetingUrl") if name in entry)
    yield from (each["url"] for each in entry.get("files", []) if each["url"])


@pytest.mark.parametrize("feed", FEEDS)
def test_the_number_of_queries_does_not_grow_with_the_record(
    client: Client, feed: str, queries: Callable[[], Any]
) -> None:
    make.party_action()
    make.report("final")
    address = f"/informea/{feed}?$top=100&$orderby={quote('updated desc,id')}&updated=2020-01-01"
    answer(client, address)
    with queries() as before:
        answer(client, address)

    fill()

    with queries() as after:
        answer(client, address)
    assert len(after) <= len(before) <= 10


def fill() -> None:
    for turn in range(3):
        copy_resolution(turn)
    officer, manager = make.officer(), make.manager()
    items = list(ActionItem.objects.all())
    give_updates(items, 2, officer, manager)
    asked = [each for each in items if each.reference.endswith("-PAR")]
    others = list(Party.objects.exclude(iso3="KEN")[:20])
    give_actions(others, asked, 2, author=officer, period=make.period())
    body = Meeting.objects.get(label="StC56").body
    for at in range(60, 70):
        Meeting.objects.create(
            body=body, label=f"StC{at}", ordinal=at, starts_on=make.day(at), place="Bonn",
            country="DEU",
        )  # fmt: skip


@pytest.mark.parametrize("feed", FEEDS)
def test_what_the_harvester_has_is_not_sent_again(client: Client, feed: str) -> None:
    first = client.get(f"/informea/{feed}")

    again = client.get(f"/informea/{feed}", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert not again.content
    assert first["Last-Modified"]
    assert "public" in first["Cache-Control"]


def test_what_changed_is_sent_again(client: Client) -> None:
    first = client.get("/informea/Decisions")
    make.status_update()

    again = client.get("/informea/Decisions", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 200
