"""What nobody is to get any more is dropped, with the reason, and is no failure."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from parties import outbox, periods
from parties.choices import ActionState, Gate, MessageKind
from parties.models import FocalPoint, Invitation, Message, Party, ReportingPeriod
from resolutions.models import User
from tests import make
from tests.smtp import Server

from .conftest import run, states

pytestmark = pytest.mark.django_db


@pytest.fixture
def returned(national: User) -> Message:
    """A return to the national focal point of Kenya."""
    make.party_action(ActionState.RETURNED)
    Message.objects.exclude(kind="returned").delete()
    return Message.objects.get()


@pytest.fixture
def invitation(administrator: User, kenya: Party) -> Invitation:
    now = timezone.now()
    found = Invitation.objects.create(
        party=kenya,
        email="new@example.org",
        invited_by=administrator,
        invited_at=now,
        expires_at=now + timedelta(days=7),
    )
    outbox.invite(found)
    return found


@pytest.fixture
def reminder(today: date, national: User, kenya: Party, period: ReportingPeriod) -> Message:
    """A reminder to Kenya, a week before documents close."""
    period.meeting.documents_due_on = today + timedelta(days=7)
    period.meeting.save()
    return Message.objects.create(
        kind=MessageKind.REMINDER, person=national, party=kenya, period=period
    )


def is_dropped(server: Server, why: str) -> bool:
    """Run the sender; return whether it dropped the one message, for that reason."""
    said = run()
    return states() == {"given up": 1} and server.letters == [] and why in said


def test_the_demonstration_is_written_to_nobody(server: Server, returned: Message) -> None:
    Message.objects.update(is_demo=True)

    assert is_dropped(server, "It belongs to the demonstration.")


def test_where_the_tracker_is_tried_out_the_demonstration_is_sent(
    server: Server, returned: Message, settings: Any
) -> None:
    settings.DEBUG = True
    Message.objects.update(is_demo=True)

    run()

    assert states() == {"sent": 1}


def test_a_person_who_was_withdrawn_gets_nothing_more(
    server: Server, returned: Message, administrator: User
) -> None:
    FocalPoint.objects.update(withdrawn_at=timezone.now(), withdrawn_by=administrator)

    assert is_dropped(server, "The person no longer speaks for the Party.")


def test_a_person_whose_account_is_closed_gets_nothing_more(
    server: Server, returned: Message
) -> None:
    User.objects.filter(username="national-ken").update(is_active=False)

    assert is_dropped(server, "The person no longer speaks for the Party.")


def test_a_person_who_speaks_for_another_party_by_now_gets_nothing_more(
    server: Server, returned: Message
) -> None:
    FocalPoint.objects.update(party=Party.objects.get(iso3="FRA"))

    assert is_dropped(server, "The person no longer speaks for the Party.")


def test_a_person_without_an_address_gets_nothing(server: Server, returned: Message) -> None:
    User.objects.filter(username="national-ken").update(email="")

    assert is_dropped(server, "The person has no e-mail address.")


def test_an_invitation_is_sent_while_it_works(server: Server, invitation: Invitation) -> None:
    run()

    assert server.to == ["new@example.org"]


def test_an_invitation_that_was_cancelled_is_not_sent(
    server: Server, invitation: Invitation
) -> None:
    Invitation.objects.update(cancelled_at=timezone.now())

    assert is_dropped(server, "The invitation was used or cancelled, or has expired.")


def test_an_invitation_that_expired_is_not_sent(
    server: Server, invitation: Invitation, later: Callable[..., None]
) -> None:
    later(days=8)

    assert is_dropped(server, "The invitation was used or cancelled, or has expired.")


def test_a_reminder_is_sent_while_there_is_something_to_do(
    server: Server, reminder: Message
) -> None:
    run()

    assert states() == {"sent": 1}


def test_a_reminder_is_not_sent_to_a_party_that_has_done_its_part(
    server: Server, reminder: Message, kenya: Party, national: User
) -> None:
    periods.declare_nil(kenya, by=national)

    assert is_dropped(server, "The Party has done its part.")


def test_a_reminder_is_not_sent_once_documents_are_closed(
    server: Server, reminder: Message, period: ReportingPeriod, today: date
) -> None:
    period.meeting.documents_due_on = today - timedelta(days=1)
    period.meeting.save()

    assert is_dropped(server, "The period is closed.")


def test_a_reminder_is_not_sent_once_the_gate_is_closed(
    server: Server, reminder: Message, period: ReportingPeriod
) -> None:
    ReportingPeriod.objects.update(gate=Gate.CLOSED)

    assert is_dropped(server, "The period is closed.")
