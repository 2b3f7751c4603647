"""The page of a report, read back and compared with the document."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.tracker.reporting import contents, sample
from tracker.reporting.content import LANGUAGES, Content
from tracker.reporting.document import Document, Heading, Lettered, Numbered, Run, plain
from tracker.reporting.public import page as pages
from tracker.reporting.public.page import article_of
from tracker.reporting.wording import document_of

from .reading import expected, tables_of, texts, tree, words_of

PAGE = "/reports/stc56/"


def article(document: Document) -> Any:
    return tree(article_of(document, "stc56"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", [contents.content, contents.empty, contents.harsh])
def test_every_cell_of_every_table_is_on_the_page(
    content: Callable[[], Content], language: str
) -> None:
    document = document_of(content(), language)

    assert tables_of(article(document)) == expected(document)


def test_what_nobody_expects_in_a_text_is_said_as_it_was_given() -> None:
    document = sample.document("en", sample.harsh_table())

    found = article(document)

    assert tables_of(found)["harsh"] == expected(document)["harsh"]
    assert found.xpath("//script | //*[starts-with(@href, 'javascript')]") == []


@pytest.mark.parametrize("text", sample.HARSH, ids=range(len(sample.HARSH)))
def test_a_harsh_text_stands_in_paragraphs_headings_and_the_head_too(text: str) -> None:
    line = sample.line(text)
    blocks = (Heading(text, "harsh"), Numbered(9, line), Lettered("c", line))
    document = sample.document("en", *blocks)
    head = replace(document.head, symbol=text, title=line, place=text)

    found = article(replace(document, head=head, summary=(line,)))

    assert texts(found, "//h2[@id='harsh']") == [text]
    assert texts(found, "//h1") == texts(found, "//p[@class='symbol']") == [text]
    assert texts(found, "//p[@id='report-9']/*[@class='words']") == [text]
    assert texts(found, "//ol[@class='letters']/li/*[@class='words']")[-1] == text
    assert texts(found, "//section[@class='summary']/p") == [text]


def test_paragraphs_carry_their_numbers_and_points_their_letters() -> None:
    document = sample.document()

    found = article(document)

    numbered = [each for each in document.blocks if isinstance(each, Numbered)]
    assert texts(found, "//p[@class='numbered']") == [
        f"{each.number}. {plain(each.line)}" for each in numbered
    ]
    assert texts(found, "//ol[@class='letters']/li") == [
        "a) take note of this report;",
        "b) provide guidance.",
    ]


def test_a_line_break_is_one_on_the_page() -> None:
    found = article(sample.document("en", Numbered(9, sample.line("One\r\ntwo\nthree"))))

    assert texts(found, "//p[@id='report-9']/*[@class='words']") == ["One\ntwo\nthree"]


def test_what_is_in_another_language_says_so_and_finds_its_own_direction() -> None:
    runs = (Run("لجنة", "ar"), Run(" and "), Run("page", "fr", "https://example.org/"))
    found = article(sample.document("en", Numbered(9, runs)))

    marked = found.xpath("//p[@id='report-9']//*[@lang]")
    assert [(each.tag, each.get("lang"), each.get("dir")) for each in marked] == [
        ("span", "ar", "auto"),
        ("a", "fr", "auto"),
    ]


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("https://example.org/?a=1&b=\"2'", True),
        ("mailto:cms@example.org", True),
        ("/items/11.10-2-SEC/", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://[broken", False),
    ],
)
def test_a_link_leads_where_a_reader_may_go(href: str, leads: bool) -> None:
    found = article(sample.document("en", Numbered(9, sample.line("here", href=href))))

    assert found.xpath("//p[@id='report-9']//a/@href") == ([href] if leads else [])
    assert texts(found, "//p[@id='report-9']/*[@class='words']") == ["here"]


def test_a_table_has_a_caption_and_headings_of_columns_and_rows() -> None:
    table = article(sample.document()).xpath("//table")[0]

    assert words_of(table.find("caption")) == "Action items by addressee"
    assert {each.get("scope") for each in table.xpath("./thead//th")} == {"col"}
    assert texts(table, "./tbody//th[@scope='row']") == [
        "Addressee 0", "Addressee 1", "Addressee 2", "All",
    ]  # fmt: skip
    assert [each.get("class") for each in table.xpath("./tbody/tr")] == [
        None, None, "grey", "total",
    ]  # fmt: skip


def test_a_table_that_may_be_wide_scrolls_by_itself_and_has_a_name() -> None:
    found = article(sample.document()).xpath("//table/parent::*")

    for each in found:
        name = each.xpath(f"//*[@id='{each.get('aria-labelledby')}']")[0]
        assert (each.get("role"), each.get("tabindex")) == ("region", "0")
        assert words_of(name)


def test_a_status_has_its_sign_and_its_words() -> None:
    chip = article(sample.document()).xpath("//td/span[contains(@class, 'status')]")[0]

    assert chip.get("class") == "status ongoing"
    assert chip.xpath("./span[@aria-hidden='true']/text()") == ["↻"]
    assert words_of(chip).strip() == "Ongoing"


def test_a_picture_says_in_words_what_it_shows() -> None:
    figure = article(sample.document()).xpath("//figure")[0]

    drawing = figure.xpath(".//*[@role='img']")[0]
    assert words_of(figure.find("figcaption")) == "Status of action items by addressee"
    assert drawing.get("aria-label") == "A bar for each addressee: Secretariat 3, Parties 2."
    assert drawing.find("svg").xpath("./rect/@fill") == ["#1a6b8a"]


def test_the_contents_lead_to_every_heading_and_annex() -> None:
    found = article(document_of(contents.content(), "en"))

    links = found.xpath("//nav//a/@href")
    headings = [f"#{each}" for each in found.xpath("//h2/@id | //article/h3/@id")]
    own = ["#report-summary", "#report-contents"]
    assert links == [each for each in headings if each not in own]
    assert len(set(found.xpath("//@id"))) == len(found.xpath("//@id"))


def test_headings_go_down_step_by_step() -> None:
    document = document_of(contents.content(), "en")

    headings = article(document).xpath("//*[self::h1 or self::h2 or self::h3 or self::h4]")
    levels = [int(each.tag[1]) for each in headings]

    steps = [after - before for before, after in zip(levels, levels[1:], strict=False)]
    assert levels[0] == 1
    assert max(steps) == 1


def test_a_table_of_too_many_rows_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_ROWS", 30)
    monkeypatch.setattr(pages, "ROWS_OF_A_CUT_TABLE", 20)

    found = article(sample.document())

    cut = found.xpath("//*[@id='table-paragraphs']/ancestor::table")[0]
    # The heading, the first rows and the sum; the table of the body is whole.
    assert len(cut.xpath(".//tr")) == 1 + 20 + 1
    assert texts(cut, "./tbody/tr[last()]/*") == ["All", "", "", "780"]
    assert texts(found, "//p[@class='notice']") == [
        "The page shows 21 of 41 rows: the whole table is in its CSV and in the files."
    ]
    assert len(found.xpath("//*[@id='table-overview']/ancestor::table//tr")) == 5


def test_each_table_leads_to_its_csv_in_the_language_of_the_page() -> None:
    document = document_of(contents.content(), "fr")

    found = article(document).xpath("//a[starts-with(., 'CSV')]/@href")

    assert found == [f"{PAGE}tables/{table.name}.fr.csv" for table in document.tables]
