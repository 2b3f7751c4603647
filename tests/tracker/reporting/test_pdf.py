"""A PDF says what its document says, whatever was written."""

import re
from dataclasses import replace

import pytest
from hypothesis import given as every
from hypothesis import strategies

from tracker.reporting import pdf
from tracker.reporting.document import (
    Cell,
    Column,
    Document,
    Heading,
    Lettered,
    Numbered,
    Row,
    Run,
    Table,
    Unnumbered,
)
from tracker.reporting.pdf_data import capitals
from tracker.reporting.pdf_text import pieces

from . import sample
from .reading_pdf import LAYOUT, Element, elements, links_of, opened
from .reading_pdf_tables import given, tables_of


def one_cell(*lines: str) -> Table:
    cell = Cell(tuple(sample.line(each) for each in lines))
    return Table("one", "One", (Column("Text", 1),), (Row((cell,)),))


def read(document: Document) -> Element:
    return elements(pdf.render(document))


def said(text: str) -> str:
    """Return what the PDF says of a text in the last cell of a document."""
    tables = tables_of(read(replace(sample.document("en", one_cell(text)), annexes=())))
    return tables[-1][-1][-1]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_table_says_what_it_was_given(language: str) -> None:
    document = sample.document(language, sample.harsh_table(), sample.table(12, "more"))

    tables = tables_of(read(document))

    assert tables == [given(table) for table in document.tables]


def test_the_head_stands_in_the_order_of_cms_documents() -> None:
    document = sample.document()

    paragraphs = [each.text for each in read(document).find("P", "Span", "Title") if each.text]

    head = [
        "Distribution: General",
        "UNEP/CMS/StC56/Doc.14",
        "24 January 2025",
        "Original: English",
        "56th MEETING OF THE STANDING COMMITTEE",
        "Bonn, Germany, 26 March 2025",
        "Agenda Item 14",
        "IMPLEMENTATION OF RESOLUTION 11.10 (REV.COP14), SYNERGIES AND PARTNERSHIPS",
        "(Prepared by the Secretariat)",
        "Summary:",
        "This document reports on the implementation.",
        "It has annexes.",
    ]
    assert paragraphs[0] == "CONVENTION ON MIGRATORY SPECIES"
    assert [each for each in dict.fromkeys(paragraphs) if each in head] == head


def test_an_ordinal_keeps_its_small_letters_among_capitals() -> None:
    assert capitals("56e réunion du Comité permanent") == "56e RÉUNION DU COMITÉ PERMANENT"


def test_paragraphs_and_points_have_their_numbers_as_labels() -> None:
    labels = [each.text for each in read(sample.document()).find("Lbl")]

    assert labels == ["1.", "2.", "3.", "4.", "a)", "b)"]


def test_points_without_a_paragraph_before_them_are_there() -> None:
    document = sample.document("en", Heading("More", "more"), Lettered("c", sample.line("go on.")))

    whole = read(document)

    assert [each.text for each in whole.find("LBody")][-1] == "go on."


def test_a_lead_stands_before_its_paragraph() -> None:
    paragraphs = [each.text for each in read(sample.document()).find("P")]

    assert "Achievements A letter was sent." in paragraphs


def test_a_note_follows_its_table_and_a_footnote_the_first_page() -> None:
    whole = read(sample.document())

    assert "Figures at the end." in whole.text
    assert "The designations employed do not imply the expression of any opinion." in whole.text


def test_the_sign_of_a_status_is_drawn_but_not_read_out() -> None:
    ongoing, bare = (
        pdf.render(replace(sample.document(), blocks=(one_row(status),), annexes=()))
        for status in ("ongoing", "")
    )

    assert tables_of(elements(ongoing))[0][1] == tables_of(elements(bare))[0][1] == ["Ongoing"]
    assert drawn_patterns(ongoing) == 1
    assert drawn_patterns(bare) == 0


def one_row(status: str) -> Table:
    row = Row((sample.cell("Ongoing", status=status),))
    return Table("one", "One", (Column("Status", 1, "status"),), (row,))


def drawn_patterns(file: bytes) -> int:
    """Return how many fillings the first page has that are artifacts."""
    contents = opened(file).pages[0].get_contents()
    assert contents is not None
    marked = re.findall(rb"/Artifact<<[^>]*>>BDC\s[^\n]*/Pattern cs", contents.get_data())
    return len(marked)


