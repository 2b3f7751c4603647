"""The background: where the resolution comes from, who asks for the report, what it counts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from parties.choices import PARTIES

from ..content import Content
from .days import day
from .opening import paragraphs, together
from .saying import number, said


def background(content: Content) -> str:
    return paragraphs(
        together(adoption(content), extent(content)),
        together(request(content), period(content)),
        counting(content),
        voluntary(content),
    )


def adoption(content: Content) -> str:
    resolution = content.resolution
    details = (said(resolution.adopted_by), resolution.place, day(resolution.adopted_on))
    return _("Resolution %(number)s was adopted at %(meeting)s (%(details)s).") % {
        "number": resolution.number,
        "meeting": resolution.adopted_at,
        "details": ", ".join(each for each in details if each),
    }


def extent(content: Content) -> str:
    """Return how much the resolution asks, and what the unit is that the report counts."""
    asking = len({each.paragraph for each in content.items})
    if not content.items:
        return ""
    return ngettext(
        "It has %(paragraphs)s operative paragraphs, of which %(asking)s asks something of "
        "somebody. What one clause asks of one addressee is an action item; there are %(items)s.",
        "It has %(paragraphs)s operative paragraphs, of which %(asking)s ask something of "
        "somebody. What one clause asks of one addressee is an action item; there are %(items)s.",
        asking,
    ) % {
        "paragraphs": number(len(content.paragraphs)),
        "asking": number(asking),
        "items": number(len(content.items)),
    }


def request(content: Content) -> str:
    """Return that the resolution asks for this report, and for whom."""
    at = content.resolution.reporting_paragraph
    if at is None:
        return ""
    sentences = {
        "StC": _(
            "Paragraph %(paragraph)s requests the Secretariat to report on progress to the "
            "Standing Committee."
        ),
        "COP": _(
            "Paragraph %(paragraph)s requests the Secretariat to report on progress to the "
            "Conference of the Parties."
        ),
    }
    other = _("Paragraph %(paragraph)s requests that progress be reported.")
    return sentences.get(content.header.meeting.body, other) % {"paragraph": at}


def period(content: Content) -> str:
    plain = _("The present report covers the period from %(first)s to %(last)s, the cut-off date.")
    after_a_report = _(
        "The present report covers the period from %(first)s to %(last)s, the cut-off date. It is "
        "compared with the previous report, %(symbol)s."
    )
    symbol = content.scope.compared_with
    return (after_a_report if symbol else plain) % {
        "first": day(content.scope.from_day),
        "last": day(content.scope.cut_off),
        "symbol": symbol,
    }


def counting(content: Content) -> str:
    return _(
        "All figures are counted by the resolution tracker of the Secretariat from status updates "
        "that were approved by the cut-off date; later information is not taken into account. "
        "“No information” does not mean that nothing was done."
    )


def voluntary(content: Content) -> str:
    """Return that Parties need not report, where anything is asked of them."""
    asked = any(each.addressee == PARTIES for each in content.items)
    if not asked and not content.parties:
        return ""
    return _(
        "Information on action at the national level is given by Parties of their own accord: the "
        "Resolution sets no duty on Parties to report."
    )
