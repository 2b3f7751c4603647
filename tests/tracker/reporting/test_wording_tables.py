"""The tables of the document have the figures of the content."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tracker.reporting.content import Item
from tracker.reporting.document import (
    Picture,
    Table,
)
from tracker.reporting.wording import document_of

from .contents import content, harsh, items
from .reading_words import body_texts, column, table, values

LANGUAGES = ("en", "fr", "es")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_cell_for_each_column(language: str) -> None:
    for made in (content(), harsh()):
        for each in document_of(made, language).tables:
            assert {len(row.cells) for row in each.rows} <= {len(each.columns)}


def test_a_picture_is_followed_by_the_table_of_its_figures() -> None:
    blocks = document_of(content(), "en").blocks

    after = {a.name: b for a, b in zip(blocks, blocks[1:], strict=False) if isinstance(a, Picture)}
    assert {name: isinstance(each, Table) for name, each in after.items()} == {
        "addressees": True,
        "history": True,
        "grid": True,
        "regions": True,
    }


def test_the_figures_of_the_overview_are_those_of_the_content() -> None:
    made = content()

    found = table(document_of(made, "en"), "overview")

    *rows, total = (values(row) for row in found.rows)
    assert [row[-1] for row in rows] == [figure.total for figure in made.figures]
    assert total[-1] == len(made.items)
    assert total[:-1] == [sum(each) for each in zip(*(row[:-1] for row in rows), strict=True)]


def test_the_chart_has_the_figures_of_the_table() -> None:
    document = document_of(content(), "en")
    picture = next(b for b in document.blocks if isinstance(b, Picture) and b.name == "addressees")

    rows = table(document, "overview").rows[:-1]

    assert picture.chart is not None
    drawn = list(zip(*(series.values for series in picture.chart.series), strict=True))
    assert drawn == [tuple(cell.value for cell in row.cells[1:-1]) for row in rows]


def test_a_change_has_its_sign() -> None:
    found = table(document_of(content(), "en"), "changes")

    said = {
        value: cell.text
        for row in found.rows
        for value, cell in zip(values(row), row.cells[1:], strict=True)
    }
    assert {value: said[value] for value in (-2, -1, 0, 1, 2)} == {
        -2: "−2",
        -1: "−1",
        0: "0",
        1: "+1",
        2: "+2",
    }


def test_where_no_figure_changed_there_is_no_table_of_changes() -> None:
    still = tuple(replace(each, before=each.counts) for each in content().figures)

    document = document_of(content(figures=still), "en")

    assert "changes" not in [each.name for each in document.tables]
    assert "The figures are the same as on 31 July 2024." in body_texts(document)


def test_every_move_has_a_row_and_a_late_one_says_since_when_it_is_known() -> None:
    made = content()

    found = table(document_of(made, "en"), "moves")

    assert [text.split("\n")[0] for text in column(found, 2)] == [m.reference for m in made.moves]
    assert [row.cells[0].value for row in found.rows] == [move.on for move in made.moves]
    assert column(found, 5) == ["20 September 2024", "", "", "", ""]
    assert found.note


def test_without_a_late_move_there_is_no_column_for_it() -> None:
    prompt = tuple(replace(move, recorded_on=None) for move in content().moves)

    found = table(document_of(content(moves=prompt), "en"), "moves")

    assert len(found.columns) == 5
    assert found.note == ""


def test_the_grid_says_each_status_in_words() -> None:
    found = table(document_of(content(), "en"), "grid")

    fifteen = next(row for row in found.rows if row.cells[0].value == 15)
    assert [cell.text for cell in fifteen.cells[1:]] == [
        "Ongoing",
        "Ongoing",
        "",
        "No information",
        "No information",
    ]
    assert [row.tone for row in found.rows if row.cells[0].value in (1, 32)] == ["grey", "grey"]


def test_deadlines_stand_with_the_missed_first() -> None:
    found = table(document_of(content(), "en"), "deadlines")

    assert column(found, 4) == ["Missed", "Missed", *["Still to come"] * 4, "Met"]
    assert column(found, 2) == [
        "by CBD COP16",
        "On a date",
        "each meeting of the StC: StC56",
        "each meeting of the COP: COP15",
        "each meeting of the COP",
        "after entry into force of the BBNJ Agreement",
        "each meeting of the StC: StC55",
    ]
    assert column(found, 3)[4] == "date not set"


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("funding", lambda item: item.needs_funding),
        ("without-information", lambda item: item.status == "no_information"),
    ],
)
def test_a_list_has_exactly_its_items(name: str, chosen: Callable[[Item], bool]) -> None:
    found = table(document_of(content(), "en"), name)

    listed = [text.split("\n")[0] for text in column(found, 0)]
    assert listed == [each.reference for each in items() if chosen(each)]


def test_input_of_parties_adds_up() -> None:
    document = document_of(content(), "en")

    found = table(document, "regions")

    rows = [values(row) for row in found.rows]
    assert all(parties == actions + nil + none for parties, actions, nil, none in rows)
    assert rows[-1] == [133, 4, 2, 127]
    assert any(
        "Actions were reported by 4 of 133 Parties." in text for text in body_texts(document)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_and_every_paragraph_is_in_the_first_annex(language: str) -> None:
    made = content()

    found = table(document_of(made, language), "paragraphs")

    named = [text.split("\n")[-1] for text in column(found, 2) if text]
    assert sorted(named) == sorted(each.reference for each in made.items)
    assert {row.cells[0].value for row in found.rows} == {each.number for each in made.paragraphs}
    grey = {row.cells[0].value for row in found.rows if row.tone == "grey"}
    assert grey == {each.number for each in made.paragraphs if each.informational}


def test_the_first_annex_has_what_was_said_and_shown() -> None:
    found = table(document_of(content(), "en"), "paragraphs")

    row = next(row for row in found.rows if row.cells[0].value == 2)
    assert row.cells[5].text == "Implemented\n5 November 2024"
    assert row.cells[5].status == "implemented"
    assert "A letter was sent to seven secretariats." in row.cells[6].text
    links = [run.href for line in row.cells[7].lines for run in line if run.href]
    assert links == ["https://tracker.example.org/evidence/letter"]
    assert "Report of the sixteenth meeting of the BLG (BLG16)" in row.cells[7].text


def test_the_second_annex_has_every_action_in_the_words_of_its_party() -> None:
    found = table(document_of(content(), "en"), "party-actions")

    assert column(found, 0) == ["Kenya", "France", "Argentina", "Jordan"]
    done = [row.cells[3].lines[0][0] for row in found.rows]
    assert [run.language for run in done] == ["", "fr", "es", "ar"]
    assert "Note of the Secretariat: The Secretariat thanks" in found.rows[0].cells[3].text
    assert "(Arabic)" in found.rows[3].cells[1].text
