"""Takes away what the demonstration said for Parties, and leaves what is real."""

from functools import partial

from django.db import transaction
from django.db.models import Q

from parties.choices import ActionState
from parties.models import (
    ActionEvidence,
    ActionVersion,
    Answer,
    FocalPoint,
    Invitation,
    Message,
    PartyAction,
    PartyFile,
    PartyReport,
    Remark,
    ReportingPeriod,
)


def remove_actions() -> int:
    """Remove the actions with all that belongs to them, and the files that nothing else shows."""
    demo = PartyAction.objects.filter(is_demo=True)
    number = demo.count()
    Message.objects.filter(Q(is_demo=True) | Q(action__is_demo=True)).delete()
    demo.update(state=ActionState.DRAFT, current=None)
    Answer.objects.filter(version__action__is_demo=True).delete()
    ActionEvidence.objects.filter(action__is_demo=True).delete()
    Remark.objects.filter(action__is_demo=True).delete()
    ActionVersion.objects.filter(action__is_demo=True).delete()
    demo.delete()
    for file in PartyFile.objects.filter(shown_by=None):
        transaction.on_commit(partial(file.file.storage.delete, str(file.file.name)))
        file.delete()
    return number


def remove_places() -> int:
    """Remove the places of demonstration accounts, and the invitations that these sent."""
    Invitation.objects.filter(Q(is_demo=True) | Q(focal_point__user__is_demo=True)).delete()
    Invitation.objects.filter(invited_by__is_demo=True, accepted_at=None).delete()
    places = FocalPoint.objects.filter(user__is_demo=True)
    number = places.count()
    places.delete()
    return number


def remove_periods() -> tuple[int, list[str]]:
    """Remove the periods for which nothing real was submitted; what is real keeps its count."""
    for report in PartyReport.objects.filter(is_demo=True):
        settle(report)
    demo = ReportingPeriod.objects.filter(is_demo=True)
    free = list(demo.filter(versions=None, reports=None).values_list("pk", flat=True))
    kept = demo.exclude(pk__in=free)
    Message.objects.filter(period__in=free).delete()
    demo.filter(pk__in=free).delete()
    ReportingPeriod.history.filter(id__in=free).delete()
    return len(free), [f"kept: period {each}, a Party reported for it" for each in kept]


def settle(report: PartyReport) -> None:
    """Remove a report of the demonstration; keep the row where something real was accepted."""
    real = ActionVersion.objects.accepted().filter(period=report.period, action__party=report.party)
    if accepted := real.count():
        PartyReport.objects.filter(pk=report.pk).update(accepted=accepted, is_demo=False)
        return
    key = report.pk
    report.delete()
    PartyReport.history.filter(id=key).delete()
