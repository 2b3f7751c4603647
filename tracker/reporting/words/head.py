"""The head of the first page, as CMS prints it."""

import re

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ...choices import Distribution
from ..content import Content, Header, Meeting
from ..document import Head, Line
from .days import day, days
from .labels import label
from .opening import title_of
from .ordinals import ordinal
from .saying import foreign, language_name, line, said, tongue

LINE_BREAKS = re.compile(r"\s*[\r\n]+\s*")


def head_of(content: Content) -> Head:
    header = content.header
    return Head(
        organization=_("Convention on Migratory Species"),
        distribution=distribution(header),
        symbol=header.symbol,
        dated=day(header.dated),
        original=original(header.language),
        meeting=meeting_line(header.meeting),
        place=place_line(header.meeting),
        agenda_item=agenda_item(header),
        title=title(content),
        prepared_by=_("(Prepared by the Secretariat)"),
        revises=replaced(header),
    )


def title(content: Content) -> Line:
    """Return the title that was written; where there is none, that of the data: each has one."""
    passage = content.passages.get("title", {}).get(tongue())
    if passage is not None and passage.text.strip():
        return line(LINE_BREAKS.sub(" ", passage.text.strip()), passage.language)
    return line(title_of(content))


def distribution(header: Header) -> str:
    if not header.distribution:
        return ""
    return _("Distribution: %(whom)s") % {"whom": label(Distribution, header.distribution)}


def original(language: str) -> str:
    """Return the language in which the document was written first.

    A translation names its own language before, in a line of its own.
    """
    words = _("Original: %(language)s") % {"language": capfirst(language_name(language))}
    if not foreign(language):
        return words
    return f"{capfirst(language_name(tongue()))}\n{words}"


def meeting_line(meeting: Meeting) -> str:
    """Return which meeting of which body it is; its short name where it has no number."""
    if meeting.ordinal is None:
        body = said(meeting.body_name)
        parts = {"body": body, "meeting": meeting.label}
        return _("%(body)s: %(meeting)s") % parts if body else meeting.label
    sentences = {
        "StC": _("%(ordinal)s MEETING OF THE STANDING COMMITTEE"),
        "COP": _("%(ordinal)s MEETING OF THE CONFERENCE OF THE PARTIES"),
        "ScC": _("%(ordinal)s MEETING OF THE SCIENTIFIC COUNCIL"),
        "BLG": _("%(ordinal)s MEETING OF THE LIAISON GROUP OF BIODIVERSITY-RELATED CONVENTIONS"),
    }
    other = pgettext("of a body that has no words of its own", "%(ordinal)s MEETING: %(body)s")
    return sentences.get(meeting.body, other) % {
        "ordinal": ordinal(meeting.ordinal),
        "body": said(meeting.body_name).upper(),
    }


def place_line(meeting: Meeting) -> str:
    country = said(meeting.country_name)
    parts = (meeting.place, country, days(meeting.starts_on, meeting.ends_on))
    return ", ".join(part for part in parts if part)


def agenda_item(header: Header) -> str:
    if not header.agenda_item:
        return ""
    return _("Agenda Item %(number)s") % {"number": header.agenda_item}


def replaced(header: Header) -> str:
    if not header.revises:
        return ""
    return _("This document replaces %(symbol)s.") % {"symbol": header.revises}
