"""Resolutions that were added, or whose legal status changed, and final reports on them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from resolutions.choices import LegalStatus
from resolutions.models import Resolution

from ...models import ProgressReport
from ...reporting.files import FORMATS
from ..content import Entry
from ..lasting import lasting
from .base import Found, Pen, day


def report_entries(pks: Iterable[int], pen: Pen) -> Found:
    found = ProgressReport.objects.final().light().filter(pk__in=list(pks))
    return {
        each.pk: report_entry(each, pen) for each in found.select_related("resolution", "meeting")
    }


def report_entry(report: ProgressReport, pen: Pen) -> Entry:
    told = {
        "number": report.resolution.number,
        "meeting": report.meeting,
        "symbol": report.symbol,
        "revision": report.revision,
        "day": day(report.cut_off),
    }
    title = (
        _("Resolution %(number)s: report to %(meeting)s, revision %(revision)s")
        if report.revision
        else _("Resolution %(number)s: report to %(meeting)s")
    )
    assert report.confirmed_at is not None
    return Entry(
        id=lasting("progress-report", report.pk, report.confirmed_at.isoformat()),
        title=title % told,
        at=report.confirmed_at,
        author=_("Secretariat"),
        page=pen.links.to("report", report.slug),
        summary=_("%(symbol)s says what was known by %(day)s.") % told,
        content=pen.content("report", report=report, formats=FORMATS.values()),
        categories=[pen.kind("report")],
    )


def text_entries(pks: Iterable[int], pen: Pen) -> Found:
    """Return the entries of rows of the history of resolutions."""
    edits: Any = Resolution.history
    names = ("history_id", "id", "history_type", "history_date", "legal_status")
    rows = list(edits.filter(history_id__in=list(pks)).values(*names))
    keys = {row["id"] for row in rows}
    known = Resolution.objects.select_related("adopted_at", "superseded_by").in_bulk(keys)
    return {
        row["history_id"]: text_entry(row, known[row["id"]], pen)
        for row in rows
        if row["id"] in known
    }


def text_entry(row: Mapping[str, Any], resolution: Resolution, pen: Pen) -> Entry:
    status = LegalStatus(row["legal_status"])
    told = {"number": resolution.number, "title": resolution.title, "status": status.label}
    was_added = row["history_type"] == "+"
    title = (
        _("Resolution %(number)s added") if was_added else _("Resolution %(number)s: %(status)s")
    )
    return Entry(
        id=lasting("resolution", row["history_id"], row["history_date"].isoformat()),
        title=title % told,
        at=row["history_date"],
        author=_("Secretariat"),
        page=pen.links.to("resolution", resolution.slug),
        summary=_("Resolution %(number)s, “%(title)s”: %(status)s.") % told,
        content=pen.content("text", resolution=resolution, status=status),
        categories=[pen.kind("text"), pen.category("legal-status", status.value, status.label)],
    )
