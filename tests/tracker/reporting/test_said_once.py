"""What several rows of a table say alike is said once, as far as it fits on a page."""

from itertools import pairwise

from tests.tracker.reporting import sample
from tracker.reporting.document import Row
from tracker.reporting.words.tables import BESIDE, said_once


def row(*texts: str, tone: str = "") -> Row:
    return Row(tuple(map(sample.cell, texts)), tone)  # type: ignore[arg-type]


def spans(rows: tuple[Row, ...], column: int) -> list[int]:
    return [each.cells[column].rows for each in rows]


def test_rows_that_say_the_same_share_a_cell() -> None:
    made = said_once([row("8", "a", "x"), row("8", "a", "y"), row("9", "a", "z")], 1)

    assert spans(made, 0) == [2, 0, 1]
    assert spans(made, 1) == [1, 1, 1]


def test_a_column_parts_what_the_next_one_says() -> None:
    made = said_once([row("8", "a", "x"), row("9", "a", "y"), row("9", "a", "z")], 2)

    assert spans(made, 0) == [1, 2, 0]
    assert spans(made, 1) == [1, 2, 0]


def test_each_row_keeps_its_words() -> None:
    rows = [row("8", "a", "x"), row("8", "a", "y")]

    made = said_once(rows, 2)

    assert [[cell.text for cell in each.cells] for each in made] == [
        [cell.text for cell in each.cells] for each in rows
    ]


def test_a_shared_cell_ends_where_the_words_beside_it_would_not_fit_on_a_page() -> None:
    words = "w" * (BESIDE // 2)

    made = said_once([row("8", words), row("8", words), row("8", words), row("8", "x")], 1)

    assert spans(made, 0) == [2, 0, 2, 0]


def test_a_row_that_is_too_long_alone_shares_nothing() -> None:
    made = said_once([row("8", "x"), row("8", "w" * (BESIDE + 1)), row("8", "y")], 1)

    assert spans(made, 0) == [1, 1, 1]


def test_grey_rows_share_nothing() -> None:
    made = said_once([row("8", "x", tone="grey"), row("8", "y", tone="grey")], 1)

    assert spans(made, 0) == [1, 1]


def test_no_rows_stay_no_rows() -> None:
    assert said_once([], 2) == ()


def test_what_a_cell_stands_for_lies_within_what_the_one_before_it_stands_for() -> None:
    words = "w" * (BESIDE // 3)
    made = said_once([row("8", "a" if at < 5 else "b", words) for at in range(9)], 2)

    starts = [{at for at, many in enumerate(spans(made, column)) if many} for column in (0, 1)]

    assert starts[0] <= starts[1]
    assert all(b - a <= 3 for a, b in pairwise(sorted(starts[0])))
