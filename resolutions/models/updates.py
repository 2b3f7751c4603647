from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..choices import CLOSED, EvidenceKind, State, Status
from ..querysets import EvidenceQuerySet, StatusUpdateQuerySet
from ..validators import evidence_file, web_address
from .items import ActionItem
from .texts import Meeting


class StatusUpdate(models.Model):
    """A dated statement of how far an action item has come.

    It never changes and is never deleted once approved: the database refuses both. A mistake is
    corrected by a newer update that names the one it corrects.
    """

    # PROTECT: the record outlives any tidying up of items.
    action_item = models.ForeignKey(
        ActionItem, models.PROTECT, related_name="updates", verbose_name=_("action item")
    )
    status = models.CharField(_("status"), max_length=20, choices=Status)
    effective_on = models.DateField(
        _("effective date"), help_text=_("The day on which this is so; not in the future.")
    )
    achievements = models.TextField(_("achievements"), blank=True)
    challenges = models.TextField(_("challenges"), blank=True)
    next_steps = models.TextField(_("next steps"), blank=True)
    needs_funding = models.BooleanField(_("needs funding"), default=False)
    internal_note = models.TextField(
        _("internal note"), blank=True, help_text=_("Never shown to the public.")
    )
    # PROTECT: a correction without what it corrects explains nothing.
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name=_("corrects"),
    )

    state = models.CharField(
        _("publication state"), max_length=20, choices=State, default=State.DRAFT
    )
    # PROTECT, here and below: who said what and who let it out stays known.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="status_updates",
        verbose_name=_("author"),
    )
    recorded_at = models.DateTimeField(_("recorded"))
    submitted_at = models.DateTimeField(_("submitted"), null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    returned_at = models.DateTimeField(_("returned"), null=True)
    return_reason = models.TextField(_("reason for the return"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="approved_updates",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved"), null=True)
    form_key = models.UUIDField(
        unique=True,
        null=True,
        editable=False,
        help_text="The form that recorded it; the same form sent twice records once.",
    )
    item_version = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="The version that the item got when this update was last touched.",
    )
    is_demo = models.BooleanField(default=False, editable=False)

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        ordering = ("-effective_on", "-pk")
        verbose_name = _("status update")
        verbose_name_plural = _("status updates")
        permissions = [("approve_statusupdate", _("Can approve or return status updates"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="status_update_status_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="status_update_state_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state=State.APPROVED, approved_by__isnull=False, approved_at__isnull=False
                )
                | (~Q(state=State.APPROVED) & Q(approved_by=None, approved_at=None)),
                name="approved_update_names_its_approver",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RETURNED) | ~Q(return_reason=""),
                name="returned_update_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.APPROVED) | ~Q(status__in=CLOSED) | ~Q(achievements=""),
                name="closing_update_says_what_was_done",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.APPROVED)
                | ~Q(status__in=CLOSED)
                | ~Q(approved_by=F("author")),
                name="closing_update_approved_by_another",
            ),
        ]
        indexes = [
            # Covers "status as of a date": see StatusUpdateQuerySet.standing.
            models.Index(
                "action_item",
                F("effective_on").desc(),
                F("id").desc(),
                "status",
                name="status_update_as_of",
                condition=Q(state=State.APPROVED),
            ),
            # The few that correct another: what they correct does not count.
            models.Index(
                fields=("corrects",),
                name="status_update_corrections",
                condition=Q(state=State.APPROVED, corrects__isnull=False),
            ),
            models.Index(
                F("approved_at").desc(),
                F("id").desc(),
                name="status_update_newest",
                condition=Q(state=State.APPROVED),
            ),
            models.Index(fields=("id",), name="status_update_demo", condition=Q(is_demo=True)),
            models.Index(
                fields=("state", "recorded_at"),
                name="status_update_in_work",
                condition=~Q(state=State.APPROVED),
            ),
        ]

    def __str__(self) -> str:
        return _("%(item)s: %(status)s, %(date)s") % {
            "item": self.action_item.reference,
            "status": self.get_status_display(),
            "date": self.effective_on,
        }

    @property
    def closes(self) -> bool:
        """Whether it says that nothing more is expected of the item."""
        return self.status in CLOSED

    @property
    def is_open(self) -> bool:
        """Whether its author may still change it."""
        return self.state in (State.DRAFT, State.RETURNED)


def evidence_path(evidence: "Evidence", name: str) -> str:
    return f"evidence/{evidence.status_update_id}/{PurePath(name).name}"


class Evidence(models.Model):
    """A document, meeting, notification, web page or file that shows what an update says."""

    # CASCADE: evidence goes with a discarded draft; that of an approved update cannot go at all.
    status_update = models.ForeignKey(
        StatusUpdate, models.CASCADE, related_name="evidence", verbose_name=_("status update")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=EvidenceKind)
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("web address"), max_length=1000, blank=True, validators=[web_address])
    # PROTECT: the meeting is what the evidence consists of.
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, verbose_name=_("meeting")
    )
    file = models.FileField(
        _("file"),
        upload_to=evidence_path,
        max_length=300,
        blank=True,
        validators=[evidence_file],
    )
    is_public = models.BooleanField(_("public"), default=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("status_update", "pk")
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EvidenceKind.values), name="evidence_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(url="") | ~Q(file="") | Q(meeting__isnull=False),
                name="evidence_can_be_looked_up",
                violation_error_message=_("Give a web address, a file or a meeting."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where it can be read: its own page on the web, or the file that is kept here."""
        return self.url or (reverse("evidence", args=[self.pk]) if self.file else "")
