"""Which Party reported in which period: by accepted actions, or by a nil return."""

import pytest

from parties import services
from parties.choices import ActionState, Gate
from parties.models import Party, PartyReport, ReportingPeriod
from parties.periods import declare_nil, undo_nil
from resolutions.entries import MoveNotAllowed
from resolutions.models import User
from tests import make

pytestmark = pytest.mark.django_db


def test_the_gate_decides_whatever_the_dates_say() -> None:
    late = make.period(ends_on=make.day(2), starts_on=make.day(1))
    make.period("StC58", Gate.CLOSED, starts_on=make.day(3))
    make.period("StC59", starts_on=make.day(900))

    assert list(ReportingPeriod.objects.open_on(make.day(100))) == [late]


def test_an_accepted_action_counts_for_the_period_in_which_it_was_submitted(
    period: ReportingPeriod,
) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    make.period("StC58", starts_on=make.day(1))

    make.accept(action)

    reports = PartyReport.objects.reported().values_list("period", "party__iso3", "accepted")
    assert list(reports) == [(period.pk, "KEN", 1)]


def test_nothing_to_report_is_recorded_with_who_and_when_and_can_be_undone(
    period: ReportingPeriod, kenya: Party, national: User
) -> None:
    report = declare_nil(kenya, by=national)
    said = (report.is_nil, report.nil_by, PartyReport.objects.nil().count())

    undo_nil(kenya, by=national)

    assert said == (True, national, 1)
    assert not PartyReport.objects.reported().exists()
    assert [record.nil_by for record in PartyReport.history.all()] == [None, national, None]


def test_nothing_to_report_said_twice_is_said_once(
    period: ReportingPeriod, kenya: Party, national: User
) -> None:
    first = declare_nil(kenya, by=national)

    second = declare_nil(kenya, by=national)

    assert first.nil_at == second.nil_at


@pytest.mark.parametrize("state", [ActionState.SUBMITTED, ActionState.ACCEPTED])
def test_who_submitted_something_has_something_to_report(
    period: ReportingPeriod, kenya: Party, national: User, state: ActionState
) -> None:
    make.party_action(state)

    with pytest.raises(MoveNotAllowed, match="there is something to report"):
        declare_nil(kenya, by=national)


def test_a_submission_takes_the_nil_return_back(
    period: ReportingPeriod, kenya: Party, national: User
) -> None:
    declare_nil(kenya, by=national)

    services.submit_action(make.party_action(ActionState.DRAFT), by=national)

    assert not PartyReport.objects.nil().exists()


@pytest.mark.parametrize("verb", [declare_nil, undo_nil])
def test_a_closed_period_takes_no_nil_return_and_lets_none_be_undone(
    kenya: Party, national: User, verb: object
) -> None:
    make.period(gate=Gate.CLOSED)

    with pytest.raises(MoveNotAllowed, match="No reporting period is open"):
        verb(kenya, by=national)  # type: ignore[operator]


@pytest.mark.parametrize("role", ["contributor", "elsewhere", "withdrawn", "manager"])
@pytest.mark.parametrize("verb", [declare_nil, undo_nil])
def test_only_the_national_focal_point_speaks_for_the_party(
    request: pytest.FixtureRequest, period: ReportingPeriod, kenya: Party, role: str, verb: object
) -> None:
    with pytest.raises(MoveNotAllowed, match="Only the national focal point"):
        verb(kenya, by=request.getfixturevalue(role))  # type: ignore[operator]
