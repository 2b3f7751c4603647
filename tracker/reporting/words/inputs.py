"""The second annex: what Parties said that they did, each in its own language."""

from collections.abc import Iterable

from django.utils.translation import ngettext

from ..content import Content, PartyAction
from ..document import Column, Line, Row, Run, Table
from . import labels, tables
from .days import day, span
from .marks import mark
from .paragraphs import pieces
from .saying import _, filled, line, merged, number, said, written


def introduction(content: Content) -> Line:
    """Return how many actions there are, and whose words they are."""
    found = len(content.party_actions)
    sentence = ngettext(
        "This annex shows %(number)s action that was accepted by %(date)s. The words are those of "
        "the Party, in the language in which it wrote them.",
        "This annex shows %(number)s actions that were accepted by %(date)s. The words are those "
        "of the Parties, in the languages in which they wrote them.",
        found,
    )
    return line(sentence % {"number": number(found), "date": day(content.scope.cut_off)})


def table(content: Content) -> Table:
    columns = (
        Column(_("Party"), 3),
        Column(_("Action"), 10),
        Column(_("Para."), 2),
        Column(_("What was done, and results"), 14),
        Column(_("Stage"), 3),
        Column(_("Period"), 5),
        Column(_("Challenges and support needed"), 9),
        Column(_("Evidence"), 6),
        Column(_("Accepted on"), 4, "date"),
    )
    language = content.header.language
    rows = tuple(row(action, language) for action in content.party_actions)
    return Table("party-actions", _("Accepted actions of Parties"), columns, rows)


def row(action: PartyAction, secretariat: str) -> Row:
    return Row(
        (
            tables.text(said(action.party_name) or action.party),
            tables.lines(titled(action)),
            tables.text(", ".join(map(str, action.paragraphs))),
            tables.lines((*written(action.done, action.language), *noted(action, secretariat))),
            tables.text(labels.stage(action.stage)),
            tables.text(span(action.starts_on, action.ends_on)),
            tables.lines((*challenges(action), *support(action))),
            tables.lines(pieces(action.evidence, action.language)),
            tables.on(action.accepted_on),
        )
    )


def titled(action: PartyAction) -> Iterable[Line]:
    """Return the title with its language, and where the action can be read."""
    words = merged([*line(action.title, action.language), Run(f" {mark(action.language)}")])
    yield words if mark(action.language) else line(action.title)
    yield line(action.reference, href=action.url)


def noted(action: PartyAction, secretariat: str) -> Iterable[Line]:
    """Return what the Secretariat says beside the Party's own words."""
    return under(_("Note of the Secretariat: %(text)s"), action.public_note, secretariat)


def challenges(action: PartyAction) -> Iterable[Line]:
    return under(_("Challenges: %(text)s"), action.challenges, action.language)


def support(action: PartyAction) -> Iterable[Line]:
    return under(_("Support needed: %(text)s"), action.support_needed, action.language)


def under(sentence: str, text: str, language: str) -> Iterable[Line]:
    lines = written(text, language)
    return (filled(sentence, text=lines[0]), *lines[1:]) if lines else ()
