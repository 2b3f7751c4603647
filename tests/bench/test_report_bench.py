"""What the bench of reports measures is right: both ways to a file say the same."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from io import BytesIO
from operator import mul

import docx
import openpyxl
import pytest
from django.utils import timezone

from parties.models import ActionVersion, Party
from resolutions.models import ActionItem, Evidence, Paragraph, StatusUpdate
from tracker.reporting import pdf, word, workbook
from tracker.reporting.document import Table

from . import report_bare as bare
from .one_resolution import ACTIONS, OneScale, load_one, report_on_all
from .report_measure import Piece, growth_of, measured, memory_free, pages_of
from .report_pieces import MOST_QUERIES, Case, case_of, pieces

ITEMS = 102
# The heading of a table in our sheets stands below its title.
HEADING = 3


@pytest.fixture
def scale(db: None) -> OneScale:
    """One resolution of twice the length of 11.10."""
    return load_one(ITEMS)


@pytest.fixture
def case(scale: OneScale) -> Case:
    return case_of(report_on_all())


def test_the_load_is_one_resolution_of_the_size_that_it_says(scale: OneScale) -> None:
    items = ActionItem.objects.filter(paragraph__resolution__prefix="11.10")
    numbers = items.order_by("position").values_list("paragraph__number", flat=True)

    assert items.count() == ActionItem.objects.count() == scale.items == ITEMS
    assert list(numbers) == sorted(numbers)
    assert all(each.reference.startswith(f"11.10-{each.paragraph.number}") for each in items)
    assert (
        scale.paragraphs == 2 * Paragraph.objects.filter(number__lte=33, kind="operative").count()
    )
    assert StatusUpdate.objects.count() == scale.updates == 10 * ITEMS
    assert Evidence.objects.count() == ITEMS
    assert items.filter(deadlines__isnull=False).distinct().count() >= ITEMS // 10
    assert (
        ActionVersion.objects.public().count() == scale.actions == ACTIONS * Party.objects.count()
    )


def test_the_report_is_of_all_that_was_loaded(case: Case, scale: OneScale) -> None:
    said = [update for item in case.content.items for update in item.updates]

    assert len(case.content.items) == scale.items
    assert len(case.content.party_actions) == scale.actions
    assert len(said) > 2 * scale.items
    assert sum(map(len, case.grids)) > scale.items + scale.actions
    assert case.content.scope.cut_off == timezone.localdate()


def test_the_content_is_asked_for_in_few_queries(case: Case) -> None:
    assert 0 < len(case.queries) <= MOST_QUERIES
    assert len({piece.name for piece in pieces(case)}) >= 10


def test_both_workbooks_say_the_same(case: Case) -> None:
    ours = openpyxl.load_workbook(BytesIO(workbook.render(case.document))).worksheets[1:]
    theirs = openpyxl.load_workbook(BytesIO(bare.xlsx(case.grids))).worksheets

    for our, their, grid in zip(ours, theirs, case.grids, strict=False):
        last, width = HEADING - 1 + len(grid), len(grid[0])
        mine = our.iter_rows(min_row=HEADING, max_row=last, max_col=width)
        assert [list(map(written, row)) for row in mine] == [
            list(map(written, row)) for row in their.iter_rows(max_row=len(grid), max_col=width)
        ]
    assert len(ours) >= len(theirs) == len(case.grids)


def test_the_bare_workbook_of_the_same_kinds_has_the_values_and_links_of_the_tables(
    case: Case,
) -> None:
    made = openpyxl.load_workbook(BytesIO(bare.xlsx_of_kinds(case.sheets))).worksheets

    for page, table, grid in zip(made, case.document.tables, case.grids, strict=True):
        rows = page.iter_rows(max_col=len(table.columns))
        assert [list(map(written, row)) for row in rows] == [list(map(str, row)) for row in grid]
        assert [len(each) for each in links_of(table)] == [
            1 if cell.hyperlink else 0
            for row in page.iter_rows(min_row=2, max_col=len(table.columns))
            for cell in row
        ]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref


def links_of(table: Table) -> list[list[str]]:
    """Return the address of each cell with just one, row by row; none of the others."""
    found = (
        [run.href for line in cell.lines for run in line if run.href]
        for row in table.rows
        for cell in row.cells
    )
    return [each if len(each) == 1 else [] for each in found]


def written(cell: object) -> str:
    value = getattr(cell, "value", None)
    if isinstance(value, datetime):
        return f"{value.day} {value:%B %Y}"
    return "" if value is None else str(value)


def test_both_word_files_have_the_same_tables(case: Case) -> None:
    ours, theirs = (
        docx.Document(BytesIO(made)) for made in (word.render(case.document), bare.word(case.grids))
    )

    sizes = [(len(table.rows), len(table.columns)) for table in ours.tables]
    for table, grid in zip(theirs.tables, case.grids, strict=True):
        assert (len(table.rows), len(table.columns)) in sizes
        assert [cell.text for cell in table.rows[-1].cells] == [str(value) for value in grid[-1]]


def test_both_pdfs_have_pages(case: Case) -> None:
    short = replace(case.document, blocks=(), annexes=case.document.annexes[1:])

    ours, theirs = pdf.render(short), bare.pdf(bare.grids_of(short))

    assert pages_of(ours)
    assert pages_of(theirs)


def test_what_takes_too_long_is_marked() -> None:
    late = measured(Piece("late", lambda: sum(range(99_999)), lambda: 0, aim=1.5), 1)
    early = measured(Piece("early", lambda: 0, limit=1_000), 1)

    assert late.misses
    assert str(late).endswith("*")
    assert not early.misses


def test_what_a_process_grows_by_is_found() -> None:
    grown = growth_of(partial(mul, b"x", 50 * 2**20))

    assert grown is not None
    assert grown > 40


def test_what_needs_more_memory_than_there_is_ends_nothing_else() -> None:
    assert growth_of(partial(mul, b"x", memory_free())) is None
