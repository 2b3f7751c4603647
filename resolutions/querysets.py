"""What may be asked of the record: questions that chain, with the date as an argument."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.utils import timezone

from .choices import CLOSED, OPEN_STATES, DeadlineKind, EvidenceKind, LegalStatus, State, Status

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from .models import (  # noqa: F401
        ActionItem,
        Body,
        Deadline,
        Evidence,
        Meeting,
        Resolution,
        StatusUpdate,
        User,
    )


def stagnant_before(on: date) -> date:
    """Return the day before which news were too long ago on `on`, by the setting."""
    return date.fromordinal(max(1, on.toordinal() - settings.STAGNANT_AFTER_DAYS))


class MeetingQuerySet(QuerySet["Meeting"]):
    def not_over(self, on: date) -> Self:
        """The meetings that have a date and have not ended before `on`."""
        return self.filter(starts_on__isnull=False).filter(
            Q(ends_on__gte=on) | Q(ends_on=None, starts_on__gte=on)
        )


class ResolutionQuerySet(QuerySet["Resolution"]):
    def in_force(self) -> Self:
        return self.filter(legal_status=LegalStatus.IN_FORCE)


class DeadlineQuerySet(QuerySet["Deadline"]):
    def with_due_on(self, on: date) -> Self:
        """Annotate `due_on`: the day each is due, seen from `on`; none while that is not known.

        "Every meeting" is due at the first one that is not over on `on`. An event has no due day.
        """
        from .models import Meeting

        next_meeting = (
            Meeting.objects.filter(body=OuterRef("body")).not_over(on).order_by("starts_on")
        )
        return self.annotate(
            due_on=Case(
                When(kind=DeadlineKind.DATE, then=F("date")),
                When(kind=DeadlineKind.MEETING, then=F("meeting__starts_on")),
                When(
                    kind=DeadlineKind.EVERY_MEETING,
                    then=Subquery(next_meeting.values("starts_on")[:1]),
                ),
                default=None,
                output_field=DateField(),
            ),
            due_at_label=Case(
                When(kind=DeadlineKind.MEETING, then=F("meeting__label")),
                When(
                    kind=DeadlineKind.EVERY_MEETING,
                    then=Subquery(next_meeting.values("label")[:1]),
                ),
                default=Value(""),
                output_field=CharField(),
            ),
        )

    def missed(self, on: date) -> Self:
        """The deadlines that had passed before `on`. One that recurs has its next one instead."""
        return self.filter(
            Q(kind=DeadlineKind.DATE, date__lt=on)
            | Q(kind=DeadlineKind.MEETING, meeting__starts_on__lt=on)
        )


class ActionItemQuerySet(QuerySet["ActionItem"]):
    def as_of(self, on: date | None = None) -> Self:
        """Annotate `shown_status`, `shown_on`, `shown_funding` and `shown_update`: how far each
        item had come on `on` (today where none is given).

        The status as of a date is the one in the latest standing update that had taken effect by
        then. Effective dates are never in the future, so today's is the copy on the item.
        """
        from .models import StatusUpdate

        if on is None or on >= timezone.localdate():
            return self.annotate(
                shown_status=F("status"),
                shown_on=F("status_on"),
                shown_funding=F("needs_funding"),
                shown_update=F("current_update_id"),
            )
        latest = (
            StatusUpdate.objects.standing()
            .filter(action_item=OuterRef("pk"), effective_on__lte=on)
            .order_by("-effective_on", "-pk")
        )
        return self.annotate(
            shown_status=Coalesce(
                Subquery(latest.values("status")[:1]),
                Value(Status.NO_INFORMATION.value),
                output_field=CharField(),
            ),
            shown_on=Subquery(latest.values("effective_on")[:1]),
            shown_funding=Coalesce(
                Subquery(latest.values("needs_funding")[:1]),
                Value(False),
                output_field=BooleanField(),
            ),
            shown_update=Subquery(latest.values("pk")[:1]),
        )

    def with_due_on(self, on: date) -> Self:
        """Annotate `due_on`: the first day on which each is due, from `on` or missed before."""
        from .models import Deadline

        due = (
            Deadline.objects.with_due_on(on)
            .filter(action_item=OuterRef("pk"), due_on__isnull=False)  # type: ignore[misc]
            .order_by()
            .values("action_item")
            .annotate(first=Min("due_on"))
            .values("first")
        )
        return self.annotate(due_on=Subquery(due))

    def outstanding(self) -> Self:
        """Those of which something is still expected; after `as_of`."""
        return self.exclude(shown_status__in=CLOSED)

    def overdue(self, on: date) -> Self:
        """The outstanding ones with a deadline that had passed before `on`; after `as_of`."""
        from .models import Deadline

        # The deadline first: SQLite asks in this order, and the status of a past day costs more.
        missed = Deadline.objects.missed(on).filter(action_item=OuterRef("pk"))
        return self.filter(Exists(missed)).outstanding()

    def stagnant(self, on: date) -> Self:
        """The outstanding ones with no update for longer than the setting says; after `as_of`."""
        return self.outstanding().filter(shown_on__lt=stagnant_before(on))

    def with_marks(self, on: date) -> Self:
        """Annotate `is_overdue` and `is_stagnant`: whether `overdue` and `stagnant` would find it;
        after `as_of`.

        For a page of items PostgreSQL would answer EXISTS for all items at once, by a hash; a
        subquery for a value is asked for the items of the page alone.
        """
        from .models import Deadline

        missed = Deadline.objects.missed(on).filter(action_item=OuterRef("pk")).order_by()
        closed = When(shown_status__in=CLOSED, then=Value(False))
        return self.annotate(
            is_overdue=Case(closed, default=IsNull(Subquery(missed.values("pk")[:1]), False)),
            is_stagnant=Case(
                closed,
                When(shown_on__lt=stagnant_before(on), then=Value(True)),
                default=Value(False),
            ),
        )

    def of_offices_of(self, user: User) -> Self:
        """The items of the user's offices; all, for someone who is in none."""
        offices = list(user.offices.values_list("pk", flat=True))
        return self.filter(office__in=offices) if offices else self


