"""What stands in the columns of a list, and in the facts of a page."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from ..choices import SIGNS, DeadlineKind, Status
from ..models import ActionItem, Deadline
from ..templatetags.status import status_class


def chip(status: str) -> str:
    """A status as sign and label; its colour comes from the style sheet."""
    known = Status(status)
    return format_html(
        '<span class="status {}"><span aria-hidden="true">{}</span> {}</span>',
        status_class(status),
        SIGNS[known],
        known.label,
    )


def how_old(day: date, on: date) -> str:
    """How long ago the day was, in its largest unit: "3 months ago"."""
    if day >= on:
        return _("today")
    return _("%(time)s ago") % {"time": timesince(day, on, depth=1)}


def last_change(item: ActionItem) -> str:
    """The day since when the status has been so, and how old that is."""
    if item.status_on is None:
        return _("never")
    return format_html(
        '{} <span class="quiet">({})</span>',
        date_format(item.status_on, "SHORT_DATE_FORMAT"),
        how_old(item.status_on, timezone.localdate()),
    )


def deadline_words(deadline: Deadline) -> str:
    """When it is due, with the day as far as it is known; after `with_due_on`."""
    due: Any = getattr(deadline, "due_on", None)
    day = date_format(due, "SHORT_DATE_FORMAT") if due else _("date not known")
    label = getattr(deadline, "due_at_label", "")
    if deadline.kind == DeadlineKind.DATE:
        return day
    if deadline.kind == DeadlineKind.EVENT:
        return str(deadline)
    if deadline.kind == DeadlineKind.MEETING:
        return f"{label}, {day}"
    every = _("every meeting of the %(body)s") % {"body": deadline.body}
    next_one = f"{label}, {day}" if label else _("the next is not known")
    return f"{every}: {next_one}"


def is_missed(deadline: Deadline, on: date) -> bool:
    """Whether the deadline had passed before the day; one that recurs has its next one instead."""
    due: Any = getattr(deadline, "due_on", None)
    once = deadline.kind in (DeadlineKind.DATE, DeadlineKind.MEETING)
    return bool(once and due and due < on)
