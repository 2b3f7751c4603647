"""Reads an uploaded workbook: is it ours, which sheet holds the actions, what do its rows say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from resolutions.models import ActionItem

from ..keeping import sha256
from ..models import Party
from .cells import read_text
from .columns import FORMAT, KIND, MOST_ROWS, NEEDED, known_names, labels, plain
from .refusals import SheetRefused
from .rows import Row, Settled, row_of
from .safety import refuse_unsafe
from .workbook import Cell, Line, Opened, lines_of, opened

# The names of the columns stand among the first rows, whatever was put above them.
HEAD = 10


@dataclass(frozen=True)
class Upload:
    """What a file says, and the SHA-256 of it, by which the same file is known again.

    Attributes:
        settled: the rows that were found to change nothing, and are not looked at again.
    """

    sha256: str
    rows: list[Row]
    settled: tuple[Settled, ...] = ()


def read_upload(file: "File[Any]", party: Party, items: Mapping[str, ActionItem]) -> Upload:
    """Return what an uploaded file says.

    Raises:
        SheetRefused: it is not a file for this Party that can be read.
    """
    refuse_unsafe(file, file.size)
    with opened(file) as book:
        refuse_foreign(book, party)
        rows = list(rows_in(book, items))
    return Upload(sha256(file), rows)


def refuse_foreign(book: Opened, party: Party) -> None:
    """Refuse a workbook that was not made here, for this Party, in the format of today."""
    said = marks_of(book)
    if said.get("kind") != KIND:
        raise SheetRefused(
            _(
                "This workbook was not downloaded here, or its hidden sheet is gone: download the "
                "spreadsheet and copy your rows into it."
            )
        )
    if said.get("party") != party.iso3:
        raise SheetRefused(
            _("This spreadsheet belongs to another Party: download the one of %(party)s.")
            % {"party": party}
        )
    if said.get("format") != FORMAT:
        raise SheetRefused(
            _(
                "This spreadsheet was made by another version of the tracker: download it again "
                "and copy your rows into it."
            )
        )


def marks_of(book: Opened) -> dict[str, str]:
    """Return what the hidden sheet says of the file, wherever it was moved to."""
    for sheet in book.sheets():
        pairs = [
            (read_text(line[0].value), read_text(line[1].value))
            for _number, line in islice(lines_of(sheet), HEAD)
        ]
        if pairs and pairs[0] == ("kind", KIND):
            return dict(pairs)
    return {}


def rows_in(book: Opened, items: Mapping[str, ActionItem]) -> Iterator[Row]:
    """Yield the rows of the sheet of actions that say something."""
    names, lines = actions_in(book)
    found = 0
    for number, line in lines:
        row = row_of(number, by_column(names, line), items, book.epoch)
        if row.is_empty and not row.reference:
            continue
        found += 1
        if found > MOST_ROWS:
            raise SheetRefused(
                _("The sheet has more than %(most)s rows: upload it in parts.")
                % {"most": MOST_ROWS}
            )
        yield row


def actions_in(book: Opened) -> tuple[dict[int, str], Iterator[Line]]:
    """Return which column is where, and the lines below the names of the columns."""
    best: dict[int, str] = {}
    for sheet in book.sheets():
        heads = [(number, heading(line)) for number, line in islice(lines_of(sheet), HEAD)]
        heads = [(number, names) for number, names in heads if is_heading(names)]
        if heads:
            last, best = heads[-1][0], heads[0][1]
            if not missing_from(best):
                return best, (line for line in lines_of(sheet) if line[0] > last)
    raise SheetRefused(no_columns(best))


def no_columns(found: dict[int, str]) -> str:
    if not found:
        return _(
            "The sheet of actions is missing: download the spreadsheet again and copy your rows "
            "into it."
        )
    return _(
        "These columns are missing: %(columns)s. Put them back, with their names in the first row, "
        "or download the spreadsheet again."
    ) % {"columns": ", ".join(labels(missing_from(found)))}


def heading(line: list[Cell]) -> dict[int, str]:
    """Return the columns that a line names, by their place; of two alike, the first."""
    found: dict[int, str] = {}
    for place, cell in enumerate(line):
        key = known_names().get(plain(cell.value)) if isinstance(cell.value, str) else None
        if key and key not in found.values():
            found[place] = key
    return found


def is_heading(names: dict[int, str]) -> bool:
    """A line that names half of the columns is one that names columns."""
    return len(names) * 2 >= len(NEEDED)


def missing_from(names: dict[int, str]) -> list[str]:
    """Return the columns without which rows cannot be understood; of the items', one is enough."""
    there = set(names.values())
    missing = [each.key for each in NEEDED if each.key not in there]
    if not any(key.startswith("item-") for key in there):
        missing.append("items")
    return missing


def by_column(names: Mapping[int, str], line: list[Cell]) -> dict[str, Cell]:
    return {key: line[place] for place, key in names.items()}
