"""What every change of a report goes through: its lock, its version, its rules."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from resolutions.models import User
from resolutions.rules import apart, refuse_unless

from ..models import ProgressReport
from . import permissions
from .refusals import StaleReport

# So many characters, at the most, has a text that people write. The title stands on the first
# page, with the whole head.
LONGEST, LONGEST_TITLE = 50_000, 500


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


def refuse_long(report: ProgressReport) -> None:
    """Refuse texts that a document cannot hold."""
    for section, written in report.texts.items():
        for each in written.values():
            refuse_unless(not (why := why_too_long(each["text"], section)), why)
    for action in report.recommended or ():
        for text in action.values():
            refuse_unless(not (why := why_too_long(text)), why)


def why_too_long(text: str, section: str = "") -> str:
    """Say in a sentence that a text is too long; nothing, if it is not."""
    most = LONGEST_TITLE if section == "title" else LONGEST
    if len(text) <= most:
        return ""
    return _("This text has %(number)s characters; it may have %(most)s. Shorten it.") % {
        "number": number_format(len(text), force_grouping=True),
        "most": number_format(most, force_grouping=True),
    }


def saved(report: ProgressReport) -> ProgressReport:
    refuse_long(report)
    report.version += 1
    report.full_clean(exclude=["slug"])
    report.save()
    return report
