"""The data dictionary: for people a table, for programs a data package (Frictionless)."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _

from resolutions.akn.meta import FORMAT as AKN

from ..api.renderers import lines
from ..api.rows import iso
from .dictionary import Column, Described
from .zipping import Member

COLUMNS = ("table", "column", "type", "meaning", "may_be_empty", "values")


def dictionary_lines(tables: Iterable[Described]) -> Iterator[str]:
    """Yield the lines of the dictionary as CSV, one line a column of a table."""
    rows = (told(table, each) for table in tables for each in table.columns)
    return lines(rows, COLUMNS)


def told(table: Described, column: Column) -> dict[str, Any]:
    return {
        "table": table.name,
        "column": column.name,
        "type": column.type,
        "meaning": column.meaning,
        "may_be_empty": column.can_be_empty,
        "values": [f"{value} = {label}" for value, label in column.values],
    }


def package(
    tables: Sequence[Described], sent: Sequence[Member], *, at: datetime, page: str
) -> dict[str, Any]:
    """Return the description of all files that were sent."""
    known = {f"csv/{each.name}.csv": each for each in tables}
    said: dict[str, Any] = {
        "profile": "data-package",
        "name": slugify(f"{settings.SITE_NAME} open data"),
        "title": _("%(site)s: open data") % {"site": settings.SITE_NAME},
        "homepage": page,
        "created": iso(at),
    }
    if licences := licences_stated():
        said["licenses"] = licences
    return {**said, "resources": [resource(each, known.get(each.path)) for each in sent]}


def licences_stated() -> list[dict[str, str]]:
    """Return the licence from the settings; none, where none is stated there."""
    if not settings.OPEN_DATA_LICENCE:
        return []
    found = {"name": settings.OPEN_DATA_LICENCE, "title": settings.OPEN_DATA_LICENCE}
    if settings.OPEN_DATA_LICENCE_URL:
        found["path"] = settings.OPEN_DATA_LICENCE_URL
    return [found]


MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "xml": AKN,
    "txt": "text/plain",
}


def resource(member: Member, table: Described | None) -> dict[str, Any]:
    form = member.path.rpartition(".")[2]
    said: dict[str, Any] = {
        "name": slugify(member.path.replace("/", "-").replace(".", "-")),
        "path": member.path,
        "format": form,
        "mediatype": MEDIA_TYPES[form],
        "encoding": "utf-8",
        "bytes": member.size,
        "hash": f"sha256:{member.digest.hexdigest()}",
    }
    if table is None:
        return said
    described = {"name": table.name, "description": table.about, "rows": member.rows}
    form_of_table = {"profile": "tabular-data-resource", "schema": schema(table)}
    return {**said, **described, **form_of_table}


def schema(table: Described) -> dict[str, Any]:
    """Return the table's columns as Table Schema has it."""
    said: dict[str, Any] = {"fields": [field(each) for each in table.columns]}
    if table.key:
        said["primaryKey"] = list(table.key)
    if table.of:
        there, here = zip(*table.back, strict=True)
        reference = {"resource": table.of, "fields": list(there)}
        said["foreignKeys"] = [{"fields": list(here), "reference": reference}]
    return said


def field(column: Column) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "format": column.format,
        "description": column.meaning,
    }
    constraints: dict[str, Any] = {} if column.can_be_empty else {"required": True}
    if column.values:
        constraints["enum"] = [value for value, _label in column.values if value]
        said["vocabulary"] = [{"value": value, "label": label} for value, label in column.values]
    return {**said, "constraints": constraints} if constraints else said


def as_json(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, indent=1)
