"""The title, the summary and the introductions to themes, as the data has them.

All return text: paragraphs are parted by a blank line.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..content import Content, Item
from . import figures
from .days import day
from .labels import in_sentence
from .saying import number, tongue


def paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def together(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)


def title_of(content: Content) -> str:
    """Return the title; that of the resolution is left out where it is in another language."""
    resolution = content.resolution
    parts = {"number": resolution.number, "title": resolution.title}
    if resolution.title and resolution.language == tongue():
        return _("Implementation of Resolution %(number)s: %(title)s") % parts
    return _("Implementation of Resolution %(number)s") % parts


def summary(content: Content) -> str:
    return paragraphs(
        mandate(content),
        together(standing(content), silence(content), movement(content)),
        together(pressing(content), from_parties(content)),
    )


def mandate(content: Content) -> str:
    """Return what the document reports on, for which period, and who asked for it."""
    at = content.resolution.reporting_paragraph
    parts = {
        "number": content.resolution.number,
        "first": day(content.scope.from_day),
        "last": day(content.scope.cut_off),
        "paragraph": at,
    }
    plain = _(
        "This document reports on the implementation of Resolution %(number)s from %(first)s "
        "to %(last)s."
    )
    asked = _(
        "This document reports on the implementation of Resolution %(number)s from %(first)s "
        "to %(last)s, as requested in paragraph %(paragraph)s of the Resolution."
    )
    return (plain if at is None else asked) % parts


def standing(content: Content) -> str:
    """Return how many action items are under way or done."""
    total, moving = len(content.items), len(figures.moving(content.items))
    parts = {"total": number(total), "number": number(moving)}
    if not total:
        return ""
    if not moving:
        return _("None of the action items is implemented, ongoing or in progress yet.")
    return (
        ngettext(
            "Of %(total)s action items, %(number)s is implemented, ongoing or in progress.",
            "Of %(total)s action items, %(number)s are implemented, ongoing or in progress.",
            moving,
        )
        % parts
    )


def silence(content: Content) -> str:
    """Return of how many action items nothing is known."""
    silent = len(figures.silent(content.items))
    if not content.items:
        return ""
    if not silent:
        return _("There is information on all of them.")
    return ngettext(
        "There is no information on %(number)s action item.",
        "There is no information on %(number)s action items.",
        silent,
    ) % {"number": number(silent)}


def movement(content: Content) -> str:
    """Return how many action items have changed their status, and since when."""
    moved = figures.moved(content)
    if not content.items:
        return ""
    if not moved:
        return _("No status has changed since %(date)s.") % {"date": day(content.scope.since)}
    return moved_since(content, moved)


def moved_since(content: Content, moved: int) -> str:
    plain = ngettext(
        "The status of %(number)s action item has changed since %(date)s.",
        "The status of %(number)s action items has changed since %(date)s.",
        moved,
    )
    after_a_report = ngettext(
        "The status of %(number)s action item has changed since the previous report (%(symbol)s, "
        "as at %(date)s).",
        "The status of %(number)s action items has changed since the previous report (%(symbol)s, "
        "as at %(date)s).",
        moved,
    )
    symbol = content.scope.compared_with
    return (after_a_report if symbol else plain) % {
        "number": number(moved),
        "date": day(content.scope.since),
        "symbol": symbol,
    }


def pressing(content: Content) -> str:
    """Return how many action items missed a deadline, and how many need funding."""
    missed, needing = len(figures.missed(content)), len(figures.needing_funding(content))
    late = ngettext(
        "A deadline was missed for %(number)s action item.",
        "A deadline was missed for %(number)s action items.",
        missed,
    ) % {"number": number(missed)}
    poor = ngettext(
        "Funding is needed for %(number)s action item.",
        "Funding is needed for %(number)s action items.",
        needing,
    ) % {"number": number(needing)}
    return together(late if missed else "", poor if needing else "")


def from_parties(content: Content) -> str:
    """Return how many Parties reported, which they do of their own accord."""
    reporting = figures.reporting(content)
    if not content.parties:
        return ""
    none = _("None of the %(total)s Parties reported actions in this period; this is voluntary.")
    some = _("Of %(total)s Parties, %(number)s reported actions in this period; this is voluntary.")
    return (some if reporting else none) % {
        "total": number(content.parties),
        "number": number(reporting),
    }


def of_theme(content: Content, code: str) -> str:
    """Return what introduces a theme: how far its action items have come."""
    items = figures.of_theme(content, code)
    silent = len(figures.silent(items))
    unknown = _("There is no information on %(number)s of them.") % {"number": number(silent)}
    return together(standing_of_theme(items), unknown if silent and len(items) > 1 else "")


def standing_of_theme(items: list[Item]) -> str:
    total, moving = len(items), len(figures.moving(items))
    if total == 1:
        return _("There is one action item under this theme: its status is “%(status)s”.") % {
            "status": in_sentence(items[0].status)
        }
    none = _("None of the action items under this theme (%(total)s) is under way or done yet.")
    every = _("All action items under this theme (%(total)s) are under way or done.")
    some = ngettext(
        "Of the %(total)s action items under this theme, %(number)s is under way or done.",
        "Of the %(total)s action items under this theme, %(number)s are under way or done.",
        moving,
    )
    sentence = none if not moving else every if moving == total else some
    return sentence % {"total": number(total), "number": number(moving)}
