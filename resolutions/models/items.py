import datetime

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ..choices import DeadlineKind, Role, Status
from ..querysets import ActionItemQuerySet, DeadlineQuerySet
from .named import Named
from .people import Office
from .texts import Body, Element, Meeting, Paragraph


class Addressee(Named):
    """Who is asked, as a role: each treaty has its own Secretariat, all have the code SEC."""

    code = models.CharField(_("code"), max_length=6, unique=True)
    name = models.CharField(_("name"), max_length=100)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    principal = models.BooleanField(
        _("has a column of its own"),
        default=False,
        help_text=_("Shown apart in pictures and figures; the rest are shown as “Others”."),
    )

    class Meta:
        ordering = ("order", "code")
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")


class Theme(Named):
    """A subject that groups paragraphs in pages and reports."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    class Meta:
        ordering = ("order", "code")
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class ActionItem(models.Model):
    """What one clause of a paragraph asks of one addressee. The unit that is tracked.

    `status`, `status_on`, `needs_funding` and `current_update` copy the latest standing update,
    for fast lists; `services` alone writes them, and `version`, which counts what was done to
    the item's updates.
    """

    reference = models.CharField(_("reference"), max_length=40, unique=True)
    # PROTECT: work already reported must not vanish with its source.
    paragraph = models.ForeignKey(
        Paragraph, models.PROTECT, related_name="action_items", verbose_name=_("paragraph")
    )
    # PROTECT: the element holds the words that the item rests on.
    element = models.ForeignKey(
        Element, models.PROTECT, related_name="action_items", verbose_name=_("element")
    )
    # PROTECT: an addressee in use is part of every report.
    addressee = models.ForeignKey(
        Addressee, models.PROTECT, related_name="action_items", verbose_name=_("addressee")
    )
    addressee_text = models.CharField(
        _("addressee as written"), max_length=200, blank=True, help_text=_("interested Parties")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.ADDRESSEE)
    asks = models.TextField(
        _("what it asks"),
        help_text=_("Verbatim where the text asks; it reads whole on its own."),
    )
    # PROTECT: hand the items to another office first.
    office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="action_items",
        verbose_name=_("responsible office"),
    )
    position = models.BigIntegerField(
        editable=False, unique=True, help_text="Sorts as the text does, over all resolutions."
    )

    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.NO_INFORMATION, editable=False
    )
    status_on = models.DateField(_("effective date"), null=True, editable=False)
    needs_funding = models.BooleanField(_("needs funding"), default=False, editable=False)
    # PROTECT: the copy must be moved before the update it shows can go.
    current_update = models.OneToOneField(
        "resolutions.StatusUpdate",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="current_for",
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    # Set by the queryset's `as_of`, `with_marks` and `with_due_on`, for the date asked for.
    shown_status: str
    shown_on: datetime.date | None
    shown_funding: bool
    shown_update: int | None
    is_overdue: bool
    is_stagnant: bool
    due_on: datetime.date | None

    objects = ActionItemQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=["status", "status_on", "needs_funding", "current_update", "version"]
    )

    class Meta:
        ordering = ("position",)
        verbose_name = _("action item")
        verbose_name_plural = _("action items")
        constraints = [
            models.UniqueConstraint(
                fields=("element", "addressee"), name="action_item_once_an_addressee"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="action_item_status_known"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="action_item_role_known"
            ),
        ]
        indexes = [
            models.Index(fields=("addressee", "status"), name="action_item_figures"),
            models.Index(fields=("status", "position"), name="action_item_by_status"),
            models.Index(fields=("status_on", "position"), name="action_item_by_age"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("item", args=[self.reference])

    @property
    def clause(self) -> str:
        """The clause that it rests on: a verbatim part of the paragraph."""
        return self.element.clause

    @property
    def verb(self) -> str:
        return self.element.verb

    @property
    def is_joint(self) -> bool:
        return self.role == Role.JOINT


class Deadline(models.Model):
    """When an action item is due: a date, a meeting, every meeting of a body, or an event.

    "Every meeting" resolves to the next one; moving a meeting moves its deadlines.
    """

    # CASCADE: a deadline says something of its item alone; the item itself is protected.
    action_item = models.ForeignKey(
        ActionItem, models.CASCADE, related_name="deadlines", verbose_name=_("action item")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DeadlineKind)
    date = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("The day it is due; for an event, the day it happened, once it has."),
    )
    # PROTECT: moving a meeting moves what is due by it, removing it would lose that.
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name=_("meeting"),
    )
    # PROTECT: the same, for all meetings of the body.
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name=_("body"),
    )
    event = models.CharField(_("event"), max_length=200, blank=True)

    # Set by the queryset's `with_due_on`.
    due_on: datetime.date | None
    due_at_label: str | None

    objects = DeadlineQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("action_item", "pk")
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(kind=DeadlineKind.DATE, date__isnull=False, event="")
                    & models.Q(meeting__isnull=True, body__isnull=True)
                )
                | (
                    models.Q(kind=DeadlineKind.MEETING, meeting__isnull=False, event="")
                    & models.Q(date__isnull=True, body__isnull=True)
                )
                | (
                    models.Q(kind=DeadlineKind.EVERY_MEETING, body__isnull=False, event="")
                    & models.Q(date__isnull=True, meeting__isnull=True)
                )
                | (
                    models.Q(kind=DeadlineKind.EVENT, meeting__isnull=True, body__isnull=True)
                    & ~models.Q(event="")
                ),
                name="deadline_says_what_its_kind_needs",
                violation_error_message=_(
                    "Give the date for a date, the meeting for a meeting, the body for every "
                    "meeting, the words for an event, and leave the rest empty."
                ),
            ),
        ]

    def __str__(self) -> str:
        words = {
            DeadlineKind.DATE: str(self.date),
            DeadlineKind.MEETING: _("by %(meeting)s") % {"meeting": self.meeting},
            DeadlineKind.EVERY_MEETING: _("every meeting: %(body)s") % {"body": self.body},
            DeadlineKind.EVENT: _("after %(event)s") % {"event": self.event},
        }
        return str(words.get(DeadlineKind(self.kind), "")) if self.kind else ""
