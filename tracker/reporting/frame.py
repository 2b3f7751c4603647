"""What a report takes in: up to which moment it knows, and with what it is compared."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from parties.querysets import end_of
from resolutions.models import Meeting, Resolution

from ..models import ProgressReport
from .content import Content, Scope
from .frozen import from_json
from .known_then import as_they_were

# What changes where a meeting is moved.
MOVED = ("place", "country", "starts_on", "ends_on")


@dataclass(frozen=True)
class Frame:
    """The report with what it is about, and the moments between which things are new.

    Attributes:
        meeting: as it is now, since a report is written for it after its cut-off; where one is
            asked for as of an earlier day, with the days and the place that were known then.
        revises: the symbol of the report that this one replaces.
        tracked: whether the text was in the record already, up to the moment known.
        knew_at: the moment up to which approvals were known on the day compared with.
        before: what the report before said.
    """

    report: ProgressReport
    resolution: Resolution
    meeting: Meeting
    revises: str
    tracked: bool
    scope: Scope
    knew_at: datetime
    before: Content | None

    def is_new(self, on: date, approved_at: datetime) -> bool:
        """Whether something took effect, or became known, after the day compared with."""
        return on > self.scope.since or approved_at >= self.knew_at

    @property
    def new(self) -> Q:
        """The condition that a status update `is_new`."""
        return Q(effective_on__gt=self.scope.since) | Q(approved_at__gte=self.knew_at)


def frame_of(report: ProgressReport, cut_off: date | None = None) -> Frame:
    """Return what the report takes in, in one query.

    A report knew what had been approved when it was proposed. So what was approved later on the
    day of its cut-off counts as new in the one after it, and nothing falls between the two.

    Args:
        cut_off: another cut-off than the report's own.
    """
    asked, cut_off = cut_off, cut_off or report.cut_off
    known_at = min(end_of(cut_off), timezone.now())
    own, earlier = _stored(report, cut_off, known_at)
    if asked and asked < report.cut_off:
        _set_back(own)
    before = from_json(earlier.content) if earlier else None
    from_day = min(report.from_day, cut_off)
    since = earlier.cut_off if earlier else from_day - timedelta(days=1)
    return Frame(
        report=report,
        resolution=own.resolution,
        meeting=own.meeting,
        revises=getattr(own, "revises", None) or "",
        tracked=getattr(own, "is_tracked", False),
        scope=Scope(from_day, cut_off, known_at, since, earlier.symbol if earlier else ""),
        knew_at=before.scope.known_at if before else min(end_of(since), known_at),
        before=before,
    )


def _stored(
    report: ProgressReport, cut_off: date, known_at: datetime
) -> tuple[ProgressReport, ProgressReport | None]:
    """Return the report and the one before it, with all that they are about."""
    before = ProgressReport.objects.before(report).filter(cut_off__lt=cut_off)
    texts: Any = Resolution.history
    there = texts.filter(id=OuterRef("resolution_id"), history_date__lt=known_at)
    both = (
        ProgressReport.objects.filter(Q(pk=report.pk) | Q(pk=Subquery(before.values("pk")[:1])))
        .select_related("resolution__adopted_at__body", "meeting__body")
        .annotate(revises=F("replaces__symbol"), is_tracked=Exists(there))
        .annotate(**_then(report, known_at))
    )
    found = {each.pk: each for each in both}
    # One that is not kept, as for a comparison with today, is about what it says itself.
    return found.pop(report.pk, report), next(iter(found.values()), None)


def _then(report: ProgressReport, moment: datetime) -> dict[str, Subquery]:
    """Ask for what was known of the report's meeting, if it was changed since."""
    edits: Any = Meeting.history
    record = as_they_were(edits.filter(id=report.meeting_id), moment)
    names = ("history_id", *MOVED)
    return {f"then_{name}": Subquery(record.values(name)[:1]) for name in names}


def _set_back(report: ProgressReport) -> None:
    """Let the meeting of the report be when and where it was to be, if that was changed since."""
    if getattr(report, "then_history_id", None) is not None:
        for name in MOVED:
            setattr(report.meeting, name, getattr(report, f"then_{name}"))
