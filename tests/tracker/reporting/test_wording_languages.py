"""The document in French and Spanish, by the catalogues of the tracker."""

import re
from dataclasses import replace

import pytest

from tracker.reporting.document import Document, Head, Lettered, Numbered, Table, plain
from tracker.reporting.prefill import prefilled, recommended
from tracker.reporting.wording import document_of

from .contents import HEADER, MEETING, content, words

# French has a no-break space before high punctuation and inside its quotation marks.
PLAIN_SPACE = re.compile(r" [:;?!»]|« ")
# No punctuation without a space before it, either, after a letter; addresses apart.
NO_SPACE = re.compile(r"\w[;?!](?=\s|$)|\w:(?=\s)|«\w|\w»")


def head(language: str) -> Head:
    meeting = replace(MEETING, country_name=words("Germany", "Allemagne", "Alemania"))
    return document_of(content(header=replace(HEADER, meeting=meeting)), language).head


def french_words(document: Document) -> list[str]:
    """What a French document says in French."""
    found = [run.text for line in document.summary for run in line if not run.language]
    for block in document.everything():
        if isinstance(block, Numbered | Lettered):
            found += [run.text for run in block.line if not run.language]
        if isinstance(block, Table):
            found += [block.title, block.note, *(column.title for column in block.columns)]
    return found


def test_the_head_in_french() -> None:
    made = head("fr")

    assert made.organization == "Convention sur les espèces migratrices"
    assert made.distribution == "Distribution\xa0: Générale"
    assert made.original == "Français\nOriginal\xa0: Anglais"
    assert made.meeting == "56e RÉUNION DU COMITÉ PERMANENT"
    assert made.place == "Bonn, Allemagne, 25 - 27 mars 2025"
    assert made.agenda_item == "Point 14 de l’ordre du jour"
    assert made.prepared_by == "(Préparé par le Secrétariat)"


def test_the_head_in_spanish() -> None:
    made = head("es")

    assert made.organization == "Convención sobre las Especies Migratorias"
    assert made.distribution == "Distribución: General"
    assert made.original == "Español\nOriginal: Inglés"
    assert made.meeting == "56.ª REUNIÓN DEL COMITÉ PERMANENTE"
    assert made.place == "Bonn, Alemania, 25 - 27 de marzo de 2025"
    assert made.agenda_item == "Punto 14 del orden del día"
    assert made.prepared_by == "(Preparado por la Secretaría)"


@pytest.mark.parametrize(
    ("language", "summary", "page"),
    [
        ("en", "Summary:", "Page %(page)s of %(pages)s"),
        ("fr", "Résumé\xa0:", "Page %(page)s sur %(pages)s"),
        ("es", "Resumen:", "Página %(page)s de %(pages)s"),
    ],
)
def test_labels_are_those_of_the_language(language: str, summary: str, page: str) -> None:
    document = document_of(content(), language)

    assert document.summary_title == summary
    assert document.page == page


@pytest.mark.parametrize(
    ("language", "word"), [("en", "DRAFT"), ("fr", "PROJET"), ("es", "BORRADOR")]
)
def test_a_draft_says_so_in_each_language(language: str, word: str) -> None:
    assert document_of(content(), language, draft=True).draft == word


def test_french_punctuation_has_its_no_break_spaces() -> None:
    texts = french_words(document_of(content(party_actions=()), "fr"))
    texts += [text["fr"] for text in [*prefilled(content()).values(), *recommended(content())]]

    assert [text for text in texts if PLAIN_SPACE.search(text) or NO_SPACE.search(text)] == []


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_the_data_says_is_said_in_each_language(language: str) -> None:
    texts = [*prefilled(content()).values(), *recommended(content())]

    assert [text["en"] for text in texts if text[language] == text["en"]] == []


@pytest.mark.parametrize(
    ("language", "opening", "point"),
    [
        (
            "fr",
            "Il est recommandé au Comité permanent de\xa0:",
            "prendre note du présent rapport\xa0; et",
        ),
        ("es", "Se recomienda al Comité Permanente:", "tomar nota del informe; y"),
    ],
)
def test_recommended_actions_in_each_language(language: str, opening: str, point: str) -> None:
    blocks = document_of(content(), language).blocks

    last = [block for block in blocks if isinstance(block, Numbered)][-1]
    first = next(block for block in blocks if isinstance(block, Lettered))
    assert plain(last.line) == opening
    assert plain(first.line) == point
