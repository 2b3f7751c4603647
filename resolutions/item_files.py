"""The rows of the list of action items as a file that spreadsheets open."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from .choices import Status
from .models import ActionItem

# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
CHUNK = 1_000


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def lines_of(items: "QuerySet[ActionItem]", on: date) -> Iterator[str]:
    """Yield the lines of the file, RFC 4180, with the mark of UTF-8 in front.

    Args:
        items: with `is_overdue`, `is_stagnant` and what `as_of(on)` annotates.
    """
    writer = csv.writer(Echo(), lineterminator="\r\n")
    yield "\ufeff" + writer.writerow(heading())
    for item in items.order_by("position").iterator(chunk_size=CHUNK):
        yield writer.writerow([harmless(cell) for cell in cells(item, on)])


def heading() -> list[str]:
    return [*common_heading(), _("First due on")]


def common_heading() -> list[str]:
    """The columns with which every file of action items begins."""
    return [
        _("Reference"), _("Resolution"), _("Paragraph"), _("Addressed to"), _("Joint"),
        _("What it asks"), _("As of"), _("Status"), _("Effective date"),
        _("Needs funding"), _("Overdue"),
        _("Stagnant"),
    ]  # fmt: skip


def cells(item: Any, on: date) -> Iterator[str]:
    yield item.reference
    yield item.paragraph.resolution.number
    yield str(item.paragraph.number)
    yield str(item.addressee)
    yield yes(item.is_joint)
    yield item.asks
    yield on.isoformat()
    yield str(Status(item.shown_status).label)
    yield item.shown_on.isoformat() if item.shown_on else ""
    yield yes(item.shown_funding)
    yield yes(item.is_overdue)
    yield yes(item.is_stagnant)
    yield item.due_on.isoformat() if item.due_on else ""


def yes(value: bool) -> str:
    return _("yes") if value else ""


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
