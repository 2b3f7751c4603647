"""What a Party submitted at one time, frozen, with what both sides remarked on it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from resolutions.models import ActionItem

from ..choices import Outcome, Side
from ..querysets import ActionVersionQuerySet, AnswerQuerySet
from .actions import PartyAction, Said
from .parties import Party
from .periods import ReportingPeriod


class ActionVersion(Said):
    """What was submitted of an action at one time. It never changes; only its outcome is added."""

    # PROTECT: versions are the record.
    action = models.ForeignKey(
        PartyAction, models.PROTECT, related_name="versions", verbose_name=_("Party action")
    )
    number = models.PositiveIntegerField(_("version"))
    # PROTECT, here and below: who said, let out and reviewed it stays known.
    period = models.ForeignKey(
        ReportingPeriod, models.PROTECT, related_name="versions", verbose_name=_("period")
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("submitted by")
    )
    submitted_at = models.DateTimeField(_("submitted"))
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, default=Outcome.PENDING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    public_note = models.TextField(
        _("public note"), blank=True, help_text=_("Published beside what the Party wrote.")
    )
    return_reason = models.TextField(_("reason for the return"), blank=True)

    objects = ActionVersionQuerySet.as_manager()

    class Meta:
        ordering = ("action", "-number")
        verbose_name = _("version of a Party action")
        verbose_name_plural = _("versions of Party actions")
        constraints = [
            models.UniqueConstraint(fields=("action", "number"), name="version_once_an_action"),
            models.UniqueConstraint(
                fields=("action",),
                condition=Q(outcome=Outcome.PENDING),
                name="one_version_waits_for_review",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="version_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.PENDING, decided_by=None, decided_at=None)
                | (
                    ~Q(outcome=Outcome.PENDING)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="decided_version_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.RETURNED) | ~Q(return_reason=""),
                name="returned_version_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(done=""), name="version_says_something"
            ),
        ]
        indexes = [
            models.Index(
                fields=("submitted_at",),
                name="version_waiting",
                condition=Q(outcome=Outcome.PENDING),
            ),
            models.Index(
                F("decided_at").desc(),
                name="version_accepted_newest",
                condition=Q(outcome=Outcome.ACCEPTED),
            ),
        ]

    def __str__(self) -> str:
        return _t("%(action)s, version %(number)s") % {
            "action": self.action.reference,
            "number": self.number,
        }

    @property
    def is_public(self) -> bool:
        """Whether it is the accepted version that the public reads; needs `action` loaded."""
        return self.action.current_id == self.pk


class Answer(models.Model):
    """That a version answers an action item; `is_current` while the public reads that version."""

    # CASCADE: an answer is a part of its version, which the database keeps.
    version = models.ForeignKey(ActionVersion, models.CASCADE, related_name="answers")
    # PROTECT: work already reported must not vanish with the item.
    item = models.ForeignKey(ActionItem, models.PROTECT, related_name="answers")
    # PROTECT: a copy of the version's Party, for counting Parties by item.
    party = models.ForeignKey(Party, models.PROTECT, related_name="answers")
    is_current = models.BooleanField(default=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to an action item")
        verbose_name_plural = _("answers to action items")
        constraints = [
            models.UniqueConstraint(fields=("version", "item"), name="answer_once_a_version"),
        ]
        indexes = [
            models.Index(
                fields=("item", "party", "version"),
                name="answer_by_item",
                condition=Q(is_current=True),
            ),
            models.Index(
                fields=("party", "item", "version"),
                name="answer_by_party",
                condition=Q(is_current=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.item_id}"


class Remark(models.Model):
    """A question of the Secretariat, or the Party's answer; never public, never changed."""

    # CASCADE: only a draft that was never submitted can go, and nobody remarks on one.
    action = models.ForeignKey(PartyAction, models.CASCADE, related_name="remarks")
    side = models.CharField(_("side"), max_length=20, choices=Side)
    text = models.TextField(_("remark"))
    # PROTECT: who asked what stays known.
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="remark_side_known"),
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
        ]
        indexes = [models.Index(fields=("side", "id"), name="remark_by_side")]

    def __str__(self) -> str:
        return self.text[:60]
