"""What changed: each change of a status, on its day."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ..content import Content, Move
from ..document import Column, Row, Table
from . import figures, labels, tables
from .body import Body
from .days import day
from .saying import line, number


def tell(content: Content, body: Body) -> None:
    if not content.moves:
        return
    since = {"date": day(content.scope.since)}
    body.heading(_("What changed since %(date)s") % since, "changes")
    body.say(line(counted(content)))
    body.show(table(content))


def counted(content: Content) -> str:
    changes, items = len(content.moves), figures.moved(content)
    parts = {"changes": number(changes), "items": number(items)}
    if changes == items:
        return (
            ngettext(
                "The status of %(items)s action item has changed.",
                "The status of %(items)s action items has changed.",
                items,
            )
            % parts
        )
    return (
        ngettext(
            "The status of %(items)s action item has changed, in %(changes)s steps.",
            "The status of %(items)s action items has changed, in %(changes)s steps.",
            items,
        )
        % parts
    )


def table(content: Content) -> Table:
    """Return the changes; when they became known has a column only where that was later."""
    late = any(move.recorded_on for move in content.moves)
    columns = [
        Column(_("Date"), 5, "date"),
        Column(_("Para."), 2, "number"),
        Column(_("Action item"), 6),
        Column(pgettext("status", "From"), 5, "status"),
        Column(pgettext("status", "To"), 5, "status"),
    ]
    if late:
        columns.append(Column(_("Recorded on"), 5, "date"))
    addresses = {item.reference: item.url for item in content.items}
    names = labels.names_of(content.addressees)
    rows = tuple(row(move, names, addresses, late=late) for move in content.moves)
    note = _("“Recorded on”: the day on which a change became known, where it is a later one.")
    title = _("Changes of status, in the order of the days on which they took effect")
    return Table("moves", title, tuple(columns), rows, note if late else "")


def row(move: Move, names: Mapping[str, str], addresses: Mapping[str, str], *, late: bool) -> Row:
    which = (
        line(move.reference, href=addresses.get(move.reference, "")),
        line(names.get(move.addressee, move.addressee)),
    )
    cells = (
        tables.on(move.on),
        tables.paragraph(move.paragraph),
        tables.lines(which),
        tables.status(move.before),
        tables.status(move.after),
    )
    return Row((*cells, tables.on(move.recorded_on)) if late else cells)
