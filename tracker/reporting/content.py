"""What a progress report says: plain values, built once, frozen as they are.

Every format is made from these values, so tables, text and pictures agree. Nothing here depends on
the language of the reader: what the tracker itself says is there in all of them (`Words`), what
somebody wrote is there as they wrote it (`Said`). This is also the published JSON.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, datetime

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from resolutions.choices import CLOSED, MOVING

# Of the form of the content; a change that readers of the JSON would notice counts it up.
VERSION = 1

LANGUAGES = ("en", "fr", "es")

# What the tracker says, in each of the languages.
Words = Mapping[str, str]
# How many action items have each status, by the status's code; one that none has is left out.
Counts = Mapping[str, int]

EXACT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=EXACT)
class Said:
    """What somebody wrote, with the language in which they wrote it (ISO 639-1)."""

    text: str
    language: str

    def __bool__(self) -> bool:
        return bool(self.text)


# A text of the report, for each language of the reader; one that was written in one language only
# stands under each of them, in the language in which it was written.
Passage = Mapping[str, Said]


@dataclass(frozen=True, config=EXACT)
class Meeting:
    """The meeting that the report is for; `country` is a code, with its name where it is known."""

    label: str
    body: str
    body_name: Words
    ordinal: int | None
    place: str
    country: str
    starts_on: date | None
    ends_on: date | None
    country_name: Words = field(default_factory=dict)


@dataclass(frozen=True, config=EXACT)
class Resolution:
    """The text that the report is about; `reporting_paragraph` asks for the report."""

    number: str
    symbol: str
    title: str
    language: str
    url: str
    adopted_at: str
    adopted_by: Words
    adopted_on: date
    place: str
    reporting_paragraph: int | None


@dataclass(frozen=True, config=EXACT)
class Header:
    """What stands at the head of the document.

    Attributes:
        dated: the date of the document.
        language: of the original (ISO 639-1).
        revises: the symbol of the report that this one replaces.
    """

    symbol: str
    distribution: str
    dated: date
    language: str
    agenda_item: str
    meeting: Meeting
    revises: str = ""


@dataclass(frozen=True, config=EXACT)
class Scope:
    """What the report takes in: what was approved and had taken effect by the cut-off date.

    Attributes:
        from_day: the first day of the reporting period.
        cut_off: its last day.
        known_at: the moment up to which approvals, and edits of deadlines and meetings, count.
        since: the day with which it is compared: the cut-off of the report before, or the day
            before the period.
        compared_with: the symbol of the report before; none where there was none.
    """

    from_day: date
    cut_off: date
    known_at: datetime
    since: date
    compared_with: str = ""


@dataclass(frozen=True, config=EXACT)
class Named:
    """An addressee or a theme: its code, and its name in the languages."""

    code: str
    name: Words


@dataclass(frozen=True, config=EXACT)
class Piece:
    """A public piece of evidence: where it can be read, or the meeting that shows it."""

    title: str
    kind: str
    url: str = ""
    meeting: str = ""


@dataclass(frozen=True, config=EXACT)
class Update:
    """What a standing status update said of an item."""

    effective_on: date
    status: str
    achievements: str = ""
    challenges: str = ""
    next_steps: str = ""
    evidence: tuple[Piece, ...] = ()

    @property
    def speaks(self) -> bool:
        return bool(self.achievements or self.challenges or self.next_steps)


@dataclass(frozen=True, config=EXACT)
class Due:
    """One deadline of an item: met, due or missed at the cut-off.

    Attributes:
        kind: date, meeting, every_meeting or event.
        day: when it is due; none while that is not known.
        state: `met` (the item was closed by then), `due` or `missed`.
    """

    kind: str
    state: str
    day: date | None = None
    meeting: str = ""
    body: str = ""
    event: str = ""


@dataclass(frozen=True, config=EXACT)
class Item:
    """One action item as it stood at the cut-off.

    Attributes:
        clause: the words of the resolution that it rests on; `asks` reads whole on its own.
        status_before: what it was on the day compared with; none, where the item was not there.
        updates: what was said in the period, the latest first; where nothing was, the latest
            update before it. Without words where the narrative was left out.
        in_period: whether anything was said in the period.
        left_out: whether those who prepared the report left its narrative out.
    """

    reference: str
    url: str
    paragraph: int
    theme: str
    clause: str
    verb: str
    modality: str
    timeframe: str
    timeframe_text: str
    addressee: str
    joint: bool
    asks: str
    status: str
    status_on: date | None
    status_before: str
    needs_funding: bool
    updates: tuple[Update, ...] = ()
    in_period: bool = False
    left_out: bool = False
    deadlines: tuple[Due, ...] = ()

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED


@dataclass(frozen=True, config=EXACT)
class Paragraph:
    """One operative paragraph, verbatim; an informational one asks nothing of anybody."""

    number: int
    text: str
    theme: str
    informational: bool
    url: str


@dataclass(frozen=True, config=EXACT)
class Figure:
    """How many items of one addressee have each status, now and on the day compared with."""

    addressee: str
    counts: Counts
    before: Counts

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def moving(self) -> int:
        """How many are in progress, ongoing or implemented."""
        return sum(self.counts.get(status, 0) for status in MOVING)


@dataclass(frozen=True, config=EXACT)
class Move:
    """That an item changed its status, on the day on which the change took effect.

    `recorded_on` is the day on which it became known, where that is a later one.
    """

    reference: str
    paragraph: int
    addressee: str
    before: str
    after: str
    on: date
    recorded_on: date | None = None


@dataclass(frozen=True, config=EXACT)
class Point:
    """How many items had each status at the end of a day."""

    on: date
    counts: Counts


@dataclass(frozen=True, config=EXACT)
class RegionInput:
    """How many of a region's Parties reported actions in the period, and how many had nothing."""

    region: str
    name: Words
    parties: int
    actions: int
    nil: int


