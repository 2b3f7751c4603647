"""Reads the workbook of a report back, table by table, for the tests."""

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any
from xml.etree import ElementTree

from django.utils.translation import gettext, override
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.reporting import workbook
from tracker.reporting.document import Cell, Column, Document, Row, Table

from . import sample

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
NAMES_ROW, FIRST_ROW = 3, 4


@dataclass
class Book:
    """A workbook, as its bytes and as they are read."""

    document: Document
    made: bytes

    @cached_property
    def read(self) -> Any:
        return load_workbook(io.BytesIO(self.made))

    @property
    def sheets(self) -> list[Worksheet]:
        """The sheets of the tables, in the order of the tables."""
        return list(self.read.worksheets[1 : 1 + len(self.document.tables)])

    def parts(self, folder: str) -> list[ElementTree.Element]:
        """The XML of the parts of a folder, the first part first."""
        with zipfile.ZipFile(io.BytesIO(self.made)) as members:
            names = [name for name in members.namelist() if name.startswith(folder)]
            xml = sorted((name for name in names if name.endswith(".xml")), key=ordered)
            return [ElementTree.fromstring(members.read(name)) for name in xml]

    @cached_property
    def marks(self) -> tuple[str, str]:
        """What a text says where it is parted, and where it goes on."""
        with override(self.document.language):
            return "\n" + gettext("(continued in the row below)"), gettext("(continued)") + "\n"

    def rows(self, sheet: Worksheet, table: Table) -> list[list[Any]]:
        """The values of the rows of a table; a text that goes on in rows below is whole again."""
        found, at = [], FIRST_ROW
        for _row in table.rows:
            values = self.values(sheet, at, table)
            at += 1
            while any(self.goes_on(value) for value in values):
                values = [
                    self.joined(value, more)
                    for value, more in zip(values, self.values(sheet, at, table), strict=True)
                ]
                at += 1
            found.append(values)
        return found

    def values(self, sheet: Worksheet, at: int, table: Table) -> list[Any]:
        return [sheet.cell(at, column).value for column in range(1, len(table.columns) + 1)]

    def goes_on(self, value: Any) -> bool:
        return isinstance(value, str) and value.endswith(self.marks[0])

    def joined(self, value: Any, more: Any) -> Any:
        if not self.goes_on(value):
            assert more is None
            return value
        assert more.startswith(self.marks[1])
        return value.removesuffix(self.marks[0]) + more.removeprefix(self.marks[1])


def ordered(name: str) -> tuple[int, str]:
    return len(name), name


def book(document: Document) -> Book:
    return Book(document, workbook.render(document))


def given(cell: Cell) -> Any:
    """What a spreadsheet has to hold for a cell, as openpyxl reads it."""
    if isinstance(cell.value, date):
        return datetime(cell.value.year, cell.value.month, cell.value.day)  # noqa: DTZ001
    return cell.text or None if cell.value is None else cell.value


def links(sheet: Worksheet) -> list[tuple[Any, str, str]]:
    """The words of cells that lead somewhere, with the address and the place in it."""
    return [
        (cell.value, cell.hyperlink.target or "", cell.hyperlink.location or "")
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink is not None
    ]


def of(*tables: Table) -> Document:
    """A document with these tables and no others."""
    return replace(sample.document(), blocks=tables, annexes=())


def one(cell: Cell, title: str = "One") -> Document:
    """A document with one table of one cell."""
    return of(Table("one", title, (Column("Text", 1),), (Row((cell,)),)))


def first(made: Book) -> Worksheet:
    return made.sheets[0]
