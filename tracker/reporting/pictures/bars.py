"""Stacked bars: what each of several has of each kind, longest bar across the whole width."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Series
from .drawing import (
    GAP,
    INK,
    QUIET,
    RULE,
    WIDTH,
    Drawn,
    Labels,
    Number,
    element,
    group,
    labels_for,
    picture,
    prefix,
    text,
)
from .looks import Look, badge, box, legend, looks_of, patterns, width_of_badge

TOTALS = 34
# Of one bar; and of all together, so that thirty still fit on a page.
HIGHEST, LOWEST = 32.0, 20.0
TALLEST = 330
# Of their names.
SMALLEST = 10


@dataclass(frozen=True)
class Scale:
    """How bars are named, how far apart they are, and how long for each that is counted."""

    labels: Labels
    step: float
    unit: float

    @property
    def left(self) -> int:
        """Where the bars begin."""
        return self.labels.room + GAP


def stacked_bars(
    categories: Sequence[str], series: Sequence[Series], *, legend: bool = True
) -> Drawn:
    """Return a bar for each category, cut by series, with the sum at its end.

    Args:
        series: in the order in which they stand in a bar; each with a value for each category.
        legend: whether the names of the series stand above.
    """
    name = prefix("bars", categories, series)
    looks = looks_of(series)
    drawn, top = keys(series, looks, name) if legend else ([], 0.0)
    scale = scale_of(categories, series)
    for at, category in enumerate(categories):
        y = top + at * scale.step
        middle, right = y + scale.step / 2, scale.labels.room
        drawn.append(scale.labels.drawn(category, right, middle, anchor="end"))
        drawn += bar(category, at, series, looks, name, y, scale)
    height = top + len(categories) * scale.step
    drawn.append(baseline(scale.left, top, height))
    return picture(drawn, patterns(looks, name), height + 1)


def scale_of(categories: Sequence[str], series: Sequence[Series]) -> Scale:
    step = max(LOWEST, min(HIGHEST, TALLEST / max(1, len(categories))))
    labels = labels_for(categories, step, least=SMALLEST)
    most = max([sum(each.values[at] for each in series) for at in range(len(categories))] or [0])
    return Scale(labels, step, (WIDTH - labels.room - GAP - TOTALS) / max(1, most))


def keys(series: Sequence[Series], looks: Sequence[Look], name: str) -> tuple[list[str], float]:
    """Return the legend of the series with something to show, and where what follows begins."""
    used = [(each.title, look) for each, look in zip(series, looks, strict=True)]
    shown = [pair for pair, each in zip(used, series, strict=True) if any(each.values)]
    drawn, bottom = legend(shown or used, name, 0)
    return drawn, bottom + 2 * GAP


def baseline(left: Number, top: Number, bottom: Number) -> str:
    line: dict[str, str | Number] = {"class": "rule", "stroke": RULE, "stroke-width": 1}
    return element("line", {**line, "x1": left, "x2": left, "y1": top, "y2": bottom})


def bar(
    category: str, at: int, series: Sequence[Series], looks: Sequence[Look], name: str,
    y: float, scale: Scale,
) -> list[str]:  # fmt: skip
    found: list[str] = []
    x = float(scale.left)
    for each, look in zip(series, looks, strict=True):
        value = each.values[at]
        if value:
            long = value * scale.unit
            shapes = box(look, name, x + 0.5, y + 3.5, max(long - 1, 0.5), scale.step - 7)
            shapes += inside(look, value, x + long / 2, y + scale.step / 2, long)
            title = f"{category} · {each.title} · {value}"
            found.append(group(shapes, title=title, class_=look.name))
            x += long
    total = sum(each.values[at] for each in series)
    fill, kind = (INK, "ink") if total else (QUIET, "quiet")
    return [*found, text(str(total), x + 6, y + scale.step / 2 + 4, fill=fill, kind=kind)]


def inside(look: Look, value: int, x: Number, y: Number, room: Number) -> list[str]:
    """Return the sign and the number, the number alone, or nothing: what there is room for."""
    for sign in (look.sign, ""):
        if width_of_badge(sign, str(value)) + 5 <= room:
            return badge(look, sign, str(value), x, y)
    return []
