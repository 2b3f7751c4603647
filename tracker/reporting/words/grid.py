"""Paragraphs by addressees: how far that has come which one asks of the other, in words."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.text import capfirst

from ..content import Content, Paragraph
from ..document import Cell, Column, Row, Table
from . import labels, tables
from .saying import _, line

# So many addressees have a column of their own; where there are more, the rest share one.
MOST = 5
FIRST = 3


@dataclass(frozen=True)
class Crossing:
    """The statuses of what one paragraph asks of one addressee."""

    counts: "Counter[str]"

    @property
    def least(self) -> str:
        """The status of the item that is least advanced, which stands for all."""
        return labels.in_order(self.counts)[0]

    def words(self) -> str:
        return capfirst(self.inside())

    def inside(self) -> str:
        """What it says inside a sentence: the status, or how many items have which."""
        if self.counts.total() == 1:
            return labels.in_sentence(self.least)
        return labels.counted(self.counts)


Crossings = Mapping[tuple[int, str], Crossing]


def crossings(content: Content) -> Crossings:
    found: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for item in content.items:
        found[item.paragraph, item.addressee][item.status] += 1
    return {place: Crossing(counts) for place, counts in found.items()}


def table(content: Content) -> Table:
    """Return the grid in words; addressees beyond the first ones are named in the last column."""
    cells = crossings(content)
    names = labels.names_of(content.addressees)
    asked = [code for code in names if any(code == to for _at, to in cells)]
    own = asked if len(asked) <= MOST else asked[:FIRST]
    others = {code: names[code] for code in asked[len(own) :]}
    columns = [Column(_("Para."), 2, "number"), *(Column(names[c], 5, "status") for c in own)]
    if others:
        columns.append(Column(_("Others"), 8))
    rows = tuple(row_of(each, cells, own, others) for each in content.paragraphs)
    note = _("Grey: the paragraph asks nothing of anybody.")
    grey = any(each.tone for each in rows)
    title = _("Status by paragraph and addressee, in words")
    return Table("grid", title, tuple(columns), rows, note if grey else "")


def row_of(
    paragraph: Paragraph, cells: Crossings, own: Sequence[str], others: Mapping[str, str]
) -> Row:
    at = paragraph.number
    found = [crossing_cell(cells.get((at, code))) for code in own]
    if others:
        asked = {name: cells[at, code] for code, name in others.items() if (at, code) in cells}
        found.append(tables.lines(line(beside(name, each)) for name, each in asked.items()))
    tone: Literal["", "grey"] = "grey" if paragraph.informational else ""
    return Row((tables.paragraph(at, paragraph.url), *found), tone)


def crossing_cell(crossing: Crossing | None) -> Cell:
    return Cell((line(crossing.words()),), status=crossing.least) if crossing else tables.NOTHING


def beside(name: str, crossing: Crossing) -> str:
    """Return how far that has come which is asked of an addressee without a column."""
    return _("%(addressee)s: %(status)s") % {"addressee": name, "status": crossing.inside()}
