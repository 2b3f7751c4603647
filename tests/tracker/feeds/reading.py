"""Reads a feed as a reader's program would, and holds it to RFC 4287."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import Client
from lxml import etree, html  # type: ignore[import-untyped]

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("atom.rng")))

EVERYTHING = "/feeds/everything.atom"
RESOLUTION = "/resolutions/11.10-rev-cop14/changes.atom"
KENYA = "/parties/KEN/changes.atom"


def paragraph(number: int) -> str:
    return f"/resolutions/11.10-rev-cop14/paragraphs/{number}/changes.atom"


@dataclass
class ReadEntry:
    """One entry, with its texts by the name of the element."""

    node: Any

    def __getattr__(self, name: str) -> str:
        return str(self.node.findtext(f"{ATOM}{name}"))

    @property
    def author(self) -> str:
        return str(self.node.findtext(f"{ATOM}author/{ATOM}name"))

    @property
    def html(self) -> Any:
        return html.fragment_fromstring(self.content, create_parent="div")

    def links(self) -> dict[str, str]:
        return links_of(self.node)

    def categories(self) -> dict[str, str]:
        """The terms by the name of their vocabulary."""
        found = self.node.findall(f"{ATOM}category")
        return {each.get("scheme").rpartition("#")[2]: each.get("term") for each in found}


@dataclass
class ReadFeed:
    response: Any
    root: Any
    entries: list[ReadEntry]

    def text(self, name: str) -> str:
        return str(self.root.findtext(f"{ATOM}{name}"))

    def links(self) -> dict[str, str]:
        return links_of(self.root)

    @property
    def language(self) -> str:
        return str(self.root.get(LANG))

    @property
    def titles(self) -> list[str]:
        return [each.title for each in self.entries]


def links_of(node: Any) -> dict[str, str]:
    return {each.get("rel"): each.get("href") for each in node.findall(f"{ATOM}link")}


def read(client: Client, address: str, **headers: str) -> ReadFeed:
    """Return the feed at the address; it is a valid one."""
    response = client.get(address, headers=headers)
    assert response.status_code == 200, response.content[:300]
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    SCHEMA.assertValid(root)
    entries = [ReadEntry(node) for node in root.findall(f"{ATOM}entry")]
    ids = [root.findtext(f"{ATOM}id"), *(each.id for each in entries)]
    assert len(set(ids)) == len(ids)
    assert all(each.author and each.links()["alternate"] for each in entries)
    return ReadFeed(response, root, entries)


def pages(client: Client, address: str) -> list[ReadFeed]:
    """Return all pages of the feed, by the link from each to the next."""
    found = [read(client, address)]
    while following := found[-1].links().get("next"):
        found.append(read(client, following.removeprefix("http://testserver")))
    return found
