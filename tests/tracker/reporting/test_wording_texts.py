"""What somebody wrote stands as it was written, in the language in which it was written."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tracker.reporting.content import Piece
from tracker.reporting.document import (
    Document,
    Lettered,
    Numbered,
    Run,
    Table,
    Unnumbered,
    plain,
)
from tracker.reporting.wording import document_of
from tracker.reporting.words.saying import filled, listed, number, shortened, spoken, written

from .contents import LONG, content, harsh, items
from .sample import HARSH

LANGUAGES = ("en", "fr", "es")


def runs(document: Document) -> Iterator[Run]:
    """Yield every run of the document."""
    yield from document.head.title
    for line in document.summary:
        yield from line
    for block in document.everything():
        if isinstance(block, Numbered | Lettered | Unnumbered):
            yield from block.line
        if isinstance(block, Table):
            yield from (
                run
                for row in block.rows
                for cell in row.cells
                for line in cell.lines
                for run in line
            )


def saying(document: Document, text: str) -> list[Run]:
    return [run for run in runs(document) if text in run.text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [*(each.strip() for each in HARSH), LONG])
def test_a_hard_text_survives_whole(text: str, language: str) -> None:
    document = document_of(harsh(), language)

    assert saying(document, text)


def test_every_piece_of_evidence_is_there_with_its_link() -> None:
    document = document_of(harsh(), "en")

    links = {run.href for run in runs(document) if "/evidence/" in run.href}
    assert len(links) == 300


def test_a_text_keeps_its_language_where_it_is_not_that_of_the_document() -> None:
    document = document_of(content(), "fr")

    assert {run.language for run in saying(document, "Preparatory Commission")} == {"en"}
    assert {run.language for run in saying(document, "¿Qué se hizo?")} == {"es"}
    assert {run.language for run in saying(document, "نقاط الاتصال")} == {"ar"}
    assert {run.language for run in saying(document, "réunion trimestrielle")} == {""}
    assert {run.language for run in saying(document, "The resolution was adopted")} == {"en"}
    assert {run.language for run in saying(document, "Stresses the importance")} == {"en"}


def test_the_languages_are_named_to_those_who_see() -> None:
    document = document_of(content(), "fr")

    leads = {block.lead for block in document.blocks if isinstance(block, Unnumbered)} - {""}
    background = [block for block in document.blocks if isinstance(block, Numbered)][:2]
    assert leads == {
        "Réalisations (anglais)\u00a0:",
        "Difficultés (anglais)\u00a0:",
        "Prochaines étapes (anglais)\u00a0:",
    }
    assert [plain(block.line).endswith(" (anglais)") for block in background] == [False, True]
    assert all("anglais" in each.note for each in document.tables if each.name == "paragraphs")


def test_a_document_in_the_language_of_its_texts_names_no_language() -> None:
    document = document_of(content(party_actions=()), "en")

    assert {run.language for run in runs(document)} == {""}
    assert not saying(document, "(English)")
    assert not saying(document, "Texts in another language")


def test_a_blank_line_makes_a_paragraph_and_a_line_break_stays() -> None:
    with spoken("en"):
        lines = written("one\ntwo\r\n\r\nthree\n \n\n", "en")

    assert [plain(line) for line in lines] == ["one\ntwo", "three"]


def test_a_sentence_holds_what_is_put_into_it_with_its_own_language() -> None:
    line = filled("%(who)s said “%(what)s”, 100 %%.", who="Kenya", what=Run("50 %(x)s", "sw"))

    assert line == (Run("Kenya said “"), Run("50 %(x)s", "sw"), Run("”, 100 %."))


def test_evidence_without_a_link_names_its_meeting() -> None:
    shown = (Piece("Report", "meeting", "", "BLG16"), Piece("", "meeting", "", "StC55"))
    update = replace(items()[0].updates[0], evidence=shown)
    found = replace(items()[0], updates=(update,))

    document = document_of(content(items=(found,), moves=()), "en")

    table = next(each for each in document.tables if each.name == "paragraphs")
    row = next(row for row in table.rows if row.cells[0].value == 2)
    assert row.cells[7].text == "Report (BLG16)\nStC55"


def test_a_long_request_is_cut_between_words_in_the_body_and_whole_in_the_annex() -> None:
    asks = "consider and advise on " + "ways and " * 60 + "means"
    found = replace(items()[0], asks=asks)

    document = document_of(content(items=(found,), moves=()), "en")

    assert shortened(asks).endswith("ways …")
    assert len(shortened(asks)) <= 222
    assert len(saying(document, shortened(asks))) == 1
    assert len(saying(document, asks)) == 1


@pytest.mark.parametrize(
    ("language", "names", "expected"),
    [
        ("en", [], ""),
        ("en", ["a"], "a"),
        ("en", ["a", "b", "c"], "a, b and c"),
        ("es", ["Secretaría", "Interesados"], "Secretaría e Interesados"),
        ("es", ["agua", "hielo"], "agua y hielo"),
        ("fr", ["a", "b"], "a et b"),
    ],
)
def test_names_are_listed_as_the_language_does(
    language: str, names: list[str], expected: str
) -> None:
    with spoken(language):
        assert listed(names) == expected


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("en", 1234, "1,234"),
        ("fr", 1234, "1\u202f234"),
        ("es", 1234, "1234"),
        ("es", 12345, "12\u202f345"),
        ("en", 7, "7"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(language: str, value: int, expected: str) -> None:
    with spoken(language):
        assert number(value).replace("\xa0", "\u202f") == expected
