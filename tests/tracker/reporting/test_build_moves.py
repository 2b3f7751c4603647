"""Moves lead from what each item was to what it is; figures and history count the same."""

from datetime import date

import pytest

from resolutions.choices import Status
from tests import make
from tracker.demo.clock import NOON, clock_at
from tracker.reporting.build import content_of
from tracker.reporting.content import Move

from .telling import FIRST, ITEM, LAST, as_told, item_in, told

pytestmark = pytest.mark.django_db

SPRING, SUMMER, AUTUMN = date(2024, 4, 2), date(2024, 7, 3), date(2024, 10, 4)
LATER = date(2025, 2, 5)


def test_each_move_is_told_in_order_of_date() -> None:
    told(AUTUMN, Status.ONGOING)
    told(SPRING, Status.NOT_STARTED, approved=LAST)
    told(SUMMER, Status.NOT_STARTED)
    told(SUMMER, Status.ONGOING, reference="11.10-2-SEC")

    moves = content_of(make.report()).moves

    assert moves == (
        Move(ITEM, 20, "SEC", "no_information", "not_started", SPRING),
        Move("11.10-2-SEC", 2, "SEC", "no_information", "ongoing", SUMMER),
        Move(ITEM, 20, "SEC", "not_started", "ongoing", AUTUMN),
    )


def test_what_became_known_late_and_had_been_overtaken_moves_nothing() -> None:
    told(SUMMER, Status.ONGOING)
    told(SPRING, Status.NOT_STARTED, approved=AUTUMN, achievements="Found in the files.")

    content = content_of(make.report(from_day=date(2024, 8, 1)))

    item = item_in(content)
    assert (item.status_before, item.status, content.moves) == ("ongoing", "ongoing", ())
    assert [each.achievements for each in item.updates] == ["Found in the files."]


def test_a_correction_in_the_period_moves_the_item_from_what_had_been_said() -> None:
    wrong = told(SPRING, Status.ONGOING)
    told(SPRING, Status.NOT_STARTED, approved=AUTUMN, corrects=wrong)

    content = content_of(make.report(from_day=SUMMER))

    assert item_in(content).status_before == "ongoing"
    assert as_told(content.moves) == [("ongoing", "not_started", SPRING, AUTUMN)]


def test_a_correction_that_brings_back_what_was_said_before_is_a_move() -> None:
    wrong = told(FIRST, Status.NOT_STARTED)
    told(SPRING, Status.IN_PROGRESS)
    latest = told(date(2024, 5, 1), Status.ONGOING)
    told(FIRST, Status.NOT_STARTED, approved=AUTUMN, corrects=latest)

    content = content_of(make.report(from_day=SUMMER))

    assert as_told(content.moves) == [("ongoing", "in_progress", SPRING, AUTUMN)]
    assert wrong.status == "not_started"


def test_figures_count_each_addressees_items_now_and_before() -> None:
    told(SPRING, Status.NOT_STARTED)
    told(AUTUMN, Status.ONGOING)
    told(AUTUMN, Status.ONGOING, reference="11.10-29-PAR")

    content = content_of(make.report(from_day=SUMMER))

    figures = {each.addressee: each for each in content.figures}
    assert figures["SEC"].counts == {"no_information": 20, "ongoing": 1}
    assert figures["SEC"].before == {"no_information": 20, "not_started": 1}
    assert figures["PAR"].counts["ongoing"] == 1
    assert [each.addressee for each in content.figures] == [e.code for e in content.addressees]
    assert sum(content.whole.counts.values()) == len(content.items) == 51


def test_moves_explain_the_change_of_the_figures() -> None:
    told(SPRING, Status.NOT_STARTED)
    told(AUTUMN, Status.ONGOING)
    told(LAST, Status.IN_PROGRESS)
    told(SPRING, Status.ONGOING, approved=AUTUMN, reference="11.10-29-PAR")

    content = content_of(make.report(from_day=SUMMER))

    counts = dict(content.whole.before)
    for move in content.moves:
        counts[move.before] -= 1
        counts[move.after] = counts.get(move.after, 0) + 1
    assert len(content.moves) == 3
    assert {status: n for status, n in counts.items() if n} == content.whole.counts


def test_the_history_has_a_point_for_each_quarter_from_adoption_to_the_cut_off() -> None:
    told(SPRING, Status.NOT_STARTED)
    told(AUTUMN, Status.ONGOING)

    history = content_of(make.report()).history

    assert [(point.on, point.counts) for point in history] == [
        (date(2024, 2, 17), {"no_information": 51}),
        (date(2024, 3, 31), {"no_information": 51}),
        (date(2024, 6, 30), {"no_information": 50, "not_started": 1}),
        (date(2024, 9, 30), {"no_information": 50, "not_started": 1}),
        (date(2024, 12, 31), {"no_information": 50, "ongoing": 1}),
        (date(2025, 1, 24), {"no_information": 50, "ongoing": 1}),
    ]


def test_a_long_history_has_fewer_points_counted_back_from_the_cut_off() -> None:
    report = make.report()

    with clock_at(date(2030, 6, 1), NOON):
        points = [each.on for each in content_of(report, cut_off=date(2030, 5, 20)).history]

    assert points[:2] == [date(2024, 2, 17), date(2024, 6, 30)]
    assert points[-3:] == [date(2029, 6, 30), date(2029, 12, 31), date(2030, 5, 20)]
    assert len(points) <= 16


def test_a_cut_off_before_adoption_has_one_point() -> None:
    content = content_of(make.report(), cut_off=date(2024, 1, 1))

    assert [(point.on, point.counts) for point in content.history] == [
        (date(2024, 1, 1), {"no_information": 51})
    ]
    assert (content.scope.from_day, content.scope.since) == (
        date(2024, 1, 1), date(2023, 12, 31),
    )  # fmt: skip
