"""How a draft becomes final: one person freezes it, another confirms what was frozen."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.models import User
from resolutions.rules import apart, refuse_unless

from ..choices import ReportState
from ..models import ProgressReport
from . import permissions
from .build import content_of
from .files import digests
from .frozen import as_json, digest, from_json
from .refusals import StaleReport
from .steps import locked, refuse_stale, saved


@transaction.atomic
def propose_report(
    report: ProgressReport, *, by: User, version: int | None = None
) -> ProgressReport:
    """Freeze what the draft says now, and ask a second person to confirm it.

    Raises:
        MoveNotAllowed: `by` may not, it is no draft, or its cut-off date has not come.
        StaleReport: see above.
    """
    report = locked(report)
    refuse_unless(
        permissions.may_propose(by, report),
        _("Only a draft can be proposed, and only by managers."),
    )
    refuse_unless(by.is_demo == report.is_demo, apart())
    refuse_stale(report, version)
    refuse_unless(
        report.cut_off <= timezone.localdate(),
        _("The cut-off date has not come yet: wait for it, or set an earlier one."),
    )
    report.content = as_json(content_of(report))
    report.sha256 = digest(report.content)
    report.state = ReportState.PROPOSED
    report.proposed_by = by
    report.proposed_at = timezone.now()
    return saved(report)


@transaction.atomic
def withdraw_report(report: ProgressReport, *, by: User) -> ProgressReport:
    """Make a draft again of a report that waits for confirmation.

    Raises:
        MoveNotAllowed: `by` may not, or it does not wait.
    """
    report = locked(report)
    refuse_unless(
        permissions.may_withdraw(by, report),
        _("Only a report that waits for confirmation can be made a draft again."),
    )
    report.content = report.sha256 = ""
    report.state = ReportState.DRAFT
    report.proposed_by = report.proposed_at = None
    return saved(report)


def confirm_report(report: ProgressReport, *, by: User, sha256: str) -> ProgressReport:
    """Make final and public what another person proposed.

    Args:
        sha256: the digest of what `by` has read.

    Raises:
        MoveNotAllowed: `by` may not, or proposed it, or it does not wait.
        StaleReport: what waits is not what `by` has read.
    """
    read = ProgressReport.objects.get(pk=report.pk)
    # The files are made before the lock is taken: that takes seconds.
    files = digests(from_json(read.content)) if permissions.may_confirm(by, read) else {}
    with transaction.atomic():
        report = locked(report)
        refuse_unless(
            permissions.may_confirm(by, report),
            _("A report is confirmed once, by someone other than who proposed it."),
        )
        refuse_unless(by.is_demo == report.is_demo, apart())
        if not report.sha256 == read.sha256 == sha256:
            raise StaleReport(report)
        report.state = ReportState.FINAL
        report.files = files
        report.confirmed_by = by
        report.confirmed_at = timezone.now()
        return saved(report)
