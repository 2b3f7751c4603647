"""Progress by theme: what was said in the period, and nothing twice."""

from collections import Counter
from dataclasses import replace

from tracker.reporting.content import Update
from tracker.reporting.document import (
    Heading,
    Numbered,
    Unnumbered,
    plain,
)
from tracker.reporting.wording import document_of

from .contents import BBNJ, content, items
from .reading_words import body_texts, numbered

LANGUAGES = ("en", "fr", "es")


def test_no_word_of_an_item_is_told_twice_in_the_body() -> None:
    texts = body_texts(document_of(content(), "en"))

    told = [text for text in texts if "Preparatory Commission" in text]
    assert len(told) == 1
    assert max(Counter(texts).values()) == 1


def test_items_with_the_same_words_stand_together_with_all_their_references() -> None:
    texts = [plain(block.line) for block in numbered(document_of(content(), "en"))]

    shared = [text for text in texts if "11.10-15.2-PAR" in text]
    assert shared == [text for text in texts if "11.10-15.2-SEC" in text]
    assert len(shared) == 1


def test_the_same_words_in_another_theme_are_pointed_to() -> None:
    found = [
        replace(each, updates=(BBNJ,), in_period=True) if each.paragraph == 29 else each
        for each in items()
    ]

    document = document_of(content(items=tuple(found)), "en")

    texts = body_texts(document)
    first = next(b.number for b in numbered(document) if "11.10-15.2-SEC" in plain(b.line))
    again = next(text for text in texts if "11.10-29-PAR" in text)
    assert f"See also paragraph {first} of this document." in again
    assert len([text for text in texts if BBNJ.next_steps in text]) == 1


def test_what_is_asked_of_several_is_quoted_once() -> None:
    found = [
        replace(each, updates=(Update(BBNJ.effective_on, "ongoing", f"Work of {each.addressee}."),))
        if each.reference.startswith("11.10-15.2-") and each.in_period
        else each
        for each in items()
    ]

    texts = body_texts(document_of(content(items=tuple(found)), "en"))

    assert len([text for text in texts if "engage in the processes" in text]) == 1


def test_an_item_left_out_has_its_status_and_no_words() -> None:
    blocks = list(document_of(content(), "en").blocks)

    at = next(
        i for i, b in enumerate(blocks) if isinstance(b, Numbered) and "23-BLG" in plain(b.line)
    )

    told = blocks[at]
    assert isinstance(told, Numbered)
    assert "Status: ongoing (8 August 2024); before: not started." in plain(told.line)
    assert not isinstance(blocks[at + 1], Unnumbered)


def test_items_without_news_are_named_in_one_sentence_of_their_theme() -> None:
    quiet = [text for text in body_texts(document_of(content(), "en")) if "Nothing new" in text]

    assert quiet == [
        "Nothing new was recorded in the period on: paragraph 21, Secretariat (11.10-21-SEC; not "
        "started, 1 March 2024).",
        "Nothing new was recorded in the period on: paragraph 27, Secretariat (11.10-27-SEC; "
        "ongoing, 30 June 2024).",
    ]


def test_several_updates_of_a_period_have_their_days() -> None:
    texts = body_texts(document_of(content(), "en"))

    assert "5 November 2024: The Plan was presented to the BLG." in texts
    assert "15 September 2024: A letter was sent to seven secretariats." in texts
    assert "Its members asked for a summary." in texts


def test_the_items_of_no_theme_are_told_at_the_end() -> None:
    astray = tuple(replace(each, theme="") if each.paragraph == 2 else each for each in items())

    document = document_of(content(items=astray), "en")

    titles = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert "Other paragraphs" in titles
    assert any("11.10-2-SEC" in text for text in body_texts(document))
