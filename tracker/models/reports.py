"""Progress reports to meetings: what is prepared, and what is frozen."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models import ActionItem, Meeting, Resolution

from ..choices import Distribution, OriginalLanguage, ReportState
from ..querysets import ProgressReportQuerySet


class ProgressReport(models.Model):
    """What the Secretariat reports on a resolution to one meeting.

    A draft is live. One that waits for confirmation, or is final, says what is frozen in `content`;
    the database refuses to change a final one. `reporting.services` alone writes these rows.

    `texts` holds what people wrote: `{section: {language: {"text": …, "data": …}}}`, where `data`
    is what the data said when it was written. `recommended` is none while the data's recommended
    actions stand; else a list of `{language: text}`.
    """

    # PROTECT, both: a report is about a text, to a meeting.
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="progress_reports", verbose_name=_("resolution")
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="progress_reports", verbose_name=_("meeting")
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    symbol = models.CharField(
        _("symbol"), max_length=120, unique=True, help_text=_("UNEP/CMS/StC56/Doc.14")
    )
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    # PROTECT: a revision says what it replaces.
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )
    agenda_item = models.CharField(_("agenda item"), max_length=20, help_text=_("14, or 18.2"))
    distribution = models.CharField(
        _("distribution"),
        max_length=10,
        choices=Distribution,
        default=Distribution.GENERAL,
        blank=True,
    )
    dated = models.DateField(_("date of the document"))
    from_day = models.DateField(_("reporting period from"))
    cut_off = models.DateField(
        _("cut-off date"),
        help_text=_("The report says what was approved and had taken effect by the end of it."),
    )
    language = models.CharField(
        _("original language"),
        max_length=2,
        choices=OriginalLanguage,
        default=OriginalLanguage.ENGLISH,
        help_text=_("In which the Secretariat writes its texts and its status updates."),
    )

    texts = models.JSONField(default=dict, editable=False)
    recommended = models.JSONField(null=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    state = models.CharField(
        _("state"), max_length=10, choices=ReportState, default=ReportState.DRAFT
    )
    content = models.TextField(blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    files = models.JSONField(
        default=dict, editable=False, help_text="SHA-256 of each file when it became final."
    )
    # PROTECT, here and below: who made it final stays known.
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("begun"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed as final"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("final since"), null=True, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    objects = ProgressReportQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["content", "files"])

    class Meta:
        ordering = ("-cut_off", "-pk")
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        permissions = [
            ("propose_progressreport", _("Can propose a progress report as final")),
            ("confirm_progressreport", _("Can confirm a progress report that another proposed")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("resolution", "meeting", "revision"), name="report_once_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(revision=0, replaces=None) | Q(revision__gt=0, replaces__isnull=False),
                name="report_revision_names_what_it_replaces",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values), name="report_state_known"
            ),
            models.CheckConstraint(
                condition=Q(distribution__in=Distribution.values), name="report_distribution_known"
            ),
            models.CheckConstraint(
                condition=Q(language__in=OriginalLanguage.values), name="report_language_known"
            ),
            models.CheckConstraint(
                condition=Q(cut_off__gte=F("from_day")),
                name="report_period_ends_after_it_starts",
                violation_error_message=_("The cut-off date is before the period begins."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ReportState.DRAFT,
                    content="",
                    sha256="",
                    proposed_by=None,
                    proposed_at=None,
                )
                | (
                    ~Q(state=ReportState.DRAFT)
                    & ~Q(content="")
                    & ~Q(sha256="")
                    & Q(proposed_by__isnull=False, proposed_at__isnull=False)
                ),
                name="report_frozen_once_it_is_proposed",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=ReportState.FINAL, confirmed_by__isnull=False, confirmed_at__isnull=False
                )
                | (~Q(state=ReportState.FINAL) & Q(confirmed_by=None, confirmed_at=None)),
                name="final_report_names_who_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="final_report_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.slug])

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT

    @property
    def is_final(self) -> bool:
        return self.state == ReportState.FINAL

    @property
    def successor(self) -> Any:
        """The report that replaces this one, if there is one."""
        return getattr(self, "replaced_by", None)


class Omission(models.Model):
    """That the narrative of an item is left out of a report, and why: for the Secretariat alone."""

    # CASCADE: it goes with a discarded draft; that of a final report cannot go.
    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="omissions")
    # PROTECT: the item is part of the report.
    item = models.ForeignKey(ActionItem, models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), help_text=_("Never shown to the public."))
    # PROTECT: who left it out stays known.
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"))

    # As internal as the reason is; it outlives the omission, and the draft that is thrown away.
    history = HistoricalRecords()

    class Meta:
        ordering = ("item__position",)
        verbose_name = _("omission")
        verbose_name_plural = _("omissions")
        constraints = [
            models.UniqueConstraint(fields=("report", "item"), name="omission_once_an_item"),
            models.CheckConstraint(condition=~Q(reason=""), name="omission_says_why"),
        ]

    def __str__(self) -> str:
        return _t("%(report)s without %(item)s") % {
            "report": self.report_id,
            "item": self.item_id,
        }
