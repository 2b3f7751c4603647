"""A report as of an earlier day knows deadlines, meetings and nil returns as they were then."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from parties import periods
from parties.models import Party, PartyReport, ReportingPeriod
from resolutions.choices import DeadlineKind
from resolutions.models import Deadline, Element, Meeting
from resolutions.tracking import add_action_item
from tests import make
from tracker.demo.clock import AFTERNOON, NOON, clock_at
from tracker.models import ProgressReport
from tracker.reporting.build import content_of
from tracker.reporting.content import Due

from .telling import FIRST, accepted, found, opened, recorded_since, region_in

pytestmark = pytest.mark.django_db

SPRING, SUMMER, AUTUMN = date(2024, 4, 2), date(2024, 7, 3), date(2024, 10, 4)
DAY, OTHER = date(2025, 6, 1), date(2025, 8, 31)


@pytest.fixture(autouse=True)
def _tracked(db: None) -> None:
    """The text, its items and the meetings are in the record since the first day."""
    recorded_since(FIRST)


@pytest.fixture
def report() -> ProgressReport:
    return make.report()


def added(on: date = SPRING, **values: Any) -> Deadline:
    with clock_at(on, NOON):
        given = values or {"kind": DeadlineKind.DATE, "date": DAY}
        return Deadline.objects.create(action_item=make.item(), **given)


def changed(row: Any, on: date, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    with clock_at(on, NOON):
        row.save()


def due(report: ProgressReport, cut_off: date | None = None) -> tuple[Due, ...]:
    return found(report, cut_off=cut_off).deadlines


def days(report: ProgressReport, cut_off: date | None = None) -> list[date | None]:
    return [each.day for each in due(report, cut_off)]


def test_a_deadline_counts_from_the_day_on_which_it_was_added(report: ProgressReport) -> None:
    added(SUMMER)

    assert days(report, SUMMER - timedelta(days=1)) == []
    assert days(report, SUMMER) == [DAY]


def test_a_deadline_that_was_changed_later_is_as_it_was(report: ProgressReport) -> None:
    deadline = added()
    changed(deadline, SUMMER, date=OTHER)
    changed(deadline, AUTUMN, kind=DeadlineKind.EVENT, date=None, event="the treaty is in force")

    assert days(report, SPRING) == [DAY]
    assert days(report, SUMMER) == [OTHER]
    assert due(report, AUTUMN) == (Due("event", "due", event="the treaty is in force"),)


def test_a_deadline_that_was_deleted_later_counts(report: ProgressReport) -> None:
    deadline = added()
    with clock_at(AUTUMN, NOON):
        deadline.delete()

    assert days(report, SUMMER) == [DAY]
    assert days(report, AUTUMN) == []


def test_what_is_due_by_a_meeting_that_was_moved_later_is_due_on_its_first_date(
    report: ProgressReport,
) -> None:
    cop = Meeting.objects.get(label="COP15")
    first = cop.starts_on
    added(kind=DeadlineKind.MEETING, meeting=cop)
    changed(cop, SUMMER, starts_on=DAY, ends_on=OTHER, label="COP15 moved")

    assert due(report, SPRING) == (Due("meeting", "due", first, meeting="COP15"),)
    assert due(report, SUMMER) == (Due("meeting", "due", DAY, meeting="COP15 moved"),)


def test_every_meeting_is_the_next_that_was_known(report: ProgressReport) -> None:
    body = Meeting.objects.get(label="COP15").body
    added(kind=DeadlineKind.EVERY_MEETING, body=body)
    with clock_at(SUMMER, NOON):
        sooner = Meeting.objects.create(body=body, label="COP14.5", starts_on=date(2025, 2, 1))
    with clock_at(AUTUMN, NOON):
        sooner.delete()

    labels = [due(report, day)[0].meeting for day in (SPRING, SUMMER, AUTUMN)]

    assert labels == ["COP15", "COP14.5", "COP15"]


def test_what_was_there_without_a_record_is_as_its_oldest_record_tells(
    report: ProgressReport,
) -> None:
    untouched, edited, deleted = Deadline.objects.bulk_create(
        Deadline(action_item=make.item(), kind=DeadlineKind.DATE, date=date(2025, month, 1))
        for month in (3, 4, 5)
    )
    changed(edited, SUMMER, date=OTHER)
    with clock_at(SUMMER, NOON):
        deleted.delete()

    assert days(report, SPRING) == [untouched.date, OTHER, date(2025, 5, 1)]
    assert days(report, SUMMER) == [untouched.date, OTHER]


def test_of_a_text_that_came_into_the_record_later_the_oldest_record_counts(
    report: ProgressReport,
) -> None:
    recorded_since(AUTUMN)
    changed(added(AUTUMN), AUTUMN + timedelta(days=3), date=OTHER)

    assert days(report, SUMMER) == [DAY]
    assert days(report, AUTUMN - timedelta(days=1)) == [DAY]
    assert days(report) == [OTHER]


def test_an_edit_at_the_moment_up_to_which_a_report_knows_is_later(report: ProgressReport) -> None:
    deadline = added()
    with clock_at(SUMMER + timedelta(days=1), 0):
        deadline.date = OTHER
        deadline.save()

    assert days(report, SUMMER) == [DAY]
    assert days(report, SUMMER + timedelta(days=1)) == [OTHER]


def test_an_item_that_staff_began_to_track_later_is_left_out(report: ProgressReport) -> None:
    element = Element.objects.get(action_items=make.item())
    with clock_at(SUMMER, NOON):
        item = add_action_item(element, make.item("11.10-29-PAR").addressee, asks="And Parties.")

    before, after = content_of(report, cut_off=SPRING), content_of(report, cut_off=SUMMER)

    assert {each.reference for each in after.items} - {each.reference for each in before.items} == {
        item.reference
    }
    assert (sum(before.whole.counts.values()), sum(after.whole.counts.values())) == (51, 52)
    assert sum(before.history[-1].counts.values()) == 51


def test_the_words_of_the_text_are_as_they_have_been_corrected(report: ProgressReport) -> None:
    with clock_at(SUMMER, NOON):
        for row, name in ((make.item(), "asks"), (make.item().element, "clause")):
            setattr(row, name, "As it was adopted.")
            row.save()

    item = found(report, cut_off=SPRING)

    assert (item.asks, item.clause) == ("As it was adopted.", "As it was adopted.")


def moved(report: ProgressReport, on: date) -> Meeting:
    meeting = Meeting.objects.get(pk=report.meeting_id)
    changed(meeting, on, starts_on=DAY, ends_on=OTHER, place="Nairobi", country="KEN")
    return meeting


def test_the_head_of_a_report_as_of_an_earlier_day_says_where_the_meeting_was_to_be(
    report: ProgressReport,
) -> None:
    was = Meeting.objects.get(pk=report.meeting_id)
    moved(report, SUMMER)

    then, later = (content_of(report, cut_off=day).header.meeting for day in (SPRING, SUMMER))

    assert (then.place, then.country, then.starts_on, then.ends_on) == (
        was.place, was.country, was.starts_on, was.ends_on,
    )  # fmt: skip
    assert (later.place, later.country, later.starts_on, later.ends_on) == (
        "Nairobi", "KEN", DAY, OTHER,
    )  # fmt: skip


def test_a_report_is_written_for_its_meeting_as_it_is_now(report: ProgressReport) -> None:
    meeting = Meeting.objects.get(pk=report.meeting_id)
    added(kind=DeadlineKind.MEETING, meeting=meeting)
    added(kind=DeadlineKind.EVERY_MEETING, body=meeting.body)
    moved(report, report.cut_off + timedelta(days=9))

    content = content_of(report)

    assert (content.header.meeting.place, content.header.meeting.starts_on) == ("Nairobi", DAY)
    assert days(report) == [DAY, DAY]
    assert days(report, AUTUMN) == [meeting.history.earliest().starts_on] * 2


def nil(report: ProgressReport, cut_off: date | None = None) -> int:
    return region_in(content_of(report, cut_off=cut_off), "africa").nil


def test_a_nil_return_counts_until_it_is_taken_back(report: ProgressReport) -> None:
    opened("StC56")
    kenya, speaker = Party.objects.get(iso3="KEN"), make.focal_point("KEN")
    with clock_at(SPRING, AFTERNOON):
        periods.declare_nil(kenya, by=speaker)
    with clock_at(SUMMER, AFTERNOON):
        periods.undo_nil(kenya, by=speaker)
    with clock_at(AUTUMN, AFTERNOON):
        periods.declare_nil(kenya, by=speaker)

    before = [SPRING, SUMMER, AUTUMN]
    counts = [[nil(report, day - timedelta(days=1)), nil(report, day)] for day in before]

    assert counts == [[0, 1], [1, 0], [0, 1]]


def test_a_nil_return_counts_until_an_action_is_accepted(report: ProgressReport) -> None:
    opened("StC56")
    with clock_at(SPRING, AFTERNOON):
        periods.declare_nil(Party.objects.get(iso3="KEN"), by=make.focal_point("KEN"))
    accepted(SUMMER)

    assert (nil(report, SPRING), nil(report, SUMMER)) == (1, 0)


def test_a_nil_return_that_was_loaded_with_its_day_counts_from_that_day(
    report: ProgressReport,
) -> None:
    opened("StC56")
    PartyReport.objects.bulk_create([
        PartyReport(
            period=ReportingPeriod.objects.get(gate="open"),
            party=Party.objects.get(iso3="KEN"),
            nil_by=make.focal_point("KEN"),
            nil_at=timezone.now().replace(year=2024, month=7, day=3),
        )
    ])  # fmt: skip

    assert (nil(report, SPRING), nil(report, AUTUMN)) == (0, 1)
