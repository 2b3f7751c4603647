"""A report knows what was approved by its cut-off and had taken effect by then, and no more."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from resolutions.choices import State, Status
from resolutions.services import approve_status_update
from tests import make
from tracker.demo.clock import AFTERNOON, NOON, clock_at
from tracker.reporting.build import content_of

from .telling import FIRST, LAST, as_told, found, item_in, told

pytestmark = pytest.mark.django_db

SPRING, SUMMER, AUTUMN = date(2024, 4, 2), date(2024, 7, 3), date(2024, 10, 4)
LATER = date(2025, 2, 5)


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
