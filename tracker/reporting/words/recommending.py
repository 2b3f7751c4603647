"""What the body that the report is for is recommended to do, as the data suggests it.

Each is a clause that continues "The Standing Committee is recommended to:", without punctuation.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..content import Content, Item
from . import figures
from .saying import listed

# Below this part of the Parties, all others are invited to report.
MANY = 1 / 2


def recommended(content: Content) -> tuple[str, ...]:
    found = (
        take_note(content),
        onward(content),
        late(content),
        poor(content),
        unknown(content),
        parties(content),
    )
    return tuple(each for each in found if each)


def take_note(content: Content) -> str:
    return _(
        "take note of the progress made in the implementation of Resolution %(number)s, as set out "
        "in this document and its annexes"
    ) % {"number": content.resolution.number}


def late(content: Content) -> str:
    found = figures.missed(content)
    if not found:
        return ""
    return ngettext(
        "provide guidance on the action item that missed a deadline (%(paragraphs)s)",
        "provide guidance on the action items that missed a deadline (%(paragraphs)s)",
        len(found),
    ) % {"paragraphs": paragraph_numbers(found)}


def poor(content: Content) -> str:
    found = figures.needing_funding(content)
    if not found:
        return ""
    return ngettext(
        "invite Parties and others in a position to do so to provide resources for the action item "
        "that needs funding (%(paragraphs)s)",
        "invite Parties and others in a position to do so to provide resources for the action "
        "items that need funding (%(paragraphs)s)",
        len(found),
    ) % {"paragraphs": paragraph_numbers(found)}


def unknown(content: Content) -> str:
    found = figures.silent(content.items)
    if not found:
        return ""
    return ngettext(
        "invite those addressed by the action item on which there is no information to inform the "
        "Secretariat of what they have done (%(paragraphs)s)",
        "invite those addressed by the action items on which there is no information to inform the "
        "Secretariat of what they have done (%(paragraphs)s)",
        len(found),
    ) % {"paragraphs": paragraph_numbers(found)}


def parties(content: Content) -> str:
    if not content.parties or figures.reporting(content) >= content.parties * MANY:
        return ""
    return _(
        "invite Parties that have not yet done so to report, of their own accord, what they do to "
        "implement Resolution %(number)s"
    ) % {"number": content.resolution.number}


def onward(content: Content) -> str:
    """Return what is left to recommend while work goes on."""
    if all(each.is_closed for each in content.items):
        return ""
    return _("consider the next steps set out in this document, and provide guidance on them")


def paragraph_numbers(items: Iterable[Item]) -> str:
    """Return "paragraph 3", or "paragraphs 3, 5 and 7"."""
    numbers = figures.paragraphs(items)
    return ngettext("paragraph %(numbers)s", "paragraphs %(numbers)s", len(numbers)) % {
        "numbers": listed([str(each) for each in numbers])
    }
