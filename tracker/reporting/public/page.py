"""A document as the page shows it: its blocks with their words as HTML, and its contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ..document import (
    Block,
    Column,
    Document,
    Heading,
    Picture,
    Row,
    Table,
)
from ..words.saying import spoken
from .markup import bodies_html, line_html, paragraphs_html

# A table with more rows than this is cut on the page: the whole of it is in the files.
MOST_ROWS = 1_500
ROWS_OF_A_CUT_TABLE = 500
# The widths of columns are classes (w6: 6 per cent), since a page has no styles of its own.
STEPS = 100

# Of the widths of a table's columns together, and of columns.
WIDE = 40
MANY = 7

KINDS: Mapping[type, str] = {Heading: "heading", Table: "table", Picture: "picture"}


@dataclass(frozen=True)
class Piece:
    """A heading, a table or a picture; or the paragraphs between two of them, as HTML.

    Attributes:
        level: of a heading on the page, where 1 is the title's.
    """

    kind: str
    block: Any = None
    words: SafeString = SafeString()
    level: int = 0


@dataclass(frozen=True)
class ShownTable:
    """A table with its rows as HTML; the first ones, where there are too many for a page."""

    table: Table
    columns: tuple[tuple[Column, int], ...]
    bodies: SafeString
    shown: int

    @property
    def total(self) -> int:
        return len(self.table.rows)

    @property
    def is_cut(self) -> bool:
        return self.shown < self.total

    @property
    def is_wide(self) -> bool:
        """Whether its columns hold more text than fits beside each other on a screen."""
        return sum(column.width for column, _steps in self.columns) > WIDE

    @property
    def has_many(self) -> bool:
        return len(self.columns) > MANY


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    text: str
    anchor: str
    inner: tuple["Entry", ...] = ()


def article_of(document: Document, slug: str) -> SafeString:
    """Return the document as an HTML article, all of it in the document's language."""
    context = {
        "document": document,
        "head": document.head,
        "title": line_html(document.head.title),
        "summary": [line_html(each) for each in document.summary],
        "contents": contents_of(document),
        "pieces": list(pieces_of(document.blocks, 2)),
        "annexes": [(each, list(pieces_of(each.blocks, 3))) for each in document.annexes],
        "slug": slug,
    }
    with spoken(document.language):
        return mark_safe(render_to_string("reports/_document.html", context))  # noqa: S308


def contents_of(document: Document) -> list[Entry]:
    """Return the headings of the body, those of themes inside, and the annexes."""
    found: list[tuple[Heading, list[Entry]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and (block.level == 1 or not found):
            found.append((block, []))
        elif isinstance(block, Heading):
            found[-1][1].append(Entry(block.text, block.anchor))
    body = [Entry(each.text, each.anchor, tuple(inner)) for each, inner in found]
    return body + [Entry(f"{each.label}: {each.title}", each.anchor) for each in document.annexes]


def pieces_of(blocks: tuple[Block, ...], level: int) -> Iterator[Piece]:
    """Yield the blocks as the page shows them; `level` is that of their first headings."""
    for kind, group in groupby(blocks, lambda block: KINDS.get(type(block), "")):
        if kind:
            yield from (piece_of(kind, each, level) for each in group)
        else:
            yield Piece("paragraphs", words=paragraphs_html(group))


def piece_of(kind: str, block: Block, level: int) -> Piece:
    if isinstance(block, Heading):
        return Piece(kind, block, level=level + block.level - 1)
    if isinstance(block, Picture):
        # The drawing is the tracker's own: what others wrote in it was escaped there.
        return Piece(kind, block, mark_safe(block.svg))  # noqa: S308
    assert isinstance(block, Table)
    return Piece(kind, shown(block))


def shown(table: Table) -> ShownTable:
    rows = table.rows
    if len(rows) > MOST_ROWS:
        sums = tuple(each for each in rows[ROWS_OF_A_CUT_TABLE:] if each.tone == "total")
        rows = first(rows, ROWS_OF_A_CUT_TABLE) + sums
    whole = sum(each.width for each in table.columns) or 1
    steps = [max(1, round(each.width * STEPS / whole)) for each in table.columns]
    columns = tuple(zip(table.columns, steps, strict=True))
    return ShownTable(table, columns, bodies_html(table, rows), len(rows))


def first(rows: tuple[Row, ...], most: int) -> tuple[Row, ...]:
    """Return the first rows; no cell of them stands for one that comes after them."""
    return tuple(
        replace(
            row,
            cells=tuple(replace(cell, rows=min(cell.rows, most - at)) for cell in row.cells),
        )
        for at, row in enumerate(rows[:most])
    )
