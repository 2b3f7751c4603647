"""What changed: each change of a status, on its day."""

from functools import cache

from django.utils.translation import ngettext, pgettext

from ..content import Content, Move
from ..document import Cell, Column, Row, Table
from . import figures, labels, tables
from .body import Body
from .days import day
from .saying import _, line, number


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
    cells = Cells(content)
    rows = tuple(cells.row(move, late=late) for move in content.moves)
    note = _("“Recorded on”: the day on which a change became known, where it is a later one.")
    title = _("Changes of status, in the order of the days on which they took effect")
    return Table("moves", title, tuple(columns), rows, note if late else "")


class Cells:
    """The cells of the rows, each made once: moves share their days, items and statuses."""

    def __init__(self, content: Content) -> None:
        self.addresses = {item.reference: item.url for item in content.items}
        self.names = labels.names_of(content.addressees)
        self.on, self.status = cache(tables.on), cache(tables.status)
        self.paragraph, self.item = cache(tables.paragraph), cache(self.item_cell)

    def row(self, move: Move, *, late: bool) -> Row:
        cells = (
            self.on(move.on),
            self.paragraph(move.paragraph),
            self.item(move.reference, move.addressee),
            self.status(move.before),
            self.status(move.after),
        )
        return Row((*cells, self.on(move.recorded_on)) if late else cells)

    def item_cell(self, reference: str, addressee: str) -> Cell:
        which = line(reference, href=self.addresses.get(reference, ""))
        return tables.lines((which, line(self.names.get(addressee, addressee))))
