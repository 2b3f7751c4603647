"""One light row an action item: what figures, grid and moves are counted from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, OuterRef, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.choices import CLOSED, Status
from resolutions.models import ActionItem, Addressee
from resolutions.querysets import ActionItemQuerySet

from .content import Figure, Move

FIELDS = (
    "pk", "reference", "paragraph_id", "addressee_id", "shown_status", "shown_on", "shown_funding",
    "is_overdue", "is_stagnant", "status_before",
)  # fmt: skip
# A status that is counted even where no item has it.
ALWAYS_COUNTED = tuple(status for status in Status if status not in CLOSED) + (Status.IMPLEMENTED,)


@dataclass(frozen=True)
class Mark:
    """Where one action item stood on the date, and on the date compared with."""

    pk: int
    reference: str
    paragraph: int
    addressee: int
    status: str
    since: date | None
    needs_funding: bool
    overdue: bool
    stagnant: bool
    before: str | None


def marks_of(items: ActionItemQuerySet, on: date, since: date | None) -> list[Mark]:
    """Return the marks of `items`, which have been through `as_of(on)`, in one query."""
    before: Any = Value(None, output_field=CharField())
    if since is not None:
        then = ActionItem.objects.as_of(since).filter(pk=OuterRef("pk"))
        before = Subquery(then.values("shown_status")[:1])  # type: ignore[misc]
    rows = items.with_marks(on).annotate(status_before=before).order_by("position")
    return [Mark(*row) for row in rows.values_list(*FIELDS)]


def counted(marks: Iterable[Mark]) -> dict[int, "Counter[str]"]:
    """Return, for each addressee's key, how many items have which status."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for mark in marks:
        counts[mark.addressee][mark.status] += 1
    return counts


def figures_of(
    counts: Mapping[int, "Counter[str]"], addressees: Sequence[Addressee]
) -> tuple[Figure, tuple[Figure, ...]]:
    """Return the figure of all, and those of the principal addressees and of the others.

    An addressee of whom nothing is asked is left out.

    Args:
        counts: for each addressee's key, how many items have which status.
    """
    found = [
        (each, Figure(str(each), (each.code,), counts[each.pk], short=short_name(each)))
        for each in addressees
        if each.pk in counts
    ]
    figures = [figure for each, figure in found if each.principal]
    if others := tuple(figure for each, figure in found if not each.principal):
        figures.append(together(_("Others"), others))
    return together(_("All"), tuple(figures)), tuple(figures)


def together(label: str, parts: tuple[Figure, ...]) -> Figure:
    counts = sum((part.counts for part in parts), Counter[str]())
    codes = tuple(code for part in parts for code in part.codes)
    return Figure(label, codes, counts, short=label, parts=parts)


def short_name(addressee: Addressee) -> str:
    """Return a name that fits beside a bar: the code where the name is long."""
    return str(addressee) if len(str(addressee)) <= 14 else addressee.code


def statuses_of(whole: Figure) -> tuple[str, ...]:
    """Return the statuses that a table of figures has columns for."""
    return tuple(
        status for status in Status.values if status in ALWAYS_COUNTED or whole.counts[status]
    )


def moves_of(
    marks: Iterable[Mark], numbers: dict[int, int], addressees: Sequence[Addressee]
) -> tuple[Move, ...]:
    """Return the items whose status is not what it was before, the newest first."""
    names = {each.pk: str(each) for each in addressees}
    moved = [
        Move(
            mark.reference,
            reverse("item", args=[mark.reference]),
            names[mark.addressee],
            numbers[mark.paragraph],
            mark.before,
            mark.status,
            mark.since,
        )
        for mark in marks
        if mark.before is not None and mark.before != mark.status and mark.since is not None
    ]
    return tuple(sorted(moved, key=lambda move: move.on, reverse=True))
