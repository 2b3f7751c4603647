"""What changed between two texts of one action, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar

from django.template.defaultfilters import date as date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from .models import ActionVersion, PartyAction
from .models.actions import WORDS

T = TypeVar("T")

PIECES = re.compile(r"\w+\s*|[^\w\s]\s*|^\s+")
SENTENCES = re.compile(r".+?(?:[.!?]\s+|\n+|$)", re.DOTALL)
# Longer texts are compared sentence by sentence: words would take seconds.
MOST_PIECES = 4_000


@dataclass(frozen=True)
class Change:
    """A field that says something else: its name, and the old and the new text in one."""

    label: str
    marked: SafeString


def changes(old: ActionVersion, new: ActionVersion | PartyAction) -> list[Change]:
    """Return what `new` says otherwise than `old`, field by field."""
    found = []
    for name in WORDS:
        before, after = said(old, name), said(new, name)
        if before != after:
            label = capfirst(str(old._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
            found.append(Change(label, marked(before, after)))
    return found


def said(source: Any, name: str) -> str:
    """Return what a field says, as it is read on a page."""
    value = getattr(source, name)
    if name in ("stage", "language"):
        return str(getattr(source, f"get_{name}_display")())
    if name in ("starts_on", "ends_on"):
        return date_format(value, "DATE_FORMAT") if value else ""
    return str(value)


def list_changes(old: list[T], new: list[T]) -> tuple[list[T], list[T]]:
    """Return what went from a list and what came to it."""
    return [each for each in old if each not in new], [each for each in new if each not in old]


def marked(before: str, after: str) -> SafeString:
    """Return both texts as one, with what went in `<del>` and what came in `<ins>`."""
    return mark_safe("".join(_marked(before, after)))  # noqa: S308 (each piece is escaped)


def _marked(before: str, after: str) -> Iterator[str]:
    old, new = pieces(before, after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        went, came = "".join(old[i1:i2]), "".join(new[j1:j2])
        if tag == "equal":
            yield format_html("{}", went)
            continue
        if went:
            yield format_html("<del>{}</del>", went)
        if came:
            yield format_html("<ins>{}</ins>", came)


def pieces(before: str, after: str) -> tuple[list[str], list[str]]:
    words = PIECES.findall(before), PIECES.findall(after)
    if sum(map(len, words)) <= MOST_PIECES:
        return words
    return SENTENCES.findall(before), SENTENCES.findall(after)
