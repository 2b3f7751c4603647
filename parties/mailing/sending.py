"""Delivers the outbox. It errs on the side of silence: a message goes once, or a person is asked.

Opening a connection to the mail server can be tried again as often as it takes, since nobody has
been written to. Sending an e-mail cannot: where the connection is lost before the server's answer,
the server may have taken it. Such messages stay in doubt until a person releases them.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils import timezone

from ..choices import AT_ONCE
from ..models import Message
from . import claiming
from .moot import moot
from .server import Answer, answer_in, connection, ready, words_of
from .writing import compose

logger = logging.getLogger(__name__)


@dataclass
class Plan:
    """What is to be done now: the messages of each e-mail, and those that nobody needs any more."""

    mails: list[list[Message]] = field(default_factory=list)
    moot: list[tuple[Message, str]] = field(default_factory=list)


@dataclass
class Delivered:
    """What a run came to: e-mails, the messages in them, and the messages not sent."""

    mails: int = 0
    messages: int = 0
    put_off: int = 0
    dropped: int = 0
    given_up: int = 0
    doubtful: int = 0


def plan(*, at_once: bool = False) -> Plan:
    """Return what is due: each urgent message on its own, the rest in one digest a reader a day.

    Args:
        at_once: plan the urgent ones alone, and leave the digests to another run.
    """
    found, rest = Plan(), []
    had_one = set() if at_once else claiming.readers_of(claiming.digests_today())
    due = list(claiming.due(timezone.now()))
    reasons = moot(due)
    for message in due:
        if why := reasons.get(message.pk):
            found.moot.append((message, why))
        elif message.kind in AT_ONCE:
            found.mails.append([message])
        elif not at_once and claiming.reader_of(message) not in had_one:
            rest.append(message)
    rest.sort(key=lambda each: str(claiming.reader_of(each)))
    found.mails += [list(group) for _, group in groupby(rest, key=claiming.reader_of)]
    return found


def send_outbox(*, at_once: bool = False) -> Delivered:
    """Send what is due, and write down of each message what became of it."""
    done = Delivered(doubtful=claiming.notice_doubts())
    planned = plan(at_once=at_once)
    for message, why in planned.moot:
        done.dropped += claiming.give_up([message], why)
    with connection() as line:
        for number, messages in enumerate(planned.mails):
            try:
                ready(line)
            except OSError as failure:
                for each in planned.mails[number:]:
                    note(each, Answer.NOT_NOW, failure, done)
                break
            send(line, messages, done)
    return done


def send(line: Any, messages: Sequence[Message], done: Delivered) -> None:
    """Claim the messages of one e-mail, send it, and note what the mail server said."""
    claimed = claiming.claim(messages)
    if not claimed:
        return
    try:
        letter = compose(claimed)
    except Exception as failure:  # one that cannot be written must not hold up the others
        logger.exception("Message %s cannot be written.", claimed[0].pk)
        note(claimed, Answer.NOT_NOW, failure, done)
        return
    try:
        line.send_messages([letter])
    except Exception as failure:  # whatever it was, the claim stays unless the server refused
        note(claimed, answer_in(failure), failure, done)
        return
    claiming.mark_sent(claimed)
    done.mails += 1
    done.messages += len(claimed)


def note(messages: Sequence[Message], answer: Answer, failure: Exception, done: Delivered) -> None:
    """Write down why the messages were not sent, or that nobody knows whether they were."""
    why = words_of(failure)
    if answer == Answer.UNKNOWN:
        claiming.mark_doubtful(messages, why)
        done.doubtful += len(messages)
    elif answer == Answer.NEVER:
        done.given_up += claiming.give_up(messages, why)
    else:
        given_up = claiming.put_off(messages, why)
        done.given_up += given_up
        done.put_off += len(messages) - given_up
