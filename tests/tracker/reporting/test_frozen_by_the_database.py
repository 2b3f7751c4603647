"""The database itself refuses to change or delete a final report, on either engine."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from tests import make
from tracker.choices import ReportState
from tracker.models import Omission, ProgressReport
from tracker.reporting import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def final(db: None) -> ProgressReport:
    report = make.report()
    services.leave_out(report, make.item(), "Too early", by=make.manager())
    report = services.propose_report(ProgressReport.objects.get(pk=report.pk), by=make.manager())
    return make.confirmed(report)


def raw(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def replaced(report: ProgressReport) -> None:
    """Insert the row once more with other content, in the words of the engine."""
    verb, clause = (
        ("INSERT OR REPLACE", "")
        if connection.vendor == "sqlite"
        else ("INSERT", "ON CONFLICT (id) DO UPDATE SET content = 'x'")
    )
    columns = ", ".join(f'"{field.column}"' for field in ProgressReport._meta.local_concrete_fields)
    raw(
        f"{verb} INTO tracker_progressreport ({columns}) "
        f"SELECT {columns} FROM tracker_progressreport WHERE id = %s {clause}",
        report.pk,
    )


REFUSED: dict[str, Callable[[ProgressReport], Any]] = {
    "SQL update": lambda report: raw(
        "UPDATE tracker_progressreport SET content = 'x' WHERE id = %s", report.pk
    ),
    "SQL delete": lambda report: raw(
        "DELETE FROM tracker_progressreport WHERE id = %s", report.pk
    ),
    "replace": replaced,
    "queryset update": lambda report: ProgressReport.objects.filter(pk=report.pk).update(
        symbol="X"
    ),
    "back to draft": lambda report: ProgressReport.objects.filter(pk=report.pk).update(
        state=ReportState.DRAFT, content="", sha256="", proposed_by=None, proposed_at=None,
        confirmed_by=None, confirmed_at=None,
    ),
    "made a demonstration": lambda report: ProgressReport.objects.filter(pk=report.pk).update(
        is_demo=True
    ),
    "save": lambda report: report.save(),
    "omission changed": lambda report: report.omissions.update(reason="x"),
    "omission deleted": lambda report: raw(
        "DELETE FROM tracker_omission WHERE report_id = %s", report.pk
    ),
    "omission added": lambda report: Omission.objects.create(
        report=report, item=make.item("11.10-27-SEC"), reason="x", made_by=make.manager(),
        made_at=timezone.now(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED.keys())
def test_a_final_report_stays_as_it_is(
    final: ProgressReport, attempt: Callable[[ProgressReport], Any]
) -> None:
    before = kept(final)

    with pytest.raises(IntegrityError, match="revise it"), transaction.atomic():
        attempt(ProgressReport.objects.get(pk=final.pk))

    assert kept(final) == before


def kept(report: ProgressReport) -> tuple[Any, ...]:
    return (
        ProgressReport.objects.filter(pk=report.pk).values().get(),
        list(Omission.objects.filter(report=report).values()),
    )


def test_what_waits_for_confirmation_keeps_its_content() -> None:
    report = make.report(ReportState.PROPOSED)

    with pytest.raises(IntegrityError, match="revise it"), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(content="x")

    report.refresh_from_db()
    assert report.content.startswith("{")


def test_an_omission_is_not_moved_to_a_final_report(final: ProgressReport) -> None:
    other = make.report(meeting="COP15", symbol="UNEP/CMS/COP15/Doc.14")
    services.leave_out(other, make.item("11.10-27-SEC"), "x", by=make.manager())

    with pytest.raises(IntegrityError, match="revise it"), transaction.atomic():
        other.omissions.update(report=final)

    assert other.omissions.count() == 1


def test_a_final_demonstration_can_be_deleted_but_not_changed() -> None:
    for person in (make.manager(), make.officer()):
        person.is_demo = True
        person.save()
    report = make.report(ReportState.FINAL, by=make.manager())

    with pytest.raises(IntegrityError), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(symbol="X")
    report.delete()

    assert not ProgressReport.objects.exists()


# What a report has once it is frozen: an unknown state then breaks one rule alone.
FROZEN = {
    "content": "x", "sha256": "x", "proposed_by": F("begun_by"), "proposed_at": F("begun_at"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"state": "proposed"}, "report_frozen_once_it_is_proposed"),
        ({"content": "x"}, "report_frozen_once_it_is_proposed"),
        ({"revision": 1}, "report_revision_names_what_it_replaces"),
        ({"state": "gone", **FROZEN}, "report_state_known"),
        ({"language": "de"}, "report_language_known"),
        ({"distribution": "secret"}, "report_distribution_known"),
        ({"cut_off": "2024-01-01"}, "report_period_ends_after_it_starts"),
    ],
)
def test_a_draft_that_breaks_a_rule_is_not_kept(values: dict[str, Any], constraint: str) -> None:
    report = make.report()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(**values)


def test_who_confirmed_is_another_than_who_proposed() -> None:
    report = make.report(ReportState.PROPOSED)

    with pytest.raises(IntegrityError, match="confirmed_by_another"), transaction.atomic():
        ProgressReport.objects.filter(pk=report.pk).update(
            state="final", confirmed_by=report.proposed_by, confirmed_at=timezone.now()
        )
