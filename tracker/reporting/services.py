"""The one door to every change of a progress report.

Each verb takes the lock of the report and works in one transaction. One that takes `version`
refuses with `StaleReport` where the report was changed since the form was opened.
"""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from resolutions.models import ActionItem, Meeting, Resolution, User
from resolutions.rules import apart, refuse_unless

from ..models import Omission, ProgressReport
from . import permissions
from .finishing import confirm_report, propose_report, withdraw_report
from .starting import Start, slug_for
from .steps import locked, locked_draft, saved

__all__ = [
    "begin_report", "change_start", "confirm_report", "discard_report", "leave_out",
    "propose_report", "put_back", "revise_report", "take_data_text", "withdraw_report",
    "write_recommended", "write_text",
]  # fmt: skip


@transaction.atomic
def begin_report(
    resolution: Resolution, meeting: Meeting, start: Start, *, by: User
) -> ProgressReport:
    """Begin the report on the resolution to the meeting; its draft is there at once.

    Raises:
        MoveNotAllowed: `by` may not, or there is one already.
    """
    refuse_unless(permissions.may_begin(by), _("You may not begin progress reports."))
    # Of two who begin at once, the second finds the report of the first.
    Resolution.objects.select_for_update().get(pk=resolution.pk)
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
    report = locked(report)
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
    omissions = [
        Omission(
            report=revision,
            item_id=each.item_id,
            reason=each.reason,
            made_by_id=each.made_by_id,
            made_at=each.made_at,
        )
        for each in report.omissions.all()
    ]
    bulk_create_with_history(omissions, Omission, default_user=by)
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
    report = locked_draft(report, by, version)
    for name, value in start.fields().items():
        setattr(report, name, value)
    return saved(report)


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
    report = locked_draft(report, by, version)
    written = report.texts.setdefault(section, {})
    written[language] = {"text": text.strip(), "data": data}
    return saved(report)


@transaction.atomic
def take_data_text(
    report: ProgressReport, section: str, language: str, *, by: User, version: int | None = None
) -> ProgressReport:
    """Let the section say what the data says again, in one language.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = locked_draft(report, by, version)
    report.texts.get(section, {}).pop(language, None)
    if not report.texts.get(section):
        report.texts.pop(section, None)
    return saved(report)


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
    report = locked_draft(report, by, version)
    report.recommended = actions
    return saved(report)


@transaction.atomic
def leave_out(
    report: ProgressReport, item: ActionItem, reason: str, *, by: User, version: int | None = None
) -> ProgressReport:
    """Leave the narrative of an item out of the report; the reason stays internal.

    Raises:
        MoveNotAllowed: `by` may not, it is no draft, or there is no reason.
        StaleReport: see above.
    """
    report = locked_draft(report, by, version)
    refuse_unless(bool(reason.strip()), _("Say why you leave it out; the reason stays internal."))
    refuse_unless(
        item.paragraph.resolution_id == report.resolution_id,
        _("The action item is of another resolution."),
    )
    there = report.omissions.filter(item=item).first()
    omission = there or Omission(report=report, item=item)
    omission.reason, omission.made_by, omission.made_at = reason.strip(), by, timezone.now()
    omission._history_user = by  # type: ignore[attr-defined]
    omission.save()
    return saved(report)


@transaction.atomic
def put_back(
    report: ProgressReport, item: ActionItem, *, by: User, version: int | None = None
) -> ProgressReport:
    """Take the narrative of an item into the report again.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = locked_draft(report, by, version)
    _take_back(report.omissions.filter(item=item), by)
    return saved(report)


@transaction.atomic
def discard_report(report: ProgressReport, *, by: User, version: int | None = None) -> None:
    """Throw a draft away, with what was written in it.

    Raises:
        MoveNotAllowed: `by` may not, or it is no draft.
        StaleReport: see above.
    """
    report = locked_draft(report, by, version)
    _take_back(report.omissions.all(), by)
    report.delete()


def _take_back(omissions: "QuerySet[Omission]", by: User) -> None:
    """Delete the omissions; their edit history says who did."""
    for each in omissions:
        each._history_user = by  # type: ignore[attr-defined]
        each.delete()


def _begun(
    resolution: Resolution, meeting: Meeting, start: Start, by: User, **values: Any
) -> ProgressReport:
    report = ProgressReport(
        resolution=resolution,
        meeting=meeting,
        slug=slug_for(resolution, meeting, values.get("revision", 0)),
        begun_by=by,
        begun_at=timezone.now(),
        is_demo=by.is_demo,
        **start.fields(),
        **values,
    )
    report.full_clean(exclude=["slug"])
    report.save()
    return report
