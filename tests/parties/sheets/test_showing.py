"""What the page shows of two texts: the words that differ, and a little around them."""

import pytest

from parties.sheets import showing
from parties.sheets.showing import compared

WORDS = [f"w{number}" for number in range(100)]


def marked(before: str, after: str) -> tuple[str, str]:
    """Return both texts as they are shown, what differs in brackets."""
    was, becomes = (
        "".join(f"[{piece.text.strip()}] " if piece.differs else piece.text for piece in pieces)
        for pieces in compared(before, after)
    )
    return was.strip(), becomes.strip()


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("one two three", "one 2 three", ("one [two] three", "one [2] three")),
        ("one two", "one two three", ("one two", "one two [three]")),
        ("", "one two", ("", "[one two]")),
        ("one", "", ("[one]", "")),
        ("a b c d", "A b C d", ("[a] b [c] d", "[A] b [C] d")),
        ("one\ntwo", "one two", ("one\ntwo", "one two")),
    ],
)
def test_the_words_that_differ_are_marked(before: str, after: str, shown: tuple[str, str]) -> None:
    assert marked(before, after) == shown


def test_of_a_long_text_only_the_words_about_a_change_are_shown() -> None:
    other = [*WORDS[:50], "new", *WORDS[51:]]

    was, becomes = marked(" ".join(WORDS), " ".join(other))

    assert was == "… w42 w43 w44 w45 w46 w47 w48 w49 [w50] w51 w52 w53 w54 w55 w56 w57 w58 …"
    assert becomes == was.replace("w50", "new")


def test_between_two_changes_far_apart_the_text_is_cut() -> None:
    other = ["first", *WORDS[1:-1], "last"]

    was, becomes = marked(" ".join(WORDS), " ".join(other))

    assert was == ("[w0] w1 w2 w3 w4 w5 w6 w7 w8 … w91 w92 w93 w94 w95 w96 w97 w98 [w99]")
    assert becomes.startswith("[first] w1")


def test_a_long_run_of_new_words_is_shown_by_its_ends() -> None:
    _was, becomes = marked("", " ".join(WORDS))

    assert becomes.startswith("[w0 w1 ")
    assert " w39 … w60 " in becomes


def test_texts_too_long_to_compare_by_words_are_shown_by_their_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(showing, "MOST_COMPARED", 2)

    assert marked("a b c", "A b C") == ("[a b c]", "[A b C]")
