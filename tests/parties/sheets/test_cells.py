"""What the cells of an upload say, and what is said of a cell that cannot be taken."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from parties.models import PartyAction
from tests.parties.sheets.book import (
    Book,
    cell,
    download,
    dry_run,
    only,
    planned,
    repacked,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("column", "value", "name", "before", "after"),
    [
        ("title", "Wetlands", "title", "Joint committee of the national focal points", "Wetlands"),
        ("done", "Two meetings.", "done", None, "Two meetings."),
        ("stage", "Completed", "stage", "under_way", "completed"),
        ("stage", "completed", "stage", "under_way", "completed"),
        ("starts_on", date(2025, 6, 7), "starts_on", "2025-05-02", "2025-06-07"),
        ("starts_on", None, "starts_on", "2025-05-02", ""),
        ("ends_on", "31.12.2026", "ends_on", "", "2026-12-31"),
        ("challenges", 12.0, "challenges", "", "12"),
        ("support_needed", True, "support_needed", "", "TRUE"),
        ("language", "Français", "language", "en", "fr"),
        ("item_2", "11.10-8-PAR", "items", "11.10-29-PAR", "11.10-8-PAR 11.10-29-PAR"),
        ("item_1", None, "items", "11.10-29-PAR", ""),
        ("item_1", "11.10-8-par, 11.10-9-PAR", "items", None, "11.10-8-PAR 11.10-9-PAR"),
        ("links", "https://example.org/new", "links", None, "https://example.org/new"),
    ],
)
def test_a_cell_that_differs_is_shown_from_and_to(
    ken: Client, action: PartyAction, column: str, value: Any, name: str, before: Any, after: str
) -> None:
    plan = planned(ken, lambda book: book.change(action.reference, **{column: value}))

    assert only(plan).kind == "changed"
    assert [each.name for each in only(plan).cells] == [name]
    assert cell(plan, name).after == after
    assert before is None or cell(plan, name).before == before


@pytest.mark.parametrize(
    ("column", "value", "name", "words"),
    [
        ("title", "x" * 301, "title", "at most 300 characters"),
        ("title", "=A1", "title", "formula without a result"),
        ("stage", "Finished", "stage", "choose one of Planned, Under way, Completed"),
        ("stage", None, "stage", "choose one from the list"),
        ("language", "Kiswahili", "language", "is not on the list"),
        ("starts_on", "5/6/2026", "starts_on", "write 2026-06-05 or 2026-05-06"),
        ("starts_on", "soon", "starts_on", "is not a day"),
        ("starts_on", 2025, "starts_on", "cannot be meant"),
        ("starts_on", date(1905, 7, 17), "starts_on", "cannot be meant"),
        ("starts_on", True, "starts_on", "is not a day"),
        ("item_1", "11.10-99-PAR", "items", "“11.10-99-PAR” is not on the list"),
        ("item_1", "11.10-20-SEC", "items", "is not on the list"),
        ("item_2", "paragraph 8", "items", "is not on the list"),
        ("links", "see our site", "links", "is not a link"),
        ("links", "Site | javascript:alert(1)", "links", "is not a link"),
        ("links", "Site | https://", "links", "is not a link"),
    ],
)
def test_a_cell_that_cannot_be_taken_says_what_to_do(
    ken: Client, action: PartyAction, column: str, value: Any, name: str, words: str
) -> None:
    plan = planned(ken, lambda book: book.change(action.reference, **{column: value}))

    assert (only(plan).kind, plan.may_apply) == ("wrong", False)
    assert words in cell(plan, name).problem


def test_a_text_longer_than_a_cell_can_hold_is_refused(ken: Client, action: PartyAction) -> None:
    book = Book(download(ken)).change(action.reference, done="x" * 32_767).save()

    plan = dry_run(
        ken, repacked(book, lambda name, part: part.replace(b"x" * 32_767, b"x" * 40_000))
    )

    assert "too long for a cell" in cell(plan, "done").problem


def test_an_error_of_the_spreadsheet_is_named(ken: Client, action: PartyAction) -> None:
    def spoil(book: Book) -> None:
        spoilt = book.cell(action.reference, "title")
        spoilt.value, spoilt.data_type = "#N/A", "e"

    plan = planned(ken, spoil)

    assert "shows the error #N/A" in cell(plan, "title").problem


def test_a_formula_that_was_calculated_gives_its_result(ken: Client, action: PartyAction) -> None:
    book = Book(download(ken)).change(action.reference, title="=1+1").save()
    # As it is written with lxml and without.
    formula, result = rb"<f>1\+1</f><v ?(/>|></v>)", b"<f>1+1</f><v>2</v>"

    plan = dry_run(ken, repacked(book, lambda name, part: re.sub(formula, result, part)))

    assert cell(plan, "title").after == "2"


def test_days_are_counted_from_1904_where_the_workbook_does(
    ken: Client, action: PartyAction
) -> None:
    book = Book(download(ken))
    book.book.epoch = CALENDAR_MAC_1904
    book.change(action.reference, starts_on=date(2026, 6, 5))

    plan = dry_run(ken, book.save())

    assert cell(plan, "starts_on").after == "2026-06-05"


def test_a_text_too_long_for_a_cell_is_cut_and_stays(ken: Client, action: PartyAction) -> None:
    PartyAction.objects.update(done="word " * 8000)

    same = planned(ken, lambda book: book.change(action.reference, title="Other"))
    other = planned(ken, lambda book: book.change(action.reference, done="Short"))

    assert [each.name for each in only(same).cells] == ["title"]
    assert "on the page of" in cell(other, "done").problem


def test_a_date_in_a_column_of_text_stays_readable(ken: Client, action: PartyAction) -> None:
    plan = planned(ken, lambda book: book.change(action.reference, title=date(2026, 6, 5)))

    assert cell(plan, "title").after == "2026-06-05"


def test_columns_may_stand_in_any_order(ken: Client, action: PartyAction) -> None:
    def shuffle(book: Book) -> None:
        rows = [list(row) for row in book.sheet.values]
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(reversed(row), start=1):
                book.sheet.cell(number, place).value = value

    plan = planned(ken, shuffle)

    assert plan.rows == []


@pytest.mark.parametrize("language", ["en-gb", "fr", "es"])
def test_columns_are_known_by_their_names_in_every_language(
    ken: Client, action: PartyAction, language: str
) -> None:
    book = Book(download(ken, language))
    book.change(action.reference, title="Other")
    book.sheet.delete_rows(1)

    plan = dry_run(ken, book.save())

    assert cell(plan, "title").after == "Other"
