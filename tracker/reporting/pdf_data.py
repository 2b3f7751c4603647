"""A document as the values that report.typ lays out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypedDict

from .document import (
    Annex,
    Block,
    Document,
    Heading,
    Lettered,
    Line,
    Numbered,
    Picture,
    Run,
    Table,
    Unnumbered,
    plain,
)
from .pdf_tables import LYING, UPRIGHT, Sheet, table_value
from .pdf_text import LineValue, clean, line_value

# A longer word of the running text may break.
LONGEST = 40
# 56th and 56ª stay as they are among capitals.
WORD_IN_SMALL = re.compile(r"\S+")
# A pixel, in points.
POINT = 0.75
PLACEHOLDER = re.compile(r"%\((page|pages)\)s")


def values_of(document: Document) -> dict[str, object]:
    """Return all that the page layout needs, as plain values."""
    head = document.head
    return {
        "language": document.language,
        "date": [document.dated.year, document.dated.month, document.dated.day],
        "name": clean(plain(head.title)) or clean(head.symbol),
        "author": clean(head.organization),
        "about": clean(", ".join(filter(None, (head.symbol, head.meeting, head.place)))),
        "keywords": [clean(each) for each in (*document.keywords, document.identifier)],
        "head": head_values(document),
        "summary": [prose(line) for line in document.summary],
        "summary_title": clean(document.summary_title),
        "footnote": clean(document.footnote),
        "draft": clean(document.draft),
        "demonstration": clean(document.demonstration),
        "page": PLACEHOLDER.split(clean(document.page)),
        "blocks": block_values(document.blocks, UPRIGHT, depth=0),
        "annexes": [annex_value(annex) for annex in document.annexes],
    }


def head_values(document: Document) -> dict[str, object]:
    head = document.head
    title = tuple(Run(capitals(run.text), run.language, run.href) for run in head.title)
    return {
        "organization": capitals(clean(head.organization)),
        "symbol": clean(head.symbol),
        "beside": [clean(each) for each in (head.dated, head.original, head.revises) if each],
        "distribution": clean(head.distribution),
        "meeting": capitals(clean(head.meeting)),
        "place": clean(head.place),
        "agenda_item": clean(head.agenda_item),
        "title": prose(title),
        "prepared_by": clean(head.prepared_by),
    }


def annex_value(annex: Annex) -> dict[str, object]:
    return {
        "label": clean(annex.label),
        "capitals": capitals(clean(annex.label)),
        "title": clean(annex.title),
        "blocks": block_values(annex.blocks, LYING, depth=1),
    }


def capitals(text: str) -> str:
    """Return the text in capitals, as headers are printed; the letters of an ordinal stay small."""
    return WORD_IN_SMALL.sub(
        lambda word: word[0] if word[0][0].isdigit() else word[0].upper(), text
    )


def prose(line: Line) -> LineValue:
    return line_value(line, LONGEST)


def block_values(blocks: Iterable[Block], sheet: Sheet, depth: int) -> list[dict[str, object]]:
    """Return the blocks; numbered paragraphs that follow each other become one list.

    What follows them without a number is set in as they are, up to the next heading. What leads up
    to a picture or a table stays on its page.
    """
    made: list[dict[str, object]] = []
    under = False
    for numbered, group in groupby(levelled(blocks), key=has_label):
        if numbered:
            made.append({"kind": "list", "entries": entries_of(group)})
            under = True
            continue
        for block in group:
            under = under and not isinstance(block, Heading)
            if made and isinstance(block, Picture | Table):
                made[-1]["leads"] = True
            made.append({**block_value(block, sheet, depth), "under": under})
    return made


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks; a heading is never more than one level below the one before it."""
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            yield replace(block, level=level)
        else:
            yield block


def has_label(block: Block) -> bool:
    return isinstance(block, Numbered | Lettered)


class Entry(TypedDict):
    """A paragraph with its number or letter, and the points of a numbered one."""

    label: str
    line: LineValue
    points: list["Entry"]


def entries_of(blocks: Iterable[Block]) -> list[Entry]:
    made: list[Entry] = []
    for block in blocks:
        if isinstance(block, Numbered):
            made.append(Entry(label=f"{block.number}.", line=prose(block.line), points=[]))
        elif isinstance(block, Lettered):
            point = Entry(label=f"{block.letter})", line=prose(block.line), points=[])
            (made[-1]["points"] if made else made).append(point)
    return made


def block_value(block: Block, sheet: Sheet, depth: int) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "text": clean(block.text), "level": block.level + depth}
        case Unnumbered():
            return {"kind": "text", "lead": clean(block.lead), "line": prose(block.line)}
        case Table():
            return table_value(block, sheet)
        case Picture():
            return picture_value(block, sheet)
        case _:
            raise TypeError(block)


def picture_value(picture: Picture, sheet: Sheet) -> dict[str, object]:
    """Return a drawing, in its own size or as wide as the page."""
    return {
        "kind": "picture",
        "title": clean(picture.title),
        "alt": clean(picture.alt) or clean(picture.title),
        "svg": clean(picture.svg),
        "width": min(sheet.width, picture.width * POINT),
    }
