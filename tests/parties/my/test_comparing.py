"""What changed between two texts is marked word by word, and can be read back from the marks."""

import re

from hypothesis import given
from hypothesis import strategies as st

from parties.comparing import MOST_PIECES, list_changes, marked

TEXT = st.text(alphabet="ab cd.\n<>&é", max_size=60)


def unescaped(html: str) -> str:
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_a_changed_word_is_marked_alone() -> None:
    assert marked("It met twice.", "It met often.") == "It met <del>twice</del><ins>often</ins>."


def test_what_somebody_wrote_is_escaped() -> None:
    assert marked("", "<script>") == "<ins>&lt;script&gt;</ins>"


@given(TEXT, TEXT)
def test_without_what_came_the_marks_read_as_before_and_without_what_went_as_after(
    before: str, after: str
) -> None:
    html = marked(before, after)

    old = re.sub(r"<ins>.*?</ins>|</?del>", "", html, flags=re.DOTALL)
    new = re.sub(r"<del>.*?</del>|</?ins>", "", html, flags=re.DOTALL)

    # White space alone is no change: where it differs, it reads as it does now.
    assert "".join(unescaped(old).split()) == "".join(before.split())
    assert unescaped(new) == after


def test_a_very_long_text_is_compared_by_sentences() -> None:
    sentences = [f"Sentence number {number} of the report. " for number in range(MOST_PIECES // 4)]
    changed = [*sentences[:500], "Another one. ", *sentences[501:]]

    html = marked("".join(sentences), "".join(changed))

    assert "<del>Sentence number 500 of the report. </del><ins>Another one. </ins>" in html


def test_what_went_from_a_list_and_what_came_to_it() -> None:
    assert list_changes(["a", "b"], ["b", "c"]) == (["a"], ["c"])
