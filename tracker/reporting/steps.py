"""What every change of a report goes through: its lock, its version, its rules."""

from django.utils.translation import gettext as _

from resolutions.models import User
from resolutions.rules import apart, refuse_unless

from ..models import ProgressReport
from . import permissions
from .refusals import StaleReport


def locked(report: ProgressReport) -> ProgressReport:
    """Return the report as it is now, under lock."""
    found = ProgressReport.objects.select_for_update().filter(pk=report.pk).first()
    refuse_unless(found is not None, _("The report has been discarded meanwhile."))
    assert found is not None
    return found


def locked_draft(report: ProgressReport, by: User, version: int | None) -> ProgressReport:
    report = locked(report)
    refuse_unless(
        permissions.may_edit(by, report),
        _("Only a draft can be changed, and only by managers."),
    )
    refuse_unless(by.is_demo == report.is_demo, apart())
    refuse_stale(report, version)
    return report


def refuse_stale(report: ProgressReport, version: int | None) -> None:
    if version is not None and version != report.version:
        raise StaleReport(report)


def saved(report: ProgressReport) -> ProgressReport:
    report.version += 1
    report.full_clean(exclude=["slug"])
    report.save()
    return report
