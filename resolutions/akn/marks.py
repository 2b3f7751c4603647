"""Marks the clauses, addressees and cross-references where the text has their words."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from .markup import escaped, tag

# What may stand inside what, the outermost first. None stands inside another of its name.
NAMES = ("inline", "organization", "ref")
START = attrgetter("start")


@dataclass(frozen=True)
class Stretch:
    """A part of the text, from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Mark(Stretch):
    """An element round a part of the text."""

    name: str
    attributes: dict[str, str]


class Marks:
    """The marks of one paragraph. They never cross each other, nor the end of a block."""

    def __init__(self, text: str, blocks: list[Stretch]) -> None:
        self.text = text
        self.blocks = blocks
        self.marks: dict[str, list[Mark]] = {name: [] for name in NAMES}

    def put(self, at: Stretch, name: str, /, **attributes: str) -> bool:
        """Put an element round the stretch, if it has room there; say whether it has."""
        own = self.marks[name]
        others = (self.marks[each] for each in NAMES if each != name)
        if not self.in_a_block(at) or overlaps(own, at) or any(crosses(o, at) for o in others):
            return False
        insort(own, Mark(at.start, at.end, name, attributes), key=START)
        return True

    def at(self, at: Stretch, name: str) -> Mark | None:
        """Return the mark of that name round exactly this stretch."""
        own = self.marks[name]
        place = bisect_left(own, at.start, key=START)
        found = own[place] if place < len(own) else None
        return found if found and (found.start, found.end) == (at.start, at.end) else None

    def in_a_block(self, at: Stretch) -> bool:
        place = bisect_right(self.blocks, at.start, key=START) - 1
        return place >= 0 and at.end <= self.blocks[place].end

    def written(self, block: Stretch) -> str:
        """Return the block with its marks. Without them it is the text, to the letter."""
        done, at = "", block.start
        inside: list[Mark] = []
        for mark in self.within(block):
            while inside and inside[-1].end <= mark.start:
                done += self.plain(at, inside[-1].end, block) + f"</{inside[-1].name}>"
                at = inside.pop().end
            done += self.plain(at, mark.start, block) + tag(mark.name, mark.attributes)
            at = mark.start
            inside.append(mark)
        for mark in reversed(inside):
            done += self.plain(at, mark.end, block) + f"</{mark.name}>"
            at = mark.end
        return done + self.plain(at, block.end, block)

    def within(self, block: Stretch) -> list[Mark]:
        """The marks in the block, each after those that it stands inside."""
        found = [
            mark
            for own in self.marks.values()
            for mark in own[
                bisect_left(own, block.start, key=START) : bisect_left(own, block.end, key=START)
            ]
        ]
        return sorted(found, key=lambda mark: (mark.start, -mark.end, NAMES.index(mark.name)))

    def plain(self, start: int, end: int, block: Stretch) -> str:
        """Return a part of the text, with `eol` at each line break but those at the block's end."""
        whole = self.text[block.start : block.end]
        last = block.start + len(whole.rstrip())
        middle, rest = self.text[start : min(end, last)], self.text[max(start, last) : end]
        return escaped(middle).replace("\n", "<eol/>\n") + escaped(rest)


def overlaps(marks: list[Mark], at: Stretch) -> bool:
    """Whether any of the marks, which do not overlap each other, shares a letter with it."""
    place = bisect_left(marks, at.end, key=START) - 1
    return place >= 0 and marks[place].end > at.start


def crosses(marks: list[Mark], at: Stretch) -> bool:
    """Whether one of the marks begins outside of it and ends inside, or the other way round."""
    before = bisect_left(marks, at.start, key=START) - 1
    last = bisect_left(marks, at.end, key=START) - 1
    return (before >= 0 and at.start < marks[before].end < at.end) or (
        last >= 0 and at.start < marks[last].start and marks[last].end > at.end
    )


def places(text: str, words: str, within: Stretch) -> Iterator[Stretch]:
    """Yield where the words stand, one after the other, as words and not as parts of them."""
    start = within.start
    while words.strip() and (start := text.find(words, start, within.end)) >= 0:
        end = start + len(words)
        if is_edge(text, start) and is_edge(text, end):
            yield Stretch(start, end)
            start = end
        else:
            start += 1


def is_edge(text: str, at: int) -> bool:
    """Whether a word may begin or end there. Scripts without capitals may leave no space."""
    sides = text[at - 1 : at + 1] if at else ""
    return len(sides) < 2 or not all(
        each.isdigit() or each.lower() != each.upper() for each in sides
    )
