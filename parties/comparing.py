"""What changed between two texts of one action, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar

from django.template.defaultfilters import date as date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from .models import ActionVersion, PartyAction
from .models.actions import WORDS

T = TypeVar("T")

NEW, GONE = "ins", "del"

PIECES = re.compile(r"\w+\s*|[^\w\s]\s*|^\s+")
SENTENCES = re.compile(r".+?(?:[.!?]\s+|\n+|$)", re.DOTALL)
# Longer texts are compared sentence by sentence: words would take seconds.
MOST_PIECES = 4_000


@dataclass(frozen=True)
class Piece:
    """A run of words, new ("ins"), gone ("del") or in both."""

    words: str
    mark: str = ""

    def html(self) -> SafeString:
        """The words, escaped, in the element that marks them."""
        shape = f"<{self.mark}>{{}}</{self.mark}>" if self.mark else "{}"
        return format_html(shape, self.words)


@dataclass(frozen=True)
class Change:
    """A field that says something else: its name, and the old and the new text in one."""

    label: str
    marked: SafeString


def label_of(name: str) -> str:
    """Return what a field is called."""
    return str(capfirst(PartyAction._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def changes(old: ActionVersion, new: ActionVersion | PartyAction) -> list[Change]:
    """Return what `new` says otherwise than `old`, field by field."""
    found = []
    for name in WORDS:
        before, after = said(old, name), said(new, name)
        if before != after:
            found.append(Change(label_of(name), marked(before, after)))
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


def word_by_word(before: str, after: str) -> list[Piece]:
    """Return what is gone, new and in both, in the order in which it is read."""
    old, new = pieces(before, after)
    # White space alone is no change.
    before_words, after_words = ([each.strip() for each in text] for text in (old, new))
    matcher = SequenceMatcher(None, before_words, after_words, autojunk=False)
    found: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("".join(new[j1:j2])))
            continue
        found.append(Piece("".join(old[i1:i2]), GONE))
        found.append(Piece("".join(new[j1:j2]), NEW))
    return [piece for piece in found if piece.words]


def marked(before: str, after: str) -> SafeString:
    """Return both texts as one, with what went in `<del>` and what came in `<ins>`."""
    return format_html_join("", "{}", ((each.html(),) for each in word_by_word(before, after)))


def pieces(before: str, after: str) -> tuple[list[str], list[str]]:
    words = PIECES.findall(before), PIECES.findall(after)
    if sum(map(len, words)) <= MOST_PIECES:
        return words
    return SENTENCES.findall(before), SENTENCES.findall(after)
