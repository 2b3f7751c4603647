"""Stacked bars: what each of several has of each kind, longest bar across the whole width."""

from collections.abc import Sequence

from ..document import Series
from .drawing import (
    GAP,
    INK,
    QUIET,
    RULE,
    WIDTH,
    Drawn,
    Number,
    element,
    group,
    picture,
    prefix,
    text,
    wrapped,
)
from .looks import Look, badge, box, legend, looks_of, patterns, width_of_badge

LABELS = 128
TOTALS = 34
LENGTH = WIDTH - LABELS - TOTALS
# Of all bars together, so that thirty still fit on a page.
TALLEST = 560


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
    step = max(20.0, min(34.0, TALLEST / max(1, len(categories))))
    most = max([sum(each.values[at] for each in series) for at in range(len(categories))] or [0])
    for at, category in enumerate(categories):
        y = top + at * step
        drawn += label(category, y, step)
        drawn += bar(category, at, series, looks, name, y, step, LENGTH / max(1, most))
    height = top + len(categories) * step
    drawn.append(baseline(top, height))
    return picture(drawn, patterns(looks, name), height + 1)


def keys(series: Sequence[Series], looks: Sequence[Look], name: str) -> tuple[list[str], float]:
    """Return the legend of the series with something to show, and where what follows begins."""
    used = [(each.title, look) for each, look in zip(series, looks, strict=True)]
    shown = [pair for pair, each in zip(used, series, strict=True) if any(each.values)]
    drawn, bottom = legend(shown or used, name, 0)
    return drawn, bottom + 2 * GAP


def baseline(top: Number, bottom: Number) -> str:
    line: dict[str, str | Number] = {"class": "rule", "stroke": RULE, "stroke-width": 1}
    return element("line", {**line, "x1": LABELS, "x2": LABELS, "y1": top, "y2": bottom})


def label(category: str, y: Number, step: Number) -> list[str]:
    """Return the name of a bar, in two lines where one is too short and there is the height."""
    size = 12 if step >= 28 else 11
    lines = wrapped(category, LABELS - GAP, 2 if step >= 28 else 1, size)
    first = y + step / 2 + 4 - (len(lines) - 1) * size * 0.58
    written = [
        text(line, LABELS - GAP, first + at * size * 1.16, text_anchor="end", font_size=size)
        for at, line in enumerate(lines)
    ]
    return [group(written, title=category)]


def bar(
    category: str, at: int, series: Sequence[Series], looks: Sequence[Look], name: str,
    y: float, step: float, unit: float,
) -> list[str]:  # fmt: skip
    found: list[str] = []
    x = float(LABELS)
    for each, look in zip(series, looks, strict=True):
        value = each.values[at]
        if value:
            long = value * unit
            shapes = box(look, name, x + 0.5, y + 3.5, max(long - 1, 0.5), step - 7)
            shapes += inside(look, value, x + long / 2, y + step / 2, long)
            title = f"{category} · {each.title} · {value}"
            found.append(group(shapes, title=title, class_=look.name))
            x += long
    total = sum(each.values[at] for each in series)
    fill, kind = (INK, "ink") if total else (QUIET, "quiet")
    return [*found, text(str(total), x + 6, y + step / 2 + 4, fill=fill, kind=kind)]


def inside(look: Look, value: int, x: Number, y: Number, room: Number) -> list[str]:
    """Return the sign and the number, the number alone, or nothing: what there is room for."""
    for sign in (look.sign, ""):
        if width_of_badge(sign, str(value)) + 5 <= room:
            return badge(look, sign, str(value), x, y)
    return []
