"""A downloaded workbook in a focal point's hands: change cells, add rows, save, upload."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from parties.sheets.plan import CellChange, Plan, RowPlan

PAGE, DOWNLOAD, APPLY = "/my/spreadsheet/", "/my/spreadsheet/download/", "/my/spreadsheet/apply/"


def download(client: Client, language: str = "en-gb") -> bytes:
    response = client.get(DOWNLOAD, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content


class Book:
    """The workbook, opened; its columns are found by their keys, its rows by their references."""

    def __init__(self, content: bytes) -> None:
        self.book: Any = openpyxl.load_workbook(io.BytesIO(content))
        self.sheet = self.book.worksheets[1]

    def column(self, key: str) -> int:
        return [cell.value for cell in self.sheet[1]].index(key) + 1

    def row(self, reference: str) -> int:
        cells = self.sheet.iter_rows(min_col=self.column("reference"), max_col=1)
        return next(cell.row for (cell,) in cells if cell.value == reference)

    def cell(self, reference: str, key: str) -> Any:
        return self.sheet.cell(self.row(reference), self.column(key))

    def change(self, reference: str, **cells: Any) -> "Book":
        return self.write(self.row(reference), **cells)

    def add(self, **cells: Any) -> "Book":
        return self.write(self.sheet.max_row + 1, **cells)

    def write(self, number: int, **cells: Any) -> "Book":
        """Write into a row; `item_1` stands for the column `item-1`."""
        for key, value in cells.items():
            place = self.column(key.replace("item_", "item-"))
            self.sheet.cell(number, place).value = value
        return self

    def save(self) -> bytes:
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()


def upload(client: Client, content: bytes, name: str = "actions.xlsx") -> Any:
    """Upload the file and follow to where that leads."""
    file = SimpleUploadedFile(name, content)
    return client.post(PAGE, {"file": file}, follow=True)


def dry_run(client: Client, content: bytes) -> Plan:
    """Return the plan that the page after the upload shows."""
    response = upload(client, content)
    assert response.redirect_chain, response.context["form"].errors
    plan: Plan = response.context["plan"]
    return plan


def apply(client: Client, plan: Plan) -> Any:
    return client.post(APPLY, {"plan": plan.fingerprint}, follow=True)


def repacked(
    content: bytes,
    change: Callable[[str, bytes], bytes] = lambda name, part: part,
    extra: dict[str, bytes] | None = None,
) -> bytes:
    """Return the zip with its parts changed one by one, and with others added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (extra or {}).items():
            new.writestr(name, part)
    return file.getvalue()


def planned(ken: Client, change: Callable[[Book], Any]) -> Plan:
    """Return the plan for a workbook downloaded now, after the change."""
    book = Book(download(ken))
    change(book)
    return dry_run(ken, book.save())


def only(plan: Plan) -> RowPlan:
    """Return the one row that does not stay as it is."""
    (row,) = plan.rows
    return row


def cell(plan: Plan, name: str) -> CellChange:
    """Return what becomes of one cell of the one row."""
    return next(each for each in only(plan).cells if each.name == name)


def refusal(client: Client, content: bytes, name: str = "actions.xlsx") -> str:
    """Return the sentence with which the file is refused."""
    response = upload(client, content, name)
    assert response.redirect_chain == []
    (sentence,) = response.context["form"].errors["file"]
    assert sentence in response.context["form"].errors.as_text()
    assert client.get(APPLY).status_code == 302
    return str(sentence)
