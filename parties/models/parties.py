"""Who must act: the Parties, and the instruments under the Convention that bind them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models.named import Named

from ..choices import InstrumentKind, Region
from ..querysets import PartyQuerySet


class Party(Named):
    """A State, or a regional economic integration organization, that is bound by the Convention."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    iso3 = models.CharField(
        _("code"),
        max_length=3,
        unique=True,
        help_text=_("ISO 3166-1 alpha-3; EUE for the European Union."),
    )
    iso2 = models.CharField(_("code, two letters"), max_length=2, unique=True)
    region = models.CharField(_("region"), max_length=40, choices=Region)
    entry_into_force = models.DateField(_("Party since"), null=True, blank=True)
    is_reio = models.BooleanField(_("regional economic integration organization"), default=False)
    note = models.CharField(_("note on the source"), max_length=300, blank=True)
    actions_begun = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Counts the references given out: that of a discarded draft is not used again.",
    )

    objects = PartyQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["actions_begun"])

    class Meta:
        ordering = ("name",)
        verbose_name = _("Party")
        verbose_name_plural = _("Parties")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(region__in=Region.values), name="party_region_known"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("party", args=[self.iso3])


class Instrument(models.Model):
    """The Convention, or an agreement, memorandum or initiative under it (the CMS Family)."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    short_name = models.CharField(_("short name"), max_length=100)
    full_name = models.CharField(_("full name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=40, choices=InstrumentKind)
    legally_binding = models.BooleanField(_("legally binding"), default=False)
    concluded = models.PositiveSmallIntegerField(_("concluded in"), null=True, blank=True)
    in_effect = models.DateField(_("in effect since"), null=True, blank=True)
    parties = models.ManyToManyField(
        Party, through="Membership", related_name="instruments", verbose_name=_("Parties")
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ("short_name",)
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=InstrumentKind.values), name="instrument_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name


class Membership(models.Model):
    """A Party to the Convention that is also bound by, or signed, another instrument."""

    # PROTECT, both: a membership is a fact of its own, to be removed on purpose.
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="memberships", verbose_name=_("Party")
    )
    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="memberships", verbose_name=_("instrument")
    )
    entry_into_force = models.DateField(_("in force since"), null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ("instrument", "party")
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=("party", "instrument"), name="membership_once_a_party"),
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.instrument}"
