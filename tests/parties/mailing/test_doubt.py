"""Where nobody can know whether the mail server took a message, it waits for a person to look."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError
from django.utils import timezone

from parties import outbox
from parties.choices import ActionState
from parties.models import Message
from tests import make
from tests.smtp import Server

from .conftest import run, states

pytestmark = pytest.mark.usefixtures("db", "noon")


def test_a_connection_that_breaks_after_the_text_leaves_the_message_in_doubt(
    server: Server, message: Message, later: Callable[..., None]
) -> None:
    server.drops = 1

    with pytest.raises(CommandError, match="Newly in doubt: 1"):
        run()

    assert (len(server.letters), states()) == (1, {"in doubt": 1})
    later(days=5)
    said = run()
    assert (len(server.letters), states()) == (1, {"in doubt": 1})
    assert f"In doubt: {message.pk}, Returned: Kenya, to national-ken@example.org" in said


def test_the_next_email_goes_over_a_new_connection(server: Server, message: Message) -> None:
    make.party_action(ActionState.RETURNED)
    Message.objects.exclude(kind="returned").delete()
    server.drops = 1

    with pytest.raises(CommandError):
        run()

    assert states() == {"in doubt": 1, "sent": 1}


def test_a_digest_in_doubt_counts_as_the_days_digest(server: Server) -> None:
    make.party_action(ActionState.SUBMITTED)
    server.drops = 1
    with pytest.raises(CommandError):
        run()
    make.party_action(ActionState.SUBMITTED)

    run()

    assert (len(server.letters), states()) == (1, {"waiting": 1, "in doubt": 1})


def test_a_sender_that_vanished_leaves_the_message_in_doubt_after_a_while(
    server: Server, message: Message, later: Callable[..., None]
) -> None:
    Message.objects.update(claim="0" * 32, claimed_at=timezone.now())

    run()
    assert states() == {"in hand": 1}
    later(minutes=16)
    with pytest.raises(CommandError, match="The sender stopped before"):
        run()
    run()

    assert (server.letters, states()) == ([], {"in doubt": 1})


def test_released_after_a_look_it_is_sent_under_the_same_name(
    server: Server, message: Message
) -> None:
    server.drops = 1
    with pytest.raises(CommandError):
        run()

    assert outbox.release([message]) == 1
    run()

    first, second = server.letters
    assert first["Message-ID"] == second["Message-ID"]
    assert states() == {"sent": 1}


def test_what_was_sent_or_is_in_hand_is_not_released(server: Server, message: Message) -> None:
    run()
    assert outbox.release([message]) == 0

    Message.objects.update(sent_at=None)

    assert (outbox.release([message]), states()) == (0, {"in hand": 1})
