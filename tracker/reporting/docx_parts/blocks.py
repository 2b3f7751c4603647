"""The blocks of a document as paragraphs, tables and pictures."""

from collections.abc import Sequence
from itertools import zip_longest

from ..document import (
    Annex,
    Block,
    Document,
    Head,
    Heading,
    Lettered,
    Numbered,
    Picture,
    Table,
    Unnumbered,
)
from .drawing import picture_xml
from .numbering import numbered
from .tables import table_xml
from .text import Story, line_xml, paragraph, run_xml, text_paragraph


def head_xml(document: Document, story: Story) -> str:
    """Return the head of the first page: who, when, for which meeting, and the title."""
    head = document.head
    above = "".join(paragraph(style, run_xml(line)) for style, line in head_lines(head) if line)
    title = text_paragraph("Title", head.title, story)
    prepared = paragraph("PreparedBy", run_xml(head.prepared_by)) if head.prepared_by else ""
    return above + title + prepared


def head_lines(head: Head) -> tuple[tuple[str, str], ...]:
    """Return the lines above the title, each with its style, in the order of CMS documents."""
    return (
        ("Organization", head.organization),
        ("Masthead", head.distribution),
        ("Masthead", head.symbol),
        ("Masthead", head.revises),
        ("Masthead", head.dated),
        ("Masthead", head.original),
        ("Meeting", head.meeting),
        ("MeetingDetails", head.place),
        ("MeetingDetails", head.agenda_item),
    )


def summary_xml(document: Document, story: Story) -> str:
    """Return the box with the summary; none where there is no summary."""
    if not document.summary:
        return ""
    return paragraph("SummaryTitle", run_xml(document.summary_title)) + "".join(
        text_paragraph("Summary", line, story) for line in document.summary
    )


def annex_heading(annex: Annex, story: Story) -> str:
    """Return the heading of an annex: its label on one line, its title on the next."""
    words = run_xml(f"{annex.label}\n{annex.title}")
    return paragraph("Heading1", story.bookmark(annex.anchor, words))


def blocks_xml(blocks: Sequence[Block], story: Story, whole: int) -> str:
    """Return the blocks; `whole` is the width of the text in twips."""
    made, beneath = [], False
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Unnumbered):
            made.append(unnumbered(block, story, beneath))
        else:
            beneath = isinstance(block, Numbered | Lettered)
            leads = isinstance(following, Lettered | Table | Picture)
            made.append(block_xml(block, story, whole, leads))
    return "".join(made)


def block_xml(
    block: Heading | Numbered | Lettered | Table | Picture, story: Story, whole: int, leads: bool
) -> str:
    """Return a block; `leads`: a paragraph that stays on the page of what it leads up to."""
    match block:
        case Heading():
            words = story.bookmark(block.anchor, run_xml(block.text))
            return paragraph(f"Heading{min(block.level, 3)}", words)
        case Numbered(line=line):
            counted = numbered(0)
            return text_paragraph("ListNumber", line, story, keep_next=leads, numbering=counted)
        case Lettered(line=line):
            return text_paragraph("ListNumber2", line, story, numbering=numbered(1))
        case Table():
            return table_xml(block, story, whole)
        case Picture():
            return picture_xml(block, story)


def unnumbered(block: Unnumbered, story: Story, beneath: bool) -> str:
    """Return a paragraph without a number, its lead above it in bold.

    Args:
        beneath: whether it goes on from a numbered paragraph, and stands beneath its words.
    """
    style = "BodyTextIndent" if beneath else "BodyText"
    if not block.lead:
        return text_paragraph(style, block.line, story)
    lead = run_xml(f"{block.lead}\n", style="Strong")
    return paragraph(style, lead + line_xml(block.line, story))
