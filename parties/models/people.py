"""Who speaks for a Party, and who was asked to."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from resolutions.models import Paragraph, User

from ..choices import Place
from ..querysets import FocalPointQuerySet, InvitationQuerySet
from .parties import Party


def new_nonce() -> str:
    return secrets.token_urlsafe(16)


class FocalPoint(models.Model):
    """A person's place at a Party. One who was withdrawn keeps the row and loses the access."""

    # PROTECT, both: who spoke for whom stays known.
    user = models.ForeignKey(User, models.PROTECT, related_name="places", verbose_name=_("person"))
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="focal_points", verbose_name=_("Party")
    )
    place = models.CharField(
        pgettext_lazy("of a person", "place"), max_length=20, choices=Place, default=Place.NATIONAL
    )
    all_paragraphs = models.BooleanField(_("all paragraphs"), default=True)
    paragraphs = models.ManyToManyField(
        Paragraph, blank=True, related_name="+", verbose_name=_("paragraphs")
    )
    since = models.DateTimeField(_("since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    # PROTECT: who took the access away stays known.
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = FocalPointQuerySet.as_manager()

    class Meta:
        ordering = ("party", "place", "pk")
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        constraints = [
            models.CheckConstraint(
                condition=Q(place__in=Place.values), name="focal_point_place_known"
            ),
            models.CheckConstraint(
                condition=Q(place=Place.CONTRIBUTOR) | Q(all_paragraphs=True),
                name="national_focal_point_covers_all",
            ),
            models.UniqueConstraint(
                fields=("user",),
                condition=Q(withdrawn_at=None),
                name="person_speaks_for_one_party",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.party})"

    @property
    def is_national(self) -> bool:
        return self.place == Place.NATIONAL


class Invitation(models.Model):
    """An e-mail that asks a person to speak for a Party. Its link works once, for seven days."""

    # PROTECT: the invitation says who let whom in.
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="invitations", verbose_name=_("Party")
    )
    email = models.EmailField(_("e-mail address"))
    place = models.CharField(
        pgettext_lazy("of a person", "place"), max_length=20, choices=Place, default=Place.NATIONAL
    )
    all_paragraphs = models.BooleanField(_("all paragraphs"), default=True)
    paragraphs = models.ManyToManyField(
        Paragraph, blank=True, related_name="+", verbose_name=_("paragraphs")
    )
    language = models.CharField(_("language"), max_length=10, default="en-gb")
    nonce = models.CharField(
        max_length=40,
        default=new_nonce,
        editable=False,
        help_text="Part of the signed link; a new one makes earlier links useless.",
    )
    # PROTECT: the same.
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("invited by")
    )
    invited_at = models.DateTimeField(_("invited"))
    expires_at = models.DateTimeField(_("expires"))
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    # PROTECT: the place that came of it.
    focal_point = models.OneToOneField(
        FocalPoint, models.PROTECT, null=True, blank=True, related_name="invitation"
    )
    is_demo = models.BooleanField(default=False, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-invited_at", "-pk")
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, focal_point=None)
                | Q(accepted_at__isnull=False, focal_point__isnull=False),
                name="accepted_invitation_made_a_place",
            ),
            models.CheckConstraint(
                condition=Q(place=Place.CONTRIBUTOR) | Q(all_paragraphs=True),
                name="invited_national_focal_point_covers_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} ({self.party})"
