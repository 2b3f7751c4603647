"""Who left words out of a report, why, and who took them in again: kept, and internal."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests import make
from tracker.choices import ReportState
from tracker.demo.reports import remove_reports
from tracker.models import Omission, ProgressReport
from tracker.reporting import services

pytestmark = pytest.mark.django_db

TRIGGERS = {"omission_not_added", "omission_frozen", "omission_kept"}


def told() -> list[tuple[str, str, str]]:
    """What the edit history says, the oldest first: what was done, by whom, and the reason."""
    return [
        (each.history_type, str(each.history_user), each.reason)
        for each in Omission.history.order_by("history_id")
    ]


def test_every_edit_of_an_omission_is_kept_with_who_made_it() -> None:
    report, item = make.report(), make.item()
    ana, ben = make.manager(), make.user("ben", "Secretariat manager")
    report = services.leave_out(report, item, "Too early.", by=ana)
    report = services.leave_out(report, item, "Not agreed.", by=ben)

    services.put_back(report, item, by=ana)

    assert told() == [
        ("+", str(ana), "Too early."),
        ("~", str(ben), "Not agreed."),
        ("-", str(ana), "Not agreed."),
    ]


def test_the_omissions_of_a_draft_that_is_thrown_away_stay_known() -> None:
    report, ana = make.report(), make.manager()
    services.leave_out(report, make.item(), "Too early.", by=ana)

    services.discard_report(report, by=ana)

    assert told() == [("+", str(ana), "Too early."), ("-", str(ana), "Too early.")]


def test_a_revision_takes_over_omissions_with_a_history_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: {})
    ben = make.user("ben", "Secretariat manager")
    report = services.leave_out(make.report(), make.item(), "Too early.", by=make.manager())
    final = make.confirmed(services.propose_report(report, by=make.manager()))

    revision = services.revise_report(final, make.start(symbol="Doc.14/Rev.1"), by=ben)

    (record,) = Omission.history.filter(report_id=revision.pk)
    assert (record.history_type, record.history_user, record.reason) == ("+", ben, "Too early.")


def test_what_is_refused_leaves_no_history(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: {})
    services.leave_out(make.report(), make.item(), "Too early.", by=make.manager())
    draft = ProgressReport.objects.get()
    final = make.confirmed(services.propose_report(draft, by=make.manager()))
    omission = final.omissions.get()
    omission.reason = "Changed."

    with pytest.raises(IntegrityError, match="revise it"), transaction.atomic():
        omission.save()

    assert [each.reason for each in Omission.history.all()] == ["Too early."]


def test_the_guards_of_omissions_are_there_beside_their_history() -> None:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'tracker_omission'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgrelid = 'tracker_omission'::regclass"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {name for (name,) in cursor.fetchall()}

    assert found >= TRIGGERS


def test_removing_the_demonstration_takes_the_history_along() -> None:
    report = services.leave_out(make.report(), make.item(), "Too early.", by=make.manager())
    ProgressReport.objects.filter(pk=report.pk).update(is_demo=True)

    remove_reports()

    assert report.state == ReportState.DRAFT
    assert not Omission.history.exists()
