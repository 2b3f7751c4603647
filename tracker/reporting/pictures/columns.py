"""Stacked columns: how many of each kind there were at several times."""

from collections.abc import Sequence

from ..document import Series
from .bars import inside, keys
from .drawing import (
    GAP,
    QUIET,
    RULE,
    WIDTH,
    Drawn,
    Number,
    cut,
    element,
    group,
    picture,
    prefix,
    text,
    width_of,
    wrapped,
)
from .looks import Look, box, looks_of, patterns

LEFT = 34
TALL = 190
SMALL = 11
STEPS = (1, 2, 5)
# The most that a date in words takes that stands upright.
UPRIGHT = 170


def stacked_columns(
    categories: Sequence[str], series: Sequence[Series], *, legend: bool = True
) -> Drawn:
    """Return a column for each category (a day in words), cut by series, the first at the foot.

    Args:
        series: each with a value for each category.
        legend: whether the names of the series stand above.
    """
    name = prefix("columns", categories, series)
    looks = looks_of(series)
    drawn, top = keys(series, looks, name) if legend else ([], float(GAP))
    sums = [sum(each.values[at] for each in series) for at in range(len(categories))]
    step = tick(max(sums or [0]))
    highest = max(step, -(-max(sums or [0]) // step) * step)
    drawn += scale(top, step, highest)
    slot = (WIDTH - LEFT) / max(1, len(categories))
    for at, category in enumerate(categories):
        drawn += column(category, at, series, looks, name, top, slot, TALL / highest)
    words, depth = days(categories, slot, top + TALL)
    return picture([*drawn, *words], patterns(looks, name), top + TALL + depth)


def tick(most: int) -> int:
    """Return the distance of the lines of the scale: at most six of them, in round numbers."""
    power = 1
    while True:
        for each in STEPS:
            if each * power * 5 >= most:
                return each * power
        power *= 10


def scale(top: float, step: int, highest: int) -> list[str]:
    found = []
    for value in range(0, highest + 1, step):
        y = top + TALL - value * TALL / highest
        line: dict[str, str | Number] = {"class": "rule", "stroke": RULE, "stroke-width": 1}
        found.append(element("line", {**line, "x1": LEFT, "x2": WIDTH, "y1": y, "y2": y}))
        words = text(
            str(value), LEFT - 6, y + 4, fill=QUIET, kind="quiet",
            text_anchor="end", font_size=SMALL,
        )  # fmt: skip
        found.append(words)
    return found


def column(
    category: str, at: int, series: Sequence[Series], looks: Sequence[Look], name: str,
    top: float, slot: float, unit: float,
) -> list[str]:  # fmt: skip
    found = []
    wide = min(56.0, slot * 0.72)
    x = LEFT + at * slot + (slot - wide) / 2
    y = top + TALL
    for each, look in zip(series, looks, strict=True):
        value = each.values[at]
        if value:
            tall = value * unit
            y -= tall
            shapes = box(look, name, x, y + 0.5, wide, max(tall - 1, 0.5))
            if tall >= 15:
                shapes += inside(look, value, x + wide / 2, y + tall / 2, wide)
            title = f"{category} · {each.title} · {value}"
            found.append(group(shapes, title=title, class_=look.name))
    return found


def days(categories: Sequence[str], slot: float, y: float) -> tuple[list[str], float]:
    """Return the names under the columns, and how much height they take.

    They lie where words fit side by side; otherwise they stand upright, and where even lines are
    too close, only every second, third … has its name.
    """
    lying = all(
        width_of(word, SMALL) <= slot - 4 for each in categories for word in each.split()[:3]
    )
    deep = max([len(wrapped(each, slot - 4, 9, SMALL)) for each in categories] or [0])
    if lying and deep <= 3:
        return lines_under(categories, slot, y), deep * 13 + GAP
    every = max(1, -(-13 // slot))
    high = min(UPRIGHT, max([width_of(each, SMALL) for each in categories] or [0])) + GAP
    found = []
    for at, category in enumerate(categories):
        if at % every == 0:
            x = LEFT + (at + 0.5) * slot + 4
            found.append(group([upright(cut(category, UPRIGHT, SMALL), x, y + 6)], title=category))
    return found, high


def lines_under(categories: Sequence[str], slot: float, y: float) -> list[str]:
    found = []
    for at, category in enumerate(categories):
        x = LEFT + (at + 0.5) * slot
        written = [
            text(line, x, y + 15 + number * 13, text_anchor="middle", font_size=SMALL)
            for number, line in enumerate(wrapped(category, slot - 4, 3, SMALL))
        ]
        found.append(group(written, title=category))
    return found


def upright(words: str, x: Number, y: Number) -> str:
    turn = f"rotate(-90 {x:g} {y:g})"
    return text(words, x, y, text_anchor="end", font_size=SMALL, transform=turn)
