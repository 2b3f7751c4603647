"""Workbooks that are not ours, or no longer hold what is needed."""

import io
import re
from typing import Any

import openpyxl
import pytest
from django.test import Client

from parties.sheets import columns, workbook
from resolutions.models import User
from tests.parties.sheets.book import APPLY, Book, refusal, repacked, upload

pytestmark = pytest.mark.django_db

TOO_MUCH = "holds more than a list of actions can need"


def test_a_workbook_that_was_not_made_here_is_refused(ken: Client) -> None:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)

    assert "was not downloaded here" in refusal(ken, file.getvalue())


def test_a_workbook_of_another_party_is_refused(
    ken: Client, content: bytes, elsewhere: User
) -> None:
    ken.force_login(elsewhere)

    assert refusal(ken, content) == (
        "This spreadsheet belongs to another Party: download the one of France."
    )


def test_a_workbook_of_another_format_is_refused(
    ken: Client, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parties.sheets.reading.FORMAT", "2")

    assert "another version of the tracker" in refusal(ken, content)


def test_a_workbook_without_the_sheet_of_actions_is_refused(ken: Client, content: bytes) -> None:
    book = Book(content)
    book.book.remove(book.sheet)

    assert "The sheet of actions is missing" in refusal(ken, book.save())


def test_a_workbook_without_a_column_is_refused_and_the_column_named(
    ken: Client, content: bytes
) -> None:
    book = Book(content)
    book.sheet.delete_cols(book.column("done"))

    assert "These columns are missing: What was done, and results." in refusal(ken, book.save())


def test_a_workbook_without_any_column_of_action_items_is_refused(
    ken: Client, content: bytes
) -> None:
    book = Book(content)
    book.sheet.delete_cols(book.column("item-1"), 4)

    assert "These columns are missing: Action items." in refusal(ken, book.save())


def test_a_sheet_with_too_many_rows_is_refused(
    ken: Client, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parties.sheets.reading.MOST_ROWS", 2)
    two = Book(content).add(title="Second")
    assert upload(ken, two.save()).redirect_chain
    ken.post(APPLY, {"forget": "1"})

    three = two.add(title="Third")

    assert "more than 2 rows" in refusal(ken, three.save())
    assert columns.MOST_ROWS == 2_000


def test_a_row_far_below_is_refused_and_not_passed_over(ken: Client, content: bytes) -> None:
    book = Book(content).write(workbook.MOST_ROWS_DOWN + 1, title="Far below")

    assert TOO_MUCH in refusal(ken, book.save())


def test_a_wrong_size_in_the_file_hides_no_rows(ken: Client, content: bytes) -> None:
    book = Book(content).add(title="Below").save()
    lied = repacked(
        book,
        lambda name, part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:P2"', part),
    )

    plan: Any = upload(ken, lied).context["plan"]
    assert len(plan.new) == 1


def test_an_upload_that_says_too_much_to_keep_is_refused(
    ken: Client, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parties.sheets.pending.MOST_KEPT", 100)
    book = Book(content).add(title="One", done="word " * 100)

    assert "upload it in parts" in refusal(ken, book.save())


def test_no_file_is_asked_for(ken: Client) -> None:
    response = ken.post("/my/spreadsheet/", {})

    assert response.context["form"].errors["file"] == ["Choose the file to upload."]
    assert 'aria-invalid="true"' in response.content.decode()
