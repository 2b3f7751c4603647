"""The blocks of a document as paragraphs, tables and pictures."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..document import (
    Annex,
    Block,
    Heading,
    Lettered,
    Numbered,
    Picture,
    Table,
    Unnumbered,
)
from .drawing import picture_xml
from .numbering import numbered
from .tables import table_pieces
from .text import Story, line_xml, paragraph, run_xml, text_paragraph

Text = Numbered | Lettered | Unnumbered


def annex_heading(annex: Annex, story: Story) -> str:
    """Return the heading of an annex: its label on one line, its title on the next."""
    words = run_xml(f"{annex.label}\n", style="AnnexLabel") + run_xml(annex.title)
    return paragraph("AnnexHeading", story.bookmark(annex.anchor, words))


def blocks_pieces(blocks: Sequence[Block], story: Story, whole: int) -> Iterator[str]:
    """Yield the blocks; `whole` is the width of the text in twips."""
    beneath = False
    for block, following in zip_longest(blocks, blocks[1:]):
        leads = leads_up(block, following)
        match block:
            case Table():
                yield from table_pieces(block, story, whole)
            case Picture():
                yield picture_xml(block, story)
            case Heading():
                yield heading(block, story)
            case Unnumbered():
                yield unnumbered(block, story, beneath, leads)
            case Numbered() | Lettered():
                yield counted(block, story, leads)
        beneath = isinstance(block, Text) and (beneath or not isinstance(block, Unnumbered))


def leads_up(block: Block, following: Block | None) -> bool:
    """Whether a block stays on the page of the next: a table, a picture, the first of points."""
    if isinstance(following, Lettered):
        return not isinstance(block, Lettered)
    return isinstance(following, Table | Picture)


def heading(block: Heading, story: Story) -> str:
    words = story.bookmark(block.anchor, run_xml(block.text))
    return paragraph(f"Heading{min(block.level, 3)}", words)


def counted(block: Numbered | Lettered, story: Story, leads: bool) -> str:
    """Return a paragraph or a point with its number, which Word counts."""
    level = int(isinstance(block, Lettered))
    style = ("ListNumber", "ListNumber2")[level]
    return text_paragraph(style, block.line, story, keep_next=leads, place=numbered(level))


def unnumbered(block: Unnumbered, story: Story, beneath: bool, leads: bool) -> str:
    """Return a paragraph without a number, its lead before it in bold.

    Args:
        beneath: whether it goes on from a numbered paragraph, and stands beneath its words.
    """
    style = "BodyTextIndent" if beneath else "BodyText"
    if not block.lead:
        return text_paragraph(style, block.line, story, keep_next=leads)
    lead = run_xml(f"{block.lead} ", style="Strong")
    return paragraph(style, lead + line_xml(block.line, story), keep_next=leads)
