"""The sheets of a workbook: what they are called, how they are read and how they print."""

from dataclasses import replace

import pytest

from . import sample
from .reading_workbook import (
    FIRST_ROW,
    book,
    first,
    links,
    of,
    one,
)


def test_a_sheet_is_frozen_below_the_names_of_its_columns() -> None:
    made = book(sample.document())

    assert {sheet.freeze_panes for sheet in made.sheets} == {f"A{FIRST_ROW}"}


def test_the_filter_takes_in_the_rows_and_leaves_the_sum() -> None:
    made = book(of(sample.table(rows=3)))

    assert first(made).auto_filter.ref == "A3:D6"


def test_columns_are_as_wide_as_their_parts() -> None:
    made = book(of(sample.harsh_table()))

    wide = first(made).column_dimensions
    assert (round(wide["A"].width), round(wide["B"].width)) == (11, 81)


def test_a_sheet_prints_landscape_on_one_width_with_its_names_repeated() -> None:
    sheet = first(book(of(sample.table())))

    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$3"


def test_every_page_has_the_symbol_its_number_and_draft() -> None:
    made = book(sample.document(draft="DRAFT"))

    shown = [sheet for sheet in made.read.worksheets if sheet.sheet_state == "visible"]
    assert len(shown) == 3
    for sheet in shown:
        assert sheet.oddHeader.center.text == "&BDRAFT"
        assert sheet.oddFooter.left.text == "UNEP/CMS/StC56/Doc.14"
        assert sheet.oddFooter.right.text == "Page &P of &N"


def test_a_final_report_has_no_notice() -> None:
    made = book(sample.document())

    assert not any(sheet.oddHeader.center.text for sheet in made.read.worksheets)


def test_the_first_sheet_says_what_the_workbook_is() -> None:
    document = replace(sample.document(draft="DRAFT"), demonstration="Demonstration data")

    sheet = book(document).read.worksheets[0]

    said = [cell.value for cell in sheet["A"] if cell.value]
    assert sheet.title == "Report"
    assert said[:2] == ["DRAFT", "Demonstration data"]
    assert {
        document.head.symbol, document.head.meeting, document.head.place, document.head.dated,
        "This document reports on the implementation.", document.footnote,
    } <= set(said)  # fmt: skip


def test_the_first_sheet_leads_to_each_other_one() -> None:
    made = book(sample.document("en", sample.harsh_table()))

    front = made.read.worksheets[0]
    assert [place for _words, _address, place in links(front)] == [
        "'Action items by addressee'!A1", "'Texts'!A1", "'Action items by addressee (2)'!A1",
        "'Links'!A1",
    ]  # fmt: skip
    assert [cell.value for cell in front["B"] if cell.value] == ["Rows", 4, 14, 41, 300]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Annex 1: what [is] asked? */\\", "Annex 1 what is asked"),
        ("Status of the action items by addressee", "Status of the action items by…"),
        ("'Quoted'", "Quoted"),
        ("History", "History (2)"),
        ("report", "report (2)"),
        ("", "–"),
        ("🐘" * 40, "🐘" * 15 + "…"),
    ],
)
def test_a_sheet_has_a_legal_name(title: str, name: str) -> None:
    made = book(one(sample.cell("x"), title))

    assert first(made).title == name
