"""How a status looks: colour on a screen, lightness and pattern in black and white."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from resolutions.choices import SIGNS, Status

from ..document import Series
from .drawing import GAP, SIZE, WIDTH, Number, cut, element, group, text, width_of

TILE = 6
SWATCH = 22
# How wide a sign is at most, in parts of the size of the type.
SIGN = 0.95


@dataclass(frozen=True)
class Look:
    """Colours and pattern of a status or of a series without one.

    Attributes:
        name: the class of its shapes, so that a page may give it other colours.
        paper: the ground.
        ink: the words and signs on it.
        edge: the line around it.
        mark: the colour of its pattern.
        pattern: the pattern as the path of one tile; "" for none.
        dashed: whether the line around it is broken.
    """

    name: str
    paper: str
    ink: str
    edge: str
    mark: str = ""
    pattern: str = ""
    dashed: bool = False
    sign: str = ""


RISING = "M-1 1L1 -1M0 6L6 0M5 7L7 5"
FALLING = "M-1 5L1 7M0 0L6 6M5 -1L7 1"
DOTS = "M1 1.5H2M4 4.5H5"
ACROSS = "M0 3H6"
DOWN = "M3 0V6"
CROSSES = "M0 0L6 6M0 6L6 0"

OPEN = ("#ffffff", "#54646d", "#7d8b92")
SAND = ("#f4e3c9", "#6a4100", "#6a4100")
SKY = ("#cfe2f3", "#0b4a7d", "#0b4a7d")
SEA = ("#0b6fa4", "#ffffff", "#0b4a6d")
PINE = ("#0d4a3c", "#ffffff", "#0d4a3c")
STONE = ("#d8dcdd", "#38464d", "#38464d")


def look(status: Status, colours: tuple[str, str, str], mark: str = "", pattern: str = "") -> Look:
    """Return the look of a status: the colours of the site, and what tells it apart in print."""
    name = f"status-{status.value.replace('_', '-')}"
    dashed = status == Status.NO_INFORMATION
    return Look(name, *colours, mark, pattern, dashed, SIGNS[status])


LOOKS: Mapping[str, Look] = {
    Status.NO_INFORMATION.value: look(Status.NO_INFORMATION, OPEN),
    Status.NOT_STARTED.value: look(Status.NOT_STARTED, SAND, "#a8782f", DOTS),
    Status.IN_PROGRESS.value: look(Status.IN_PROGRESS, SKY, "#5d93c4", RISING),
    Status.ONGOING.value: look(Status.ONGOING, SEA, "#7fbfe0", FALLING),
    Status.IMPLEMENTED.value: look(Status.IMPLEMENTED, PINE),
    Status.ELAPSED.value: look(Status.ELAPSED, STONE, "#828e94", ACROSS),
    Status.SUPERSEDED.value: look(Status.SUPERSEDED, STONE, "#828e94", DOWN),
    Status.RETIRED.value: look(Status.RETIRED, STONE, "#828e94", CROSSES),
}

# For series that are no statuses, in their order; the last is what is not there yet.
NEUTRAL = (
    Look("series-1", "#33474f", "#ffffff", "#33474f"),
    Look("series-2", "#b9c7c9", "#16232b", "#54646d", "#6d7f86", RISING),
    Look("series-3", "#ffffff", "#54646d", "#7d8b92", dashed=True),
    Look("series-4", "#e6ebeb", "#16232b", "#54646d", "#6d7f86", DOTS),
    Look("series-5", "#8fa1a6", "#16232b", "#54646d", "#dfe6e8", ACROSS),
)


def look_of(status: str) -> Look:
    """Return the look of a status; one that is no longer known looks like none of them."""
    return LOOKS.get(status, NEUTRAL[1])


def looks_of(series: Iterable[Series]) -> list[Look]:
    """Return the look of each series: that of its status, or one of its own."""
    found: list[Look] = []
    plain = 0
    for each in series:
        if each.status in LOOKS:
            found.append(LOOKS[each.status])
        else:
            found.append(NEUTRAL[plain % len(NEUTRAL)])
            plain += 1
    return found


def patterns(looks: Iterable[Look], prefix: str) -> str:
    """Return the definitions of the patterns of the looks."""
    known = {look.name: look for look in looks if look.pattern}
    return "".join(pattern(each, prefix) for each in known.values())


def pattern(look: Look, prefix: str) -> str:
    line: dict[str, str | Number] = {
        "class": f"mark {look.name}",
        "d": look.pattern,
        "fill": "none",
        "stroke": look.mark,
        "stroke-width": 1,
    }
    tile: dict[str, str | Number] = {
        "id": f"{prefix}-{look.name}",
        "width": TILE,
        "height": TILE,
        "patternUnits": "userSpaceOnUse",
    }
    return element("pattern", tile, element("path", line))


def box(look: Look, prefix: str, x: Number, y: Number, width: Number, height: Number) -> list[str]:
    """Return a rectangle with the look: its ground, its pattern and the line around it."""
    place: dict[str, str | Number] = {"x": x, "y": y, "width": width, "height": height}
    ground: dict[str, str | Number] = {"class": f"paper {look.name}", **place, "fill": look.paper}
    ground |= {"stroke": look.edge, "stroke-width": 1}
    if look.dashed:
        ground["stroke-dasharray"] = "3 2"
    found = [element("rect", ground)]
    if look.pattern:
        found.append(element("rect", {**place, "fill": f"url(#{prefix}-{look.name})"}))
    return found


def badge(
    look: Look, sign: str, words: str, x: Number, y: Number, size: Number = SIZE
) -> list[str]:
    """Return a sign and words in the middle of a place, on a plate that the pattern leaves free.

    The sign is a text of its own: what draws it takes it from a font of signs, and would take
    the figures beside it from there too.
    """
    wide = width_of_badge(sign, words, size)
    found = [plate(look, x, y, wide + 3, size)] if look.pattern else []
    left = x - wide / 2
    if sign:
        found.append(written(sign, left + SIGN * size / 2, y, look, size))
    if words:
        found.append(written(words, x + (wide - width_of(words, size)) / 2, y, look, size))
    return found


def width_of_badge(sign: str, words: str, size: Number = SIZE) -> float:
    parts = [SIGN * size] * bool(sign) + [width_of(words, size)] * bool(words)
    return fsum(parts) + 2 * (len(parts) - 1)


def plate(look: Look, x: Number, y: Number, wide: float, size: Number) -> str:
    place: dict[str, str | Number] = {"x": x - wide / 2, "y": y - size / 2 - 1.5, "width": wide}
    shape = {**place, "height": size + 3, "rx": 2, "fill": look.paper}
    return element("rect", {"class": f"paper {look.name}", **shape})


def written(words: str, x: Number, y: Number, look: Look, size: Number) -> str:
    return text(
        words, x, y + size * 0.36, fill=look.ink, kind=f"ink {look.name}",
        text_anchor="middle", font_size=size, font_weight=600,
    )  # fmt: skip


def legend(named: Iterable[tuple[str, Look]], prefix: str, top: Number) -> tuple[list[str], float]:
    """Return the keys, line by line from `top`, and where the last line ends."""
    found: list[str] = []
    x, y = 0.0, float(top)
    for name, each in named:
        shown = cut(name, WIDTH - SWATCH - GAP)
        room = SWATCH + 5 + width_of(shown)
        if x and x + room > WIDTH:
            x, y = 0.0, y + 22
        key = [*box(each, prefix, x + 0.5, y + 0.5, SWATCH, 15)]
        key += badge(each, each.sign, "", x + 0.5 + SWATCH / 2, y + 8) if each.sign else []
        key.append(text(shown, x + SWATCH + 6, y + 12))
        found.append(group(key, title=name, class_="key"))
        x += room + 2 * GAP
    return found, y + 16 if found else y
