"""What changed between two versions, word by word."""

from datetime import date

import pytest

from parties.admin.changes import Text, compared
from parties.comparing import GONE, NEW, Piece, word_by_word
from parties.models import ActionEvidence, PartyAction
from resolutions.models import ActionItem


def text(**values: object) -> Text:
    return Text(PartyAction(**values), [], [])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "They meet twice a year.",
            "They meet three times a year.",
            [
                Piece("They meet "),
                Piece("twice ", GONE),
                Piece("three times ", NEW),
                Piece("a year."),
            ],
            id="words-in-the-middle",
        ),
        pytest.param("", "New.", [Piece("New.", NEW)], id="all-new"),
        pytest.param("Old.", "", [Piece("Old.", GONE)], id="all-gone"),
        pytest.param("One\ntwo", "One two", [Piece("One two")], id="white-space-is-no-change"),
        pytest.param(
            "Une réunion", "Une réunion annuelle", [Piece("Une réunion "), Piece("annuelle", NEW)],
            id="at-the-end",
        ),
    ],
)  # fmt: skip
def test_words_are_compared_one_by_one(before: str, after: str, expected: list[Piece]) -> None:
    assert word_by_word(before, after) == expected


def test_nothing_of_either_text_is_lost() -> None:
    before, after = "a b c d e f g\nh i", "b c x d f g h\ni j"

    pieces = word_by_word(before, after)

    old = "".join(piece.words for piece in pieces if piece.mark != NEW)
    new = "".join(piece.words for piece in pieces if piece.mark != GONE)
    assert (old.split(), new.split()) == (before.split(), after.split())


def test_a_very_long_text_is_compared_line_by_line() -> None:
    line = "many words of one line " * 100
    before = f"{line}\n" * 40
    after = before + "one more"

    pieces = word_by_word(before, after)

    assert pieces == [Piece(before), Piece("one more", NEW)]


def test_a_text_without_an_earlier_one_has_no_marks() -> None:
    changes = compared(text(title="Title", done="Done."), None)

    assert not changes.changed
    assert [field.name for field in changes.fields] == ["title", "done", "stage", "language"]


def test_choices_and_dates_are_read_by_their_labels() -> None:
    before = text(stage="planned", starts_on=None, language="en")
    after = text(stage="completed", starts_on=date(2025, 5, 2), language="fr")

    fields = {field.name: field.pieces for field in compared(after, before).fields}

    assert fields["stage"] == [Piece("Planned", GONE), Piece("Completed", NEW)]
    assert fields["starts_on"] == [Piece("2 May 2025", NEW)]
    assert fields["language"] == [Piece("English", GONE), Piece("Français", NEW)]


def test_items_and_evidence_are_told_apart_as_added_and_removed() -> None:
    items = [ActionItem(pk=pk) for pk in (1, 2, 3)]
    shown = [ActionEvidence(title=title, url=f"https://example.org/{title}") for title in "ab"]
    before = Text(PartyAction(), items[:2], shown[:1])
    after = Text(PartyAction(), items[1:], shown[1:])

    changes = compared(after, before)

    assert [(row.shown.pk, row.mark) for row in changes.items] == [(2, ""), (3, NEW), (1, GONE)]
    assert [(row.shown.title, row.mark) for row in changes.evidence] == [("b", NEW), ("a", GONE)]
