"""What leads up to something stays on its page in a Word file."""

import pytest

from tracker.reporting.document import Block, Lettered, Numbered, Unnumbered

from . import sample
from .reading_word import Read, styled_as


def test_a_paragraph_stays_with_what_it_leads_up_to() -> None:
    read = Read(sample.document())

    kept = [
        each.text for each in read.paragraphs
        if styled_as(each) == "ListNumber" and each.paragraph_format.keep_with_next
    ]  # fmt: skip

    assert kept == ["The figures follow.", "The Standing Committee is recommended to:"]


@pytest.mark.parametrize(
    "leading",
    [
        Numbered(5, sample.line("It follows.")),
        Lettered("c", sample.line("It follows.")),
        Unnumbered(sample.line("It follows.")),
        Unnumbered(sample.line("It follows."), "Challenges"),
    ],
    ids=["numbered", "lettered", "unnumbered", "with a lead"],
)
@pytest.mark.parametrize("block", [sample.picture(), sample.table()], ids=["picture", "table"])
def test_whatever_leads_up_to_a_picture_or_a_table_stays_with_it(
    leading: Block, block: Block
) -> None:
    read = Read(sample.document("en", leading, block))

    paragraph = next(each for each in read.paragraphs if each.text.endswith("It follows."))

    assert paragraph.paragraph_format.keep_with_next


def test_a_paragraph_that_leads_up_to_none_may_part_from_the_next() -> None:
    more = (Lettered("c", sample.line("A point.")), Lettered("d", sample.line("Another.")))

    read = Read(sample.document("en", *more, Unnumbered(sample.line("And so on."))))

    found = [each for each in read.paragraphs if each.text in ("A point.", "Another.")]
    assert [each.paragraph_format.keep_with_next for each in found] == [None, None]
