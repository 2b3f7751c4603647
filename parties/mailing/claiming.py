"""Takes messages in hand and says what became of them, so that none is sent twice.

Every step is one committed transaction. A claim is taken before the mail server hears of the
message and goes only when it is known what the server did. A sender that dies in between leaves
its claim behind: the message is then in doubt, and no sender touches it until a person looked.
"""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..choices import AT_ONCE
from ..models import Message
from ..querysets import MessageQuerySet

# Longer than any server may take over one e-mail.
LONGEST_IN_HAND = timedelta(minutes=15)
# How long to wait after each failure; after the last the message is given up: three days in all.
WAITS = [
    *(timedelta(minutes=minutes) for minutes in (1, 5, 30)),
    *(timedelta(hours=hours) for hours in (2, 6, 12, 24, 24)),
]

# A person by their key, or an address without an account.
Reader = tuple[int | None, str]


def reader_of(message: Message) -> Reader:
    return (message.person_id, "" if message.person_id else message.email.lower())


def to_reader(reader: Reader) -> Q:
    person, email = reader
    return Q(person=person) if person else Q(person=None, email__iexact=email)


def readers_of(messages: MessageQuerySet) -> set[Reader]:
    return {
        (person, "" if person else email.lower())
        for person, email in messages.values_list("person_id", "email").distinct()
    }


def digests_today() -> MessageQuerySet:
    """Return what went out in digests on this day of the calendar, or may have gone out."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return Message.objects.for_digest().filter(claimed_at__gte=midnight)


def loaded(messages: MessageQuerySet) -> MessageQuerySet:
    """Return them with what the words need."""
    return messages.select_related("person", "party", "action", "invitation", "period__meeting")


def claim(messages: Sequence[Message]) -> list[Message]:
    """Take the messages of one e-mail in hand; leave out what another sender has by now.

    Nothing is taken for a second digest of the day. Two senders see each other here: they lock
    what waits for the reader before they ask for the digests that the reader had.
    """
    keys = [each.pk for each in messages]
    with transaction.atomic(durable=True):
        free = Message.objects.waiting(timezone.now()).filter(pk__in=keys).order_by("pk")
        taken = list(free.select_for_update().values_list("pk", flat=True))
        had_one = digests_today().filter(to_reader(reader_of(messages[0])))
        if not taken or (messages[0].kind not in AT_ONCE and had_one.exists()):
            return []
        Message.objects.filter(pk__in=taken).update(
            claim=uuid.uuid4(), claimed_at=timezone.now(), error=""
        )
    return list(loaded(Message.objects.filter(pk__in=taken)))


def mine(messages: Iterable[Message]) -> MessageQuerySet:
    """Return those of the messages that are still held by the claim that this sender took."""
    held = Message.objects.unsent()
    return held.filter(pk__in=[each.pk for each in messages]).filter(
        claim__in={each.claim for each in messages}
    )


def mark_sent(messages: Sequence[Message]) -> None:
    """Say that the server took them. The claim stays: it says which went in one e-mail."""
    mine(messages).update(sent_at=timezone.now(), error="")


def mark_doubtful(messages: Sequence[Message], why: str) -> None:
    """Say that nobody knows whether the server took them. The claim stays, and holds them."""
    mine(messages).update(error=why)


def put_off(messages: Iterable[Message], why: str) -> int:
    """Free messages that the server surely did not take, for later; return how many it gave up."""
    given_up = 0
    for message in messages:
        if message.attempts >= len(WAITS):
            given_up += give_up([message], why)
            continue
        held_as_before = Message.objects.unsent().filter(pk=message.pk, claim=message.claim)
        held_as_before.filter(attempts=message.attempts).update(
            claim=None,
            claimed_at=None,
            attempts=message.attempts + 1,
            not_before=timezone.now() + WAITS[message.attempts],
            error=why,
        )
    return given_up


def give_up(messages: Sequence[Message], why: str) -> int:
    """Say that they will not be sent, and why; return how many they are."""
    held_as_before = Message.objects.unsent().filter(claim=messages[0].claim)
    return held_as_before.filter(pk__in=[each.pk for each in messages]).update(
        claim=None, claimed_at=None, given_up_at=timezone.now(), error=why
    )


def notice_doubts() -> int:
    """Put in doubt what a sender left in its hand when it died; return how many they are."""
    left = Message.objects.in_hand().filter(claimed_at__lt=timezone.now() - LONGEST_IN_HAND)
    return left.update(error=_("The sender stopped before it noted whether it was sent."))


def due(at: datetime) -> MessageQuerySet:
    return loaded(Message.objects.waiting(at).order_by("created_at", "pk"))
