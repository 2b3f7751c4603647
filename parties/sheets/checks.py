"""What a cell that differs may not say, each with a sentence that says what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ..models import PartyAction
from .cells import is_cut, line_of, links_of
from .columns import TEXTS
from .entering import DAYS, links_in, problem_of
from .plan import CellChange

# A year typed into a cell for days becomes a day of 1905.
FIRST_YEAR, LAST_YEAR = 1950, 2100
MOST_TITLE = PartyAction._meta.get_field("title").max_length or 300


def checked(
    cells: Iterable[CellChange], said: Mapping[str, str], action: PartyAction | None
) -> list[CellChange]:
    """Return the cells, those with a problem marked so."""
    return [
        each if each.problem else replace(each, problem=problem_in(each.name, said, action))
        for each in cells
    ]


def problem_in(name: str, said: Mapping[str, str], action: PartyAction | None) -> str:
    if action is not None and too_long_here(name, action):
        return _(
            "The text on the site is too long for a cell, so it cannot be changed from here: "
            "change it on the page of %(action)s."
        ) % {"action": action.reference}
    if name == "title" and len(said[name]) > MOST_TITLE:
        return _("The title is too long: at most %(most)s characters.") % {"most": MOST_TITLE}
    if name in DAYS:
        return problem_of_day(said[name])
    if name in ("stage", "language") and not said[name]:
        return _("The cell is empty: choose one from the list.")
    if name == "links":
        return next(filter(None, map(problem_of, links_in(said))), "")
    return ""


def problem_of_day(text: str) -> str:
    if not text or FIRST_YEAR <= date.fromisoformat(text).year <= LAST_YEAR:
        return ""
    return _(
        "The day %(day)s cannot be meant: write year-month-day, like 2026-06-05. A year alone is "
        "taken for something else."
    ) % {"day": text}


def too_long_here(name: str, action: PartyAction) -> bool:
    value: Any = getattr(action, name, "")
    if name == "links":
        value = "\n".join(map(line_of, links_of(action)))
    return name in (*TEXTS, "links") and is_cut(value)