class StatusUpdateQuerySet(QuerySet["StatusUpdate"]):
    def approved(self) -> Self:
        return self.filter(state=State.APPROVED)

    def standing(self) -> Self:
        """The approved updates that no approved one corrects: they say what is known."""
        correction = self.model.objects.filter(corrects=OuterRef("pk"), state=State.APPROVED)
        return self.approved().filter(~Exists(correction))

    def known_by(self, moment: datetime) -> Self:
        """The updates that were approved before the moment, with `corrected_at`: since when each
        is corrected by an approved one, if it is.
        """
        known = self.approved().filter(approved_at__lt=moment)
        return known.annotate(corrected_at=F("corrected_by__approved_at"))

    def in_work(self) -> Self:
        """Those that are not published yet.

        Said in these words because SQLite uses the index of them for no others.
        """
        return self.exclude(state=State.APPROVED)

    def submitted(self) -> Self:
        return self.in_work().filter(state=State.SUBMITTED)

    def in_work_by(self, user: User) -> Self:
        """The drafts of `user`, and what was returned to them."""
        return self.in_work().filter(author=user, state__in=OPEN_STATES)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everything for those who may see the record from inside; else what is approved."""
        if user.has_perm("resolutions.view_statusupdate"):
            return self
        return self.approved()


class EvidenceQuerySet(QuerySet["Evidence"]):
    def public(self) -> Self:
        """Public evidence of approved updates."""
        return self.filter(is_public=True, status_update__state=State.APPROVED)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        if user.has_perm("resolutions.view_evidence"):
            return self
        return self.public()

    def files(self) -> Self:
        return self.filter(kind=EvidenceKind.FILE)
