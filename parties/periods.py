"""Keeps which Party reported in which period: by accepted actions, or by a nil return."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.models import User
from resolutions.rules import refuse_unless

from .choices import Gate, Outcome
from .models import ActionVersion, Party, PartyReport, ReportingPeriod
from .permissions import may_speak_for
from .rules import open_period
from .steps import held


@transaction.atomic
def move_gate(period: ReportingPeriod, gate: Gate, *, by: User) -> ReportingPeriod:
    """Let Parties submit for the period, or no longer; the history says who did.

    Raises:
        MoveNotAllowed: `by` may not.
    """
    refuse_unless(
        by.has_perm("parties.change_reportingperiod"),
        _("Only a manager or an administrator opens and closes reporting periods."),
    )
    period = ReportingPeriod.objects.select_for_update(of=("self",)).get(pk=period.pk)
    if period.gate != gate:
        period.gate = gate
        period._history_user = by  # type: ignore[attr-defined]
        period.save(update_fields=["gate"])
    return period


@transaction.atomic
def declare_nil(party: Party, *, by: User) -> PartyReport:
    """Record that the Party has nothing to report for the period that is open.

    Raises:
        MoveNotAllowed: `by` does not speak for the Party, no period is open, or the Party has
            already submitted something for it.
    """
    refuse_unless(
        may_speak_for(by, party), _("Only the national focal point says this for the Party.")
    )
    period = open_period()
    report = report_of(period, party, is_demo=by.is_demo)
    submitted = ActionVersion.objects.filter(action__party=party, period=period)
    submitted = submitted.filter(outcome__in=(Outcome.PENDING, Outcome.ACCEPTED))
    refuse_unless(
        not submitted.exists() and not report.accepted,
        _("Your Party has submitted actions for this period, so there is something to report."),
    )
    if report.nil_at is None:
        report.nil_at, report.nil_by = timezone.now(), by
        report.save()
    return report


@transaction.atomic
def undo_nil(party: Party, *, by: User) -> None:
    """Take back that there is nothing to report, while the period is open."""
    refuse_unless(
        may_speak_for(by, party), _("Only the national focal point says this for the Party.")
    )
    forget_nil(report_of(open_period(), party, is_demo=by.is_demo))


def forget_nil(report: PartyReport) -> None:
    """Drop the nil return, if there is one: there is something, or it is taken back."""
    if report.is_nil:
        report.nil_at = report.nil_by = None
        report.save()


def count_accepted(period: ReportingPeriod, party: Party, *, is_demo: bool) -> None:
    """Count one more accepted submission of the period."""
    report = report_of(period, party, is_demo=is_demo)
    report.accepted += 1
    report.nil_at = report.nil_by = None
    report.save()


def report_of(period: ReportingPeriod, party: Party, *, is_demo: bool) -> PartyReport:
    """Return the Party's row for the period under the Party's lock, made where there is none."""
    held(party)
    report, _made = PartyReport.objects.get_or_create(
        period=period, party=party, defaults={"is_demo": is_demo}
    )
    return report
