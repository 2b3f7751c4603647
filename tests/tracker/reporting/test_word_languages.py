"""A Word file says in which language each text is, and which way it runs."""

from typing import Any

import pytest
from docx.oxml.ns import qn

from tracker.reporting.document import Cell, Column, Row, Run, Table, Unnumbered

from . import sample
from .reading_word import Read, attribute


def languages(run: Any) -> dict[str, str]:
    """The languages of a run, by the kind of script that each holds for."""
    found = run.find(qn("w:rPr") + "/" + qn("w:lang"))
    return {} if found is None else {key.split("}")[1]: value for key, value in found.items()}


def marked(text: str, language: str, document: str = "en") -> tuple[Read, list[Any]]:
    read = Read(sample.document(document, Unnumbered((Run(text, language),))))
    return read, read.runs(text)


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR"), ("es", "es-ES")])
def test_the_document_has_its_language(language: str, tag: str) -> None:
    read = Read(sample.document(language))
    defaults = read.xml("word/styles.xml").find(qn("w:docDefaults"))

    found = attribute(defaults, "w:rPrDefault/w:rPr/w:lang")

    assert found == tag
    assert read.docx.core_properties.language == tag


@pytest.mark.parametrize(
    ("text", "language", "marks"),
    [
        ("Le rapport", "fr", {"val": "fr-FR"}),
        ("Ripoti", "sw", {"val": "sw"}),
        ("保护迁徙物种", "zh", {"val": "zh-CN", "eastAsia": "zh-CN"}),
        ("تعاون", "ar", {"bidi": "ar-SA"}),
        ("דוח", "he", {"bidi": "he-IL"}),
    ],
)
def test_words_in_another_language_are_marked(
    text: str, language: str, marks: dict[str, str]
) -> None:
    _read, runs = marked(text, language)

    assert [languages(run) for run in runs] == [marks]


def test_words_in_the_language_of_the_document_are_not_marked() -> None:
    _read, runs = marked("Le rapport", "fr", document="fr")

    assert [languages(run) for run in runs] == [{}]


def test_a_link_in_another_language_is_marked_too() -> None:
    line = (Run("Le rapport", "fr", "https://example.org/"),)

    run = Read(sample.document("en", Unnumbered(line))).runs("Le rapport")[0]

    assert languages(run) == {"val": "fr-FR"}
    assert attribute(run, "w:rPr/w:rStyle") == "Hyperlink"


def test_words_of_a_cell_are_marked() -> None:
    cell = Cell((sample.line("Le rapport", "fr"),))
    table = Table("one", "One", (Column("Text", 1),), (Row((cell,)),))

    run = Read(sample.document("en", table)).runs("Le rapport")[0]

    assert languages(run) == {"val": "fr-FR"}


def test_arabic_runs_from_right_to_left() -> None:
    read, runs = marked("تعاون (2025).", "ar")
    paragraph = next(each for each in read.paragraphs if each.text == "تعاون (2025).")

    assert runs[0].find(qn("w:rPr")).find(qn("w:rtl")) is not None
    assert paragraph._p.find(qn("w:pPr")).find(qn("w:bidi")) is not None


def test_latin_words_in_an_arabic_text_run_from_left_to_right() -> None:
    read = Read(sample.document("en", Unnumbered((Run("تعاون (CMS and AEWA) تعاون", "ar"),))))
    paragraph = next(each for each in read.paragraphs if "AEWA" in each.text)

    assert [(run.text, run._r.find(f".//{qn('w:rtl')}") is not None) for run in paragraph.runs] == [
        ("تعاون (", True),
        ("CMS and AEWA", False),
        (") تعاون", True),
    ]


def test_arabic_words_in_an_english_text_run_from_right_to_left() -> None:
    read = Read(sample.document("en", Unnumbered(sample.line("See تعاون بين 3 وعمل (2025)."))))
    paragraph = next(each for each in read.paragraphs if each.text.startswith("See"))

    assert paragraph._p.find(qn("w:pPr")).find(qn("w:bidi")) is None
    assert [(run.text, run._r.find(f".//{qn('w:rtl')}") is not None) for run in paragraph.runs] == [
        ("See ", False),
        ("تعاون بين 3 وعمل", True),
        (" (2025).", False),
    ]


def test_text_without_letters_runs_the_way_of_the_document() -> None:
    read, _runs = marked("(2025) – 1.", "en")
    paragraph = next(each for each in read.paragraphs if each.text == "(2025) – 1.")

    assert paragraph._p.find(qn("w:pPr")).find(qn("w:bidi")) is None
