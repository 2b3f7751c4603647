"""What may be asked of Parties and of what they say: questions that chain."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from resolutions.querysets import ActionItemQuerySet

from .choices import AT_ONCE, OPEN_STATES, PARTIES, ActionState, Channel, Gate, Outcome, Place

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from resolutions.models import User

    from .models import (  # noqa: F401
        ActionEvidence,
        ActionVersion,
        Answer,
        FocalPoint,
        Invitation,
        Message,
        Party,
        PartyAction,
        PartyReport,
        ReportingPeriod,
    )

# Sees what Parties submitted, from inside.
SEES = "parties.view_partyaction"


def asked_of_parties() -> ActionItemQuerySet:
    """Return the action items addressed to Parties, in the order of the texts."""
    from resolutions.models import ActionItem

    return ActionItem.objects.filter(addressee__code=PARTIES).order_by("position")


def end_of(on: date) -> datetime:
    """Return the moment with which the day is over."""
    return timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))


def in_force_on(on: date, party: str = "") -> Q:
    """The condition that the Convention was in force for a Party; no known date counts as so.

    Args:
        party: leads to the Party from what is asked for: `party__`.
    """
    since = f"{party}entry_into_force"
    return Q(**{since: None}) | Q(**{f"{since}__lte": on})


class PartyQuerySet(QuerySet["Party"]):
    def bound_on(self, on: date) -> Self:
        """Those for which the Convention was in force; where no date is known, it counts as so."""
        return self.filter(in_force_on(on))


class FocalPointQuerySet(QuerySet["FocalPoint"]):
    def active(self) -> Self:
        return self.filter(withdrawn_at=None)

    def national(self) -> Self:
        return self.filter(place=Place.NATIONAL)


class InvitationQuerySet(QuerySet["Invitation"]):
    def pending(self, at: datetime) -> Self:
        """Those whose link still works."""
        return self.filter(accepted_at=None, cancelled_at=None, expires_at__gt=at)


class ReportingPeriodQuerySet(QuerySet["ReportingPeriod"]):
    def open_on(self, on: date) -> Self:
        """Those for which Parties may submit, the newest first: the gate is open, and it began."""
        return self.filter(gate=Gate.OPEN, starts_on__lte=on).order_by("-starts_on", "-pk")

    def begun(self, on: date) -> Self:
        return self.filter(starts_on__lte=on).order_by("-starts_on", "-pk")


class PartyReportQuerySet(QuerySet["PartyReport"]):
    def with_actions(self) -> Self:
        return self.filter(accepted__gt=0)

    def nil(self) -> Self:
        return self.filter(nil_at__isnull=False)

    def reported(self) -> Self:
        """Those that say something: actions, or that there is nothing to report."""
        return self.filter(Q(accepted__gt=0) | Q(nil_at__isnull=False))


class PartyActionQuerySet(QuerySet["PartyAction"]):
    def in_work(self) -> Self:
        return self.exclude(state=ActionState.ACCEPTED)

    def open(self) -> Self:
        """The drafts, and what was returned."""
        return self.in_work().filter(state__in=OPEN_STATES)

    def submitted(self) -> Self:
        return self.in_work().filter(state=ActionState.SUBMITTED)

    def of_place(self, place: FocalPoint) -> Self:
        """The actions of the Party that a person speaks for, as far as their paragraphs go."""
        entered = Q(taken_over_at=None) & ~Q(channel=Channel.PARTY)
        not_yet_sent = entered & Q(state=ActionState.DRAFT, current=None)
        mine = self.filter(party=place.party_id).exclude(not_yet_sent)
        if place.all_paragraphs:
            return mine
        covered = self.model.items.through.objects.filter(
            partyaction=OuterRef("pk"), actionitem__paragraph__in=place.paragraphs.values("pk")
        )
        return mine.filter(Exists(covered) | Q(author=place.user_id))

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The Party's own; for the Secretariat, what was submitted or entered on behalf."""
        from .models import ActionVersion
        from .permissions import place_of

        if place := place_of(user):
            return self.of_place(place)
        if not user.has_perm(SEES):
            return self.none()
        submitted = ActionVersion.objects.filter(action=OuterRef("pk"))
        entered = Q(taken_over_at=None) & ~Q(channel=Channel.PARTY)
        return self.filter(Exists(submitted) | entered)


