"""A message goes out once: with two senders at work, and where a sender is killed on the way.

The controls do the same without the claim and show that it is then sent twice.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import connection
from django.utils import timezone

from parties.choices import ActionState, MessageKind
from parties.mailing import claiming
from parties.mailing.sending import send_outbox
from parties.mailing.server import connection as mail_connection
from parties.mailing.writing import compose
from parties.models import Message
from tests import make
from tests.smtp import Server
from tests.threads import database_url

from .conftest import run, states

pytestmark = pytest.mark.usefixtures("record")

ROUNDS = 6


def at_once(*acts: Callable[[], Any]) -> None:
    """Run the acts at the same moment, on connections of their own; raise what one raised."""
    start, failures = threading.Barrier(len(acts)), []

    def go(act: Callable[[], Any]) -> None:
        try:
            start.wait()
            act()
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def written(kind: MessageKind) -> Message:
    """Write one message of the kind to the national focal point of Kenya, and no other."""
    action = make.party_action(ActionState.ACCEPTED)
    Message.objects.all().delete()
    return Message.objects.create(
        kind=kind, person=make.focal_point("KEN"), party=action.party, action=action, words="Why?"
    )


@pytest.mark.parametrize("kind", [MessageKind.RETURNED, MessageKind.ACCEPTED])
def test_two_senders_at_once_send_once(server: Server, kind: MessageKind) -> None:
    message = written(kind)
    for turn in range(1, ROUNDS + 1):
        Message.objects.update(sent_at=None, claim=None, claimed_at=None)

        at_once(send_outbox, send_outbox)

        assert len(server.letters) == turn
        message.refresh_from_db()
        assert message.sent_at is not None


def test_control_without_the_claim_two_senders_send_twice(server: Server) -> None:
    message = written(MessageKind.RETURNED)
    both_have_looked = threading.Barrier(2)

    def send_without_claim() -> None:
        waiting = list(claiming.due(timezone.now()))
        both_have_looked.wait()
        with mail_connection() as line:
            line.send_messages([compose(waiting)])
        Message.objects.filter(pk=message.pk, sent_at=None).update(sent_at=timezone.now())

    at_once(send_without_claim, send_without_claim)

    assert len(server.letters) == 2


@pytest.mark.usefixtures("noon")
def test_two_senders_with_different_messages_send_one_digest(server: Server) -> None:
    first = written(MessageKind.ACCEPTED)

    def another_comes_and_is_sent() -> None:
        Message.objects.create(
            kind=first.kind, person=first.person, party=first.party, action=first.action
        )
        send_outbox()

    for turn in range(1, ROUNDS + 1):
        Message.objects.exclude(pk=first.pk).delete()
        Message.objects.update(sent_at=None, claim=None, claimed_at=None)

        at_once(send_outbox, another_comes_and_is_sent)

        assert len(server.letters) == turn


def test_a_claim_is_given_to_one_of_many(server: Server) -> None:
    message = written(MessageKind.RETURNED)
    got: list[int] = []

    at_once(*[lambda: got.append(len(claiming.claim([message])))] * 4)

    assert sorted(got) == [0, 0, 0, 1]


def killed_after_sending(server: Server) -> int:
    """Run the command in a process that is killed once the server took the e-mail."""
    return subprocess.run(
        [sys.executable, "manage.py", "send_mail_outbox"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.parties.mailing.dying",
            "DATABASE_URL": database_url(),
            "EMAIL_URL": server.url,
            "SITE_URL": "https://tracker.example.org",
        },
        capture_output=True,
        timeout=60,
    ).returncode


def test_a_sender_killed_between_sending_and_marking_does_not_make_it_two(
    server: Server, later: Callable[..., None]
) -> None:
    message = written(MessageKind.RETURNED)

    ended = killed_after_sending(server)

    assert ended == -signal.SIGKILL
    assert (len(server.letters), states()) == (1, {"in hand": 1})
    run()
    assert len(server.letters) == 1
    later(minutes=16)
    with pytest.raises(CommandError, match=f"In doubt: {message.pk}, Returned: Kenya"):
        run()
    later(days=30)
    run()
    assert (len(server.letters), states()) == (1, {"in doubt": 1})


def test_control_without_the_claim_the_next_sender_sends_it_again(server: Server) -> None:
    written(MessageKind.RETURNED)
    killed_after_sending(server)

    Message.objects.update(claim=None)
    run()

    first, second = server.letters
    assert first["Message-ID"] == second["Message-ID"]
