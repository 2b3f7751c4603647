"""Who may do what with a report, in which state: role × verb × object."""

from collections.abc import Callable

import pytest

from resolutions.entries import MoveNotAllowed
from resolutions.models import User
from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import finishing, services

pytestmark = pytest.mark.django_db

VERBS: dict[str, Callable[[ProgressReport, User], object]] = {
    "change the head": lambda report, by: services.change_start(report, make.start(), by=by),
    "write": lambda report, by: services.write_text(report, "summary", "en", "x", data="", by=by),
    "take the data's text": lambda report, by: services.take_data_text(
        report, "summary", "en", by=by
    ),
    "recommend": lambda report, by: services.write_recommended(report, [], by=by),
    "leave out": lambda report, by: services.leave_out(report, make.item(), "x", by=by),
    "put back": lambda report, by: services.put_back(report, make.item(), by=by),
    "propose": lambda report, by: services.propose_report(report, by=by),
    "withdraw": lambda report, by: services.withdraw_report(report, by=by),
    "confirm": lambda report, by: services.confirm_report(report, by=by, sha256=report.sha256),
    "revise": lambda report, by: services.revise_report(
        report, make.start(symbol="A/Rev.1"), by=by
    ),
    "discard": lambda report, by: services.discard_report(report, by=by),
}
EDITING = {
    "change the head", "write", "take the data's text", "recommend", "leave out", "put back",
    "propose", "discard",
}  # fmt: skip
# Who may, for each state; `manager` began and proposed it.
ALLOWED = {
    ReportState.DRAFT: {(role, verb) for role in ("manager", "second_manager") for verb in EDITING},
    ReportState.PROPOSED: {
        ("manager", "withdraw"),
        ("second_manager", "withdraw"),
        ("second_manager", "confirm"),
        ("officer", "confirm"),
    },
    ReportState.FINAL: {("manager", "revise"), ("second_manager", "revise")},
}
ROLES = [
    "manager", "second_manager", "officer", "reader", "administrator", "focal_point", "national",
]  # fmt: skip


@pytest.fixture
def no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Confirm without making the files: what is asked here is who may."""
    monkeypatch.setattr(finishing, "digests", lambda content: {})


@pytest.mark.usefixtures("no_files")
@pytest.mark.parametrize("state", list(ReportState))
@pytest.mark.parametrize("verb", list(VERBS))
@pytest.mark.parametrize("role", ROLES)
def test_who_may_do_what_in_which_state(
    role: str, verb: str, state: ReportState, request: pytest.FixtureRequest
) -> None:
    report = make.report(state)
    person = request.getfixturevalue(role)

    if (role, verb) in ALLOWED[state]:
        VERBS[verb](report, person)
    else:
        before = ProgressReport.objects.filter(pk=report.pk).values().get()
        with pytest.raises(MoveNotAllowed):
            VERBS[verb](report, person)
        assert ProgressReport.objects.filter(pk=report.pk).values().get() == before


def test_demonstration_and_real_reports_are_kept_apart(manager: User) -> None:
    report = make.report()
    pretender = make.user("pretender", "Secretariat manager", is_demo=True)

    for verb in sorted(EDITING):
        with pytest.raises(MoveNotAllowed, match="kept apart"):
            VERBS[verb](report, pretender)
