"""Writes the e-mails: the words of each kind are in `templates/mail/`, in the reader's language."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, Engine
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..choices import Channel, MessageKind
from ..models import FocalPoint, Message
from . import text
from .reminders import days_left, in_hand, silent

# The longest title of an action in a subject; the e-mail itself has it in full.
LONGEST_TITLE = 70
# How many drafts a reminder names.
MOST_DRAFTS = 10


@dataclass(frozen=True)
class Part:
    """What one message says: its subject, which heads it in a digest, and the text."""

    subject: str
    body: str


def compose(messages: Sequence[Message]) -> EmailMessage:
    """Return one e-mail with the messages, all to the same reader, in that reader's language."""
    first = messages[0]
    language = language_of(first)
    desk = settings.DESK_EMAIL if first.reader != settings.DESK_EMAIL else ""
    with translation.override(language):
        parts = [write(each) for each in messages]
        subject = parts[0].subject if len(parts) == 1 else subject_of_several(messages)
        body = render("mail/mail.txt", parts=parts, message=first, desk=desk)
    return EmailMessage(
        subject=text.one_line(subject),
        body=text.tidy(body),
        to=[first.reader],
        reply_to=[desk] if desk else [],
        headers={
            "Auto-Submitted": "auto-generated",
            "Content-Language": language,
            "Message-ID": message_id(messages),
        },
    )


def language_of(message: Message) -> str:
    """Return the language that the reader chose; without an account, the message's own."""
    return message.person.language if message.person else message.language


def message_id(messages: Sequence[Message]) -> str:
    """Return the name of the e-mail: the same for the same messages, so that a second is seen."""
    keys = ",".join(str(each.pk) for each in messages)
    digest = hashlib.sha256(f"{settings.SITE_URL} {keys}".encode()).hexdigest()[:32]
    return f"<{digest}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def subject_of_several(messages: Sequence[Message]) -> str:
    """Return the subject of a digest: how many, and of which Party where it is one."""
    parties = {each.party_id for each in messages}
    number = {"count": len(messages), "party": messages[0].party, "parties": len(parties)}
    if len(parties) == 1:
        form = ngettext(
            "%(party)s: %(count)s message", "%(party)s: %(count)s messages", len(messages)
        )
        return form % number
    return _("%(count)s messages about %(parties)s Parties") % number


def write(message: Message) -> Part:
    """Return what the message says, in the language in use."""
    facts = FACTS.get(MessageKind(message.kind), about_action)(message)
    facts |= {
        "message": message,
        "party": message.party,
        "quoted_words": text.quoted(message.words),
    }
    subject = render(f"mail/{message.kind}_subject.txt", **facts)
    return Part(text.one_line(subject), render(f"mail/{message.kind}.txt", **facts))


def render(template: str, **context: Any) -> str:
    """Return the rendered text; nothing is escaped in it, since it is no HTML."""
    site = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    found = Engine.get_default().get_template(template)
    return found.render(Context({**site, **context}, autoescape=False)).strip()


def about_action(message: Message) -> dict[str, Any]:
    """Return the action with the words of the version that the message is about.

    The working copy may say more by now, and the desk is not to read that.
    """
    action = message.action
    if action is None:
        raise ValueError(f"Message {message.pk} is about no action.")
    by_then = action.versions.filter(submitted_at__lte=message.created_at)
    version = by_then.first() or action.versions.last()
    title = version.title if version else ""
    return {
        "action": action,
        "reference": action.reference,
        "title": text.title(title, LONGEST_TITLE),
        "quoted_title": text.quoted(f"{action.reference}: {text.title(title)}"),
        "channel": Channel(action.channel).name,
        "party_link": link("my-action", action.reference),
        "public_link": link("party-action", action.reference),
        "review_link": link("admin:parties_partyaction_change", action.pk),
    }


def about_invitation(message: Message) -> dict[str, Any]:
    from ..people import invitation_link

    invitation = message.invitation
    if invitation is None:
        raise ValueError(f"Message {message.pk} is about no invitation.")
    places = FocalPoint.objects.filter(user=invitation.invited_by_id, party=message.party_id)
    numbers = invitation.paragraphs.values_list("number", flat=True).order_by("number")
    return {
        "invitation": invitation,
        "by_party": places.exists(),
        "paragraphs": ", ".join(map(str, numbers)),
        "link": invitation_link(invitation),
    }


def about_closing(message: Message) -> dict[str, Any]:
    period = message.period
    if period is None:
        raise ValueError(f"Message {message.pk} is about no period.")
    mine = in_hand().filter(party=message.party_id).order_by("-changed_at")
    drafts = [
        text.quoted(f"{each.reference}: {text.title(each.heading)}") for each in mine[:MOST_DRAFTS]
    ]
    return {
        "meeting": period.meeting,
        "left": days_left(period, timezone.localdate()) or 0,
        "count": mine.count(),
        "nothing_came": silent(period).filter(pk=message.party_id).exists(),
        "drafts": drafts,
        "link": link("my"),
    }


def link(name: str, *args: Any) -> str:
    """Return the address of a page, with the host."""
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


FACTS = {MessageKind.INVITATION: about_invitation, MessageKind.REMINDER: about_closing}
