"""What becomes of a message when the mail server refuses it, is away, or breaks off."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import transaction

from parties import reviewing
from parties.choices import ActionState
from parties.mailing.claiming import WAITS
from parties.models import Message
from resolutions.models import User
from tests import make
from tests.postgres import free_port
from tests.smtp import Server, mail_goes_to

from .conftest import run, states

pytestmark = pytest.mark.usefixtures("db", "noon")


def test_what_is_sent_is_marked_and_not_sent_again(server: Server, message: Message) -> None:
    run()
    run()

    assert len(server.letters) == 1
    message.refresh_from_db()
    assert (message.sent_at is not None, message.error, states()) == (True, "", {"sent": 1})


def test_a_server_that_is_away_is_asked_again_later(
    message: Message, server: Server, later: Callable[..., None]
) -> None:
    with mail_goes_to(free_port()):
        said = run()

    message.refresh_from_db()
    assert "Put off: 1." in said
    assert "refused" in message.error
    assert (message.attempts, message.claim, states()) == (1, None, {"waiting": 1})
    run()
    assert server.letters == []
    later(minutes=1)
    run()
    assert (len(server.letters), states()) == (1, {"sent": 1})


def test_while_the_server_is_away_all_wait(server: Server, message: Message) -> None:
    make.party_action(ActionState.RETURNED)

    with mail_goes_to(free_port()):
        run()

    assert set(Message.objects.values_list("kind", "attempts")) == {
        ("returned", 1),
        ("submitted", 1),
    }


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_a_refusal_for_now_is_tried_again(
    server: Server, message: Message, later: Callable[..., None], where: str
) -> None:
    getattr(server, where).append("451 4.7.1 Greylisted, come back")

    run()

    message.refresh_from_db()
    assert message.error == "451 4.7.1 Greylisted, come back"
    assert states() == {"waiting": 1}
    later(minutes=1)
    run()
    assert (len(server.letters), states()) == (1, {"sent": 1})


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_a_refusal_for_good_is_given_up_in_the_servers_words(
    server: Server, message: Message, later: Callable[..., None], where: str
) -> None:
    getattr(server, where).append("550 5.1.1 No such user")

    with pytest.raises(CommandError, match="Not sent: .*550 5.1.1 No such user"):
        run()

    later(days=5)
    run()
    message.refresh_from_db()
    assert message.error == "550 5.1.1 No such user"
    assert (server.letters, states()) == ([], {"given up": 1})


def test_a_refusal_to_one_reader_holds_up_no_other(
    server: Server, national: User, contributor: User
) -> None:
    make.party_action(ActionState.RETURNED, author=contributor)
    Message.objects.exclude(kind="returned").delete()
    server.at_recipient.append("550 No such user")

    with pytest.raises(CommandError):
        run()

    assert len(server.letters) == 1
    assert states() == {"given up": 1, "sent": 1}


def test_the_waits_grow_and_end_after_three_days(
    message: Message, later: Callable[..., None]
) -> None:
    passed = timedelta()
    with mail_goes_to(free_port()):
        for wait in WAITS:
            run()
            message.refresh_from_db()
            assert states() == {"waiting": 1}
            passed += wait
            later(seconds=passed.total_seconds())
        with pytest.raises(CommandError, match="Given up: 1"):
            run()

    assert states() == {"given up": 1}
    assert timedelta(days=2.5) < passed < timedelta(days=3)
    assert sorted(WAITS) == WAITS


def test_what_cannot_be_written_holds_up_nothing_else(
    server: Server, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Message.objects.create(
        kind="question", person=message.person, party=message.party, words="About nothing"
    )

    run()

    broken.refresh_from_db()
    assert (len(server.letters), states()) == (1, {"waiting": 1, "sent": 1})
    assert "is about no action" in broken.error


def test_an_address_that_is_none_is_given_up(server: Server, message: Message) -> None:
    User.objects.filter(username="national-ken").update(email="no\nbody@example.org")

    with pytest.raises(CommandError, match="Given up: 1"):
        run()

    assert states() == {"given up": 1}


@pytest.mark.parametrize(
    "reply", ["550 We do not relay for you", "421 Too many messages"], ids=["for good", "for now"]
)
def test_a_refused_sender_is_our_matter_and_tried_again(
    server: Server, message: Message, reply: str
) -> None:
    server.at_sender.append(reply)

    run()

    message.refresh_from_db()
    assert (message.error, states()) == (reply, {"waiting": 1})


def test_an_event_that_is_undone_leaves_no_message(server: Server, officer: User) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    Message.objects.all().delete()

    def accepted_and_undone() -> None:
        with transaction.atomic():
            reviewing.accept_action(action, by=officer)
            assert Message.objects.exists()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        accepted_and_undone()

    run()
    assert (Message.objects.count(), server.letters) == (0, [])


def test_nothing_is_sent_from_within_a_transaction(
    server: Server, transactional_db: None, settings: Any
) -> None:
    from parties.mailing.claiming import claim

    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        claim([])
