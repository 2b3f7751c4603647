"""Reports for these tests, beside those of `make`."""

from datetime import date
from typing import Any

from resolutions.models import Body, Meeting
from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import services


def revision(of: ProgressReport, state: str = ReportState.DRAFT, **values: Any) -> ProgressReport:
    """Return the revision of a final report, in the given state."""
    start = make.start(**{"symbol": f"{of.symbol}/Rev.1", **values})
    begun = services.revise_report(of, start, by=make.manager())
    if state != ReportState.DRAFT:
        begun = services.propose_report(begun, by=make.manager())
    return make.confirmed(begun) if state == ReportState.FINAL else begun


LATER = {
    "symbol": "UNEP/CMS/StC58/Doc.9",
    "from_day": date(2025, 1, 25),
    "cut_off": date(2026, 1, 30),
    "dated": date(2026, 1, 30),
}


def later(state: str = ReportState.FINAL, **values: Any) -> ProgressReport:
    """Return the report to the next meeting, as of today."""
    Meeting.objects.create(label="StC58", body=Body.objects.get(treaty="cms", code="StC"))
    return make.report(state, meeting="StC58", **{**LATER, **values})
