"""How one status is read from several, and how the reading is explained."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from resolutions.choices import Status

# From the least advanced on: the order in which the vocabulary lists them.
ORDER = {status: place for place, status in enumerate(Status.values)}


def least_advanced(statuses: Iterable[str]) -> str:
    """Return the status of several items together: that of the one that is least advanced.

    A group never looks better than its last member; `explained` says how the others stand.
    """
    return min(statuses, key=ORDER.__getitem__)


def in_order(counts: "Counter[str]") -> list[tuple[str, int]]:
    """Return the statuses that occur with their number, the least advanced first."""
    return sorted(((s, n) for s, n in counts.items() if n), key=lambda each: ORDER[each[0]])


def explained(counts: "Counter[str]") -> str:
    """Return the counts in words: "2 of 4 ongoing, 1 no information, 1 in progress".

    The status that most items have comes first; where none does, the least advanced.
    """
    found = in_order(counts)
    if len(found) == 1:
        return _alike(*found[0])
    (_status, most), (_other, second) = counts.most_common(2)
    if most == second:
        return ", ".join(f"{number} {_label(status)}" for status, number in found)
    main = next(status for status, number in found if number == most)
    first = _("%(number)s of %(total)s %(status)s") % {
        "number": most,
        "total": counts.total(),
        "status": _label(main),
    }
    rest = [f"{number} {_label(status)}" for status, number in found if status != main]
    return ", ".join([first, *rest])


def _alike(status: str, number: int) -> str:
    if number == 1:
        return _label(status)
    if number == 2:
        return _("both %(status)s") % {"status": _label(status)}
    return _("all %(number)s %(status)s") % {"number": number, "status": _label(status)}


def _label(status: str) -> str:
    return str(Status(status).label).lower()
