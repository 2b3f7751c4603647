"""How the rows of action items are read: what is asked of the database for a page of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from resolutions.models import ActionItem, Deadline
from resolutions.querysets import ActionItemQuerySet, stagnant_before

from ..paging import Cursor, Order, begun_at
from ..prepared import MARKS, Prepared, prepared

# What is read of an item and of what it rests on.
READ = (
    "pk", "reference", "position", "asks", "addressee_text", "role", "addressee__code",
    "addressee__name", "addressee__name_fr", "addressee__name_es", "paragraph__number",
    "paragraph__resolution__slug", "paragraph__theme__code", "element__number", "element__clause",
    "element__type", "element__verb", "element__modality", "element__timeframe",
    "element__timeframe_text", "office__name", "shown_status", "shown_on", "shown_funding",
    "shown_update", "is_overdue", "is_stagnant",
)  # fmt: skip
READ_OF_DEADLINE = (
    "action_item_id", "kind", "due_on", "due_at_label", "body__treaty", "body__code", "event",
)  # fmt: skip
# Two days, each with pages of some sizes, both ways.
KEPT = 64


def seen_on(on: date) -> ActionItemQuerySet:
    """Return the action items as they stood on the day, with their marks."""
    return ActionItem.objects.as_of(on).with_marks(on)


def due_on(on: date) -> "QuerySet[Any, Any]":
    """Return the deadlines as seen from the day, in the order in which they are told."""
    due: QuerySet[Any] = Deadline.objects.with_due_on(on)
    return due.order_by("due_on", "pk").values(*READ_OF_DEADLINE)


def with_deadlines(rows: Sequence[dict[str, Any]], on: date) -> None:
    """Give each of the rows its deadlines, as seen from the day."""
    give(rows, due_on(on).filter(action_item__in=[row["pk"] for row in rows]))


def give(rows: Sequence[dict[str, Any]], deadlines: Iterable[dict[str, Any]]) -> None:
    """Give each of the rows its own among the deadlines."""
    told: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for each in deadlines:
        told[each["action_item_id"]].append(each)
    for row in rows:
        row["deadlines"] = told[row["pk"]]


class PlainPages:
    """Pages of the list that nothing narrows, in the order of the texts: the one most asked for.

    What is asked is what `seen_on` and `due_on` say; its SQL is written once for each day, size
    and direction. The rows of such a page stand side by side, so that their deadlines are those
    between the first and the last.
    """

    def __init__(self, on: date, order: Order, size: int) -> None:
        # The last two: what else the questions rest on.
        self.day = (on, stagnant_before(on))
        self.order = order
        self.size = size

    def found(self, cursor: Cursor | None) -> list[dict[str, Any]]:
        """Return the rows from the cursor on, one more than a page holds."""
        backwards = None if cursor is None else cursor.backwards
        asked = _page(*self.day, self.order, self.size, backwards)
        return asked.rows(*(cursor.values if cursor else ()))

    def with_deadlines(self, rows: Sequence[dict[str, Any]]) -> None:
        places = sorted((rows[0]["position"], rows[-1]["position"])) if rows else (0, 0)
        give(rows, _between(*self.day).rows(*places))


@lru_cache(KEPT)
def _page(on: date, stale: date, order: Order, size: int, backwards: bool | None) -> Prepared:
    cursor = None if backwards is None else Cursor(MARKS[:1], backwards)
    return prepared(begun_at(seen_on(on).values(*READ), order, cursor)[: size + 1])


@lru_cache(KEPT)
def _between(on: date, stale: date) -> Prepared:
    first, last = MARKS[:2]
    within = {"action_item__position__gte": first, "action_item__position__lte": last}
    return prepared(due_on(on).filter(**within))
