"""Reminds Parties, twice and no more, that documents for a meeting close."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from ..choices import Channel, MessageKind, Outcome
from ..models import (
    ActionVersion,
    FocalPoint,
    Message,
    Party,
    PartyAction,
    PartyReport,
    ReportingPeriod,
)
from ..querysets import PartyActionQuerySet, PartyQuerySet

# Days before documents close, the last first.
STEPS = (7, 30)


@dataclass(frozen=True)
class Reminded:
    """What a run wrote: for which period, with how many days left, and how many messages."""

    period: ReportingPeriod | None
    left: int | None
    written: int


def write_reminders(on: date) -> Reminded:
    """Write the reminders that are due on the day; run again, it writes nothing twice."""
    period = ReportingPeriod.objects.open_on(on).select_related("meeting").first()
    left = days_left(period, on) if period else None
    step = step_at(left)
    if period is None or step is None:
        return Reminded(period, left, 0)
    written = [_reminder(each, period, step) for each in readers(period)]
    known = set(
        Message.objects.filter(key__in=[each.key for each in written]).values_list("key", flat=True)
    )
    new = [each for each in written if each.key not in known]
    # Another run may write the same at this moment: the key lets one of the two in.
    Message.objects.bulk_create(new, ignore_conflicts=True)
    return Reminded(period, left, len(new))


def days_left(period: ReportingPeriod, on: date) -> int | None:
    """Return the days until documents for the period's meeting close; below zero, they are closed.

    None where the date is not known.
    """
    due = period.meeting.documents_due_on
    return (due - on).days if due else None


def step_at(left: int | None) -> int | None:
    """Return which reminder is due with so many days left; a day that was missed is made up for."""
    if left is None or left < 0:
        return None
    return next((step for step in STEPS if left <= step), None)


def readers(period: ReportingPeriod) -> list[FocalPoint]:
    """Return the national focal points of the Parties that have something left to do."""
    places = FocalPoint.objects.active().national().filter(user__is_active=True)
    places = places.filter(party__in=unfinished(period))
    return list(places.select_related("user", "party").order_by("pk"))


def unfinished(period: ReportingPeriod) -> PartyQuerySet:
    """Return the Parties with work of their own in hand, or from which nothing has come.

    One that said it has nothing to report has done its part, whatever lies in its drafts.
    """
    nil = PartyReport.objects.filter(party=OuterRef("pk"), period=period).nil()
    mine = in_hand().filter(party=OuterRef("pk"))
    nothing_came = Party.objects.filter(pk__in=silent(period).values("pk"))
    return (Party.objects.filter(Exists(mine)) | nothing_came).exclude(Exists(nil))


def silent(period: ReportingPeriod) -> PartyQuerySet:
    """Return the Parties from which nothing has come for the period."""
    said = PartyReport.objects.filter(party=OuterRef("pk"), period=period).reported()
    came = ActionVersion.objects.filter(action__party=OuterRef("pk"), period=period)
    came = came.filter(outcome__in=(Outcome.PENDING, Outcome.ACCEPTED))
    return Party.objects.exclude(Exists(said)).exclude(Exists(came))


def in_hand() -> PartyActionQuerySet:
    """Return the drafts of Parties and what was returned to them, not the Secretariat's own."""
    entered = Q(taken_over_at=None) & ~Q(channel=Channel.PARTY)
    return PartyAction.objects.open().exclude(entered)


def _reminder(place: FocalPoint, period: ReportingPeriod, step: int) -> Message:
    return Message(
        kind=MessageKind.REMINDER,
        person=place.user,
        language=place.user.language,
        party=place.party,
        period=period,
        key=f"reminder:{period.pk}:{step}:{place.user_id}",
        is_demo=period.is_demo or place.user.is_demo,
    )