@dataclass(frozen=True, config=EXACT)
class PartyAction:
    """What a Party said that it did, as it was accepted."""

    reference: str
    url: str
    party: str
    party_name: Words
    region: str
    title: str
    done: str
    stage: str
    starts_on: date | None
    ends_on: date | None
    challenges: str
    support_needed: str
    language: str
    public_note: str
    accepted_on: date
    in_period: bool
    items: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    evidence: tuple[Piece, ...] = ()


@dataclass(frozen=True, config=EXACT)
class Content:
    """All that one report says, at its cut-off.

    Attributes:
        demonstration: whether any of it is demonstration data.
        passages: the texts of the report by section: `title`, `summary`, `background`,
            `theme-<code>`; an empty one is left out.
        recommended: the recommended actions, in their order.
        history: status over time since adoption.
    """

    version: int
    header: Header
    resolution: Resolution
    scope: Scope
    demonstration: bool
    passages: Mapping[str, Passage]
    recommended: tuple[Passage, ...]
    addressees: tuple[Named, ...]
    themes: tuple[Named, ...]
    figures: tuple[Figure, ...]
    history: tuple[Point, ...]
    moves: tuple[Move, ...]
    paragraphs: tuple[Paragraph, ...]
    items: tuple[Item, ...]
    regions: tuple[RegionInput, ...]
    parties: int
    party_actions: tuple[PartyAction, ...]

    @property
    def whole(self) -> Figure:
        return together(self.figures)


def together(figures: Iterable[Figure]) -> Figure:
    """Return the figures of all addressees together."""
    figures = tuple(figures)
    return Figure(
        "",
        added(figure.counts for figure in figures),
        added(figure.before for figure in figures),
    )


def added(counts: Iterable[Counts]) -> Counts:
    """Return the counts of several together."""
    return dict(sum((Counter(each) for each in counts), Counter[str]()))
