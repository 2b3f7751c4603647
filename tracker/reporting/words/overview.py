"""The overview: how far the action items have come, by addressee, over time and by paragraph."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..content import Content, Counts, Figure
from ..document import Cell, Column, Row, Table
from . import charts, grid, labels, tables
from .body import Body
from .days import day
from .saying import line, number

# The grid of so many paragraphs fits on a page; of more there is the table alone.
DRAWN = 99
# So many columns of statuses have the room to be wider.
FEW = 5


def tell(content: Content, body: Body) -> None:
    if not content.items:
        return
    body.heading(_("Overview"), "overview")
    body.say(line(standing(content)))
    body.show(charts.addressees(content), by_addressee(content))
    compare(content, body)
    if len(content.history) > 1:
        body.say(line(_("Since adoption, the figures have developed as follows.")))
        body.show(charts.history(content), history(content))
    body.say(line(_("By paragraph and addressee, the action items stand as follows.")))
    if len(content.paragraphs) <= DRAWN:
        body.show(charts.grid(content))
    body.show(grid.table(content))


def compare(content: Content, body: Body) -> None:
    """Tell what changed since the day compared with, if anything was known then."""
    whole = content.whole
    if not whole.before:
        return
    if any(each.counts != each.before for each in content.figures):
        body.say(line(compared(content)))
        body.show(changes(content))
    else:
        since = {"date": day(content.scope.since)}
        body.say(line(_("The figures are the same as on %(date)s.") % since))


def standing(content: Content) -> str:
    """Return all figures of the day in one sentence."""
    total = len(content.items)
    return ngettext(
        "On %(date)s, the status of the %(total)s action item was: %(figures)s.",
        "On %(date)s, the %(total)s action items stood as follows: %(figures)s.",
        total,
    ) % {
        "date": day(content.scope.cut_off),
        "total": number(total),
        "figures": labels.counted(content.whole.counts),
    }


def compared(content: Content) -> str:
    whole = content.whole
    return _(
        "The number of action items that are implemented, ongoing or in progress was %(before)s on "
        "%(since)s and %(number)s on %(date)s. The changes by addressee were as follows."
    ) % {
        "before": number(Figure("", whole.before, {}).moving),
        "since": day(content.scope.since),
        "number": number(whole.moving),
        "date": day(content.scope.cut_off),
    }


def by_addressee(content: Content) -> Table:
    """Return how many items of each addressee have each status."""
    codes = labels.statuses_of(content.whole.counts)
    names = labels.names_of(content.addressees)
    rows = [
        Row((tables.text(names.get(each.addressee, each.addressee)), *cells(each.counts, codes)))
        for each in content.figures
        if each.total
    ]
    total = Row((tables.text(_("Total")), *cells(content.whole.counts, codes)), "total")
    title = _("Action items by addressee and status")
    return Table("overview", title, columns(Column(_("Addressee"), 6), codes), (*rows, total))


def columns(first: Column, codes: tuple[str, ...]) -> tuple[Column, ...]:
    """Return the columns; where statuses are many, what leaves the first one the most room."""
    width = 3 if len(codes) <= FEW else 1
    return (first, *tables.status_columns(codes, width), Column(_("Total"), width, "number"))


def cells(counts: Counts, codes: tuple[str, ...]) -> tuple[Cell, ...]:
    found = [counts.get(code, 0) for code in codes]
    return (*map(tables.count, found), tables.count(sum(found)))


def changes(content: Content) -> Table:
    """Return how many more or fewer items of each addressee have each status than before."""
    codes = labels.statuses_of(content.whole.counts, content.whole.before)
    names = labels.names_of(content.addressees)
    rows = [
        Row((tables.text(names.get(each.addressee, each.addressee)), *differences(each, codes)))
        for each in content.figures
        if each.counts != each.before
    ]
    total = Row((tables.text(_("Total")), *differences(content.whole, codes)), "total")
    title = _("Change since %(date)s, by addressee and status") % {"date": day(content.scope.since)}
    return Table("changes", title, columns(Column(_("Addressee"), 6), codes), (*rows, total))


def differences(figure: Figure, codes: tuple[str, ...]) -> tuple[Cell, ...]:
    pairs = [(figure.counts.get(code, 0), figure.before.get(code, 0)) for code in codes]
    now, before = (sum(each) for each in zip(*pairs, strict=True))
    return (*(tables.difference(*pair) for pair in pairs), tables.difference(now, before))


def history(content: Content) -> Table:
    """Return how many items had each status at the end of each day of the picture."""
    codes = labels.statuses_of(*(point.counts for point in content.history))
    rows = tuple(
        Row((tables.on(point.on), *cells(point.counts, codes))) for point in content.history
    )
    first = Column(_("Day"), 5, "date")
    return Table("history", _("Action items by status over time"), columns(first, codes), rows)
