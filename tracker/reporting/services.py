"""The one door to every change of a progress report.

Each verb takes the lock of the report and works in one transaction. One that takes `version`
refuses with `StaleReport` where the report was changed since the form was opened.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.models import ActionItem, Meeting, Resolution, User
from resolutions.rules import apart, refuse_unless

from ..choices import ReportState
from ..models import Omission, ProgressReport
from . import permissions
from .build import content_of
from .files import digests
from .frozen import as_json, digest, from_json
from .refusals import StaleReport
from .starting import Start, slug_for


@transaction.atomic
def begin_report(
    resolution: Resolution, meeting: Meeting, start: Start, *, by: User
) -> ProgressReport:
    """Begin the report on the resolution to the meeting; its draft is there at once.

    Raises:
        MoveNotAllowed: `by` may not, or there is one already.
    """
    refuse_unless(permissions.may_begin(by), _("You may not begin progress reports."))
    refuse_unless(
        not ProgressReport.objects.filter(resolution=resolution, meeting=meeting).exists(),
        _("There is a report on this resolution to this meeting already: open or revise it."),
    )
    return _begun(resolution, meeting, start, by)


@transaction.atomic
def revise_report(report: ProgressReport, start: Start, *, by: User) -> ProgressReport:
    """Begin a revision of a final report, with the texts that it had.

    Raises:
        MoveNotAllowed: `by` may not, it is not final, or it is revised already.
    """
    report = _locked(report)
    refuse_unless(
        permissions.may_revise(by, report),
        _("Only a final report that no other replaces is revised."),
    )
    refuse_unless(by.is_demo == report.is_demo, apart())
    revision = _begun(
        report.resolution,
        report.meeting,
        start,
        by,
        revision=report.revision + 1,
        replaces=report,
        texts=report.texts,
        recommended=report.recommended,
    )
    Omission.objects.bulk_create(
        Omission(
            report=revision,
            item_id=each.item_id,
            reason=each.reason,
            made_by_id=each.made_by_id,
            made_at=each.made_at,
        )
        for each in report.omissions.all()
    )
    return revision


@transaction.atomic
def change_start(
    report: ProgressReport, start: Start, *, by: User, version: int | None = None
) -> ProgressReport:
    """Change the symbol, the dates and the rest of the head of a draft.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = _locked_draft(report, by, version)
    for name, value in start.fields().items():
        setattr(report, name, value)
    return _saved(report)


@transaction.atomic
def write_text(
    report: ProgressReport,
    section: str,
    language: str,
    text: str,
    *,
    data: str,
    by: User,
    version: int | None = None,
) -> ProgressReport:
    """Put `text` in place of what the data says in a section, in one language.

    Args:
        data: what the data said when the text was written; shows later what has changed since.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = _locked_draft(report, by, version)
    written = report.texts.setdefault(section, {})
    written[language] = {"text": text.strip(), "data": data}
    return _saved(report)


@transaction.atomic
def take_data_text(
    report: ProgressReport, section: str, language: str, *, by: User, version: int | None = None
) -> ProgressReport:
    """Let the section say what the data says again, in one language.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = _locked_draft(report, by, version)
    report.texts.get(section, {}).pop(language, None)
    if not report.texts.get(section):
        report.texts.pop(section, None)
    return _saved(report)


