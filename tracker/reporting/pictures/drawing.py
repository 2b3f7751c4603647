"""The grain of every picture: elements of SVG, texts that fit, and a name of its own for each."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from xml.sax.saxutils import escape, quoteattr

from resolutions.validators import UNSAYABLE

# In the units of the drawing; printed at 160 mm, twelve of them are a text of 11 points.
WIDTH = 480
SIZE = 12
# The sizes in which labels are set, and how far apart their lines are.
SIZES = (12, 11, 10, 9.5)
APART = 1.12
# What keeps one label from the next, above and beside.
BETWEEN = 4
# How wide labels may be.
ROOMS = (88, 104, 120, 136, 152, 168)
LINE = 15
GAP = 8

INK = "#16232b"
QUIET = "#54646d"
RULE = "#c3cbcd"
PAPER = "#ffffff"

Number = int | float
# A drawing with its width and height in pixels.
Drawn = tuple[str, int, int]

# How wide letters are in Noto Sans, in parts of the size of the type.
NARROW = frozenset("ijlI.,:;'|!·()[]- \u00a0\u202f\u2009’")
SLIM = frozenset('frtJ/–"°«»›‹')
BROAD = frozenset("mwMW@%—…OQGDHNU◐↻○✓")


def said(value: str | Number) -> str:
    """Return a number as briefly as SVG allows, and a text as it is."""
    return value if isinstance(value, str) else f"{round(value, 2):g}"


def element(name: str, attributes: Mapping[str, str | Number], *children: str) -> str:
    """Return an element; texts among the children are escaped already."""
    pairs = "".join(f" {key}={quoteattr(said(value))}" for key, value in attributes.items())
    return f"<{name}{pairs}>{''.join(children)}</{name}>" if children else f"<{name}{pairs}/>"


def safe(text: str) -> str:
    """Return a text so that it stands in XML, without what XML cannot say."""
    return escape(UNSAYABLE.sub("", text))


def text(
    words: str, x: Number, y: Number, *, fill: str = INK, kind: str = "ink", **more: str | Number
) -> str:
    """Return words at a place; `y` is the line on which they stand."""
    attributes = {key.replace("_", "-"): value for key, value in more.items()}
    return element("text", {"class": kind, "x": x, "y": y, "fill": fill, **attributes}, safe(words))


def group(children: Iterable[str], *, title: str = "", **attributes: str | Number) -> str:
    """Return elements together; `title` is what a pointer that rests on them brings up."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    inside = [element("title", {}, safe(title))] if title else []
    return element("g", named, *inside, *children)


def picture(children: Iterable[str], definitions: str, height: Number) -> Drawn:
    """Return the whole drawing; what it shows is said where it stands."""
    tall = round(height)
    attributes: dict[str, str | Number] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "picture",
        "viewBox": f"0 0 {WIDTH} {tall}",
        "width": WIDTH,
        "height": tall,
        "font-family": "Noto Sans, sans-serif",
        "font-size": SIZE,
    }
    defined = element("defs", {}, definitions) if definitions else ""
    return element("svg", attributes, defined, *children), WIDTH, tall


def prefix(*content: object) -> str:
    """Return the beginning of the ids of a picture: several stand on one page."""
    return "p" + hashlib.sha256(repr(content).encode()).hexdigest()[:10]


def wide(letter: str) -> float:
    """Return about how wide a letter is; rather too much than too little."""
    if letter in NARROW:
        return 0.34
    if letter in SLIM:
        return 0.42
    if letter >= "\u2e80":
        return 1.05
    if letter in BROAD:
        return 0.95
    return 0.68 if letter.isupper() else 0.6


def width_of(words: str, size: Number = SIZE) -> float:
    """Return how wide words are; summed so that every version of Python finds the same."""
    return fsum(map(wide, words)) * size


def cut(words: str, room: Number, size: Number = SIZE) -> str:
    """Return the words, or as many letters of them as there is room for, and an ellipsis."""
    if width_of(words, size) <= room:
        return words
    kept = words
    while kept and width_of(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def wrapped(words: str, room: Number, lines: int, size: Number = SIZE) -> list[str]:
    """Return the words in at most so many lines; the last is cut where they do not fit."""
    found: list[str] = []
    rest = words.split()
    while rest and len(found) < lines - 1:
        found.append(rest.pop(0))
        while rest and width_of(f"{found[-1]} {rest[0]}", size) <= room:
            found[-1] += f" {rest.pop(0)}"
    if rest:
        found.append(" ".join(rest))
    return [cut(line, room, size) for line in found]


@dataclass(frozen=True)
class Labels:
    """How a column of labels is set: all alike, each in so many lines at the most."""

    room: int
    size: Number
    lines: int

    def lines_of(self, words: str) -> list[str]:
        return wrapped(words, self.room, self.lines, self.size)

    def shows(self, words: str) -> bool:
        """Whether all of a label can be read."""
        return " ".join(self.lines_of(words)) == " ".join(words.split())

    def drawn(self, words: str, x: Number, middle: Number, *, anchor: str = "start") -> str:
        """Return a label, its lines around the middle of its row; `x` is where it is anchored."""
        lines = self.lines_of(words)
        apart = self.size * APART
        first = middle + self.size / 3 - (len(lines) - 1) * apart / 2
        written = [
            text(line, x, first + at * apart, font_size=self.size, text_anchor=anchor)
            for at, line in enumerate(lines)
        ]
        return group(written, title=words)


def labels_for(
    found: Sequence[str], height: Number, *, least: Number = SIZES[-1], widest: int = ROOMS[-1]
) -> Labels:
    """Return how labels are set: in the narrowest room, and there as large, as shows all of them.

    Where none does, the widest room cuts what is too long.

    Args:
        height: how far each is from the one below it.
        least: the smallest size in which they may be set.
        widest: how wide they may be.
    """
    ways = [
        Labels(room, size, max(1, int((height - BETWEEN) / (size * APART))))
        for room in ROOMS
        for size in SIZES
        if size >= least and room <= widest
    ]
    return next((way for way in ways if all(map(way.shows, found))), ways[-1])
