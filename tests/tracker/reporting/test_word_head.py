"""The head of a Word file: the name of the Convention, and beside it which document it is."""

from dataclasses import replace
from typing import Any

import pytest
from docx.oxml.ns import qn

from tracker.reporting.document import Head

from . import sample
from .reading_word import Read, attribute, styled_as

ASIDE = ["Masthead", "Symbol", "Masthead", "Masthead"]


def read(**changes: Any) -> Read:
    document = sample.document()
    return Read(replace(document, head=replace(document.head, **changes)))


def framed(found: Read) -> list[str]:
    return [
        styled_as(each)
        for each in found.paragraphs
        if each._p.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is not None
    ]


def points(found: Read, name: str = "w:before") -> float:
    """The room above or below the name of the Convention."""
    return int(attribute(found.paragraphs[0]._p, "w:pPr/w:spacing", name)) / 20


def test_symbol_and_date_stand_in_one_frame_at_the_right() -> None:
    found = read()

    frames = {tuple(sorted(each.attrib.items())) for each in found.body.iter(qn("w:framePr"))}

    assert framed(found) == ASIDE
    assert len(frames) == 1
    assert (qn("w:xAlign"), "right") in next(iter(frames))
    assert (qn("w:vAnchor"), "page") in next(iter(frames))


def test_the_style_has_the_same_frame_for_a_line_that_is_added() -> None:
    found = read()

    own = found.docx.styles["Masthead"].element.find(f"{qn('w:pPr')}/{qn('w:framePr')}")

    assert own.attrib == found.body.find(f".//{qn('w:framePr')}").attrib
    assert found.docx.styles["Symbol"].base_style.style_id == "Masthead"


def test_the_symbol_is_bold() -> None:
    found = read()

    assert found.styled("Symbol") == ["UNEP/CMS/StC56/Doc.14"]
    assert found.docx.styles["Symbol"].font.bold


def test_no_table_lays_out_the_head() -> None:
    found = read()

    assert [each.tag for each in found.body[:10]] == [qn("w:p")] * 10


def test_the_frame_ends_before_the_next_paragraph_begins() -> None:
    """Else Word and LibreOffice let the text flow round it, each in its own way."""
    found = read()
    beside = 4 * (10 * 1.15 + 1)

    name = 12 * 1.15

    assert points(found) + name + points(found, "w:after") >= beside


@pytest.mark.parametrize(
    "more",
    [
        {"revises": "Replaces UNEP/CMS/StC56/Doc.14"},
        {"original": "French\nOriginal: English"},
        {"symbol": "UNEP/CMS/StC56/Doc.14/Rev.1 and a very long one"},
    ],
    ids=["a line more", "a line of two", "a line too long"],
)
def test_what_stands_beside_the_name_has_the_room_that_it_needs(more: dict[str, str]) -> None:
    assert points(read(**more)) > points(read())


def test_a_long_name_leaves_less_room_above() -> None:
    name = "Convention on the Conservation of Migratory Species of Wild Animals"

    assert points(read(organization=name)) < points(read())


def test_a_head_with_nothing_beside_the_name_has_no_frame() -> None:
    nothing = dict.fromkeys(("distribution", "symbol", "revises", "dated", "original"), "")

    found = read(**nothing)

    assert framed(found) == []
    assert points(found) == 0


def test_a_rule_parts_the_head_from_the_meeting() -> None:
    found = read()

    style = found.docx.styles["Meeting"].element

    assert style.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}") is not None
    assert found.styled("Meeting") == [head().meeting]


def head() -> Head:
    return sample.document().head
