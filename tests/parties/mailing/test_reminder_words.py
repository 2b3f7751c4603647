"""A reminder says how many days are left, what is in hand, and that little is enough."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from parties import services
from parties.choices import ActionState, Channel, MessageKind
from parties.models import Message, Party, ReportingPeriod
from resolutions.models import User
from tests import make

from .conftest import Letter, letter_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def closing(today: date, period: ReportingPeriod) -> Callable[[int], None]:
    """Have documents for the period's meeting close in so many days."""

    def close(days: int) -> None:
        period.meeting.documents_due_on = today + timedelta(days=days)
        period.meeting.save()

    return close


def reminder(person: User, period: ReportingPeriod) -> Letter:
    return letter_of(
        Message.objects.create(
            kind=MessageKind.REMINDER,
            person=person,
            party=Party.objects.get(iso3="KEN"),
            period=period,
        )
    )


@pytest.mark.parametrize(
    ("days", "subject", "words"),
    [
        (30, "Kenya: documents for StC57 close in 30 days", "on 21 December 2026, in 30 days."),
        (1, "Kenya: documents for StC57 close in 1 day", "on 22 November 2026, in 1 day."),
        (0, "Kenya: documents for StC57 close today", "close today, 21 November 2026."),
    ],
)
def test_a_reminder_counts_the_days(
    national: User,
    period: ReportingPeriod,
    closing: Callable[[int], None],
    days: int,
    subject: str,
    words: str,
) -> None:
    closing(days)

    found, body = reminder(national, period)

    assert found == subject
    assert words in body


def test_a_reminder_says_that_nothing_came_and_that_a_button_is_enough(
    national: User, period: ReportingPeriod, closing: Callable[[int], None]
) -> None:
    closing(7)

    _, body = reminder(national, period)

    assert "Nothing has come from Kenya for this period yet." in body
    assert "Reporting is voluntary." in body
    assert "If there is nothing to report, it is enough to say so" in body
    assert "https://tracker.example.org/my/" in body


def test_a_reminder_offers_a_nil_return_only_where_one_can_be_made(
    national: User, period: ReportingPeriod, closing: Callable[[int], None]
) -> None:
    closing(7)
    make.party_action(ActionState.ACCEPTED)
    make.party_action(ActionState.DRAFT)

    _, body = reminder(national, period)

    assert "Kenya has 1 action that is a draft or was returned" in body
    assert "nothing to report" not in body
    assert "The page of your Party: https://tracker.example.org/my/" in body


def test_a_reminder_names_the_drafts_as_far_as_they_fit(
    national: User, period: ReportingPeriod, closing: Callable[[int], None]
) -> None:
    closing(7)
    for number in range(1, 13):
        make.party_action(ActionState.DRAFT, title=f"Draft {number}")

    _, body = reminder(national, period)

    assert "Kenya has 12 actions that are drafts or were returned" in body
    assert "> KEN-12: Draft 12" in body
    assert "> KEN-3: Draft 3 > …" in body
    assert "KEN-2:" not in body


def test_an_entry_that_the_secretariat_makes_is_no_draft_of_the_party(
    national: User,
    officer: User,
    kenya: Party,
    period: ReportingPeriod,
    closing: Callable[[int], None],
) -> None:
    closing(7)
    services.begin_action(
        kenya,
        make.action_entry(),
        by=officer,
        channel=Channel.LETTER,
        received_on=date(2026, 5, 3),
    )

    _, body = reminder(national, period)

    assert "KEN-1" not in body
