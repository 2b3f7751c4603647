"""What a Party says of one thing that it did: the words, and the working copy of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from resolutions.models import ActionItem

from ..choices import OPEN_STATES, ActionState, Channel, EntryLanguage, Stage
from ..querysets import PartyActionQuerySet
from .parties import Party


class Said(models.Model):
    """The words of an action: in the working copy, and again in each version."""

    title = models.CharField(_("title"), max_length=300, blank=True)
    done = models.TextField(_("what was done, and results"), blank=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.UNDER_WAY)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    challenges = models.TextField(_("challenges"), blank=True)
    support_needed = models.TextField(_("support needed"), blank=True)
    language = models.CharField(
        _("language of the entry"),
        max_length=10,
        choices=EntryLanguage,
        default=EntryLanguage.ENGLISH,
    )

    class Meta:
        abstract = True


# The columns of `Said`, in the order in which they are asked for and shown.
WORDS = (
    "title", "done", "stage", "starts_on", "ends_on", "challenges", "support_needed", "language",
)  # fmt: skip


class PartyAction(Said):
    """Something a Party did, does or plans that answers action items addressed to Parties.

    This row is the working copy, which the Party alone sees until it submits; each submission
    freezes an `ActionVersion`. What is accepted stays public while a later version is in work.
    """

    reference = models.CharField(
        _("reference"), max_length=20, unique=True, help_text=_("KEN-7: keeps its meaning for good")
    )
    # PROTECT: what a Party reported stays.
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="actions", verbose_name=_("Party")
    )
    items = models.ManyToManyField(
        ActionItem, blank=True, related_name="+", verbose_name=_("action items")
    )
    state = models.CharField(
        _("publication state"), max_length=20, choices=ActionState, default=ActionState.DRAFT
    )
    version = models.PositiveIntegerField(
        default=0, editable=False, help_text="Counts what was done to the action."
    )
    # PROTECT: who said what stays known.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    created_at = models.DateTimeField(_("begun"))
    # PROTECT: the same.
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed"))
    # PROTECT: the copy must be moved before the version that is public can go.
    current = models.OneToOneField(
        "parties.ActionVersion",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="current_for",
        verbose_name=_("accepted version"),
    )
    # SET_NULL: a copy says where it came from while that is there.
    copied_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, editable=False, related_name="+"
    )
    copied_at = models.DateTimeField(
        null=True, editable=False, help_text="Until the copy is edited."
    )
    channel = models.CharField(_("channel"), max_length=20, choices=Channel, default=Channel.PARTY)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    taken_over_at = models.DateTimeField(_("taken over by the Party"), null=True)
    form_key = models.UUIDField(
        unique=True,
        null=True,
        editable=False,
        help_text="The form that began it; the same form sent twice begins one action.",
    )
    is_demo = models.BooleanField(default=False, editable=False)

    objects = PartyActionQuerySet.as_manager()

    class Meta:
        ordering = ("party", "pk")
        verbose_name = _("Party action")
        verbose_name_plural = _("Party actions")
        permissions = [("review_partyaction", _("Can accept, return and question Party actions"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ActionState.values), name="party_action_state_known"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="party_action_stage_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ActionState.ACCEPTED) | Q(current__isnull=False),
                name="accepted_action_has_a_version",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.PARTY, received_on=None)
                | (~Q(channel=Channel.PARTY) & Q(received_on__isnull=False)),
                name="entry_on_behalf_says_when_received",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="party_action_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
        ]
        indexes = [
            # The review queue and a Party's own piles: the few that are not settled.
            models.Index(
                fields=("state", "changed_at"),
                name="party_action_in_work",
                condition=~Q(state=ActionState.ACCEPTED),
            ),
            models.Index(fields=("party", "state"), name="party_action_of_party"),
            models.Index(fields=("id",), name="party_action_demo", condition=Q(is_demo=True)),
            # The few that the Secretariat entered.
            models.Index(
                fields=("state", "id"),
                name="party_action_on_behalf",
                condition=~Q(channel=Channel.PARTY),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("my-action", args=[self.reference])

    @property
    def heading(self) -> str:
        return self.title or _t("(no title yet)")

    @property
    def is_open(self) -> bool:
        """Whether the working copy may be changed as it is; an accepted one is reopened so."""
        return self.state in OPEN_STATES

    @property
    def is_on_behalf(self) -> bool:
        """Whether the Secretariat entered it and the Party has not taken it over."""
        return self.channel != Channel.PARTY and self.taken_over_at is None