def test_a_line_break_in_a_text_is_one_on_paper() -> None:
    whole = read(sample.document("en", Numbered(5, sample.line("One line\nand another"))))

    assert whole.find("LBody")[-1].text == "One line and another"


@pytest.mark.parametrize(
    "break_", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=ascii
)
def test_line_breaks_are_alike(break_: str) -> None:
    whole = read(sample.document("en", Numbered(5, sample.line(f"One line{break_}and another"))))

    assert whole.find("LBody")[-1].text == "One line and another"


@pytest.mark.parametrize(
    "sign",
    ["\x00", "\x07", "\x7f", "\ue000", "\U0010ffff", "\ufdd0", "\ufffe", "\ud800"],
    ids=ascii,
)
def test_a_sign_that_nobody_can_show_is_shown_as_unknown(sign: str) -> None:
    assert said(f"before {sign} after") == "before \ufffd after"


def test_a_sign_that_no_font_has_is_shown_as_unknown_and_takes_nothing_with_it() -> None:
    assert said("signs \U00012000 and 🐘") == "signs \ufffd and 🐘"


def test_a_mark_that_does_not_go_with_its_letter_leaves_the_letter() -> None:
    refusal = (
        'the text `"🐘"` could not be displayed; the text `"\\u{fe20}"` could not be displayed'
    )

    assert pdf.undisplayable(refusal) == {"\ufe20"}


def test_all_signs_that_no_font_has_are_shown_as_unknown() -> None:
    assert said("\U00012000, \ue000 and \U00013000") == "\ufffd, \ufffd and \ufffd"


def test_text_is_never_carried_out() -> None:
    text = '#panic("x") #read("/etc/passwd") $x^2$ *no* _no_ `no` <no> @no // no \\ \\u{41}'

    assert said(text) == text


def test_a_long_word_breaks_and_is_copied_whole() -> None:
    assert said("x" * 3_000) == "x" * 3_000


@every(strategies.text(), strategies.integers(1, 40))
def test_the_pieces_of_a_text_are_the_text(text: str, longest: int) -> None:
    assert "".join(pieces(text, longest)) == text


def test_an_address_breaks_at_its_seams_and_no_mark_leaves_its_letter() -> None:
    assert pieces("https://example.org/a-path/of?x=1", 30) == [
        *("https://", "example.", "org/", "a-", "path/", "of?", "x=", "1")
    ]
    assert pieces("e\u0301" * 8, 10) == ["e\u0301" * 3, "e\u0301" * 3, "e\u0301" * 2]


def test_a_text_in_another_language_says_so() -> None:
    page = opened(pdf.render(sample.document())).pages[0].get_contents()

    assert page is not None
    assert page.get_data().count(b"/Lang(fr)") == 1


def test_what_runs_from_right_to_left_is_drawn_so() -> None:
    line = (Run("Jordan said: "), Run("تعاون", "ar"), Run(" in 2025."))

    whole = read(sample.document("en", Unnumbered(line)))

    drawn = next(each.text for each in whole.find("P") if "Jordan said" in each.text)
    assert drawn.translate(LAYOUT) == f"Jordan said: {'تعاون'[::-1]} in 2025."


def test_words_of_an_arabic_text_in_other_letters_are_not_turned_round() -> None:
    whole = read(sample.document("en", Unnumbered((Run("https://example.org (2025)", "ar"),))))

    assert "https://example.org (2025)" in [each.text for each in whole.find("P")]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/reports/", "https://a b", "x" * 9_000]
)
def test_what_is_no_address_is_no_link(address: str) -> None:
    document = sample.document("en", Unnumbered((Run("words", href=address),)))

    made = pdf.render(document)

    assert links_of(made) == {"https://example.org/paragraph-27"}
    assert "words" in elements(made).text


def test_a_document_without_anything_is_a_document() -> None:
    empty = Table("empty", "", (Column("Text", 1),), ())
    document = replace(sample.document(), summary=(), blocks=(empty,), annexes=(), footnote="")

    assert tables_of(read(document)) == [[["Text"]]]
