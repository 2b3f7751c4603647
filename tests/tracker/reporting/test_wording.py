"""The document in words: its structure, and that nothing empty is left in it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from tracker.reporting.content import Content
from tracker.reporting.document import (
    Heading,
    Lettered,
    Numbered,
    Picture,
    Table,
    plain,
)
from tracker.reporting.frozen import as_json, from_json
from tracker.reporting.wording import document_of
from tracker.reporting.words.body import letter

from .contents import content, empty, harsh, items, passage
from .reading_words import headings, numbered

LANGUAGES = ("en", "fr", "es")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [content, empty, harsh])
def test_the_numbers_run_from_one_without_a_gap(made: Callable[[], Content], language: str) -> None:
    document = document_of(made(), language)

    numbers = [block.number for block in numbered(document)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_sections_stand_in_their_order() -> None:
    assert headings(document_of(content(), "en")) == [
        "background",
        "overview",
        "changes",
        "progress",
        "theme-conventions",
        "theme-national",
        "deadlines",
        "funding",
        "without-information",
        "parties",
        "recommended",
    ]


@pytest.mark.parametrize(
    ("anchor", "changes"),
    [
        ("background", {"passages": {}}),
        ("overview", {"items": (), "moves": ()}),
        ("changes", {"moves": ()}),
        ("progress", {"items": ()}),
        ("deadlines", {"items": tuple(replace(each, deadlines=()) for each in items())}),
        ("funding", {"items": tuple(replace(each, needs_funding=False) for each in items())}),
        ("without-information", {"items": items()[:4]}),
        ("parties", {"parties": 0}),
        ("recommended", {"recommended": ()}),
    ],
)
def test_an_empty_section_leaves_no_heading(anchor: str, changes: dict[str, object]) -> None:
    assert anchor not in headings(document_of(content(**changes), "en"))


def test_every_heading_is_followed_by_something() -> None:
    blocks = document_of(content(), "en").blocks

    bare = [
        a.text
        for a, b in zip(blocks, [*blocks[1:], None], strict=True)
        if isinstance(a, Heading) and (b is None or (isinstance(b, Heading) and b.level <= a.level))
    ]
    assert bare == []


def test_anchors_and_tables_have_names_of_their_own() -> None:
    document = document_of(content(), "en")

    names = [*headings(document), *(each.anchor for each in document.annexes)]
    assert max(Counter(names).values()) == 1
    assert max(Counter(each.name for each in document.tables).values()) == 1


def test_recommended_actions_are_one_sentence_in_points() -> None:
    blocks = document_of(content(), "en").blocks

    last = [block for block in blocks if isinstance(block, Numbered)][-1]
    points = [block for block in blocks if isinstance(block, Lettered)]
    assert plain(last.line) == "The Standing Committee is recommended to:"
    assert [(point.letter, plain(point.line)) for point in points] == [
        ("a", "take note of this report; and"),
        ("b", "provide guidance on the missed deadlines."),
    ]


def test_punctuation_that_somebody_typed_after_an_action_is_not_doubled() -> None:
    typed = (passage("take note;"), passage("decide."), passage("thank all"))

    blocks = document_of(content(recommended=typed), "en").blocks

    points = [plain(block.line) for block in blocks if isinstance(block, Lettered)]
    assert points == ["take note;", "decide; and", "thank all."]


@pytest.mark.parametrize(
    ("at", "expected"), [(0, "a"), (25, "z"), (26, "aa"), (27, "bb"), (51, "zz"), (52, "aaa")]
)
def test_letters_go_on_after_z(at: int, expected: str) -> None:
    assert letter(at) == expected


def test_the_grid_of_more_paragraphs_than_fit_on_a_page_is_a_table_alone() -> None:
    given = content()
    many = tuple(replace(given.paragraphs[0], number=at) for at in range(1, 101))

    blocks = document_of(replace(given, paragraphs=many), "en").blocks

    assert [each.name for each in blocks if isinstance(each, Picture)].count("grid") == 0
    assert [each.name for each in blocks if isinstance(each, Table)].count("grid") == 1


def test_an_annex_without_rows_is_left_out() -> None:
    labels = [each.label for each in document_of(content(party_actions=()), "en").annexes]

    assert labels == ["Annex 1"]


def test_without_any_data_there_is_a_head_and_nothing_that_is_empty() -> None:
    document = document_of(empty(), "en")

    assert document.blocks == ()
    assert document.annexes == ()
    assert document.head.title


def test_a_draft_and_a_demonstration_say_so() -> None:
    final = document_of(content(), "en")
    draft = document_of(content(demonstration=True), "en", draft=True)

    assert (final.draft, final.demonstration) == ("", "")
    assert draft.draft == "DRAFT"
    assert draft.demonstration == "Demonstration data: no status shown here is real."


def test_the_same_content_gives_the_same_document() -> None:
    made = harsh()

    assert document_of(made, "fr") == document_of(from_json(as_json(made)), "fr")
