"""Two at once on one report, on threads with connections of their own: one report or none."""

from functools import partial

import pytest
from django.utils import timezone

from resolutions.models import Meeting, Resolution, User
from tests import make
from tests.threads import at_once
from tracker.choices import ReportState
from tracker.models import Omission, ProgressReport
from tracker.reporting import services
from tracker.reporting.frozen import digest, from_json

pytestmark = pytest.mark.usefixtures("record")

ROUNDS = 3
FILES = {"json": "0" * 64}


@pytest.fixture(autouse=True)
def quick_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the files made at once: they are made before the lock is taken, and take seconds."""
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: FILES)


@pytest.fixture
def manager(record: None) -> User:
    return make.manager()


def meeting(number: int) -> Meeting:
    body = Meeting.objects.get(label="StC56").body
    return Meeting.objects.create(label=f"StC{60 + number}", body=body)


def draft(number: int, by: User) -> ProgressReport:
    """Return the draft of the report to a meeting of its own."""
    return make.report(
        meeting=meeting(number).label,
        by=by,
        symbol=f"UNEP/CMS/StC{60 + number}/Doc.1",
        cut_off=timezone.localdate(),
    )


def now(report: ProgressReport) -> ProgressReport:
    return ProgressReport.objects.get(pk=report.pk)


def is_whole(report: ProgressReport) -> bool:
    """Whether what is frozen is what its digest names."""
    return bool(report.content) and report.sha256 == digest(report.content)


def test_of_two_who_begin_the_report_to_a_meeting_one_does(manager: User) -> None:
    resolution = Resolution.objects.get(prefix="11.10")
    for number in range(ROUNDS):
        to = meeting(number)
        begin = [
            partial(
                services.begin_report,
                resolution,
                to,
                make.start(symbol=f"UNEP/CMS/StC{number}/Doc.{which}"),
                by=manager,
            )
            for which in (1, 2)
        ]

        assert at_once(*begin) == ["MoveNotAllowed", "done"]
        assert ProgressReport.objects.filter(meeting=to).count() == 1


def test_of_two_who_propose_it_one_does(manager: User) -> None:
    for number in range(ROUNDS):
        report = draft(number, manager)
        propose = partial(services.propose_report, report, by=manager, version=report.version)

        outcomes = at_once(propose, propose)

        found = now(report)
        assert outcomes == ["MoveNotAllowed", "done"]
        assert (found.state, found.version) == (ReportState.PROPOSED, report.version + 1)
        assert is_whole(found)


def test_of_two_who_confirm_it_one_does(manager: User) -> None:
    officer, other = make.officer(), make.user("second-officer", "Secretariat officer")
    for number in range(ROUNDS):
        report = services.propose_report(draft(number, manager), by=manager)
        confirm = partial(services.confirm_report, report, sha256=report.sha256)

        outcomes = at_once(partial(confirm, by=officer), partial(confirm, by=other))

        found = now(report)
        assert outcomes == ["MoveNotAllowed", "done"]
        assert (found.state, found.files) == (ReportState.FINAL, FILES)
        assert found.confirmed_by in (officer, other)


def test_a_report_is_either_confirmed_or_a_draft_again(manager: User) -> None:
    officer = make.officer()
    for number in range(ROUNDS):
        report = services.propose_report(draft(number, manager), by=manager)

        outcomes = at_once(
            partial(services.confirm_report, report, by=officer, sha256=report.sha256),
            partial(services.withdraw_report, report, by=manager),
        )

        found = now(report)
        assert outcomes == ["MoveNotAllowed", "done"]
        assert found.state in (ReportState.FINAL, ReportState.DRAFT)
        assert is_whole(found) == found.is_final
        assert bool(found.files) == bool(found.confirmed_by) == found.is_final


def test_a_text_is_either_in_what_is_frozen_or_refused(manager: User) -> None:
    for number in range(ROUNDS):
        report = draft(number, manager)
        write = partial(services.write_text, report, "summary", "en", "In short.", data="")

        outcomes = at_once(
            partial(write, by=manager), partial(services.propose_report, report, by=manager)
        )

        found = now(report)
        said = from_json(found.content).passages["summary"]["en"].text
        was_refused = outcomes == ["MoveNotAllowed", "done"]
        assert was_refused or outcomes == ["done", "done"]
        assert (said == "In short.") == (not was_refused)
        assert ("summary" in found.texts) == (not was_refused)


def test_of_two_who_write_with_one_version_one_is_stale(manager: User) -> None:
    for number in range(ROUNDS):
        report = draft(number, manager)
        write = partial(
            services.write_text, report, "summary", "en", data="", by=manager, version=0
        )

        outcomes = at_once(partial(write, text="Mine."), partial(write, text="Theirs."))

        assert outcomes == ["StaleReport", "done"]
        assert now(report).version == 1


def test_a_draft_is_either_discarded_or_proposed(manager: User) -> None:
    for number in range(ROUNDS):
        report = draft(number, manager)
        services.leave_out(report, make.item(), "Not agreed yet.", by=manager)

        outcomes = at_once(
            partial(services.discard_report, report, by=manager),
            partial(services.propose_report, report, by=manager),
        )

        found = ProgressReport.objects.filter(pk=report.pk).first()
        assert outcomes == ["MoveNotAllowed", "done"]
        assert Omission.objects.filter(report=report.pk).exists() == (found is not None)
        assert found is None or is_whole(found)


def test_of_two_who_revise_it_one_does(manager: User) -> None:
    for number in range(ROUNDS):
        report = services.propose_report(draft(number, manager), by=manager)
        services.confirm_report(report, by=make.officer(), sha256=report.sha256)
        revise = [
            partial(
                services.revise_report,
                report,
                make.start(symbol=f"{report.symbol}/Rev.{which}"),
                by=manager,
            )
            for which in (1, 2)
        ]

        assert at_once(*revise) == ["MoveNotAllowed", "done"]
        assert ProgressReport.objects.filter(replaces=report).count() == 1
