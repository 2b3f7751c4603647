"""What is due before the documents for the next meeting are handed in."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ..choices import DeadlineKind
from ..models import Deadline, Meeting


def next_documents_meeting(on: date) -> Meeting | None:
    """Return the meeting whose documents are due next, or none where no such day is known."""
    return (
        Meeting.objects.filter(documents_due_on__gte=on)
        .order_by("documents_due_on", "starts_on")
        .first()
    )


def due_for_documents(meeting: Meeting | None, on: date) -> QuerySet[Deadline, Any]:
    """Return the ids of the items that are due by the day the meeting's documents are due.

    A deadline that falls on the meeting itself counts: what is said there stands in its documents.
    """
    if meeting is None:
        return Deadline.objects.none().values("action_item")
    due = Q(kind=DeadlineKind.DATE, date__lte=meeting.documents_due_on)
    due |= Q(kind=DeadlineKind.MEETING, meeting=meeting)
    if meeting.starts_on:
        due |= Q(
            kind__in=[DeadlineKind.MEETING, DeadlineKind.EVERY_MEETING],
            due_on__lte=meeting.starts_on,
        )
    return Deadline.objects.with_due_on(on).filter(due).values("action_item")
