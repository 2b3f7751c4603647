"""When an action item is due, in words."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resolutions.choices import DeadlineKind
from resolutions.models import Deadline, Meeting


def day(on: date | None) -> str:
    """Return a date as it is written in a sentence, or say that it is not set."""
    return date_format(on, "DATE_FORMAT") if on else _("date not set")


def next_without_date(meetings: Iterable[Meeting]) -> dict[int, str]:
    """Return, for each body, the label of its first meeting that has no date yet."""
    undated = sorted(
        (each for each in meetings if each.starts_on is None), key=lambda each: each.ordinal or 0
    )
    return {each.body_id: each.label for each in reversed(undated)}


def due_in_words(deadline: Deadline, on: date, undated: Mapping[int, str]) -> str:
    """Return when it is due, seen from `on`; `deadline` comes from `with_due_on(on)`.

    Args:
        undated: for each body, the label of its next meeting that has no date yet.
    """
    due_on = deadline.due_on
    match deadline.kind:
        case DeadlineKind.DATE:
            return _("by %(date)s") % {"date": day(due_on)}
        case DeadlineKind.MEETING:
            at = {"meeting": deadline.meeting, "date": day(due_on)}
            return _("by %(meeting)s, %(date)s") % at
        case DeadlineKind.EVERY_MEETING:
            return _("next: %(meeting)s, %(date)s") % {
                "meeting": _next_meeting(deadline, undated),
                "date": day(due_on),
            }
    return _event(deadline, on)


def _next_meeting(deadline: Deadline, undated: Mapping[int, str]) -> str:
    body = deadline.body
    if deadline.due_at_label or body is None:
        return deadline.due_at_label or ""
    return undated.get(body.pk) or _("meeting of the %(body)s") % {"body": body.code}


def _event(deadline: Deadline, on: date) -> str:
    words = _("after %(event)s") % {"event": deadline.event}
    happened = deadline.date is not None and deadline.date <= on
    return f"{words} ({day(deadline.date)})" if happened else words
