from collections import Counter

import pytest

from resolutions.choices import Status
from tracker.progress.bars import segments_of
from tracker.progress.derive import explained, least_advanced
from tracker.progress.paging import ITEMS_A_PAGE, PARAGRAPHS_A_PAGE, pages_of


def test_several_statuses_show_the_least_advanced() -> None:
    assert least_advanced([Status.IMPLEMENTED, Status.ONGOING]) == Status.ONGOING
    assert least_advanced([Status.ONGOING, Status.NO_INFORMATION]) == Status.NO_INFORMATION
    assert least_advanced([Status.ELAPSED, Status.IMPLEMENTED]) == Status.IMPLEMENTED


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"ongoing": 1}, "ongoing"),
        ({"ongoing": 2}, "both ongoing"),
        ({"ongoing": 4}, "all 4 ongoing"),
        ({"ongoing": 2, "in_progress": 1, "no_information": 1},
         "2 of 4 ongoing, 1 no information, 1 in progress"),
        ({"ongoing": 1, "in_progress": 1}, "1 in progress, 1 ongoing"),
    ],
)  # fmt: skip
def test_the_reading_of_several_is_explained(counts: dict[str, int], words: str) -> None:
    assert explained(Counter(counts)) == words


def test_a_bar_is_filled_by_its_segments_from_the_least_advanced_on() -> None:
    segments = list(segments_of(Counter({"implemented": 1, "not_started": 3}), scale=4))

    assert [(each.status, each.x, each.width) for each in segments] == [
        ("not_started", "0.000%", "75.000%"),
        ("implemented", "75.000%", "25.000%"),
    ]


def test_a_segment_carries_what_it_has_room_for() -> None:
    rooms = [each.room for each in segments_of(Counter(ongoing=50, elapsed=4, retired=1), 100)]

    assert rooms == ["number", "sign", ""]


def test_a_page_ends_between_paragraphs_when_it_is_full() -> None:
    held = {"a": ITEMS_A_PAGE - 1, "b": 1, "c": 1, "d": ITEMS_A_PAGE + 5, "e": 0}

    pages = pages_of(list(held), held.__getitem__)

    assert pages == [["a", "b"], ["c"], ["d"], ["e"]]


def test_a_page_holds_so_many_paragraphs_without_items() -> None:
    pages = pages_of(range(PARAGRAPHS_A_PAGE + 1), lambda _: 0)

    assert [len(page) for page in pages] == [PARAGRAPHS_A_PAGE, 1]
