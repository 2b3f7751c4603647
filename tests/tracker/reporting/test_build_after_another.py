"""A report is compared with the one before it, and nothing falls between the two."""

from datetime import date

import pytest

from resolutions.choices import Status
from tests import make
from tracker.choices import ReportState
from tracker.demo.clock import AFTERNOON, NOON, clock_at
from tracker.models import ProgressReport
from tracker.reporting.build import content_of

from .telling import FIRST, LAST, as_told, item_in, told

pytestmark = pytest.mark.django_db

SPRING, SUMMER, AUTUMN = date(2024, 4, 2), date(2024, 7, 3), date(2024, 10, 4)
LATER = date(2025, 2, 5)


@pytest.fixture(autouse=True)
def _no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a report says is made final without making its files."""
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: {})


def next_report() -> ProgressReport:
    """Return the report to the meeting after that of `make.report`."""
    make.period("StC57")
    return make.report(
        meeting="StC57",
        symbol="UNEP/CMS/StC57/Doc.14",
        from_day=date(2025, 1, 25),
        cut_off=date(2025, 12, 1),
    )


def test_without_a_report_before_the_day_before_the_period_is_compared_with() -> None:
    scope = content_of(make.report()).scope

    assert (scope.since, scope.compared_with, scope.from_day, scope.cut_off) == (
        date(2024, 2, 17), "", FIRST, LAST,
    )  # fmt: skip


def test_it_is_compared_with_the_cut_off_of_the_one_before() -> None:
    told(SPRING, Status.NOT_STARTED)
    make.report(ReportState.FINAL)
    told(LATER, Status.ONGOING)

    content = content_of(next_report())

    assert (content.scope.since, content.scope.compared_with) == (LAST, "UNEP/CMS/StC56/Doc.14")
    assert item_in(content).status_before == "not_started"
    assert as_told(content.moves) == [("not_started", "ongoing", LATER, None)]


def test_one_that_is_not_final_is_not_compared_with() -> None:
    make.report(ReportState.PROPOSED)

    assert content_of(next_report()).scope.compared_with == ""


def test_as_of_a_day_before_it_the_one_before_is_not_compared_with() -> None:
    make.report(ReportState.FINAL)

    scope = content_of(next_report(), cut_off=LAST).scope

    assert (scope.compared_with, scope.since < LAST) == ("", True)


def test_what_it_said_holds_for_the_day_compared_with() -> None:
    report = make.report(ReportState.FINAL)
    assert '"status":"no_information"' in report.content
    told(SPRING, Status.NOT_STARTED, approved=LATER)

    content = content_of(next_report())

    assert item_in(content).status_before == "no_information"
    assert as_told(content.moves) == [("no_information", "not_started", SPRING, LATER)]


def test_nothing_falls_between_two_reports() -> None:
    with clock_at(LAST, NOON):
        make.report(ReportState.FINAL)
    told(SPRING, Status.NOT_STARTED, approved=LAST, hour=AFTERNOON)

    content = content_of(next_report())

    item = item_in(content)
    assert (item.status_before, item.in_period) == ("no_information", True)
    assert as_told(content.moves) == [("no_information", "not_started", SPRING, LAST)]


def test_an_item_that_it_did_not_have_was_nothing_before() -> None:
    make.report(ReportState.FINAL)
    item = make.item()
    item.pk, item.reference, item.position = None, "11.10-99-SEC", item.position + 1
    item.addressee = make.item("11.10-29-PAR").addressee
    item.save()

    content = content_of(next_report())

    assert item_in(content, "11.10-99-SEC").status_before == ""
    assert sum(content.whole.before.values()) == 51
    assert sum(content.whole.counts.values()) == 52
