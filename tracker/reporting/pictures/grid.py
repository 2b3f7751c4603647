"""The grid: the status at each crossing of a row and a column, in blocks that fit the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .drawing import (
    GAP,
    QUIET,
    WIDTH,
    Drawn,
    Labels,
    group,
    labels_for,
    picture,
    prefix,
    text,
    wrapped,
)
from .looks import badge, box, legend, look_of, patterns

NARROWEST = 18
WIDEST = 90
HIGHEST, LOWEST = 26, 17
# Of all blocks together, so that the grid fits on a page.
TALLEST = 600
SMALL = 11

# A row: what stands before it, and a status for each column, or none.
Row = tuple[str, Sequence[str | None]]
Rows = Sequence[Row]


@dataclass(frozen=True)
class Block:
    """Columns that stand side by side, by their places, and the rows with anything under them."""

    places: range
    rows: Rows


@dataclass(frozen=True)
class Room:
    """How rows are named, and how large cells are."""

    labels: Labels
    wide: float
    step: float
    head: float


def blocks_of(columns: Sequence[str], rows: Rows, labels: Labels) -> list[Block]:
    """Return as few blocks as the least width of a cell allows, evenly filled."""
    fitting = int((WIDTH - labels.room - GAP) // NARROWEST)
    number = max(1, -(-len(columns) // fitting))
    many = max(1, -(-len(columns) // number))
    found = [range(at, min(at + many, len(columns))) for at in range(0, len(columns), many)]
    return [Block(places, [row for row in rows if any_in(row, places)]) for places in found]


def any_in(row: Row, places: range) -> bool:
    return any(row[1][at] for at in places)


def room_for(
    columns: Sequence[str], titles: Sequence[str], blocks: Sequence[Block], labels: Labels
) -> Room:
    """Return the room of cells: as high as all blocks together have the height for.

    Args:
        labels: how the titles of rows would be set in the greatest height.
    """
    most = max([len(block.places) for block in blocks] or [1])
    wide = min(WIDEST, (WIDTH - labels.room - GAP) / most)
    words = [wrapped(column, wide - 2, 2, SMALL) for column in columns]
    head = 8 + 12 * max([len(lines) for lines in words] or [1])
    height = TALLEST - len(blocks) * (head + GAP)
    each = height / max(1, sum(len(block.rows) for block in blocks))
    step = max(LOWEST, min(HIGHEST, each))
    set_so = labels_for(titles, step, widest=labels.room)
    return Room(set_so, wide, step, head)


def grid(columns: Sequence[str], rows: Rows, labels: Mapping[str, str]) -> Drawn:
    """Return the grid, columns wrapped into blocks one under the other.

    A block leaves out the rows that have nothing under its columns.

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
    titles = [title for title, _ in rows]
    widest = labels_for(titles, HIGHEST)
    blocks = blocks_of(columns, rows, widest)
    room = room_for(columns, titles, blocks, widest)
    for one in blocks:
        drawn += block(one, columns, labels, name, y, room)
        y += room.head + len(one.rows) * room.step + GAP
    return picture(drawn, patterns((look for _, look in shown), name), max(y, 1))


def block(
    one: Block, columns: Sequence[str], labels: Mapping[str, str], name: str, top: float,
    room: Room,
) -> list[str]:  # fmt: skip
    """Return one block: its columns, and its rows under them."""
    begin = room.labels.room + GAP
    lefts = {at: begin + number * room.wide for number, at in enumerate(one.places)}
    found = [above(columns[at], left, top, room) for at, left in lefts.items()]
    for number, (title, cells) in enumerate(one.rows):
        y = top + room.head + number * room.step
        found.append(room.labels.drawn(title, 0, y + room.step / 2))
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


def cell(status: str, words: str, name: str, x: float, y: float, room: Room) -> str:
    look = look_of(status)
    shapes = box(look, name, x + 1.5, y + 1.5, room.wide - 3, room.step - 3)
    shapes += badge(
        look, look.sign, "", x + room.wide / 2, y + room.step / 2, min(12, room.step - 6)
    )
    return group(shapes, title=words, class_=look.name)
