"""Makes of a row what the services take: an entry, and which evidence stays."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resolutions.models import ActionItem

from ..choices import EntryLanguage, Stage
from ..entries import ActionEntry, Shown
from ..models import ActionEvidence, PartyAction
from ..models.actions import WORDS
from .cells import line_of, link_in, links_of

DAYS = ("starts_on", "ends_on")


def defaults() -> dict[str, str]:
    """Return what a new row says where it leaves a choice open."""
    language = (get_language() or "")[:2]
    known = language if language in EntryLanguage.values else EntryLanguage.ENGLISH
    return {"stage": Stage.UNDER_WAY.value, "language": str(known)}


def new_entry(said: Mapping[str, str], items: Mapping[str, ActionItem]) -> ActionEntry:
    """Return the entry of a row that begins an action."""
    return ActionEntry(
        **{name: value_of(name, said[name]) for name in WORDS},
        items=[items[reference] for reference in said["items"].split()],
        evidence=[shown_by(line) for line in links_in(said)],
    )


def changed_entry(
    action: PartyAction,
    said: Mapping[str, str],
    differing: Iterable[str],
    items: Mapping[str, ActionItem],
) -> ActionEntry:
    """Return the entry of a row that changes an action: what does not differ stays to the letter.

    Args:
        differing: the names of the cells that say something else than the action.
    """
    differing = set(differing)
    values: dict[str, Any] = {
        name: value_of(name, said[name]) if name in differing else getattr(action, name)
        for name in WORDS
    }
    chosen = list(action.items.all())
    if "items" in differing:
        chosen = [items[reference] for reference in said["items"].split()]
    added = new_links(action, said) if "links" in differing else []
    return ActionEntry(**values, items=chosen, evidence=[shown_by(line) for line in added])


def value_of(name: str, text: str) -> Any:
    if name in DAYS:
        return date.fromisoformat(text) if text else None
    return text


def links_in(said: Mapping[str, str]) -> list[str]:
    return said["links"].split("\n") if said["links"] else []


def new_links(action: PartyAction, said: Mapping[str, str]) -> list[str]:
    """Return the lines of links that the action does not show yet."""
    there = {line_of(link) for link in links_of(action)}
    return [line for line in links_in(said) if line not in there]


def kept_evidence(action: PartyAction, said: Mapping[str, str]) -> list[int]:
    """Return the keys of what stays: all files, and the links that the row still names."""
    named = set(links_in(said))
    shown: list[ActionEvidence] = action.shown_now  # type: ignore[attr-defined]
    return [each.pk for each in shown if not each.url or line_of(each) in named]


def shown_by(line: str) -> Shown:
    title, url = link_in(line)
    return Shown(title=title[:300], url=url)


def problem_of(line: str) -> str:
    """Return why a line is no link, and what to do; nothing if it is one."""
    title, url = link_in(line)
    try:
        ActionEvidence(title=title[:300], url=url).clean_fields(exclude=["action", "version"])
    except ValidationError:
        return _(
            "“%(line)s” is not a link: write a title, then |, then an address that begins with "
            "https://."
        ) % {"line": Truncator(line).chars(40)}
    return ""
