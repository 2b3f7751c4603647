"""Links in a Word file lead where they were told, or are plain text."""

import pytest

from tracker.reporting.document import Unnumbered

from . import sample
from .reading_word import Read


def test_a_link_leads_where_it_was_told() -> None:
    document = sample.document("en", sample.harsh_table())

    links = Read(document).links()

    assert links[0] == ("this report", "https://example.org/paragraph-27")
    assert links[1:] == [
        (f"Evidence {at}", f"https://example.org/evidence/{at}") for at in range(300)
    ]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/é?q=<x>\"'", "https://example.org/%C3%A9?q=%3Cx%3E%22'"),
        ("https://example.org/%20?a=1&b=2#c", "https://example.org/%20?a=1&b=2#c"),
        ("mailto:cms@example.org", "mailto:cms@example.org"),
    ],
)
def test_an_address_is_written_as_word_reads_it(href: str, address: str) -> None:
    document = sample.document("en", Unnumbered(sample.line("Here", href=href)))

    assert ("Here", address) in Read(document).links()


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "/items/", "https://[broken", "https://example.org/" + "x" * 2_000],
    ids=["script", "no host", "broken", "too long"],
)
def test_what_word_could_not_follow_stays_text(href: str) -> None:
    document = sample.document("en", Unnumbered(sample.line("Here", href=href)))

    read = Read(document)

    assert [words for words, _to in read.links()] == ["this report"]
    assert "Here" in read.styled("BodyTextIndent")
