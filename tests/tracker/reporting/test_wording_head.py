"""The head of the first page in English; `test_wording_languages` has the other languages."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.reporting.document import Head, plain
from tracker.reporting.wording import document_of

from .contents import HEADER, MEETING, content, passage, words


def head(**changes: object) -> Head:
    """The head for another header."""
    return document_of(content(header=replace(HEADER, **changes)), "en").head  # type: ignore[arg-type]


def meeting_line(**changes: object) -> str:
    return head(meeting=replace(MEETING, **changes)).meeting  # type: ignore[arg-type]


def place_line(**changes: object) -> str:
    return head(meeting=replace(MEETING, **changes)).place  # type: ignore[arg-type]


def test_the_head_has_the_lines_that_cms_prints() -> None:
    made = head(meeting=replace(MEETING, country_name=words("Germany")))

    assert made == Head(
        organization="Convention on Migratory Species",
        distribution="Distribution: General",
        symbol="UNEP/CMS/StC56/Doc.14",
        dated="24 January 2025",
        original="Original: English",
        meeting="56th MEETING OF THE STANDING COMMITTEE",
        place="Bonn, Germany, 25 - 27 March 2025",
        agenda_item="Agenda Item 14",
        title=made.title,
        prepared_by="(Prepared by the Secretariat)",
    )
    assert plain(made.title).startswith("Implementation of Resolution 11.10")


def test_what_is_not_known_is_left_out() -> None:
    made = head(distribution="", agenda_item="", symbol="")

    assert (made.distribution, made.agenda_item, made.symbol, made.revises) == ("", "", "", "")


def test_a_revision_names_what_it_replaces() -> None:
    assert head(revises="UNEP/CMS/StC56/Doc.14").revises == (
        "This document replaces UNEP/CMS/StC56/Doc.14."
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"body": "COP", "ordinal": 15}, "15th MEETING OF THE CONFERENCE OF THE PARTIES"),
        ({"body": "ScC", "ordinal": 3}, "3rd MEETING OF THE SCIENTIFIC COUNCIL"),
        (
            {"body": "WG", "body_name": words("Working Group"), "ordinal": 2},
            "2nd MEETING: WORKING GROUP",
        ),
        ({"ordinal": None, "label": "StC-x"}, "Standing Committee: StC-x"),
        ({"ordinal": None, "body_name": {}, "label": "X1"}, "X1"),
    ],
)
def test_a_meeting_is_named_by_its_body_and_ordinal(
    changes: dict[str, object], expected: str
) -> None:
    assert meeting_line(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"ends_on": None}, "Bonn, 25 March 2025"),
        ({"place": "", "ends_on": date(2025, 4, 2)}, "25 March - 2 April 2025"),
        ({"starts_on": None, "ends_on": None}, "Bonn"),
        ({"starts_on": None, "ends_on": None, "place": ""}, ""),
    ],
)
def test_the_place_is_said_as_far_as_it_is_known(changes: dict[str, object], expected: str) -> None:
    assert place_line(**changes) == expected


def test_a_title_that_somebody_wrote_stands_in_one_line() -> None:
    made = document_of(content(passages={"title": passage("One\n\ntwo\xa0: three")}), "en")

    assert plain(made.head.title) == "One two\xa0: three"


def test_without_a_title_that_of_the_data_stands() -> None:
    made = document_of(content(passages={}), "en")

    assert plain(made.head.title) == (
        "Implementation of Resolution 11.10 (Rev.COP14): Synergies and Partnerships"
    )
