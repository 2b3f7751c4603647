"""A report knows what was approved by its cut-off and had taken effect by then, and no more."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from resolutions.choices import State, Status
from resolutions.services import approve_status_update
from tests import make
from tracker.choices import ReportState
from tracker.demo.clock import AFTERNOON, NOON, clock_at
from tracker.models import ProgressReport
from tracker.reporting.build import content_of
from tracker.reporting.content import Move

from .telling import FIRST, ITEM, LAST, as_told, found, item_in, told

pytestmark = pytest.mark.django_db

SPRING, SUMMER, AUTUMN = date(2024, 4, 2), date(2024, 7, 3), date(2024, 10, 4)
LATER = date(2025, 2, 5)


@pytest.fixture
def _no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a report says is made final without making its files."""
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: {})


def test_an_item_is_as_its_latest_update_says() -> None:
    told(SPRING, Status.NOT_STARTED)
    told(AUTUMN, Status.ONGOING, needs_funding=True)

    item = found(make.report())

    assert (item.status, item.status_on, item.needs_funding) == ("ongoing", AUTUMN, True)
    assert item.status_before == "no_information"


def test_an_item_of_which_nothing_was_said_has_no_information() -> None:
    item = found(make.report())

    assert (item.status, item.status_on, item.updates) == ("no_information", None, ())
    assert (item.in_period, item.needs_funding) == (False, False)


@pytest.mark.parametrize(
    ("on", "approved"),
    [(LATER, LATER), (AUTUMN, LATER), (AUTUMN, date(2025, 1, 25))],
    ids=["both later", "approved later", "approved the day after"],
)
def test_what_took_effect_or_was_approved_after_the_cut_off_is_not_known(
    on: date, approved: date
) -> None:
    told(SPRING, Status.NOT_STARTED)
    told(on, Status.ONGOING, approved=approved)

    item = found(make.report())

    assert (item.status, len(item.updates)) == ("not_started", 1)


def test_what_was_approved_on_the_day_of_the_cut_off_counts() -> None:
    told(LAST, Status.ONGOING, hour=23)

    assert found(make.report()).status == "ongoing"


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_is_not_approved_is_never_told(state: State) -> None:
    told(SPRING, state=state, achievements="Not yet for the public.")

    item = found(make.report())

    assert (item.status, item.updates) == ("no_information", ())


def test_a_corrected_update_is_not_told() -> None:
    wrong = told(SPRING, Status.ONGOING)
    told(SPRING, Status.NOT_STARTED, approved=SUMMER, corrects=wrong)

    item = found(make.report())

    assert [each.status for each in item.updates] == ["not_started"]


def test_a_correction_that_was_approved_after_the_cut_off_leaves_the_corrected_one_standing() -> (
    None
):
    wrong = told(SPRING, Status.ONGOING)
    told(SPRING, Status.NOT_STARTED, approved=LATER, corrects=wrong)

    item = found(make.report())

    assert [each.status for each in item.updates] == ["ongoing"]


def test_what_is_known_to_be_wrong_says_nothing_before_what_is_right_takes_effect() -> None:
    wrong = told(SPRING, Status.ONGOING)
    right = told(AUTUMN, Status.NOT_STARTED, state=State.SUBMITTED, corrects=wrong)
    with clock_at(SUMMER, NOON):
        approve_status_update(right, by=make.manager())

    report = make.report()

    assert found(report, cut_off=SPRING).status == "ongoing"
    assert found(report, cut_off=SUMMER).status == "no_information"
    assert found(report, cut_off=AUTUMN).status == "not_started"


def test_a_report_as_of_an_earlier_day_knows_what_that_day_knew() -> None:
    told(SPRING, Status.NOT_STARTED)
    told(SUMMER, Status.ONGOING, approved=AUTUMN)
    report = make.report()

    assert found(report).status == "ongoing"
    assert found(report, cut_off=date(2024, 10, 3)).status == "not_started"
    assert found(report, cut_off=date(2024, 4, 1)).status == "no_information"


def test_a_draft_knows_no_more_than_the_present() -> None:
    told(SPRING, Status.ONGOING, approved=LAST, hour=AFTERNOON)
    report = make.report()

    with clock_at(LAST, NOON):
        content = content_of(report)

    assert item_in(content).status == "no_information"
    assert content.scope.known_at == datetime(2025, 1, 24, 12, tzinfo=ZoneInfo("UTC"))


