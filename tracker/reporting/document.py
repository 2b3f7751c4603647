"""A report in words of one language, as blocks that every format lays out in its own way.

Renderers know nothing else: no model, no content, no catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple


class Run(NamedTuple):
    """A stretch of text.

    Attributes:
        language: ISO 639-1, where it is not the language of the document; "" where it is.
        href: where it leads.
    """

    text: str
    language: str = ""
    href: str = ""
    strong: bool = False


# One paragraph of text. A line break inside a run is a line break on paper.
Line = tuple[Run, ...]


def plain(line: Line) -> str:
    return "".join(run.text for run in line)


@dataclass(frozen=True)
class Heading:
    """A heading inside the document: level 1 or 2; `anchor` is its id on the page."""

    text: str
    anchor: str
    level: int = 1


@dataclass(frozen=True)
class Numbered:
    """A paragraph with its number; they count through the whole document."""

    number: int
    line: Line


@dataclass(frozen=True)
class Lettered:
    """A point of the numbered paragraph before it: a), b), …"""

    letter: str
    line: Line


@dataclass(frozen=True)
class Unnumbered:
    """A paragraph without a number; `lead` stands before it in bold (Achievements)."""

    line: Line
    lead: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is in parts of the sum of all."""

    title: str
    width: int
    kind: Literal["text", "number", "date", "status"] = "text"


@dataclass(frozen=True)
class Cell:
    """What one cell says, line by line.

    Attributes:
        value: the number or date that the words stand for, for a spreadsheet.
        status: the code of the status that the words name, for its colour and sign.
        rows: for how many rows it stands, from its own down; 0 for one that says what the cell
            above it stands for. Where rows are sorted and filtered, each keeps its own.
    """

    lines: tuple[Line, ...] = ()
    value: int | date | None = None
    status: str = ""
    rows: int = 1

    @property
    def text(self) -> str:
        return "\n".join(plain(line) for line in self.lines)


@dataclass(frozen=True)
class Row:
    """`grey`: nothing is asked; `total`: the sum of the rows."""

    cells: tuple[Cell, ...]
    tone: Literal["", "grey", "total"] = ""


@dataclass(frozen=True)
class Table:
    """A table with its caption; `name` is that of its file and its sheet (moves)."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Series:
    """One series of a chart; `status` gives it its colour and pattern where it is one."""

    title: str
    values: tuple[int, ...]
    status: str = ""


@dataclass(frozen=True)
class Chart:
    """The figures of a stacked chart, for a format that draws its own.

    The rows of the table after the picture say the same in numbers.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    kind: Literal["bars", "columns"]


@dataclass(frozen=True)
class Picture:
    """A drawing (SVG), its caption, and in words what it shows; a table with its figures follows.

    Attributes:
        alt: what the picture shows, for those who do not see it.
        chart: the same as figures, where it is a chart; the grid is none.
    """

    name: str
    title: str
    alt: str
    svg: str
    width: int
    height: int
    chart: Chart | None = None


Block = Heading | Numbered | Lettered | Unnumbered | Table | Picture


@dataclass(frozen=True)
class Head:
    """The head of the first page, line by line as CMS prints it; an empty one is left out."""

    organization: str
    distribution: str
    symbol: str
    dated: str
    original: str
    meeting: str
    place: str
    agenda_item: str
    title: Line
    prepared_by: str
    revises: str = ""


@dataclass(frozen=True)
class Annex:
    """Printed landscape; its running header has the symbol with "/Annex 1"."""

    label: str
    title: str
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A report in one language.

    Attributes:
        language: ISO 639-1.
        draft: what stands on every page of a draft; "" for a final report.
        demonstration: what stands on every page of a demonstration; "" otherwise.
        page: how pages are counted, with `%(page)s` and `%(pages)s` in it.
        identifier: the same for the same content; digest of the content.
        dated: the date that files carry.
    """

    language: str
    head: Head
    summary_title: str
    summary: tuple[Line, ...]
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    page: str
    identifier: str
    dated: date
    draft: str = ""
    demonstration: str = ""
    footnote: str = ""
    keywords: tuple[str, ...] = field(default=())

    def everything(self) -> Iterator[Block]:
        """The blocks of the body, then those of the annexes."""
        yield from self.blocks
        for annex in self.annexes:
            yield from annex.blocks

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.everything() if isinstance(block, Table))
