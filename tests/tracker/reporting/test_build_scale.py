"""However long a resolution is, and however much was said of it, a report asks ten times."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from parties.models import Party
from resolutions.models import ActionItem, Deadline, Meeting, Resolution
from tests import make
from tests.scale import copy_resolution, give_actions, give_updates
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting.build import content_of
from tracker.reporting.content import Content
from tracker.reporting.frame import frame_of
from tracker.reporting.histories import histories_of

from .telling import recorded_since, told

pytestmark = pytest.mark.django_db

LIMIT = 10


@pytest.fixture(autouse=True)
def _no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: {})


def tomorrow() -> date:
    """Return a cut-off by which all is known that is said now."""
    return timezone.localdate() + timedelta(days=1)


def counted(report: ProgressReport, queries: Callable[[], Any]) -> tuple[Content, int]:
    """Return what the report says, and what it asked, with nothing loaded that it is about."""
    fresh = ProgressReport.objects.get(pk=report.pk)
    with queries() as made:
        content = content_of(fresh)
    return content, len(made)


def fill() -> None:
    """Say much of every item, with evidence, in the period and before it, and by all Parties."""
    items = list(ActionItem.objects.filter(paragraph__resolution__prefix="11.10"))
    give_updates(items, 6, make.officer(), make.manager())
    for item in items:
        make.status_update(item, evidence=[make.evidence(), make.evidence(title="Minutes")])
    asked = [each for each in items if each.reference.endswith("-PAR")]
    parties = list(Party.objects.all())
    give_actions(parties, asked, 3, author=make.officer(), period=make.period())


def test_the_number_of_queries_is_the_same_for_little_and_for_much(
    queries: Callable[[], Any],
) -> None:
    make.status_update()
    report = make.report(ReportState.FINAL)
    make.period("StC57")
    report = make.report(
        meeting="StC57",
        symbol="UNEP/CMS/StC57/Doc.14",
        from_day=date(2025, 1, 25),
        cut_off=tomorrow(),
    )
    _content, few = counted(report, queries)

    fill()
    copy_resolution(1)
    content, many = counted(report, queries)

    assert many == few == LIMIT
    assert sum(len(each.updates) for each in content.items) > 150
    assert len(content.party_actions) == 3 * 133


def test_what_was_edited_since_asks_no_more(queries: Callable[[], Any]) -> None:
    recorded_since(date(2024, 2, 18))
    report = make.report()
    _content, few = counted(report, queries)

    for item in ActionItem.objects.all():
        Deadline.objects.create(action_item=item, kind="date", date=date(2025, 6, 1))
    for each in [*Deadline.objects.all(), *Meeting.objects.all(), *ActionItem.objects.all()]:
        each.save()
    content, many = counted(report, queries)

    assert many == few == LIMIT
    assert not any(due.kind == "date" for item in content.items for due in item.deadlines)


def test_a_report_that_is_not_kept_asks_no_more(queries: Callable[[], Any]) -> None:
    make.status_update()
    beside = ProgressReport(
        resolution=Resolution.objects.get(prefix="11.10"),
        meeting=Meeting.objects.get(label="StC56"),
        symbol="Today",
        language="en",
        dated=tomorrow(),
        from_day=date(2025, 1, 25),
        cut_off=tomorrow(),
    )

    with queries() as asked:
        content_of(beside)

    # Its resolution and its meeting come with their bodies one by one.
    assert len(asked) <= LIMIT + 3


def test_words_that_the_report_does_not_show_are_not_fetched() -> None:
    for month in (3, 4, 5):
        told(date(2024, month, 1), achievements=f"Said in {month}.")
    report = make.report(from_day=date(2024, 6, 1))

    (history,) = histories_of(frame_of(report)).values()

    assert [each.achievements for each in history.standing] == ["", "", "Said in 5."]
