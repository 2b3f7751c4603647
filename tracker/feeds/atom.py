"""A feed as Atom (RFC 4287)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from resolutions.validators import UNSAYABLE

from .content import Category, Entry, Feed, Link

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"


def written(feed: Feed) -> bytes:
    """Return the feed as a document in UTF-8."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    add(root, "id", feed.id)
    add(root, "title", feed.title)
    if feed.subtitle:
        add(root, "subtitle", feed.subtitle)
    add(root, "updated", moment(feed.at))
    add_author(root, feed.author)
    if feed.rights:
        add(root, "rights", feed.rights)
    add_links(root, feed.links)
    for entry in feed.entries:
        add_entry(root, entry)
    found: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def add_entry(root: Element, entry: Entry) -> None:
    node = SubElement(root, "entry")
    add(node, "id", entry.id)
    add(node, "title", entry.title)
    add(node, "published", moment(entry.at))
    add(node, "updated", moment(entry.at))
    add_author(node, entry.author)
    add_links(node, (Link("alternate", entry.page, "text/html"), *entry.links))
    for category in entry.categories:
        add_category(node, category)
    add(node, "summary", entry.summary)
    add(node, "content", entry.content, type="html")


def add(node: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(node, name, attributes).text = writable(text)


def add_author(node: Element, name: str) -> None:
    add(SubElement(node, "author"), "name", name)


def add_links(node: Element, links: Iterable[Link]) -> None:
    for link in links:
        given = {"rel": link.rel, "href": link.href, "type": link.type, "title": link.title}
        SubElement(node, "link", {name: writable(each) for name, each in given.items() if each})


def add_category(node: Element, category: Category) -> None:
    given = {"scheme": category.scheme, "term": category.term, "label": category.label}
    SubElement(node, "category", {name: writable(each) for name, each in given.items()})


def moment(value: datetime) -> str:
    """Return the moment as RFC 3339 has it, in UTC."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def writable(text: str) -> str:
    """Return the text without the characters that XML forbids."""
    return UNSAYABLE.sub("", text)
