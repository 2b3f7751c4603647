"""The formats of answers: JSON, and CSV for spreadsheets and statistics."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rest_framework.renderers import BaseRenderer

from resolutions.item_files import Echo, harmless


class CSVRenderer(BaseRenderer):
    """CSV as RFC 4180 has it, UTF-8 without a mark; a view of a list streams it itself."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, media_type: Any = None, renderer_context: Any = None) -> str:
        rows = data if isinstance(data, list) else [data]
        return "".join(lines(rows, list(rows[0]) if rows else []))


def lines(rows: Iterable[dict[str, Any]], names: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a file with these columns."""
    writer = csv.writer(Echo(), lineterminator="\r\n")
    yield writer.writerow(names)
    for row in rows:
        yield writer.writerow([cell(row[name]) for name in names])


def cell(value: Any) -> str:
    """Return a value as a cell: lists of words with semicolons, what has members as JSON.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return harmless("; ".join(value))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return harmless(str(value))
