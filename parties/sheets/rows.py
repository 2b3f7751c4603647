"""The rows of an uploaded sheet, as far as they can be understood without knowing the actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from resolutions.models import ActionItem

from ..choices import EntryLanguage, Stage
from .cells import fits, lines_in, read_text, tidy
from .choosing import chosen, items_named
from .columns import ENDS_ON, LANGUAGE, LINKS, REFERENCE, STAGE, STARTS_ON, TEXTS, VERSION
from .days import day_in
from .refusals import CellRefused
from .workbook import Cell

# A row in which nothing else is filled was filled down, and says nothing.
MEANS_NOTHING = {STAGE.key, LANGUAGE.key}


@dataclass
class Row:
    """One row of the file.

    Attributes:
        number: as the spreadsheet program numbers it.
        said: what its cells say, in the form of `cells.said_by`.
        problems: by column, why a cell cannot be taken and what to do; `wrote` has what it holds.
    """

    number: int
    reference: str = ""
    version: str = ""
    said: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    wrote: dict[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.problems and not any(
            text for name, text in self.said.items() if name not in MEANS_NOTHING
        )


@dataclass(frozen=True)
class Settled:
    """A row that changes nothing: the action it stands for, and what there is to know of it."""

    number: int
    reference: str
    note: str = ""


def row_of(
    number: int, cells: Mapping[str, Cell], items: Mapping[str, ActionItem], epoch: datetime
) -> Row:
    """Return what a row says, cell by cell.

    Args:
        cells: by the key of their column.
        items: by reference, those that the person may answer.
        epoch: from which the workbook counts days.
    """
    row = Row(number)
    for name in TEXTS:
        _take(row, name, cells, lambda cell: text_of(cell))
    for column in (STARTS_ON, ENDS_ON):
        _take(row, column.key, cells, lambda cell: day_of(cell, epoch))
    _take(row, STAGE.key, cells, lambda cell: chosen(text_of(cell), Stage))
    _take(row, LANGUAGE.key, cells, lambda cell: chosen(text_of(cell), EntryLanguage))
    _take(row, LINKS.key, cells, lambda cell: "\n".join(lines_in(text_of(cell))))
    _take_items(row, cells, items)
    row.reference = _given(row, REFERENCE.key, cells).upper()
    row.version = _given(row, VERSION.key, cells)
    return row


def _take(row: Row, name: str, cells: Mapping[str, Cell], read: Any) -> None:
    cell = cells.get(name, Cell())
    try:
        refuse_unreadable(cell)
        row.said[name] = read(cell)
    except CellRefused as refusal:
        row.problems[name] = str(refusal)
        row.wrote[name] = read_text(cell.value)


def _take_items(row: Row, cells: Mapping[str, Cell], items: Mapping[str, ActionItem]) -> None:
    """Join what the columns for action items name, in the order of the texts."""
    wrote = [cell for name, cell in cells.items() if name.startswith("item-")]
    try:
        found = []
        for cell in wrote:
            refuse_unreadable(cell)
            found += items_named(text_of(cell), items)
        found.sort(key=lambda item: item.position)
        row.said["items"] = " ".join(dict.fromkeys(item.reference for item in found))
    except CellRefused as refusal:
        row.problems["items"] = str(refusal)
        row.wrote["items"] = "; ".join(filter(None, (read_text(cell.value) for cell in wrote)))


def _given(row: Row, name: str, cells: Mapping[str, Cell]) -> str:
    cell = cells.get(name, Cell())
    try:
        refuse_unreadable(cell)
    except CellRefused as refusal:
        row.problems[name] = str(refusal)
    return read_text(cell.value)


def refuse_unreadable(cell: Cell) -> None:
    if cell.is_error:
        raise CellRefused(
            _("The cell shows the error %(error)s: write what is meant, or empty the cell.")
            % {"error": cell.value}
        )
    if cell.is_formula and cell.value is None:
        raise CellRefused(
            _("The cell holds a formula without a result: write the text or the date itself.")
        )


def text_of(cell: Cell) -> str:
    text = read_text(cell.value)
    if not fits(text):
        raise CellRefused(
            _("The text is too long for a cell of a spreadsheet: write it on the site.")
        )
    return tidy(text)


def day_of(cell: Cell, epoch: datetime) -> str:
    found = day_in(cell.value, epoch)
    return found.isoformat() if found else ""
