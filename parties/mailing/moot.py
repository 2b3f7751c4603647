"""Says which messages are not to be sent any more: the world has moved on since the event."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ..choices import MessageKind
from ..models import FocalPoint, Invitation, Message, ReportingPeriod
from .reminders import days_left, unfinished


class Now:
    """The present state of what the messages are about, asked for once for all of them."""

    def __init__(self, messages: Sequence[Message], on: date) -> None:
        self.on = on
        places = FocalPoint.objects.active().filter(user__is_active=True)
        people = {each.person_id for each in messages if each.person_id}
        self.speaking = set(places.filter(user__in=people).values_list("user", "party"))
        invitations = {each.invitation_id for each in messages if each.invitation_id}
        pending = Invitation.objects.pending(timezone.now()).filter(pk__in=invitations)
        self.pending = set(pending.values_list("pk", flat=True))
        self.unfinished = {
            period.pk: set(unfinished(period).values_list("pk", flat=True))
            for period in {each.period for each in messages if each.period}
        }

    def reason_not_to_send(self, message: Message) -> str:
        """Return why nobody is to get the message; nothing, if it is to be sent."""
        if message.is_demo and not settings.DEBUG:
            return _("It belongs to the demonstration.")
        if not message.reader:
            return _("The person has no e-mail address.")
        if message.kind == MessageKind.INVITATION:
            going = message.invitation_id in self.pending
            return "" if going else _("The invitation was used or cancelled, or has expired.")
        if message.person_id and (message.person_id, message.party_id) not in self.speaking:
            return _("The person no longer speaks for the Party.")
        return self._too_late(message, message.period) if message.period else ""

    def _too_late(self, message: Message, period: ReportingPeriod) -> str:
        left = days_left(period, self.on)
        if not period.is_open or left is None or left < 0:
            return _("The period is closed.")
        if message.party_id not in self.unfinished[period.pk]:
            return _("The Party has done its part.")
        return ""


def moot(messages: Sequence[Message]) -> dict[int, str]:
    """Return why, by the keys of those messages that nobody is to get."""
    now = Now(messages, timezone.localdate())
    reasons = {each.pk: now.reason_not_to_send(each) for each in messages}
    return {key: why for key, why in reasons.items() if why}
