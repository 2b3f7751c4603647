"""Sentences are made of runs: what stands in their places keeps its language and its address."""

import pytest
from django.utils.translation import override

from tracker.reporting.document import Run
from tracker.reporting.words.saying import _, filled, line, merged, number, spoken, written


def test_runs_of_a_kind_are_one_and_empty_ones_none() -> None:
    strong = Run("c", strong=True)

    assert merged([Run(""), Run("a"), Run("", "fr"), Run("b"), strong, Run("d"), Run("")]) == (
        Run("ab"),
        strong,
        Run("d"),
    )
    assert merged([Run("")]) == ()


def test_a_sentence_has_runs_texts_and_numbers_in_its_places() -> None:
    found = filled(
        "%(at)s: %(text)s (100 %% of %(link)s)",
        at=27,
        text=(Run("mot", "fr"), Run(" word")),
        link=Run("it", href="https://example.org/"),
    )

    assert found == (
        Run("27: "),
        Run("mot", "fr"),
        Run(" word (100 % of "),
        Run("it", href="https://example.org/"),
        Run(")"),
    )


@pytest.mark.parametrize("text", ["", " ", "\t", "\u00a0", "\n\n", "\r\n \r\n"])
def test_nothing_written_is_no_paragraph(text: str) -> None:
    assert written(text, "en") == ()


def test_blank_lines_part_paragraphs_and_all_else_stays() -> None:
    with spoken("en"):
        assert written(" a \nb\r\n\r\nc ", "en") == (line(" a \nb"), line("c "))
        assert written(" a ", "fr") == ((Run(" a ", "fr"),),)


def test_a_message_is_in_the_language_of_the_document_whatever_is_in_use() -> None:
    with override("es"), spoken("fr"):
        french = _("Status")
    with override("fr"), spoken("en"):
        english = _("Status")

    assert (french, english) == ("État", "Status")


@pytest.mark.parametrize(("language", "words"), [("en-gb", "1,234"), ("fr", "1 234")])
def test_outside_of_a_document_the_language_in_use_is_spoken(language: str, words: str) -> None:
    with override(language):
        found = number(1_234)

    assert " ".join(found.split()) == words
