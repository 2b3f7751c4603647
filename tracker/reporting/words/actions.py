"""The recommended actions: the end of the body."""

import re

from django.utils.translation import gettext as _

from ..content import Content, Passage, Said
from ..document import Line, Run
from .body import Body
from .saying import BLANK_LINES, filled, foreign, line, tongue

END = re.compile(r"[\s.;,]+\Z")


def tell(content: Content, body: Body) -> None:
    found = [each for each in map(spoken, content.recommended) if each.text.strip()]
    if not found:
        return
    body.heading(_("Recommended actions"), "recommended")
    body.say(line(opening(content.header.meeting.body)))
    last = len(found) - 1
    body.points(point(said, at, last) for at, said in enumerate(found))


def spoken(passage: Passage) -> Said:
    return passage.get(tongue()) or Said("", tongue())


def opening(body: str) -> str:
    sentences = {
        "StC": _("The Standing Committee is recommended to:"),
        "COP": _("The Conference of the Parties is recommended to:"),
        "ScC": _("The Scientific Council is recommended to:"),
    }
    return sentences.get(body, _("The meeting is recommended to:"))


def point(said: Said, at: int, last: int) -> Line:
    """Return a point with what parts it from the next: a semicolon, "; and" or a full stop."""
    text = END.sub("", BLANK_LINES.sub("\n", said.text.replace("\r\n", "\n").strip()))
    words = Run(text, foreign(said.language))
    if at == last:
        return filled(_("%(action)s."), action=words)
    return filled(_("%(action)s; and") if at == last - 1 else _("%(action)s;"), action=words)
