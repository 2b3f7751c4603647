from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import MessageKind
from ..querysets import MessageQuerySet
from .actions import PartyAction
from .parties import Party
from .people import Invitation
from .periods import ReportingPeriod


class Message(models.Model):
    """Something that somebody is to be told by e-mail: the outbox.

    Written in the transaction of the event; `send_mail_outbox` delivers it. The words are made at
    sending, in the language of the reader; `words` keeps what was said at the event (a reason, a
    question). No link with a secret in it is stored.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=MessageKind)
    # CASCADE: a person who is removed gets no more mail. Empty for an address without an account.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+"
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=10, default="en-gb")
    # CASCADE, here and below: a message about what is gone is not sent. A Party does not go.
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    action = models.ForeignKey(PartyAction, models.CASCADE, null=True, blank=True, related_name="+")
    invitation = models.ForeignKey(
        Invitation, models.CASCADE, null=True, blank=True, related_name="+"
    )
    period = models.ForeignKey(
        ReportingPeriod, models.CASCADE, null=True, blank=True, related_name="+"
    )
    words = models.TextField(blank=True)
    key = models.CharField(
        max_length=100,
        blank=True,
        help_text="What is said only once has one: a reminder of one period to one person.",
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now)

    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    claim = models.UUIDField(
        null=True, editable=False, help_text="The run of the sender that has it in hand."
    )
    claimed_at = models.DateTimeField(_("in hand since"), null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    given_up_at = models.DateTimeField(
        _("given up"), null=True, help_text="It is not sent; `error` says why."
    )
    error = models.TextField(_("last error"), blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "pk")
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MessageKind.values), name="message_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(email=""), name="message_has_a_reader"
            ),
            models.UniqueConstraint(
                fields=("key",), condition=~Q(key=""), name="message_said_once"
            ),
            models.CheckConstraint(
                condition=Q(given_up_at=None) | Q(sent_at=None, claim=None) & ~Q(error=""),
                name="message_given_up_says_why",
            ),
        ]
        indexes = [
            models.Index(
                fields=("not_before",),
                name="message_unsent",
                condition=Q(sent_at=None, given_up_at=None),
            ),
            # What went to a reader today.
            models.Index(
                fields=("claimed_at",), name="message_taken", condition=Q(claimed_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.party}"

    @property
    def reader(self) -> Any:
        """The address it goes to."""
        return self.email or (self.person.email if self.person else "")
