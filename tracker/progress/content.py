"""What the tracker says about one resolution at one date: plain values, no form.

The page, the file and reports read the same content, so they cannot say different things.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resolutions.choices import MOVING, Status
from resolutions.models import Element, Meeting, Resolution


@dataclass(frozen=True)
class Figure:
    """How many action items of one addressee, or of several taken together, have each status."""

    label: str
    codes: tuple[str, ...]
    counts: "Counter[str]"
    short: str = ""
    parts: tuple["Figure", ...] = ()

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def moving(self) -> int:
        """How many are in progress, ongoing or implemented."""
        return sum(self.counts[status] for status in MOVING)

    @property
    def without_information(self) -> int:
        return self.counts[Status.NO_INFORMATION]


@dataclass(frozen=True)
class Cell:
    """What one paragraph asks of one column of the grid: the least advanced status counts."""

    paragraph: int
    anchor: str
    page: int
    column: str
    status: str
    total: int
    explanation: str


@dataclass(frozen=True)
class GridRow:
    """One addressee, or the others, through a block of paragraphs; none where nothing is asked."""

    label: str
    short: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class GridBlock:
    """As many paragraphs as fit side by side on a phone."""

    numbers: tuple[int, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class Move:
    """An action item that has another status than it had on the date compared with."""

    reference: str
    url: str
    addressee: str
    paragraph: int
    before: str
    after: str
    on: date


@dataclass(frozen=True)
class Reach:
    """How many of the Parties reported on an action item that is addressed to them."""

    reported: int
    parties: int


@dataclass(frozen=True)
class ItemRow:
    """One action item as it stood on the date."""

    reference: str
    url: str
    paragraph: int
    addressee: str
    asks: str
    status: str
    since: date | None
    achievement: str
    evidence: int
    deadlines: tuple[str, ...]
    overdue: bool
    needs_funding: bool
    stagnant: bool
    joint: bool
    reach: Reach | None = None


@dataclass(frozen=True)
class ParagraphBlock:
    """One operative paragraph with its action items, and their statuses summed up in words."""

    number: int
    anchor: str
    text: str
    elements: tuple[Element, ...]
    items: tuple[ItemRow, ...]
    summary: str
    informational: bool

    @property
    def has_several(self) -> bool:
        """Whether different things are asked in it."""
        return len({item.asks for item in self.items}) > 1


@dataclass(frozen=True)
class Progress:
    """How far a resolution had come on `on`, and what moved since `since`."""

    resolution: Resolution
    on: date
    since: date | None
    since_meeting: Meeting | None
    whole: Figure
    figures: tuple[Figure, ...]
    statuses: tuple[str, ...]
    grid: tuple[GridBlock, ...]
    moves: tuple[Move, ...]
    paragraphs: tuple[ParagraphBlock, ...]
    page: int
    pages: int
    total: int
    overdue: int
    needs_funding: int
    stagnant: int

    @property
    def shown(self) -> int:
        """How many action items the conditions let through."""
        return self.whole.total

    @property
    def before_adoption(self) -> bool:
        return self.on < self.resolution.adopted_on

    @property
    def rows(self) -> Sequence[ItemRow]:
        """The action items on this page, in the order of the text."""
        return [item for paragraph in self.paragraphs for item in paragraph.items]
