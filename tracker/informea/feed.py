"""What the feeds have in common: rows that know when they changed, written out page by page."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from django.db.models import QuerySet, Value

from ..api.links import Links
from .asking import KIND, Asked
from .vocabulary import VERSION

Said = dict[str, Any]
# The rows of a page by key, each with when it changed.
Keys = Mapping[int, datetime]


@dataclass(frozen=True)
class Entry:
    """One row of a feed: of which kind it is, which one, and when the record of it changed."""

    kind: str
    pk: int
    updated: datetime


class Feed:
    """One of the collections that a harvester reads."""

    # The members that are lists: a harvester may ask for them by `$expand`.
    lists: ClassVar[tuple[str, ...]] = ()

    def rows(self, on: date) -> Mapping[str, "QuerySet[Any]"]:
        """Return all rows by kind, each annotated with `updated`.

        Args:
            on: today.
        """
        raise NotImplementedError

    def written(self, kind: str, keys: Keys, links: Links, on: date) -> dict[int, Said]:
        """Return the members of the rows, by key, in a number of queries that does not grow."""
        raise NotImplementedError

    def asked(self, asked: Asked, on: date) -> list["QuerySet[Any]"]:
        """Return what is asked for as `of_kind`, `id` and `updated`: a queryset for each kind."""
        return [
            rows.filter(asked.condition)
            .order_by()
            .annotate(of_kind=Value(kind))
            .values_list("of_kind", "id", "updated")
            for kind, rows in self.rows(on).items()
        ]

    def count(self, asked: Asked, on: date) -> int:
        return sum(each.count() for each in self.asked(asked, on))

    def page(self, asked: Asked, on: date) -> list[Entry]:
        first, *others = self.asked(asked, on)
        whole, order = first, asked.order
        if others:
            whole = first.union(*others, all=True)
        else:
            # By what is the same in all rows, SQLite would sort them nevertheless.
            order = tuple(each for each in order if not each.endswith(KIND))
        ordered = whole.order_by(*order)[asked.skip : asked.skip + asked.top]
        return [Entry(*each) for each in ordered]

    def one(self, name: str, on: date) -> Entry | None:
        """Return the row of the id, if there is one."""
        kind, _dash, number = name.rpartition("-")
        rows = self.rows(on).get(kind)
        if rows is None or not (number.isascii() and number.isdecimal() and len(number) < 19):
            return None
        found = rows.filter(pk=int(number)).values_list("id", "updated").first()
        return Entry(kind, *found) if found and name == id_of(kind, found[0]) else None

    def all_written(self, entries: Iterable[Entry], links: Links, on: date) -> list[Said]:
        """Return the members of the rows, in their order."""
        entries = list(entries)
        said: dict[tuple[str, int], Said] = {}
        for kind in dict.fromkeys(each.kind for each in entries):
            keys = {each.pk: each.updated for each in entries if each.kind == kind}
            found = self.written(kind, keys, links, on)
            said |= {(kind, pk): members for pk, members in found.items()}
        return [
            {
                "protocolVersion": VERSION,
                "id": id_of(each.kind, each.pk),
                **said[each.kind, each.pk],
                "updated": moment(each.updated),
            }
            for each in entries
            if (each.kind, each.pk) in said
        ]


def id_of(kind: str, pk: int) -> str:
    """Return the name that a thing keeps for good, whatever of it is edited: resolution-1."""
    return f"{kind}-{pk}"


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def file(
    name: str, mime_type: str, language: str, *, of: str, url: str | None = None, text: str = ""
) -> Said:
    """Return a file: where it is, or what it says, in base64 as the protocol has it.

    Args:
        name: what it is called where it is kept.
        of: the id of what it belongs to.
    """
    return {
        "id": f"{of}/{name}",
        "url": url,
        "content": base64.b64encode(text.encode()).decode() if text else None,
        "mimeType": mime_type,
        "language": language,
        "filename": name,
    }
