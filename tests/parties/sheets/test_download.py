"""The workbook that a focal point downloads."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.test import Client

from parties.entries import Shown
from parties.models import PartyAction
from parties.sheets.columns import columns
from resolutions.models import User
from tests import make
from tests.parties.sheets.book import DOWNLOAD, Book, download

pytestmark = pytest.mark.django_db

NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "https://example.org", "<r>x</r>", "{=1}"]


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_it_is_served_as_a_private_attachment_with_a_plain_name(ken: Client, today: date) -> None:
    response = ken.get(DOWNLOAD)

    assert response["Content-Disposition"] == 'attachment; filename="ken-actions-2026-11-21.xlsx"'
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"].endswith("spreadsheetml.sheet")


def test_the_sheets_are_instructions_actions_items_and_a_hidden_one(ken: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(ken)))

    assert book.sheetnames == ["Instructions", "Actions", "Action items", "tracker"]
    assert [sheet.sheet_state for sheet in book.worksheets][2:] == ["visible", "veryHidden"]
    assert book.active is book.worksheets[1]


def test_a_row_says_what_the_action_says(ken: Client) -> None:
    action = make.party_action(
        "draft",
        title="Wetlands",
        items=[make.item("11.10-31-PAR"), make.item("11.10-8-PAR")],
        ends_on=date(2026, 3, 1),
        evidence=[Shown("Gazette", "https://example.org/g")],
    )

    book = Book(download(ken))
    values = {column.key: book.cell(action.reference, column.key).value for column in columns(4)}

    assert values.pop("version").startswith("1-")
    assert values == {
        "reference": action.reference,
        "state": "Draft",
        "title": "Wetlands",
        "item-1": "11.10-8-PAR continue strengthening engagement with Indigenous Peoples, youth …",
        "item-2": "11.10-31-PAR ratify the BBNJ Agreement at their earliest convenience",
        "item-3": None,
        "item-4": None,
        "done": "The focal points of five conventions meet twice a year.",
        "stage": "Under way",
        "starts_on": values["starts_on"],
        "ends_on": values["ends_on"],
        "challenges": None,
        "support_needed": None,
        "language": "English",
        "links": "Gazette | https://example.org/g",
    }
    assert values["starts_on"].date() == date(2025, 5, 2)
    assert book.cell(action.reference, "ends_on").is_date


@pytest.mark.parametrize("text", NASTY)
def test_a_text_is_a_text_whatever_it_begins_with(ken: Client, text: str) -> None:
    action = make.party_action("draft", title=text, done=text)

    content = download(ken)
    cell = Book(content).cell(action.reference, "title")

    assert (cell.data_type, cell.value.strip(), cell.number_format) == ("s", text, "@")
    assert "<f>" not in parts(content)["xl/worksheets/sheet2.xml"]
    assert "<hyperlink" not in parts(content)["xl/worksheets/sheet2.xml"]


def test_lists_are_chosen_from_and_days_are_days_below_the_last_row_too(ken: Client) -> None:
    make.party_action("draft")

    book = Book(download(ken))
    rules = {
        str(rule.sqref): (rule.type, rule.formula1)
        for rule in book.sheet.data_validations.dataValidation
    }

    assert rules["D3:D2002"] == ("list", "action_items")
    assert rules["I3:I2002"] == ("list", "stages")
    assert rules["N3:N2002"] == ("list", "languages")
    assert rules["J3:J2002"][0] == "date"
    assert book.book.defined_names["action_items"].attr_text == "'Action items'!$A$2:$A$11"


def test_the_names_stay_in_sight_and_rows_can_be_filtered(ken: Client) -> None:
    sheet = Book(download(ken)).sheet

    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref == "A2:P2002"
    assert sheet.row_dimensions[1].hidden
    assert sheet.print_title_rows == "$2:$2"
    assert not sheet.protection.sheet


def test_an_action_with_many_items_has_them_all(ken: Client) -> None:
    items = list(make.item().__class__.objects.filter(addressee__code="PAR").order_by("position"))
    action = make.party_action("draft", items=items)

    book = Book(download(ken))

    assert book.cell(action.reference, "item-8").value.count("-PAR") == len(items) - 7


@pytest.mark.parametrize(
    ("language", "sheet", "stage"),
    [("en-gb", "Actions", "Under way"), ("fr", None, None), ("es", None, None)],
)
def test_it_opens_in_every_language(
    ken: Client, language: str, sheet: str | None, stage: str | None
) -> None:
    action = make.party_action("draft")

    book = Book(download(ken, language))

    assert sheet in (None, book.sheet.title)
    assert stage in (None, book.cell(action.reference, "stage").value)
    assert len(book.book.worksheets) == 4


def test_the_instructions_say_whose_it_is_and_when(ken: Client, today: date, period: Any) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(ken)))
    said = " ".join(str(cell) for row in book.worksheets[0].values for cell in row if cell)

    for words in ("Kenya", "21 November 2026", str(period), "/my/spreadsheet/", "Submitting"):
        assert words in said


def test_no_person_is_named_in_the_file(ken: Client, national: User) -> None:
    make.party_action("accepted")

    everything = " ".join(parts(download(ken)).values())

    for words in (national.username, "@example.org", "officer"):
        assert words not in everything
    assert re.search(r"<dc:creator>([^<]*)<", everything)[1] == "Resolution tracker"  # type: ignore[index]


def test_the_number_of_queries_does_not_grow(ken: Client, queries: Callable[[], Any]) -> None:
    make.party_action("draft", evidence=[Shown("A", "https://example.org/a")])
    ken.get(DOWNLOAD)
    with queries() as few:
        ken.get(DOWNLOAD)
    for number in range(8):
        make.party_action("draft", title=f"Action {number}")

    with queries() as many:
        ken.get(DOWNLOAD)

    assert PartyAction.objects.count() == 9
    assert len(many) == len(few)


def test_items_are_told_apart_in_the_third_sheet(ken: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(ken)))
    rows = list(book.worksheets[2].values)

    assert len(rows) == 11
    assert rows[9][1:] == (
        "11.10 (Rev.COP14)",
        31,
        "Encourages",
        "ratify the BBNJ Agreement at their earliest convenience",
    )
