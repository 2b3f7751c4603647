"""Parties with something left to do are reminded twice before documents close, and no more."""

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test.utils import CaptureQueriesContext

from parties import periods, reviewing, services
from parties.choices import ActionState, Channel, Gate
from parties.mailing.reminders import write_reminders
from parties.models import FocalPoint, Message, Party, ReportingPeriod
from resolutions.models import User
from tests import make

pytestmark = pytest.mark.usefixtures("national", "period")

CLOSES = date(2026, 12, 21)


@pytest.fixture(autouse=True)
def closing(period: ReportingPeriod) -> None:
    """Documents for the period's meeting close on 21 December 2026."""
    period.meeting.documents_due_on = CLOSES
    period.meeting.save()


def before(days: int) -> date:
    return CLOSES - timedelta(days=days)


def reminded(on: date) -> list[str]:
    """Write the reminders of the day; return who was written to, sorted."""
    known = set(Message.objects.values_list("pk", flat=True))
    write_reminders(on)
    new = Message.objects.filter(kind="reminder").exclude(pk__in=known)
    return sorted(new.values_list("person__username", flat=True))


KENYA = ["national-ken"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [(31, []), (30, KENYA), (29, KENYA), (8, KENYA), (7, KENYA), (1, KENYA), (0, KENYA), (-1, [])],
)
def test_a_first_run_reminds_from_thirty_days_before_until_documents_close(
    days: int, expected: list[str]
) -> None:
    assert reminded(before(days)) == expected


def test_each_of_the_two_is_written_once(today: date) -> None:
    written = {days: len(reminded(before(days))) for days in range(40, -5, -1)}

    assert {days for days, count in written.items() if count} == {30, 7}
    assert sum(written.values()) == 2


def test_a_run_that_comes_late_writes_one_and_not_both() -> None:
    assert reminded(before(5)) == KENYA
    assert reminded(before(5)) == []
    assert reminded(before(4)) == []


def test_no_date_no_reminder(period: ReportingPeriod) -> None:
    period.meeting.documents_due_on = None
    period.meeting.save()

    assert reminded(before(7)) == []


def test_no_open_period_no_reminder() -> None:
    ReportingPeriod.objects.update(gate=Gate.CLOSED)

    assert reminded(before(7)) == []


def test_national_focal_points_alone_are_reminded(
    contributor: User, withdrawn: User, elsewhere: User
) -> None:
    assert reminded(before(7)) == ["national-fra", "national-ken"]


def test_who_has_no_account_any_more_is_not_reminded(national: User) -> None:
    User.objects.update(is_active=False)

    assert reminded(before(7)) == []


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (ActionState.DRAFT, KENYA),
        (ActionState.RETURNED, KENYA),
        (ActionState.SUBMITTED, []),
        (ActionState.ACCEPTED, []),
    ],
)
def test_a_party_that_has_done_its_part_is_left_alone(
    state: ActionState, expected: list[str]
) -> None:
    make.party_action(state)

    assert reminded(before(7)) == expected


def test_a_draft_beside_what_was_accepted_is_reminded_of() -> None:
    make.party_action(ActionState.ACCEPTED)
    make.party_action(ActionState.DRAFT)

    assert reminded(before(7)) == KENYA


def test_what_was_taken_back_is_not_there_yet(national: User) -> None:
    services.recall_action(make.party_action(ActionState.SUBMITTED), by=national)

    assert reminded(before(7)) == KENYA


def test_what_was_accepted_for_an_earlier_period_is_not_for_this_one() -> None:
    make.party_action(ActionState.ACCEPTED)
    ReportingPeriod.objects.update(gate=Gate.CLOSED)
    newer = make.period("StC58", starts_on=date(2026, 6, 1))
    newer.meeting.documents_due_on = CLOSES
    newer.meeting.save()

    assert reminded(before(7)) == KENYA


def test_nothing_to_report_is_a_part_done_whatever_lies_in_draft(
    kenya: Party, national: User
) -> None:
    make.party_action(ActionState.DRAFT)

    periods.declare_nil(kenya, by=national)

    assert reminded(before(7)) == []


def test_a_nil_return_that_was_undone_counts_no_more(kenya: Party, national: User) -> None:
    periods.declare_nil(kenya, by=national)
    periods.undo_nil(kenya, by=national)

    assert reminded(before(7)) == KENYA


def test_a_draft_that_the_secretariat_enters_is_nothing_that_the_party_left_undone(
    kenya: Party, officer: User, manager: User
) -> None:
    make.party_action(ActionState.ACCEPTED)
    services.begin_action(
        kenya,
        make.action_entry(),
        by=officer,
        channel=Channel.LETTER,
        received_on=date(2026, 5, 3),
    )

    assert reminded(before(7)) == []


def test_an_entry_on_behalf_that_was_returned_is_the_secretariats_matter(
    kenya: Party, officer: User, manager: User
) -> None:
    make.party_action(ActionState.ACCEPTED)
    entered = services.begin_action(
        kenya, make.action_entry(), by=officer, channel=Channel.EMAIL, received_on=date(2026, 5, 3)
    )
    services.submit_action(entered, by=officer)
    reviewing.return_action(entered, by=manager, reason="Which year?")

    assert reminded(before(7)) == []


def test_a_reminder_is_written_in_the_language_of_the_person_and_marked_as_a_demonstration(
    national: User,
) -> None:
    User.objects.update(language="es", is_demo=True)

    write_reminders(before(7))

    message = Message.objects.get()
    assert (message.language, message.is_demo) == ("es", True)


def test_reminders_ask_the_same_of_the_database_for_one_party_and_for_many(
    queries: Callable[[], CaptureQueriesContext],
) -> None:
    with queries() as few:
        write_reminders(before(30))
    for party in Party.objects.exclude(iso3="KEN")[:20]:
        make.focal_point(party.iso3)

    with queries() as many:
        write_reminders(before(7))

    assert FocalPoint.objects.count() == 21
    assert Message.objects.count() == 22
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("closes", "sentence"),
    [
        (date(2026, 12, 1), "Reminders written: 1. StC57: 10 days left."),
        (date(2026, 11, 20), "Documents for StC57 are closed: nobody reminded."),
        (None, "It is not known when documents for StC57 close: nobody reminded."),
    ],
)
def test_the_command_says_what_it_did(
    today: date, period: ReportingPeriod, closes: date | None, sentence: str
) -> None:
    period.meeting.documents_due_on = closes
    period.meeting.save()

    assert call_command("write_reminders", stdout=StringIO()) == sentence


def test_the_command_says_that_no_period_is_open(today: date) -> None:
    ReportingPeriod.objects.update(gate=Gate.CLOSED)

    said = call_command("write_reminders", stdout=StringIO())

    assert said == "No reporting period is open: nobody to remind."
