"""What a feed says, apart from the form in which it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Category:
    """A value of one of our vocabularies; `scheme` is the address that says which."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True)
class Link:
    rel: str
    href: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing that changed.

    Args:
        id: stays the same whatever becomes of the site's address and of the words.
        at: when it became public.
        author: the body that says it, never a person.
        page: where it is to be read.
        content: HTML.
    """

    id: str
    title: str
    at: datetime
    author: str
    page: str
    summary: str
    content: str
    categories: Sequence[Category] = ()
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Feed:
    """A page of changes; `links` lead to itself, to the next page and to what it is about."""

    id: str
    title: str
    subtitle: str
    language: str
    at: datetime
    author: str
    rights: str = ""
    links: Sequence[Link] = ()
    entries: Sequence[Entry] = field(default=())