def test_what_was_said_in_the_period_is_told_the_latest_first() -> None:
    report = make.report(from_day=date(2024, 6, 1))
    told(SPRING, Status.NOT_STARTED, achievements="Before.")
    told(SUMMER, Status.IN_PROGRESS, achievements="First.")
    told(AUTUMN, Status.IN_PROGRESS, achievements="Then.")

    item = found(report)

    assert [each.achievements for each in item.updates] == ["Then.", "First."]
    assert (item.in_period, item.status_before) == (True, "not_started")


def test_where_nothing_was_said_in_the_period_the_latest_before_it_is_told() -> None:
    told(FIRST, Status.NOT_STARTED, achievements="At first.")
    told(SPRING, Status.IN_PROGRESS, achievements="Before.")

    item = found(make.report(from_day=SUMMER))

    assert [each.achievements for each in item.updates] == ["Before."]
    assert (item.in_period, item.status_before) == (False, "in_progress")


def test_what_became_known_in_the_period_is_told_in_it_though_it_took_effect_before() -> None:
    told(SPRING, Status.NOT_STARTED, approved=AUTUMN)

    content = content_of(make.report(from_day=SUMMER))

    item = item_in(content)
    assert (item.in_period, item.status_before) == (True, "no_information")
    assert as_told(content.moves) == [("no_information", "not_started", SPRING, AUTUMN)]


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


def test_without_a_report_before_the_day_before_the_period_is_compared_with() -> None:
    scope = content_of(make.report()).scope

    assert (scope.since, scope.compared_with, scope.from_day, scope.cut_off) == (
        date(2024, 2, 17), "", FIRST, LAST,
    )  # fmt: skip


@pytest.mark.usefixtures("_no_files")
class TestAfterAnother:
    """The report to the next meeting, after a final one."""

    def test_it_is_compared_with_the_cut_off_of_the_one_before(self) -> None:
        told(SPRING, Status.NOT_STARTED)
        make.report(ReportState.FINAL)
        told(LATER, Status.ONGOING)

        content = content_of(self.next_report())

        assert (content.scope.since, content.scope.compared_with) == (LAST, "UNEP/CMS/StC56/Doc.14")
        assert item_in(content).status_before == "not_started"
        assert as_told(content.moves) == [("not_started", "ongoing", LATER, None)]

    def test_one_that_is_not_final_is_not_compared_with(self) -> None:
        make.report(ReportState.PROPOSED)

        assert content_of(self.next_report()).scope.compared_with == ""

    def test_as_of_a_day_before_it_the_one_before_is_not_compared_with(self) -> None:
        make.report(ReportState.FINAL)

        scope = content_of(self.next_report(), cut_off=LAST).scope

        assert (scope.compared_with, scope.since < LAST) == ("", True)

    def test_what_it_said_holds_for_the_day_compared_with(self) -> None:
        report = make.report(ReportState.FINAL)
        assert '"status":"no_information"' in report.content
        told(SPRING, Status.NOT_STARTED, approved=LATER)

        content = content_of(self.next_report())

        assert item_in(content).status_before == "no_information"
        assert as_told(content.moves) == [("no_information", "not_started", SPRING, LATER)]

    def test_nothing_falls_between_two_reports(self) -> None:
        with clock_at(LAST, NOON):
            make.report(ReportState.FINAL)
        told(SPRING, Status.NOT_STARTED, approved=LAST, hour=AFTERNOON)

        content = content_of(self.next_report())

        item = item_in(content)
        assert (item.status_before, item.in_period) == ("no_information", True)
        assert as_told(content.moves) == [("no_information", "not_started", SPRING, LAST)]

    def test_an_item_that_it_did_not_have_was_nothing_before(self) -> None:
        make.report(ReportState.FINAL)
        item = make.item()
        item.pk, item.reference, item.position = None, "11.10-99-SEC", item.position + 1
        item.addressee = make.item("11.10-29-PAR").addressee
        item.save()

        content = content_of(self.next_report())

        assert item_in(content, "11.10-99-SEC").status_before == ""
        assert sum(content.whole.before.values()) == 51
        assert sum(content.whole.counts.values()) == 52

    def next_report(self) -> ProgressReport:
        make.period("StC57")
        return make.report(
            meeting="StC57",
            symbol="UNEP/CMS/StC57/Doc.14",
            from_day=date(2025, 1, 25),
            cut_off=date(2025, 12, 1),
        )
