"""A Word file says what its document says, word for word."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

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
    plain,
)

from . import sample
from .reading_word import Read, attribute, given, styled_as


def one_cell(*lines: str) -> Table:
    cell = Cell(tuple(sample.line(each) for each in lines))
    return Table("one", "One", (Column("Text", 1),), (Row((cell,)),))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_table_says_what_it_was_given(language: str) -> None:
    document = sample.document(language, sample.harsh_table(), sample.table(12, "more"))

    read = Read(document)

    assert read.tables == [given(table) for table in document.tables]


def test_the_head_stands_in_the_order_of_cms_documents() -> None:
    document = sample.document()
    head = replace(document.head, revises="Replaces UNEP/CMS/StC56/Doc.14")

    read = Read(replace(document, head=head))

    assert [each.text for each in read.paragraphs[:11]] == [
        head.organization, head.distribution, head.symbol, head.revises, head.dated,
        head.original, head.meeting, head.place, head.agenda_item, plain(head.title),
        head.prepared_by,
    ]  # fmt: skip


def test_a_line_of_the_head_that_says_nothing_is_left_out() -> None:
    document = sample.document()
    head = replace(document.head, distribution="", place="", prepared_by="")

    read = Read(replace(document, head=head))

    assert [each.text for each in read.paragraphs[:7]] == [
        head.organization, head.symbol, head.dated, head.original, head.meeting,
        head.agenda_item, plain(head.title),
    ]  # fmt: skip


def test_the_title_keeps_its_letters_and_prints_in_capitals() -> None:
    read = Read(sample.document())

    style = read.docx.styles["Title"]

    assert read.styled("Title") == [plain(sample.document().head.title)]
    assert style.element.find(qn("w:rPr")).find(qn("w:caps")) is not None


def test_the_summary_stands_in_one_box() -> None:
    document = sample.document()

    read = Read(document)
    styles = [styled_as(each) for each in read.paragraphs]
    at = styles.index("SummaryTitle")

    assert read.styled("SummaryTitle") == ["Summary:"]
    assert read.styled("Summary") == [plain(each) for each in document.summary]
    assert styles[at : at + 3] == ["SummaryTitle", "Summary", "Summary"]
    assert read.docx.styles["Summary"].element.find(f".//{qn('w:pBdr')}") is not None
    assert read.docx.styles["Summary Title"].base_style.style_id == "Summary"


def test_a_report_without_a_summary_has_no_empty_box() -> None:
    read = Read(replace(sample.document(), summary=()))

    assert read.styled("SummaryTitle") == []


def test_headings_have_words_own_styles() -> None:
    document = sample.document("en", Heading("Below", "below", 3))

    read = Read(document)

    assert [
        (each.style.name, each.text)
        for each in read.paragraphs
        if each.style and each.style.name.startswith("Heading")
    ] == [
        ("Heading 1", "Background"),
        ("Heading 1", "Overview"),
        ("Heading 2", "A theme"),
        ("Heading 1", "Recommended actions"),
        ("Heading 3", "Below"),
    ]


def test_the_heading_of_an_annex_is_one_of_the_first_level() -> None:
    read = Read(sample.document())

    style = read.docx.styles["Annex Heading"]

    assert read.styled("AnnexHeading") == [
        "Annex 1\nStatus by paragraph",
        "Annex 2\nInput from Parties",
    ]
    assert style.base_style.style_id == "Heading1"
    assert attribute(style.base_style.element, "w:pPr/w:outlineLvl") == "0"
    assert attribute(style.element, "w:pPr/w:jc") == "center"


def test_the_label_of_an_annex_keeps_its_letters_and_prints_in_capitals() -> None:
    read = Read(sample.document())

    style = read.docx.styles["Annex Label"]

    assert attribute(read.runs("Annex 1\n")[0], "w:rPr/w:rStyle") == style.style_id
    assert style.element.find(qn("w:rPr")).find(qn("w:caps")) is not None
    assert attribute(read.runs("Status by paragraph")[0], "w:rPr/w:rStyle") == ""


def test_paragraphs_have_the_numbers_that_word_counts() -> None:
    more = (
        Lettered("c", sample.line("a third point.")),
        Numbered(5, sample.line("A paragraph.")),
        Lettered("a", sample.line("its first point;")),
        Unnumbered(sample.line("A word between.")),
        Numbered(6, sample.line("Another.")),
    )
    document = sample.document("en", *more)

    counted = list(Read(document).counted())

    assert counted == numbers_of(document)
    assert [number for number, _text in counted] == [
        "1.", "2.", "3.", "4.", "a)", "b)", "c)", "5.", "a)", "6.",
    ]  # fmt: skip


def numbers_of(document: Document) -> list[tuple[str, str]]:
    found = []
    for block in document.everything():
        if isinstance(block, Numbered):
            found.append((f"{block.number}.", plain(block.line)))
        elif isinstance(block, Lettered):
            found.append((f"{block.letter})", plain(block.line)))
    return found


def test_one_list_numbers_the_whole_document() -> None:
    read = Read(sample.document())
    numbering = read.xml("word/numbering.xml")
    levels = {
        each.get(qn("w:ilvl")): (attribute(each, "w:numFmt"), attribute(each, "w:lvlText"))
        for each in numbering[0].findall(qn("w:lvl"))
    }

    used = {each.get(qn("w:val")) for each in read.body.iter(qn("w:numId"))}

    assert used == {"1"}
    assert levels["0"] == ("decimal", "%1.")
    assert levels["1"] == ("lowerLetter", "%2)")


def test_a_paragraph_without_a_number_has_its_lead_before_it() -> None:
    read = Read(sample.document())

    assert read.styled("BodyText") == ["Achievements A letter was sent.", "None."]
    assert attribute(read.runs("Achievements ")[0], "w:rPr/w:rStyle") == "Strong"


def test_what_goes_on_from_a_numbered_paragraph_stands_beneath_its_words() -> None:
    more = (Unnumbered(sample.line("Goes on.")), Unnumbered(sample.line("And on.")))
    document = sample.document("en", *more, sample.table(), Unnumbered(sample.line("Alone.")))

    read = Read(document)

    assert read.styled("BodyTextIndent") == ["Goes on.", "And on."]
    assert "Alone." in read.styled("BodyText")


def test_strong_words_are_bold() -> None:
    document = sample.document("en", Unnumbered((Run("Mind this", strong=True),)))

    run = Read(document).runs("Mind this")[0]

    assert run.find(qn("w:rPr")).find(qn("w:b")) is not None


def test_line_breaks_tabs_and_spaces_stay() -> None:
    text = "  One\ntwo\r\nthree\rfour\tfive  \n\n "

    read = Read(sample.document("en", one_cell(text), Unnumbered(sample.line(" "))))

    assert read.tables[1][1] == ["  One\ntwo\nthree\nfour\tfive  \n\n "]
    assert " " in read.styled("BodyText")


def test_what_xml_cannot_hold_is_shown_as_unreadable() -> None:
    text = "a\x00b\x0bc\ud800d\ufffee"

    read = Read(sample.document("en", one_cell(text), Unnumbered(sample.line(text, href=text))))

    assert read.tables[1][1] == ["a\ufffdb\ufffdc\ufffdd\ufffde"]


def test_no_empty_paragraph_makes_room() -> None:
    read = Read(sample.document("en", one_cell("x")))

    empty = [styled_as(each) for each in read.paragraphs if not each.text]

    # A picture is a paragraph of its own; Word asks for a paragraph between a table and what ends.
    assert empty == ["Figure", "SectionEnd"]