@transaction.atomic
def write_recommended(
    report: ProgressReport,
    actions: list[dict[str, str]] | None,
    *,
    by: User,
    version: int | None = None,
) -> ProgressReport:
    """Put `actions` in place of the recommended actions, in their order.

    Args:
        actions: for each the text by language; none for what the data recommends.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = _locked_draft(report, by, version)
    report.recommended = actions
    return _saved(report)


@transaction.atomic
def leave_out(
    report: ProgressReport, item: ActionItem, reason: str, *, by: User, version: int | None = None
) -> ProgressReport:
    """Leave the narrative of an item out of the report; the reason stays internal.

    Raises:
        MoveNotAllowed: `by` may not, it is no draft, or there is no reason.
        StaleReport: see above.
    """
    report = _locked_draft(report, by, version)
    refuse_unless(bool(reason.strip()), _("Say why you leave it out; the reason stays internal."))
    refuse_unless(
        item.paragraph.resolution_id == report.resolution_id,
        _("The action item is of another resolution."),
    )
    Omission.objects.update_or_create(
        report=report,
        item=item,
        defaults={"reason": reason.strip(), "made_by": by, "made_at": timezone.now()},
    )
    return _saved(report)


@transaction.atomic
def put_back(
    report: ProgressReport, item: ActionItem, *, by: User, version: int | None = None
) -> ProgressReport:
    """Take the narrative of an item into the report again.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = _locked_draft(report, by, version)
    report.omissions.filter(item=item).delete()
    return _saved(report)


@transaction.atomic
def propose_report(
    report: ProgressReport, *, by: User, version: int | None = None
) -> ProgressReport:
    """Freeze what the draft says now, and ask a second person to confirm it.

    Raises:
        MoveNotAllowed: `by` may not, it is no draft, or its cut-off date has not come.
        StaleReport: see above.
    """
    report = _locked(report)
    refuse_unless(
        permissions.may_propose(by, report),
        _("Only a draft can be proposed, and only by managers."),
    )
    refuse_unless(by.is_demo == report.is_demo, apart())
    _refuse_stale(report, version)
    refuse_unless(
        report.cut_off <= timezone.localdate(),
        _("The cut-off date has not come yet: wait for it, or set an earlier one."),
    )
    report.content = as_json(content_of(report))
    report.sha256 = digest(report.content)
    report.state = ReportState.PROPOSED
    report.proposed_by = by
    report.proposed_at = timezone.now()
    return _saved(report)


@transaction.atomic
def withdraw_report(report: ProgressReport, *, by: User) -> ProgressReport:
    """Make a draft again of a report that waits for confirmation.

    Raises:
        MoveNotAllowed: `by` may not, or it does not wait.
    """
    report = _locked(report)
    refuse_unless(
        permissions.may_withdraw(by, report),
        _("Only a report that waits for confirmation can be made a draft again."),
    )
    report.content = report.sha256 = ""
    report.state = ReportState.DRAFT
    report.proposed_by = report.proposed_at = None
    return _saved(report)


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
        report = _locked(report)
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
        return _saved(report)


@transaction.atomic
def discard_report(report: ProgressReport, *, by: User, version: int | None = None) -> None:
    """Throw a draft away, with what was written in it.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = _locked_draft(report, by, version)
    report.omissions.all().delete()
    report.delete()


def _begun(
    resolution: Resolution, meeting: Meeting, start: Start, by: User, **values: Any
) -> ProgressReport:
    now: datetime = timezone.now()
    report = ProgressReport(
        resolution=resolution,
        meeting=meeting,
        slug=slug_for(resolution, meeting, values.get("revision", 0)),
        begun_by=by,
        begun_at=now,
        is_demo=by.is_demo,
        **start.fields(),
        **values,
    )
    report.full_clean(exclude=["slug"])
    report.save()
    return report


def _locked(report: ProgressReport) -> ProgressReport:
    """Return the report as it is now, under lock."""
    found = ProgressReport.objects.select_for_update().filter(pk=report.pk).first()
    refuse_unless(found is not None, _("The report has been discarded meanwhile."))
    assert found is not None
    return found


def _locked_draft(report: ProgressReport, by: User, version: int | None) -> ProgressReport:
    report = _locked(report)
    refuse_unless(
        permissions.may_edit(by, report),
        _("Only a draft can be changed, and only by managers."),
    )
    refuse_unless(by.is_demo == report.is_demo, apart())
    _refuse_stale(report, version)
    return report


def _refuse_stale(report: ProgressReport, version: int | None) -> None:
    if version is not None and version != report.version:
        raise StaleReport(report)


def _saved(report: ProgressReport) -> ProgressReport:
    report.version += 1
    report.full_clean(exclude=["slug"])
    report.save()
    return report
