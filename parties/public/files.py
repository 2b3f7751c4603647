"""The list of Parties as a file that spreadsheets open, and the files that Parties gave."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import PureWindowsPath
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import View

from resolutions.item_files import harmless
from resolutions.item_views import attachment

from ..figures import Standing, Standings
from ..models import ActionEvidence, ReportingPeriod


def as_csv(regions: Sequence[Standings], period: ReportingPeriod | None) -> HttpResponse:
    """Return the rows with a heading, as RFC 4180 has it, with the mark of UTF-8 in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading())
    for each in regions:
        for row in each.rows:
            writer.writerow([harmless(cell) for cell in cells(each, row, period)])
    name = f"parties-{period.meeting.label}.csv" if period else "parties.csv"
    return HttpResponse(
        "\ufeff" + out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{given(name)}"'},
    )


def heading() -> list[str]:
    return [
        _("Code"), _("Party"), _("Region"), _("Party since"), _("Reporting period"),
        _("Report"), _("Accepted submissions"),
    ]  # fmt: skip


def cells(region: Standings, row: Standing, period: ReportingPeriod | None) -> Iterator[str]:
    since = row.party.entry_into_force
    yield row.party.iso3
    yield str(row.party)
    yield region.label
    yield since.isoformat() if since else ""
    yield str(period) if period else ""
    yield in_words(row) if period else ""
    yield str(row.accepted) if period else ""


def in_words(row: Standing) -> str:
    """Return what the Party reported, as the pages say it."""
    return {
        "actions": _("reported actions"),
        "nil": _("said it had nothing to report"),
        "none": _("no report yet"),
    }[row.state]


def given(name: str) -> str:
    """Return the name of a file without folders and without what a header cannot carry."""
    kept = "".join(each for each in PureWindowsPath(name).name if each.isprintable())
    return kept.replace('"', "'").strip() or "file"


class PartyEvidenceFile(View):
    """A file that a Party gave as evidence, for those who may see it; 404 for everybody else."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        public: Any = ExpressionWrapper(
            Q(version__current_for__isnull=False), output_field=BooleanField()
        )
        seen = ActionEvidence.objects.visible_to(request.user).filter(kept__isnull=False)
        evidence = get_object_or_404(seen.select_related("kept").annotate(open=public), pk=pk)
        assert evidence.kept is not None
        # What is public today may not be tomorrow: ask again each time.
        caching = "no-cache" if evidence.open else "private, no-cache"  # type: ignore[attr-defined]
        return attachment(evidence.kept.file, given(evidence.file_name), caching)