class ActionVersionQuerySet(QuerySet["ActionVersion"]):
    def accepted(self) -> Self:
        return self.filter(outcome=Outcome.ACCEPTED)

    def pending(self) -> Self:
        return self.filter(outcome=Outcome.PENDING)

    def public(self) -> Self:
        """The accepted version of each action that the public reads."""
        return self.accepted().filter(current_for__isnull=False)

    def public_on(self, on: date) -> Self:
        """The versions that the public could read at the end of the day; today, those of now."""
        if on >= timezone.localdate():
            return self.public()
        return self.public_at(end_of(on))

    def public_at(self, moment: datetime) -> Self:
        """The versions that the public could read just before the moment."""
        known = self.model.objects.accepted().filter(decided_at__lt=moment)
        newer = known.filter(action=OuterRef("action"), number__gt=OuterRef("number"))
        return self.accepted().filter(~Exists(newer), decided_at__lt=moment)


class AnswerQuerySet(QuerySet["Answer"]):
    def current(self) -> Self:
        """The answers of the versions that the public reads."""
        return self.filter(is_current=True)

    def public_on(self, on: date) -> Self:
        """The answers of the versions that the public could read at the end of the day."""
        if on >= timezone.localdate():
            return self.current()
        return self.public_at(end_of(on))

    def public_at(self, moment: datetime) -> Self:
        """The answers of the versions that the public could read just before the moment."""
        from .models import ActionVersion

        # By joins: of versions by a list, SQLite would look up each one for each item.
        known = ActionVersion.objects.accepted().filter(decided_at__lt=moment)
        newer = known.filter(
            action=OuterRef("version__action"), number__gt=OuterRef("version__number")
        )
        read = Q(version__outcome=Outcome.ACCEPTED, version__decided_at__lt=moment)
        return self.filter(read, ~Exists(newer))


class ActionEvidenceQuerySet(QuerySet["ActionEvidence"]):
    def in_work(self) -> Self:
        """The evidence of the working copies."""
        return self.filter(version=None)

    def public(self) -> Self:
        return self.filter(version__current_for__isnull=False)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What is public, and what belongs to actions that the person may see from inside.

        The working copy of a Party is the Party's alone.
        """
        from .models import PartyAction
        from .permissions import place_of

        seen = Q(action__in=PartyAction.objects.visible_to(user))
        if place_of(user) is None:
            entered = Q(action__taken_over_at=None) & ~Q(action__channel=Channel.PARTY)
            seen &= Q(version__isnull=False) | entered
        return self.filter(seen | Q(version__current_for__isnull=False))


class MessageQuerySet(QuerySet["Message"]):
    """A message waits, is in hand, then sent; or it is in doubt, or given up. Each is one of these.

    One is in hand while a sender has claimed it. It is in doubt once that sender cannot say whether
    the mail server took it: the claim stays, with an error.
    """

    def unsent(self) -> Self:
        return self.filter(sent_at=None, given_up_at=None)

    def unclaimed(self) -> Self:
        return self.unsent().filter(claim=None)

    def waiting(self, at: datetime) -> Self:
        """Those that nobody has in hand and whose time has come."""
        return self.unclaimed().filter(not_before__lte=at)

    def in_hand(self) -> Self:
        return self.unsent().filter(claim__isnull=False, error="")

    def in_doubt(self) -> Self:
        return self.unsent().filter(claim__isnull=False).exclude(error="")

    def given_up(self) -> Self:
        return self.filter(given_up_at__isnull=False)

    def for_digest(self) -> Self:
        """Those that may wait for others to the same reader, and go with them in one mail."""
        return self.exclude(kind__in=AT_ONCE)
