"""Makes of a plan what its page shows: values in words, long texts with the changes in sight."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.utils.formats import date_format

from ..choices import EntryLanguage, Stage
from .columns import SAID, TEXTS
from .plan import CellChange, Kind, RowPlan

# Words around a change, and words of a change, that are shown of a long text.
AROUND, SHOWN = 8, 40
WORD = re.compile(r"\S+\s*")
# More words than these are not compared one by one: that would take seconds.
MOST_COMPARED = 2_000


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it differs from the other text."""

    text: str
    differs: bool = False


@dataclass(frozen=True)
class ShownCell:
    """One cell on the page."""

    name: str
    label: str
    before: list[Piece]
    after: list[Piece]
    problem: str

    @property
    def is_prose(self) -> bool:
        """Whether the Party wrote it in its own language."""
        return self.name in TEXTS


def shown_cells(plan: RowPlan) -> Iterator[ShownCell]:
    """Yield the cells of a row in their order; of a new row that is wrong, those to be mended."""
    order = list(SAID)
    for cell in sorted(plan.cells, key=lambda cell: order.index(cell.name)):
        if plan.kind is Kind.WRONG and plan.action is None and not cell.problem:
            continue
        before, after = pieces(cell)
        yield ShownCell(cell.name, str(SAID[cell.name]), before, after, cell.problem)


def pieces(cell: CellChange) -> tuple[list[Piece], list[Piece]]:
    """Return what the site and the file say, cut down to where they differ."""
    if cell.name in (*TEXTS, "links"):
        return compared(cell.before, cell.after)
    before, after = in_words(cell.name, cell.before), in_words(cell.name, cell.after)
    return [Piece(before, True)] * bool(before), [Piece(after, True)] * bool(after)


def in_words(name: str, text: str) -> str:
    """Return a value as people read it."""
    if name == "stage" and text in Stage.values:
        return str(Stage(text).label)
    if name == "language" and text in EntryLanguage.values:
        return str(EntryLanguage(text).label)
    if name in ("starts_on", "ends_on"):
        try:
            return date_format(date.fromisoformat(text), "DATE_FORMAT")
        except ValueError:
            return text
    return text.replace(" ", ", ") if name == "items" else text


def compared(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts with the words that differ marked, and what is alike between them cut."""
    old, new = WORD.findall(before.strip()), WORD.findall(after.strip())
    pairs = list(runs([word.strip() for word in old], [word.strip() for word in new]))
    last = len(pairs) - 1
    was, becomes = [], []
    for place, (same, left, right) in enumerate(pairs):
        cut = alike if same else differing
        was.append(cut(old[left], place == 0, place == last))
        becomes.append(cut(new[right], place == 0, place == last))
    return [piece for piece in was if piece.text], [piece for piece in becomes if piece.text]


def runs(old: list[str], new: list[str]) -> Iterator[tuple[bool, slice, slice]]:
    """Yield the parts of two lists of words in turn: whether they are alike, and where they are."""
    lead = beginning(old, new)
    tail = beginning(old[lead:][::-1], new[lead:][::-1])
    ends = len(old) - tail, len(new) - tail
    yield True, slice(0, lead), slice(0, lead)
    inner = old[lead : ends[0]], new[lead : ends[1]]
    if sum(map(len, inner)) > MOST_COMPARED:
        yield False, slice(lead, ends[0]), slice(lead, ends[1])
    else:
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, *inner, autojunk=False).get_opcodes():
            yield tag == "equal", slice(lead + i1, lead + i2), slice(lead + j1, lead + j2)
    yield True, slice(ends[0], None), slice(ends[1], None)


def beginning(old: list[str], new: list[str]) -> int:
    """Return how many words both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(old), len(new)))


def alike(words: list[str], first: bool, last: bool) -> Piece:
    """Return words that both texts have: those beside a change."""
    before = 0 if first else AROUND
    after = 0 if last else AROUND
    if len(words) <= before + after + 1:
        return Piece("".join(words))
    kept = [*words[:before], "… ", *words[len(words) - after :]]
    return Piece("".join(kept))


def differing(words: list[str], first: bool, last: bool) -> Piece:
    """Return words that one text has: a long run, by its ends."""
    if len(words) > 2 * SHOWN:
        words = [*words[:SHOWN], "… ", *words[-SHOWN:]]
    return Piece("".join(words), True)
