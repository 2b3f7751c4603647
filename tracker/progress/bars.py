"""Where the segments of a stacked bar stand, in parts of its width."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .derive import in_order

# Below these parts of the width there is no room for the number, or for anything.
ROOM_FOR_NUMBER = 7.0
ROOM_FOR_SIGN = 3.5


@dataclass(frozen=True)
class Segment:
    status: str
    number: int
    x: str
    width: str
    middle: str
    room: str


def segments_of(counts: "Counter[str]", scale: int) -> Iterator[Segment]:
    """Yield the segments of the bar, the least advanced first; `scale` items fill the width."""
    start = 0.0
    for status, number in in_order(counts):
        width = 100 * number / scale
        yield Segment(
            status=status,
            number=number,
            x=f"{start:.3f}%",
            width=f"{width:.3f}%",
            middle=f"{start + width / 2:.3f}%",
            room=room_in(width),
        )
        start += width


def room_in(width: float) -> str:
    """Return what fits into so much of the width: sign and number, the sign, or nothing."""
    if width >= ROOM_FOR_NUMBER:
        return "number"
    return "sign" if width >= ROOM_FOR_SIGN else ""
