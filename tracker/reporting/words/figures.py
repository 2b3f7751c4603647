"""Figures of a report that its sentences, tables and pictures share: each is counted here."""

from collections import Counter
from collections.abc import Iterable

from resolutions.choices import MOVING, Status

from ..content import Content, Due, Item

# The deadlines by their state, the most pressing first.
STATES = ("missed", "due", "met")


def silent(items: Iterable[Item]) -> list[Item]:
    """Return the items of which nothing is known."""
    return [each for each in items if each.status == Status.NO_INFORMATION]


def moving(items: Iterable[Item]) -> list[Item]:
    """Return the items that are in progress, ongoing or implemented."""
    return [each for each in items if each.status in MOVING]


def moved(content: Content) -> int:
    """Return how many items have changed their status since the day compared with."""
    return len({move.reference for move in content.moves})


def needing_funding(content: Content) -> list[Item]:
    return [each for each in content.items if each.needs_funding]


def deadlines(content: Content) -> list[tuple[Item, Due]]:
    """Return the deadlines with their items: the missed, those to come, the met; by day."""
    found = [(item, due) for item in content.items for due in item.deadlines]
    return sorted(found, key=lambda pair: _pressing(pair[1]))


def _pressing(due: Due) -> tuple[int, bool, str]:
    place = STATES.index(due.state) if due.state in STATES else len(STATES)
    return place, due.day is None, str(due.day or "")


def by_state(content: Content) -> "Counter[str]":
    return Counter(due.state for item in content.items for due in item.deadlines)


def missed(content: Content) -> list[Item]:
    """Return the items that missed a deadline."""
    return [item for item in content.items if any(due.state == "missed" for due in item.deadlines)]


def reporting(content: Content) -> int:
    """Return how many Parties reported actions in the period."""
    return sum(region.actions for region in content.regions)


def nil_returns(content: Content) -> int:
    return sum(region.nil for region in content.regions)


def paragraphs(items: Iterable[Item]) -> list[int]:
    """Return the numbers of the paragraphs of the items, each once, in the order of the text."""
    return sorted({each.paragraph for each in items})


def of_theme(content: Content, code: str) -> list[Item]:
    return [each for each in content.items if each.theme == code]
