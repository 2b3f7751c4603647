"""What changed from one version of an action to the next: words, action items, evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from resolutions.models import ActionItem

from ..comparing import GONE, NEW, Piece, label_of, said, word_by_word
from ..models import ActionEvidence, ActionVersion, PartyAction
from ..models.actions import WORDS

PROSE = ("title", "done", "challenges", "support_needed")


@dataclass(frozen=True)
class Text:
    """All that one version says, or a working copy."""

    said: PartyAction | ActionVersion
    items: Sequence[ActionItem]
    evidence: Sequence[ActionEvidence]


@dataclass(frozen=True)
class Field:
    """One field of the text, in pieces that say what became of it."""

    name: str
    label: str
    pieces: Sequence[Piece]

    @property
    def changed(self) -> bool:
        return any(piece.mark for piece in self.pieces)

    @property
    def is_prose(self) -> bool:
        """Whether the Party's own words stand in it."""
        return self.name in PROSE


@dataclass(frozen=True)
class Row:
    """An action item or a piece of evidence: new, gone or in both."""

    shown: Any
    mark: str = ""


@dataclass(frozen=True)
class Changes:
    """A text with what is other than in an earlier one; all unmarked where there is none."""

    since: ActionVersion | None
    fields: Sequence[Field]
    items: Sequence[Row]
    evidence: Sequence[Row]

    @property
    def changed(self) -> bool:
        rows = [*self.items, *self.evidence]
        return any(each.changed for each in self.fields) or any(row.mark for row in rows)


def compared(text: Text, earlier: Text | None) -> Changes:
    """Return the text with its changes since the earlier one."""
    before = earlier.said if earlier else text.said
    fields = [
        Field(name, label_of(name), pieces(name, said(before, name), said(text.said, name)))
        for name in WORDS
    ]
    return Changes(
        since=before if earlier and isinstance(before, ActionVersion) else None,
        fields=[field for field in fields if field.pieces],
        items=rows(earlier.items if earlier else text.items, text.items, lambda item: item.pk),
        evidence=rows(earlier.evidence if earlier else text.evidence, text.evidence, same_evidence),
    )


def same_evidence(evidence: ActionEvidence) -> Any:
    """What makes two rows the same piece of evidence: versions copy them."""
    return (evidence.title, evidence.url, evidence.kept_id)


def pieces(name: str, before: str, after: str) -> list[Piece]:
    """Return the text in pieces: prose word by word, anything else as a whole."""
    if before == after:
        return [Piece(after)] if after else []
    if name in PROSE:
        return word_by_word(before, after)
    return [Piece(words, mark) for words, mark in ((before, GONE), (after, NEW)) if words]


def rows(before: Iterable[Any], after: Iterable[Any], key: Any) -> list[Row]:
    """Return what is there now, the new marked, and after it what is gone."""
    old, new = {key(each): each for each in before}, {key(each): each for each in after}
    there = [Row(each, "" if which in old else NEW) for which, each in new.items()]
    return there + [Row(each, GONE) for which, each in old.items() if which not in new]
