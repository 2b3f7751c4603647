"""What a report takes in: up to which moment it knows, and with what it is compared."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q, Subquery
from django.utils import timezone

from parties.querysets import end_of
from resolutions.models import Meeting, Resolution

from ..models import ProgressReport
from .content import Content, Scope
from .frozen import from_json


@dataclass(frozen=True)
class Frame:
    """The report with what it is about, and the moments between which things are new.

    Attributes:
        revises: the symbol of the report that this one replaces.
        knew_at: the moment up to which approvals were known on the day compared with.
        before: what the report before said.
    """

    report: ProgressReport
    resolution: Resolution
    meeting: Meeting
    revises: str
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
    cut_off = cut_off or report.cut_off
    own, earlier = _stored(report, cut_off)
    before = from_json(earlier.content) if earlier else None
    from_day = min(report.from_day, cut_off)
    known_at = min(end_of(cut_off), timezone.now())
    since = earlier.cut_off if earlier else from_day - timedelta(days=1)
    return Frame(
        report=report,
        resolution=own.resolution,
        meeting=own.meeting,
        revises=getattr(own, "revises", None) or "",
        scope=Scope(from_day, cut_off, known_at, since, earlier.symbol if earlier else ""),
        knew_at=before.scope.known_at if before else min(end_of(since), known_at),
        before=before,
    )


def _stored(report: ProgressReport, cut_off: date) -> tuple[ProgressReport, ProgressReport | None]:
    """Return the report and the one before it, with all that they are about."""
    before = ProgressReport.objects.before(report).filter(cut_off__lt=cut_off)
    both = (
        ProgressReport.objects.filter(Q(pk=report.pk) | Q(pk=Subquery(before.values("pk")[:1])))
        .select_related("resolution__adopted_at__body", "meeting__body")
        .annotate(revises=F("replaces__symbol"))
    )
    found = {each.pk: each for each in both}
    # One that is not kept, as for a comparison with today, is about what it says itself.
    return found.pop(report.pk, report), next(iter(found.values()), None)
