"""When Parties report, and that they did."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models import Meeting

from ..choices import Gate
from ..querysets import PartyReportQuerySet, ReportingPeriodQuerySet
from .parties import Party


class ReportingPeriod(models.Model):
    """The time from one meeting of the Standing Committee to the next, with a gate.

    The dates say what the period is about; the gate says whether Parties may submit for it. Late
    submissions are taken while staff leave it open.
    """

    # PROTECT, both: a report names the meetings that it lies between.
    since_meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("from meeting"),
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="reporting_periods", verbose_name=_("to meeting")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    gate = models.CharField(
        _("gate"),
        max_length=10,
        choices=Gate,
        default=Gate.CLOSED,
        help_text=_("Parties submit while it is open, whatever the dates say."),
    )
    is_demo = models.BooleanField(default=False, editable=False)

    objects = ReportingPeriodQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-starts_on", "-pk")
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        constraints = [
            models.UniqueConstraint(fields=("meeting",), name="period_once_a_meeting"),
            models.CheckConstraint(condition=Q(gate__in=Gate.values), name="period_gate_known"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="period_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        if self.since_meeting is None:
            return _t("up to %(meeting)s") % {"meeting": self.meeting}
        return f"{self.since_meeting} – {self.meeting}"

    @property
    def is_open(self) -> bool:
        return self.gate == Gate.OPEN


class PartyReport(models.Model):
    """That a Party reported in a period: by accepted actions, or by a nil return.

    `accepted` counts the versions submitted in the period that were accepted. A row with neither
    says nothing: what was counted or said has been undone.
    """

    # PROTECT, both: what was reported stays.
    period = models.ForeignKey(
        ReportingPeriod, models.PROTECT, related_name="reports", verbose_name=_("period")
    )
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="reports", verbose_name=_("Party")
    )
    accepted = models.PositiveIntegerField(_("accepted submissions"), default=0)
    nil_at = models.DateTimeField(_("nothing to report, said"), null=True, blank=True)
    # PROTECT: who said it stays known.
    nil_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_demo = models.BooleanField(default=False, editable=False)

    objects = PartyReportQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("period", "party")
        verbose_name = _("report of a Party")
        verbose_name_plural = _("reports of Parties")
        constraints = [
            models.UniqueConstraint(fields=("period", "party"), name="party_report_once_a_period"),
            models.CheckConstraint(
                condition=Q(nil_at=None, nil_by=None)
                | Q(nil_at__isnull=False, nil_by__isnull=False),
                name="nil_return_names_who_said_it",
            ),
            models.CheckConstraint(
                condition=Q(nil_at=None) | Q(accepted=0), name="nil_return_has_no_actions"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party}, {self.period}"

    @property
    def is_nil(self) -> bool:
        return self.nil_at is not None
