"""Finds the lettered, roman and numbered lists in the text of a paragraph."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

# A mark stands first on its line, and white space or nothing follows: (a), a), a.
MARK = re.compile(
    r"^[^\S\n]*(?P<mark>\((?P<both>[A-Za-z0-9]{1,8})\)"
    r"|(?P<after>[A-Za-z0-9]{1,8})\)"
    r"|(?P<stop>[A-Za-z0-9]{1,8})\.)(?!\S)",
    re.MULTILINE,
)
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def letter(number: int) -> str:
    """a … z, then aa, bb …"""
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        turns, number = divmod(number, value)
        written += sign * turns
    return written


def capital_letter(number: int) -> str:
    return letter(number).upper()


def capital_roman(number: int) -> str:
    return roman(number).upper()


ALPHABETS: tuple[Callable[[int], str], ...] = (letter, roman, str, capital_letter, capital_roman)


@dataclass
class Point:
    """A stretch of text with the list that follows it; the paragraph is one without a mark.

    `label` is what the mark says (a). The mark begins at `start`; the words go from `words` to
    `end`, with the white space before and after them.
    """

    label: str = ""
    start: int = 0
    words: int = 0
    end: int = 0
    points: "list[Point]" = field(default_factory=list)

    def walk(self) -> "Iterator[Point]":
        """Yield it and every point under it, in the order of the text."""
        yield self
        for each in self.points:
            yield from each.walk()


@dataclass
class Open:
    """A list that may go on: the form of its marks, their alphabet, and what it hangs on."""

    form: str
    alphabet: Callable[[int], str]
    of: Point

    def takes(self, form: str, label: str) -> bool:
        return form == self.form and label == self.alphabet(len(self.of.points) + 1)


def outline(text: str) -> Point:
    """Return the paragraph as its lists divide it.

    A mark counts only where its list expects it: (b) after (a). A list has at least two points; a
    line without a mark goes on with what stands before it.
    """
    found = [Point()]
    lists: list[Open] = []
    for mark in MARK.finditer(text):
        form = next(name for name in ("both", "after", "stop") if mark[name])
        going_on = continued(lists, form, mark[form]) or begun(lists, form, mark[form], found[-1])
        if going_on:
            lists = going_on
            found[-1].end = mark.start("mark")
            found.append(Point(mark[form], mark.start("mark"), mark.end("mark")))
            lists[-1].of.points.append(found[-1])
    found[-1].end = len(text)
    settle(found[0])
    return found[0]


def continued(lists: list[Open], form: str, label: str) -> list[Open]:
    """Return the lists up to the innermost that expects the mark; none if no list does."""
    for depth in range(len(lists), 0, -1):
        if lists[depth - 1].takes(form, label):
            return lists[:depth]
    return []


def begun(lists: list[Open], form: str, label: str, of: Point) -> list[Open]:
    """Return the lists with one more inside, if the mark can be the first of another kind."""
    for alphabet in ALPHABETS:
        known = any(each.form == form and each.alphabet is alphabet for each in lists)
        if label == alphabet(1) and not known:
            return [*lists, Open(form, alphabet, of)]
    return []


def settle(point: Point) -> None:
    """Let a single point run on in the text before it: a mark alone makes no list."""
    for each in point.points:
        settle(each)
    if len(point.points) == 1:
        point.end, point.points = point.points[0].end, point.points[0].points
