"""Writes down who is to be told what, in the transaction of the event."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone

from resolutions.models import User

from .choices import MessageKind
from .models import FocalPoint, Invitation, Message, PartyAction


def tell_party(action: PartyAction, kind: MessageKind, words: str = "") -> None:
    """Tell the Party's national focal points, and the contributor who began the action."""
    at_party = FocalPoint.objects.active().filter(party=action.party).select_related("user")
    readers = [
        each.user for each in at_party if each.is_national or each.user_id == action.author_id
    ]
    _post(readers, kind, action, words)


def tell_desk(action: PartyAction, kind: MessageKind, words: str = "") -> None:
    """Tell the Secretariat's desk, where an address is set."""
    if settings.DESK_EMAIL:
        Message.objects.create(
            kind=kind,
            email=settings.DESK_EMAIL,
            party=action.party,
            action=action,
            words=words,
            is_demo=action.is_demo,
        )


def invite(invitation: Invitation) -> None:
    """Have the invitation sent, in place of an earlier one that still waits."""
    Message.objects.filter(invitation=invitation, sent_at=None, claim=None).delete()
    Message.objects.create(
        kind=MessageKind.INVITATION,
        email=invitation.email,
        language=invitation.language,
        party=invitation.party,
        invitation=invitation,
        is_demo=invitation.is_demo,
    )


def release(messages: Iterable[Message]) -> int:
    """Have messages that are in doubt or given up sent again, after a person looked.

    One that the mail server did take when it was in doubt is then sent a second time.
    """
    held = Message.objects.in_doubt() | Message.objects.given_up()
    return held.filter(pk__in=[each.pk for each in messages]).update(
        claim=None,
        claimed_at=None,
        given_up_at=None,
        error="",
        attempts=0,
        not_before=timezone.now(),
    )


def _post(readers: Iterable[User], kind: MessageKind, action: PartyAction, words: str) -> None:
    common: dict[str, Any] = {
        "kind": kind,
        "party": action.party,
        "action": action,
        "words": words,
        "is_demo": action.is_demo,
    }
    Message.objects.bulk_create(
        Message(person=reader, language=reader.language, **common) for reader in readers
    )
