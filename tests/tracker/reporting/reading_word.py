"""Reads a Word file back, as a reader of it would."""

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from tracker.reporting import word
from tracker.reporting.document import Document, Table

SIGN = "StatusSign"


class Read:
    """A file that was rendered from a document."""

    def __init__(self, document: Document) -> None:
        self.file = word.render(document)
        self.archive = ZipFile(BytesIO(self.file))
        self.docx = docx.Document(BytesIO(self.file))

    def xml(self, name: str) -> Any:
        return parse_xml(self.archive.read(name))

    @cached_property
    def body(self) -> Any:
        return self.docx.element.body

    @property
    def tables(self) -> list[list[list[str]]]:
        """The words of each cell of each row of each table, without the signs of statuses.

        A cell that goes on from the one above has the words of that, and its own after them.
        """
        return [whole_rows(table) for table in self.body.findall(qn("w:tbl"))]

    @property
    def spans(self) -> list[list[list[int]]]:
        """For how many rows each cell of each table stands; 0 for one that another stands for."""
        return [spans_of(table) for table in self.body.findall(qn("w:tbl"))]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return list(self.docx.paragraphs)

    def styled(self, name: str) -> list[str]:
        """The words of the paragraphs of a style."""
        return [each.text for each in self.paragraphs if styled_as(each) == name]

    def counted(self) -> Iterator[tuple[str, str]]:
        """Yield each numbered paragraph with the number that Word would count."""
        numbers = [0, 0]
        for each in self.paragraphs:
            level = level_of(each)
            if level is None:
                continue
            numbers[level] += 1
            if level == 0:
                numbers[1] = 0
            yield (f"{letter(numbers[1])})" if level else f"{numbers[0]}."), each.text

    def links(self) -> list[tuple[str, str]]:
        """The words of each link and where it leads."""
        related = self.docx.part.rels
        return [
            (
                "".join(run.text for run in each.iter(qn("w:r"))),
                related[each.get(qn("r:id"))].target_ref,
            )
            for each in self.body.iter(qn("w:hyperlink"))
        ]

    def runs(self, text: str) -> list[Any]:
        """The runs that say exactly the text."""
        return [each for each in self.body.iter(qn("w:r")) if each.text == text]

    def part_text(self, section: int, kind: str) -> str:
        """The words of a header or footer of a section: `header`, `first_page_header`, …"""
        found = getattr(self.docx.sections[section], kind)
        return "\n".join(each.text for each in found.paragraphs)


def letter(number: int) -> str:
    """Word counts a … z, aa, bb …"""
    times, at = divmod(number - 1, 26)
    return "abcdefghijklmnopqrstuvwxyz"[at] * (times + 1)


def rows_of(table: Any) -> list[Any]:
    return list(table.findall(qn("w:tr")))


def whole_rows(table: Any) -> list[list[str]]:
    made: list[list[str]] = []
    for row in rows_of(table):
        above = made[-1] if made else []
        made.append(
            [
                above[at] + cell_text(cell) if merged(cell) == "continue" else cell_text(cell)
                for at, cell in enumerate(row.findall(qn("w:tc")))
            ]
        )
    return made


def spans_of(table: Any) -> list[list[int]]:
    made: list[list[int]] = []
    for row in rows_of(table):
        made.append([1] * len(row.findall(qn("w:tc"))))
        for at, cell in enumerate(row.findall(qn("w:tc"))):
            if merged(cell) == "continue":
                made[-1][at] = 0
                next(each for each in reversed(made) if each[at])[at] += 1
    return made


def merged(cell: Any) -> str:
    """Whether a cell begins what stands for several rows (restart) or goes on (continue)."""
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return "" if found is None else str(found.get(qn("w:val"), "continue"))


def cell_text(cell: Any) -> str:
    return "\n".join(paragraph_text(each) for each in cell.findall(qn("w:p")))


def paragraph_text(element: Any) -> str:
    """The words of a paragraph; the sign of a status stands before them and is not one of them."""
    return "".join(
        each.text for each in element.iter(qn("w:r")) if attribute(each, "w:rPr/w:rStyle") != SIGN
    )


def spans_given(table: Table) -> list[list[int]]:
    """For how many rows each cell of a table was to stand, those of its head first."""
    return [[1] * len(table.columns), *([cell.rows for cell in row.cells] for row in table.rows)]


def given(table: Table) -> list[list[str]]:
    """The words of a table as it was given, its head first."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    return [[column.title for column in table.columns], *rows]


def styled_as(paragraph: Paragraph) -> str:
    return attribute(paragraph._p, "w:pPr/w:pStyle")


def level_of(paragraph: Paragraph) -> int | None:
    found = attribute(paragraph._p, "w:pPr/w:numPr/w:ilvl")
    return int(found) if found else None


def attribute(element: Any, path: str, name: str = "w:val") -> str:
    """An attribute of what is found at the path; "" where nothing is."""
    found = element.find("/".join(qn(each) for each in path.split("/")))
    return "" if found is None else str(found.get(qn(name), ""))
