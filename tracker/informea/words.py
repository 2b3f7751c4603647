"""Names and titles in every language in which they are known: [{"language": …, "value": …}]."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions.models import Meeting

from ..reporting.content import LANGUAGES
from ..reporting.words.ordinals import ordinal
from ..reporting.words.saying import spoken

Strings = list[dict[str, str]]
ENGLISH = LANGUAGES[0]


def string(value: str, language: str) -> dict[str, str]:
    return {"language": language_code(language), "value": value}


def language_code(language: str) -> str:
    """Return the two letters of a language: en for en-GB; English where none is said."""
    return language[:2].lower() if len(language) > 1 else ENGLISH


def in_languages(say: Callable[[], str]) -> Strings:
    """Return what is said in each language; one that has no words of its own is left out."""
    found: Strings = []
    for language in LANGUAGES:
        with spoken(language):
            words = say()
        if not found or words != found[0]["value"]:
            found.append(string(words, language))
    return found


def meeting_titles(meeting: Meeting) -> Strings:
    """Return the title of a meeting in each language; needs its body loaded."""
    return in_languages(lambda: meeting_title(meeting))


def meeting_title(meeting: Meeting) -> str:
    """Return which meeting of which body it is; by its short name where it has no number."""
    if meeting.ordinal is None:
        return _("%(body)s: %(meeting)s") % {"body": meeting.body, "meeting": meeting.label}
    sentences = {
        "StC": _("%(ordinal)s Meeting of the Standing Committee"),
        "COP": _("%(ordinal)s Meeting of the Conference of the Parties"),
        "ScC": _("%(ordinal)s Meeting of the Scientific Council"),
    }
    other = pgettext("of a body that has no words of its own", "%(ordinal)s meeting: %(body)s")
    words = {"ordinal": ordinal(meeting.ordinal), "body": meeting.body}
    return sentences.get(meeting.body.code, other) % words
