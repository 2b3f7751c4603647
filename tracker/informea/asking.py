"""What a harvester may ask of a feed, in OData's words: page, order, and what changed since."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q
from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..api.parameters import DAY, Parameter, wrong_parameters

# InforMEA itself asks for a hundred at a time.
PAGE, MOST = 50, 100
# No database skips more rows than that.
FURTHEST = 2**31 - 1
# As many characters as any of these has.
LONGEST = 200

TOP = Parameter(
    "$top", gettext_lazy("How many there are on a page."), "integer",
    least=0, most=MOST, default=PAGE,
)  # fmt: skip
SKIP = Parameter(
    "$skip", gettext_lazy("How many stand before the page."), "integer",
    least=0, most=FURTHEST, default=0,
)  # fmt: skip
COUNT = Parameter(
    "$inlinecount", gettext_lazy("Whether the number of all is said; it is unless “none”."),
    choices=("allpages", "none"), default="allpages",
)  # fmt: skip
ORDER = Parameter(
    "$orderby", gettext_lazy("By what it is sorted: updated, id, each with asc or desc."),
    longest=LONGEST, default="id", example="updated desc,id",
)  # fmt: skip
FILTER = Parameter(
    "$filter", gettext_lazy("What changed since, in OData’s words: ge and gt are understood."),
    longest=LONGEST, example="updated ge datetime'2025-01-01T00:00:00'",
)  # fmt: skip
UPDATED = Parameter(
    "updated", gettext_lazy("What changed on that day or since: a day, or a moment (UTC)."),
    longest=LONGEST, example="2025-01-01",
)  # fmt: skip
FORMAT = Parameter("$format", gettext_lazy("The format: JSON."), choices=("json",), default="json")

NARROWING = (UPDATED, FILTER)
PAGING = (TOP, SKIP, ORDER, COUNT)

CONDITION = re.compile(
    r"\s*updated\s+(?P<how>ge|gt)\s+"
    r"(?:datetime(?:offset)?'(?P<quoted>[^']+)'|(?P<bare>[0-9TZ:.+-]+))\s*",
    re.ASCII,
)
# What tells any two rows of a feed apart.
KIND = "of_kind"
KEY = (KIND, "id")
TERM = re.compile(r"\s*(?P<name>id|updated)(?:\s+(?P<way>asc|desc))?\s*", re.ASCII)


def expand_parameter(names: Sequence[str]) -> Parameter:
    """Return the parameter with which OData asks for lists inside; ours are there unasked."""
    about = gettext_lazy("The lists that are wanted inside; all are there in any case.")
    return Parameter("$expand", about, choices=tuple(names), listed=True)


@dataclass(frozen=True)
class Asked:
    """What is asked of a feed.

    Args:
        condition: on the column `updated`.
        order: columns among `of_kind`, `id` and `updated`, with a minus where they descend.
    """

    condition: Q
    order: tuple[str, ...]
    top: int
    skip: int
    counted: bool


def asked_by(query: QueryDict) -> Asked:
    """Return what the parameters ask, once each is known to be one of the above.

    Raises:
        Problem: `updated`, `$filter` or `$orderby` cannot be understood.
    """
    return Asked(
        condition=condition_of(query),
        order=order_of(query.get("$orderby", str(ORDER.default))),
        top=int(query.get("$top", PAGE)),
        skip=int(query.get("$skip", 0)),
        counted=query.get("$inlinecount") != "none",
    )


def condition_of(query: QueryDict) -> Q:
    """Return the condition on `updated` that the parameters set, if they set one."""
    found = Q()
    if "updated" in query:
        found &= Q(updated__gte=moment("updated", str(query["updated"])))
    if "$filter" in query:
        given = CONDITION.fullmatch(str(query["$filter"]))
        if given is None:
            sentence = _("Only this is understood: updated ge datetime'2025-01-01T00:00:00'.")
            raise wrong_parameters([("$filter", sentence)])
        how = "updated__gte" if given["how"] == "ge" else "updated__gt"
        found &= Q(**{how: moment("$filter", given["quoted"] or given["bare"])})
    return found


def moment(name: str, text: str) -> datetime:
    """Return a day's beginning, or a moment; in UTC where it does not say.

    Raises:
        Problem: it is neither, or beyond what is counted.
    """
    try:
        found = parse_datetime(f"{text}T00:00:00" if DAY.fullmatch(text) else text)
        if found is not None:
            return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    sentence = _("Give a day as 2026-03-23, or a moment as 2026-03-23T12:00:00Z.")
    raise wrong_parameters([(name, sentence)])


def order_of(text: str) -> tuple[str, ...]:
    """Return the columns by which the rows are sorted; the last tell any two apart.

    Raises:
        Problem: it names something else.
    """
    order: dict[str, str] = {}
    for part in text.split(","):
        term = TERM.fullmatch(part)
        if term is None:
            sentence = _("It is sorted by updated or by id: “updated desc,id”.")
            raise wrong_parameters([("$orderby", sentence)])
        minus = "-" if term["way"] == "desc" else ""
        for column in KEY if term["name"] == "id" else ("updated",):
            order.setdefault(column, minus + column)
    for column in KEY:
        order.setdefault(column, column)
    return tuple(order.values())
