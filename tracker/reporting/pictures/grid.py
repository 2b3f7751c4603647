"""The grid: the status at each crossing of a row and a column, in blocks that fit the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .drawing import GAP, QUIET, WIDTH, Drawn, group, picture, prefix, text, width_of, wrapped
from .looks import badge, box, legend, look_of, patterns

LABELS = 112
NARROWEST = 18
WIDEST = 90
HIGHEST, LOWEST = 27, 17
# Of all blocks together, so that the grid fits on a page.
TALLEST = 600
SMALL = 11
# Of a label in two lines: so close that its lines belong together.
SMALLEST, CLOSE = 9.5, 10

Rows = Sequence[tuple[str, Sequence[str | None]]]


@dataclass(frozen=True)
class Room:
    """Where cells begin, how large they are, and how many stand side by side."""

    labels: float
    many: int
    wide: float
    step: float
    head: float


def room_for(columns: Sequence[str], rows: Rows) -> Room:
    """Return the room of cells: as few blocks as their least width allows, evenly filled."""
    labels = min(LABELS, max([width_of(title, SMALL) for title, _ in rows] or [0]) + GAP)
    blocks = max(1, -(-len(columns) // int((WIDTH - labels) // NARROWEST)))
    many = max(1, -(-len(columns) // blocks))
    wide = min(WIDEST, (WIDTH - labels) / many)
    words = [wrapped(column, wide - 2, 2, SMALL) for column in columns]
    head = 8 + 12 * max([len(lines) for lines in words] or [1])
    step = (TALLEST / blocks - head - GAP) / max(1, len(rows))
    return Room(labels, many, wide, max(LOWEST, min(HIGHEST, step)), head)


def grid(columns: Sequence[str], rows: Rows, labels: Mapping[str, str]) -> Drawn:
    """Return the grid, columns wrapped into blocks one under the other.

    Args:
        columns: what stands above each column, best as short as a number.
        rows: what stands before each row, and a status for each column, or none.
        labels: the name of each status, for the legend; in its order.
    """
    name = prefix("grid", columns, rows, sorted(labels.items()))
    used = {status for _, cells in rows for status in cells if status}
    shown = [(label, look_of(status)) for status, label in labels.items() if status in used]
    drawn, y = legend(shown, name, 0)
    y += GAP if shown else 0
    room = room_for(columns, rows)
    for first in range(0, len(columns), room.many):
        places = range(first, min(first + room.many, len(columns)))
        drawn += block(columns, rows, labels, name, places, y, room)
        y += room.head + len(rows) * room.step + GAP
    return picture(drawn, patterns((look for _, look in shown), name), max(y, 1))


def block(
    columns: Sequence[str], rows: Rows, labels: Mapping[str, str], name: str,
    places: range, top: float, room: Room,
) -> list[str]:  # fmt: skip
    """Return one block: so many columns of all rows."""
    lefts = {at: room.labels + number * room.wide for number, at in enumerate(places)}
    found = [above(columns[at], left, top, room) for at, left in lefts.items()]
    for number, (title, cells) in enumerate(rows):
        y = top + room.head + number * room.step
        found.append(beside(title, y, room))
        for at, left in lefts.items():
            status = cells[at]
            if status:
                words = f"{title} · {columns[at]} · {labels.get(status, status)}"
                found.append(cell(status, words, name, left, y, room))
    return found


def above(words: str, left: float, top: float, room: Room) -> str:
    """Return what stands above a column, on the last lines of the head."""
    lines = wrapped(words, room.wide - 2, 2, SMALL)
    first = top + room.head - 6 - (len(lines) - 1) * 12
    written = [
        text(
            line, left + room.wide / 2, first + at * 12, fill=QUIET, kind="quiet",
            text_anchor="middle", font_size=SMALL,
        )
        for at, line in enumerate(lines)
    ]  # fmt: skip
    return group(written, title=words)


def beside(title: str, y: float, room: Room) -> str:
    """Return what stands before a row, in two lines where it is long and there is the height."""
    across = room.labels - GAP
    size: float = SMALL
    lines = wrapped(title, across, 1, size)
    if room.step >= 2 * CLOSE + 4 and lines != [" ".join(title.split())]:
        size = SMALLEST
        lines = wrapped(title, across, 2, size)
    first = y + room.step / 2 + 4 - (len(lines) - 1) * CLOSE / 2
    written = [text(line, 0, first + at * CLOSE, font_size=size) for at, line in enumerate(lines)]
    return group(written, title=title)


def cell(status: str, words: str, name: str, x: float, y: float, room: Room) -> str:
    look = look_of(status)
    shapes = box(look, name, x + 1.5, y + 1.5, room.wide - 3, room.step - 3)
    shapes += badge(
        look, look.sign, "", x + room.wide / 2, y + room.step / 2, min(12, room.step - 6)
    )
    return group(shapes, title=words, class_=look.name)
