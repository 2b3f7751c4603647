"""Opens a workbook with openpyxl, for reading alone, and yields its cells."""

import re
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook import Workbook
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from .refusals import SheetRefused
from .safety import not_a_workbook, too_much

MOST_COLUMNS = 100
# Rows that are only formatted may follow the last; so many are read over.
MOST_ROWS_DOWN = 10_000
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
STRING = f"{{{SHEET_MAIN_NS}}}si"


class Reader(ExcelReader):
    """Openpyxl's reader, except that it decodes `_x000D_` in texts, as the format has it."""

    def read_strings(self) -> None:
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is None:
            return
        with self.archive.open(part.PartName[1:]) as source:
            for _event, node in iterparse(source):
                if node.tag == STRING:
                    text: Any = Text.from_tree(node)
                    self.shared_strings.append(decoded(text.content))
                    node.clear()


def decoded(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@dataclass(frozen=True)
class Cell:
    """What a cell holds: its value, or why there is none."""

    value: Any = None
    is_formula: bool = False
    is_error: bool = False


Line = tuple[int, list[Cell]]


@dataclass(frozen=True)
class Opened:
    """The same workbook twice: by the values of its cells, and by their formulas."""

    values: Workbook
    formulas: Workbook

    @property
    def epoch(self) -> datetime:
        return self.values.epoch

    def sheets(self) -> Iterator[tuple[Any, Any]]:
        yield from zip(self.values.worksheets, self.formulas.worksheets, strict=True)


@contextmanager
def damage_refused() -> Iterator[None]:
    """Refuse a file in which the parser stumbles: over what, depends on the part that is broken."""
    try:
        yield
    except SheetRefused:
        raise
    except Exception as damage:
        raise SheetRefused(not_a_workbook()) from damage


@contextmanager
def opened(file: IO[bytes]) -> Iterator[Opened]:
    """Open a file that `safety` let through; refuse it if it is damaged all the same."""
    with warnings.catch_warnings():
        # Parts that openpyxl does not know are of no interest here.
        warnings.simplefilter("ignore")
        with (
            closing(load(file, values=True)) as values,
            closing(load(file, values=False)) as formulas,
        ):
            yield Opened(values, formulas)


def load(file: IO[bytes], *, values: bool) -> Workbook:
    file.seek(0)
    with damage_refused():
        reader = Reader(file, read_only=True, data_only=values, keep_links=False)
        reader.read()
    return reader.wb


def lines_of(sheet: tuple[Any, Any]) -> Iterator[Line]:
    """Yield the rows of a sheet with their numbers, without those that are empty.

    Raises:
        SheetRefused: it goes on for much longer than a list of actions would.
    """
    values, formulas = (rows_of(each) for each in sheet)
    with damage_refused():
        for number, (row, written) in enumerate(zip(values, formulas, strict=True), start=1):
            if number > MOST_ROWS_DOWN:
                raise SheetRefused(too_much())
            line = [cell_of(*pair) for pair in zip(row, written, strict=True)]
            if any(cell.value is not None or cell.is_formula for cell in line):
                yield number, line


def rows_of(sheet: Any) -> Iterator[Any]:
    # What a file says of its own size may be wrong, and would hide rows.
    sheet.reset_dimensions()
    rows: Iterator[Any] = sheet.iter_rows(max_col=MOST_COLUMNS)
    return rows


def cell_of(value: Any, written: Any) -> Cell:
    return Cell(
        value=value.value,
        is_formula=written.data_type == "f",
        is_error=value.data_type == "e",
    )
