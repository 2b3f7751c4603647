"""A cell that stands for several rows stands once in a PDF, and its rows stay together."""

from dataclasses import replace

import pytest

from tracker.reporting import pdf
from tracker.reporting.document import Annex, Cell, Column, Row, Table
from tracker.reporting.heights import heights
from tracker.reporting.pdf_spans import Breaks, breaking, sharing
from tracker.reporting.pdf_tables import LYING, table_value

from . import sample
from .reading_pdf import elements, opened
from .reading_pdf_tables import given, spans_given, spans_of, tables_of

COLUMNS = (Column("Para.", 1, "number"), Column("Clause", 6), Column("Said", 8))


def group(number: int, *clauses: tuple[str, tuple[str, ...]]) -> list[Row]:
    """Return the rows of a paragraph: of each of its clauses, what is said of it."""
    count = sum(len(said) for _, said in clauses)
    rows: list[Row] = []
    for clause, said in clauses:
        for at, text in enumerate(said):
            shown = replace(sample.number(number), rows=0 if rows else count)
            asked = replace(sample.cell(clause), rows=0 if at else len(said))
            rows.append(Row((shown, asked, sample.cell(text))))
    return rows


def table(*groups: list[Row]) -> Table:
    return Table("spans", "Spans", COLUMNS, tuple(row for each in groups for row in each))


def written(of: Table) -> bytes:
    annexes = (Annex("Annex 1", "Spans", "annex-1", (of,)),)
    return pdf.render(replace(sample.document(), blocks=(), annexes=annexes))


def texts(file: bytes) -> list[str]:
    """Return what each page of the annex says."""
    return [page.extract_text() for page in opened(file).pages[1:]]


NESTED = table(
    group(1, ("one clause", ("once",))),
    group(2, ("a clause", ("first", "second")), ("another", ("third", "fourth", "fifth"))),
    group(3, ("the last", ("sixth", "seventh"))),
)


def test_a_cell_says_for_how_many_rows_it_stands() -> None:
    found = spans_of(elements(written(NESTED)))

    assert found == [
        [[1, 1, 1], [1, 1, 1], [5, 2, 1], [1], [3, 1], [1], [1], [2, 2, 1], [1]],
    ]
    assert found == [spans_given(NESTED)]


def test_each_row_says_all_that_it_was_given() -> None:
    assert tables_of(elements(written(NESTED))) == [given(NESTED)]


def test_what_stands_for_several_rows_is_printed_once() -> None:
    (page,) = texts(written(NESTED))

    assert page.count("a clause") == 1
    assert page.count("the last") == 1


def test_rows_that_share_a_text_stay_on_one_page() -> None:
    said = tuple(f"Said {at} of it. {'It went well. ' * 8}" for at in range(3))
    many = table(
        *(group(at, (f"Clause {at}.", tuple(f"{at}: {each}" for each in said))) for at in range(20))
    )

    pages = texts(written(many))

    assert len(pages) > 2
    for at in range(20):
        (page,) = (text for text in pages if f"Clause {at}." in text)
        assert all(f"{at}: Said {part} of it." in page for part in range(3))


@pytest.mark.parametrize("clause", ["Short.", "A longer clause. " * 30], ids=["short", "long"])
def test_rows_that_are_too_many_for_a_page_go_on_over_it(clause: str) -> None:
    said = tuple(f"Said {at}. {'It went well. ' * 20} That was {at}." for at in range(30))
    long = table(group(1, (clause, said)))

    file = written(long)

    pages = texts(file)
    assert len(pages) > 2
    for at in range(30):
        (page,) = (text for text in pages if f"Said {at}." in text)
        assert f"That was {at}." in page
    assert tables_of(elements(file)) == [given(long)]
    # Nothing is drawn below the number of the page.
    assert lowest(file) == lowest(written(NESTED))


def lowest(file: bytes) -> float:
    """Return how far above the edge of its page the lowest text stands, in points."""
    found: list[float] = []

    def see(text: str, page: list[float], line: list[float], *_: object) -> None:
        if text.strip():
            found.append(line[4] * page[1] + line[5] * page[3] + page[5])

    for page in opened(file).pages[1:]:
        page.extract_text(visitor_text=see)
    return min(found)


def test_a_text_of_many_pages_may_stand_for_several_rows() -> None:
    long = table(group(1, ("word " * 4_000, ("first", "second", "third"))))

    file = written(long)

    assert tables_of(elements(file)) == [given(long)]
    assert len(opened(file).pages) > 3


def rows_of(of: Table) -> list[list[object]]:
    rows = table_value(of, LYING)["rows"]
    assert isinstance(rows, list)
    return rows


def test_a_number_alone_does_not_hold_rows_together() -> None:
    (number, clause, _said), (*_rest,) = rows_of(table(group(1, ("A.", ("one", "two")))))

    assert number == {"lines": ["1"], "breaks": True, "rows": 2}
    assert clause == {"lines": ["A."], "rows": 2}


def test_what_a_shared_text_has_more_than_its_rows_counts_for_the_last() -> None:
    rows = group(1, ("a clause of 60 signs" * 3, ("one", "two, of 23 signs or so.")))
    after = group(2, ("short", ("two, of 23 signs or so.", "one")))

    assert heights([*rows, *after], [4, 10, 15]) == [1, 5, 2, 1]


@pytest.mark.parametrize(
    ("clause", "said", "breaks"),
    [
        ("Short.", 2, Breaks(within=False, between=False)),
        ("Short.", 200, Breaks(within=False, between=True)),
        ("A long clause. " * 80, 2, Breaks(within=True, between=True)),
    ],
)
def test_a_page_may_end_where_more_than_a_third_of_it_would_stay_together(
    clause: str, said: int, breaks: Breaks
) -> None:
    rows = group(1, (clause, ("said",) * said))

    room = [10, 40, 40]
    found = breaking(rows, COLUMNS, room, heights(rows, room), LYING.whole)

    assert set(found) == {breaks}


def test_the_end_of_a_page_may_part_the_rows_of_a_number_that_share_no_text() -> None:
    rows = group(1, ("one", ("said",)), ("two", ("said", "said")))

    assert [list(each) for each in sharing(rows, COLUMNS)] == [[0], [1, 2]]


def test_a_cell_without_words_may_stand_for_several_rows() -> None:
    empty = (Cell(rows=2), Cell(rows=2), sample.cell("one"))
    rows = (Row(empty), Row((Cell(rows=0), Cell(rows=0), sample.cell("two"))))
    bare = Table("bare", "", COLUMNS, rows)

    whole = elements(written(bare))

    assert spans_of(whole) == [spans_given(bare)]
    assert tables_of(whole) == [given(bare)]
