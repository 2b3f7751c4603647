"""The lists of action items: deadlines, those that need funding, those without information."""

from django.utils.translation import ngettext

from resolutions.choices import DeadlineKind

from ..content import Content, Due, Item
from ..document import Cell, Column, Line, Row, Run, Table
from . import figures, labels, marks, tables
from .body import Body
from .items import Naming
from .saying import _, filled, foreign, line, number


def tell_deadlines(content: Content, body: Body) -> None:
    found = figures.deadlines(content)
    if not found:
        return
    states = figures.by_state(content)
    sentence = _("Deadlines missed: %(missed)s; still to come: %(due)s; met: %(met)s.")
    body.heading(_("Deadlines"), "deadlines")
    body.say(filled(sentence, **{each: number(states[each]) for each in figures.STATES}))
    naming = Naming(content)
    columns = (*first_columns(), Column(_("Due"), 5), Column(_("Date"), 4, "date"))
    rows = tuple(deadline_row(item, due, naming) for item, due in found)
    title = _("Deadlines of action items, missed ones first")
    note = marks.noted([content.resolution.language])
    body.show(Table("deadlines", title, (*columns, Column(_("State"), 3)), rows, note))


def deadline_row(item: Item, due: Due, naming: Naming) -> Row:
    state = tables.text(labels.deadline_state(due.state))
    return Row((*naming.cells(item), *due_cells(due, naming.language), state))


def due_cells(due: Due, language: str) -> tuple[Cell, Cell]:
    return tables.lines([due_line(due, language)]), tables.on(due.day, _("date not set"))


def due_line(due: Due, language: str) -> Line:
    """Return what a deadline hangs on; its day has a cell of its own.

    Args:
        language: of the words of the resolution, which name an event.
    """
    parts = {"meeting": due.meeting, "body": due.body}
    match due.kind:
        case DeadlineKind.MEETING:
            return line(_("by %(meeting)s") % parts)
        case DeadlineKind.EVERY_MEETING if due.meeting:
            return line(_("each meeting of the %(body)s: %(meeting)s") % parts)
        case DeadlineKind.EVERY_MEETING:
            return line(_("each meeting of the %(body)s") % parts)
        case DeadlineKind.EVENT:
            return filled(_("after %(event)s"), event=Run(due.event, foreign(language)))
    return line(labels.label(DeadlineKind, due.kind))


def tell_funding(content: Content, body: Body) -> None:
    found = figures.needing_funding(content)
    if not found:
        return
    body.heading(_("Action items that need funding"), "funding")
    sentence = ngettext(
        "Funding is needed to carry out %(number)s action item.",
        "Funding is needed to carry out %(number)s action items.",
        len(found),
    )
    body.say(line(sentence % {"number": number(len(found))}))
    columns = (*first_columns(), Column(_("Status"), 3, "status"))
    naming = Naming(content)
    rows = tuple(Row((*naming.cells(item), tables.status(item.status))) for item in found)
    title = _("Action items that need funding, by paragraph")
    note = marks.noted([content.resolution.language])
    body.show(Table("funding", title, columns, rows, note))


def tell_silence(content: Content, body: Body) -> None:
    found = figures.silent(content.items)
    if not found:
        return
    body.heading(_("Action items without information"), "without-information")
    sentence = ngettext(
        "Nothing has been recorded on %(number)s action item.",
        "Nothing has been recorded on %(number)s action items.",
        len(found),
    ) % {"number": number(len(found))}
    body.say(line(f"{sentence} {_('That does not mean that nothing was done.')}"))
    naming = Naming(content)
    rows = tuple(Row(naming.cells(item)) for item in found)
    title = _("Action items without information, by paragraph")
    note = marks.noted([content.resolution.language])
    body.show(Table("without-information", title, first_columns(), rows, note))


def first_columns() -> tuple[Column, Column]:
    """Return the columns of `Naming.cells`."""
    return Column(_("Action item"), 4), Column(_("What is asked"), 14)
