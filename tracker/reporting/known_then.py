"""What rows said at an earlier moment, as their edit history tells.

A row counts as it is now, unless a record says that it was edited or deleted from the moment on.
Then its last record before the moment counts. One whose history begins later was either added
later, or was there already without a history, as what is loaded in bulk is. What was added while
the text was in the record is left out. Where the text itself came into the record later, its past
came with it: the oldest record counts.

Edit histories are told by the order in which they were written. What bypasses them, such as
`QuerySet.update`, reads as it is now, or as the next record has it.
"""

from datetime import datetime
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

# How an edit history marks that a row was added.
ADDED = "+"


def as_they_are(rows: "QuerySet[Any]", moment: datetime) -> "QuerySet[Any]":
    """Return those of the rows that nobody changed from the moment on."""
    edits: Any = rows.model
    return rows.exclude(pk__in=edits.history.filter(history_date__gte=moment).values("id"))


def as_they_were(
    records: "QuerySet[Any]", moment: datetime, *, tracked: bool = False
) -> "QuerySet[Any]":
    """Return, of each row that was changed from the moment on, the record that counts.

    Args:
        records: the edit history of the rows.
        tracked: whether the text was in the record at the moment, so that what was added since
            was not there.
    """
    each = records.order_by().values("id")
    each = each.annotate(
        last=Max("history_date"),
        before=Max("history_id", filter=Q(history_date__lt=moment)),
        added=Min("history_id", filter=Q(history_type=ADDED)),
        counts=Coalesce("before", Min("history_id")),
    ).filter(last__gte=moment)
    if tracked:
        each = each.filter(Q(before__isnull=False) | Q(added=None))
    return records.filter(history_id__in=each.values("counts"))


def without_added(rows: "QuerySet[Any]", moment: datetime, *, tracked: bool) -> "QuerySet[Any]":
    """Return the rows without those that were added from the moment on."""
    if not tracked:
        return rows
    edits: Any = rows.model
    added = edits.history.filter(history_type=ADDED, history_date__gte=moment)
    return rows.exclude(pk__in=added.values("id"))
