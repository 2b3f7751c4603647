"""How figures are drawn and counted on a page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.choices import MOVING
from resolutions.models import Meeting
from resolutions.templatetags.status import address_with

from ..progress.bars import segments_of
from ..progress.content import Cell, Figure
from ..progress.due import day

register = template.Library()


@register.inclusion_tag("progress/_bars.html")
def bars(figures: Sequence[Figure]) -> dict[str, Any]:
    """Stacked bars on one scale: an action item is as wide in each of them."""
    scale = max((figure.total for figure in figures), default=1) or 1
    return {"bars": [(figure, list(segments_of(figure.counts, scale))) for figure in figures]}


@register.inclusion_tag("progress/_bar.html")
def bar(label: str, counts: "Counter[str]") -> dict[str, Any]:
    """One stacked bar that fills the width."""
    return {"label": label, "segments": list(segments_of(counts, counts.total() or 1))}


@register.simple_tag
def moving_of(counts: "Counter[str]") -> str:
    """Return how many of the action items are in progress, ongoing or implemented."""
    return ngettext(
        "%(moving)s of %(total)s action item is under way or done.",
        "%(moving)s of %(total)s action items are under way or done.",
        counts.total(),
    ) % {"moving": sum(counts[status] for status in MOVING), "total": counts.total()}


@register.filter
def of(counts: Mapping[str, int], key: str) -> int:
    """Return the number that is kept under the key; none is nought."""
    return counts.get(key, 0)


@register.filter
def in_words(cell: Cell) -> str:
    """Return what a cell of the grid says aloud after its paragraph and addressee."""
    if cell.total == 1:
        return cell.explanation
    items = ngettext("%(number)s item", "%(number)s items", cell.total) % {"number": cell.total}
    return f"{items}: {cell.explanation}"


@register.simple_tag(takes_context=True)
def rows_behind(context: RequestContext, figure: Figure, status: str) -> str:
    """Return the address that lists the action items which a number of the figures counts."""
    codes = None if figure.label == context["whole"].label else figure.codes
    query = address_with(context, addressee=codes, status=status, page=None)
    return f"{context.get('list', '')}{query}"


@register.filter
def dated(meeting: Meeting) -> str:
    """Return the meeting with its first day: "COP15, 23 March 2026".

    Where the last day is not known, nor is the first: it was in session on the day given.
    """
    words = f"{meeting.label}, {day(meeting.starts_on)}"
    return words if meeting.ends_on else _("%(meeting)s (in session)") % {"meeting": words}
