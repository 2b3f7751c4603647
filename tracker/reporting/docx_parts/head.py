"""The head of the first page, as CMS lays it out, and the box with the summary under it."""

from collections.abc import Iterator
from math import ceil, fsum

from ..document import Document, Head
from .letters import width_of
from .markup import twips
from .sections import UPRIGHT
from .style import SINGLE, space
from .styles import ASIDE, BETWEEN, MASTHEAD, MASTHEAD_SIZE, ORGANIZATION_SIZE
from .text import Story, paragraph, run_xml, text_paragraph

# A line of type in parts of its size; what follows a line of the masthead, and the whole of it.
LEADING = 1.15
AFTER_LINE, AFTER = 1, 8


def head_pieces(document: Document, story: Story) -> Iterator[str]:
    """Yield the head of the first page: who, when, for which meeting, and the title."""
    head = document.head
    yield organization(head)
    for style, line in masthead(head):
        yield paragraph(style, run_xml(line), place=MASTHEAD)
    for style, line in meeting(head):
        yield paragraph(style, run_xml(line))
    yield text_paragraph("Title", head.title, story)
    if head.prepared_by:
        yield paragraph("PreparedBy", run_xml(head.prepared_by))


def organization(head: Head) -> str:
    """Return the name of the Convention, half way down what stands beside it.

    It has the room of that: so nothing has to flow round a frame, which Word and LibreOffice do
    each in a way of its own.
    """
    beside = fsum(
        lines_of(line, MASTHEAD_SIZE, twips(ASIDE)) * (LEADING * MASTHEAD_SIZE) + AFTER_LINE
        for _style, line in masthead(head)
    )
    own = UPRIGHT.text_width - twips(ASIDE + BETWEEN)
    lines = lines_of(head.organization.upper(), ORGANIZATION_SIZE, own, bold=True)
    rest = max(0, beside - lines * LEADING * ORGANIZATION_SIZE) / 2
    room = space(rest, rest + AFTER, SINGLE)
    return paragraph("Organization", run_xml(head.organization), room=room)


def lines_of(text: str, size: int, room: int, *, bold: bool = False) -> int:
    """Return about how many lines a text takes, in type of a size, within so many twips."""
    widths = (width_of(each, size, bold=bold) for each in text.split("\n"))
    return sum(max(1, ceil(width / room)) for width in widths)


def masthead(head: Head) -> list[tuple[str, str]]:
    """Return what stands beside the name of the Convention, each line with its style."""
    return said(
        ("Masthead", head.distribution),
        ("Symbol", head.symbol),
        ("Masthead", head.revises),
        ("Masthead", head.dated),
        ("Masthead", head.original),
    )


def meeting(head: Head) -> list[tuple[str, str]]:
    return said(
        ("Meeting", head.meeting),
        ("MeetingDetails", head.place),
        ("MeetingDetails", head.agenda_item),
    )


def said(*lines: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the lines that say something."""
    return [(style, line) for style, line in lines if line]


def summary_pieces(document: Document, story: Story) -> Iterator[str]:
    """Yield the box with the summary; nothing where there is no summary."""
    if document.summary:
        yield paragraph("SummaryTitle", run_xml(document.summary_title))
    for line in document.summary:
        yield text_paragraph("Summary", line, story)
