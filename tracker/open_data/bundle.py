"""The files of the zip, in their order; each is made while it is sent."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from rest_framework.utils.encoders import JSONEncoder

from resolutions.akn.document import akn_of
from resolutions.models import Resolution

from ..api.links import Links
from . import package
from .dictionary import described
from .reading import count_of, rows_of
from .snapshot import one_moment
from .spooling import Spools, spools_for
from .tables import TABLES, Table
from .zipping import Member, zipped

# A table with more rows than this may come to more than two gigabytes.
MANY_ROWS = 200_000
CHUNK = 100


def bundle(request: HttpRequest, language: str, at: datetime, *, is_demo: bool) -> Iterator[bytes]:
    """Yield the zip in the language.

    Args:
        at: when something public last changed; all its files are dated so.
    """
    with translation.override(language), one_moment():
        yield from zipped(Bundle(request, at, is_demo=is_demo).members(), at)


class Bundle:
    """All files, and the description of them; that is sent last, as it says what they came to."""

    def __init__(self, request: HttpRequest, at: datetime, *, is_demo: bool) -> None:
        self.request, self.at, self.is_demo = request, at, is_demo
        self.links = Links(request)
        self.described = {table.name: described(table) for table in TABLES}
        self.tables = [each for found in self.described.values() for each in found]

    def members(self) -> Iterator[Member]:
        sent: list[Member] = []
        for member in self.files():
            yield member
            sent.append(member)
        page = self.links.to("open-data")
        said = package.package(self.tables, sent, at=self.at, page=page)
        yield Member("datapackage.json", [package.as_json(said)])

    def files(self) -> Iterator[Member]:
        yield Member("README.txt", [self.readme()])
        yield Member("data-dictionary.csv", package.dictionary_lines(self.tables))
        for table in TABLES:
            yield from self.files_of(table)
        for slug, text in texts():
            yield Member(f"akn/{slug}.xml", [text])

    def files_of(self, table: Table) -> Iterator[Member]:
        """Yield the table as JSON, a line a row, then the table and its parts as CSV."""
        is_large = count_of(table, self.request, MANY_ROWS) > MANY_ROWS
        with spools_for(table, self.described[table.name]) as spools:
            yield Member(f"json/{table.name}.jsonl", self.told(table, spools), is_large)
            for name, spool in spools.by_name.items():
                yield Member(f"csv/{name}.csv", spool.text(), is_large, rows=spool.count)

    def told(self, table: Table, spools: Spools) -> Iterator[str]:
        for row in rows_of(table, self.request):
            spools.add(row)
            yield as_line(row)

    def readme(self) -> str:
        return render_to_string(
            "open_data/readme.txt",
            {
                "site": settings.SITE_NAME,
                "page": self.links.to("open-data"),
                "docs": self.links.to("api-docs"),
                "at": self.at,
                "is_demo": self.is_demo,
                "tables": self.tables,
                "licence": settings.OPEN_DATA_LICENCE,
                "licence_url": settings.OPEN_DATA_LICENCE_URL,
            },
        )


def texts() -> Iterator[tuple[str, str]]:
    """Yield each resolution's slug and its text as Akoma Ntoso."""
    related = ("adopted_at__body", "superseded_by__adopted_at__body")
    known: QuerySet[Resolution] = Resolution.objects.select_related(*related).order_by("slug")
    for resolution in known.iterator(chunk_size=CHUNK):
        yield resolution.slug, akn_of(resolution).decode()


def as_line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, cls=JSONEncoder) + "\n"
