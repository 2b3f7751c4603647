"""What belongs together stays together on paper; and how long a document may be for a PDF."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tracker.reporting import pdf
from tracker.reporting.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Lettered,
    Numbered,
    Row,
    Table,
    Unnumbered,
)
from tracker.reporting.pdf_length import length
from tracker.reporting.pdf_tables import UPRIGHT, table_value, words_of
from tracker.reporting.pdf_text import pieces as parted

from . import sample
from .reading_pdf import elements, opened
from .reading_pdf_tables import cell_text


def pages(*blocks: Block) -> list[str]:
    file = pdf.render(replace(sample.document(), summary=(), blocks=blocks, annexes=()))
    return [page.extract_text() for page in opened(file).pages]


def filled(*last: Block) -> Iterator[tuple[Block, ...]]:
    """Yield pages that are filled more and more, until there is no room left for the last."""
    for lines in range(14, 42):
        yield (*[Unnumbered(sample.line("So it is."))] * lines, *last)


TABLE = sample.table(8)


@pytest.mark.parametrize(
    "leading",
    [
        (Numbered(1, sample.line("It leads up.")),),
        (Numbered(1, sample.line("Another.")), Numbered(2, sample.line("It leads up."))),
        (Unnumbered(sample.line("It leads up.")),),
        (Heading("Under it", "under"), Numbered(1, sample.line("It leads up."))),
    ],
    ids=["numbered", "the last of several", "without a number", "under a heading"],
)
def test_what_leads_up_to_a_table_stays_with_it(leading: tuple[Block, ...]) -> None:
    found = [pages(*blocks) for blocks in filled(*leading, TABLE)]

    assert {len(each) for each in found} == {1, 2}
    for each in found:
        (page,) = (text for text in each if "It leads up." in text)
        assert "Addressee 0" in page


def test_what_leads_up_to_a_picture_stays_with_it() -> None:
    leading = Numbered(1, sample.line("It leads up."))

    found = [pages(*blocks) for blocks in filled(leading, sample.picture())]

    assert {len(each) for each in found} == {1, 2}
    assert all("Status of action items" in page for each in found for page in each if "up." in page)


def test_a_paragraph_stays_with_its_first_point() -> None:
    points = tuple(Lettered(letter, sample.line(f"point {letter};")) for letter in "abcdef")

    found = [pages(*blocks) for blocks in filled(Numbered(1, sample.line("It is:")), *points)]

    assert {len(each) for each in found} == {1, 2}
    assert all("point a;" in page for each in found for page in each if "It is:" in page)


def test_short_lines_of_a_cell_are_parted_for_those_who_hear_them() -> None:
    cell = Cell((sample.line("Secretariat"), sample.line("11.10-2-SEC", "", "https://e.org/")))
    table = Table("one", "One", (Column("Addressee", 1),), (Row((cell,)),))

    whole = elements(pdf.render(sample.document("en", table)))

    (*_, found) = (each for each in whole.find("TD") if "Secretariat" in each.text)
    assert found.find("P") == []
    assert cell_text(found) == "Secretariat 11.10-2-SEC"


def test_lines_of_prose_are_paragraphs() -> None:
    cell = Cell(tuple(sample.line(f"In {year} the work went on as before.") for year in (24, 25)))
    table = Table("one", "One", (Column("Said", 1),), (Row((cell,)),))

    whole = elements(pdf.render(sample.document("en", table)))

    assert "In 24 the work went on as before." in [each.text for each in whole.find("P")]


def test_a_column_is_never_narrower_than_its_words() -> None:
    columns = (Column("Para.", 1), Column("Information", 1), Column("Text", 98))
    table = Table("narrow", "", columns, (Row((Cell(), Cell(), sample.cell("word " * 90))),))

    widths = table_value(table, UPRIGHT)["widths"]

    assert isinstance(widths, list)
    assert widths[1] > 50 > widths[0] > 25
    assert sum(widths) == pytest.approx(UPRIGHT.width, abs=0.1)


def test_what_a_space_keeps_together_finds_room_in_its_column_or_breaks() -> None:
    assert list(words_of("mot «\u00a0subsequently\u00a0»")) == ["mot", "«\u00a0subsequently\u00a0»"]
    assert parted("mot «\u00a0subsequently\u00a0»", 10) == [
        "mot «\u00a0subs",
        "equent",
        "ly\u00a0»",
    ]


def texts_of(letters: int, rows: int) -> Document:
    row = Row((sample.cell("x" * letters), sample.cell("y")))
    table = Table("long", "", (Column("Text", 1), Column("More", 1)), (row,) * rows)
    return sample.document("en", table)


def test_many_short_rows_fit() -> None:
    assert pdf.fits(texts_of(20, 20_000))


@pytest.mark.parametrize(("letters", "rows"), [(20, 60_000), (20_000, 200)])
def test_too_many_rows_or_too_long_ones_do_not_fit(letters: int, rows: int) -> None:
    document = texts_of(letters, rows)

    assert not pdf.fits(document)
    with pytest.raises(pdf.TooLong):
        pdf.render(document)


def test_what_is_printed_once_counts_once() -> None:
    def shared(covered: int) -> int:
        rows = (Row((Cell((sample.line("x" * 500),), rows=each),)) for each in (1, covered))
        return length(sample.document("en", Table("one", "", (Column("Text", 1),), tuple(rows))))

    assert shared(1) - shared(0) > 500
