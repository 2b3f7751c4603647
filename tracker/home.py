"""The front page: where things stand, what changed lately, what is due next."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.views.generic import TemplateView

from parties.models import ActionVersion
from resolutions.choices import LegalStatus
from resolutions.models import ActionItem, Addressee, Resolution, StatusUpdate

from .progress.content import Figure
from .progress.marks import figures_of, statuses_of
from .upcoming import due_next

RESOLUTIONS = 6
LATEST = 8
LATEST_ACTIONS = 5


class Home(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = list(Resolution.objects.order_by().values_list("pk", "legal_status"))
        not_in_force = [pk for pk, status in known if status != LegalStatus.IN_FORCE]
        whole, figures = figures_in_force(not_in_force)
        newest = Resolution.objects.in_force().select_related("adopted_at")
        return super().get_context_data(
            resolutions=newest[:RESOLUTIONS],
            number_in_force=len(known) - len(not_in_force),
            whole=whole,
            figures=figures,
            statuses=statuses_of(whole),
            latest=latest_updates(),
            accepted=latest_actions(),
            due=due_next(timezone.localdate()),
            **kwargs,
        )


def figures_in_force(not_in_force: Sequence[int]) -> tuple[Figure, tuple[Figure, ...]]:
    """Return the figures of the action items of all resolutions but those given.

    While there are none to leave out, an index alone answers: no other table is read.
    """
    items = ActionItem.objects.order_by()
    if not_in_force:
        items = items.exclude(paragraph__resolution__in=not_in_force)
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = items.values_list("addressee", "status").annotate(number=Count("*"))
    for addressee, status, number in rows:
        counts[addressee][status] = number
    return figures_of(counts, list(Addressee.objects.all()))


def latest_updates() -> "QuerySet[StatusUpdate]":
    """Return the latest standing updates, each with the status that its item had before."""
    earlier = StatusUpdate.objects.standing().filter(action_item=OuterRef("action_item"))
    earlier = earlier.filter(
        Q(effective_on__lt=OuterRef("effective_on"))
        | Q(effective_on=OuterRef("effective_on"), pk__lt=OuterRef("pk"))
    ).order_by("-effective_on", "-pk")
    return (
        StatusUpdate.objects.standing()
        .annotate(status_before=Subquery(earlier.values("status")[:1]))
        .select_related("action_item__addressee", "action_item__paragraph")
        .defer("internal_note", "return_reason")
        .order_by("-approved_at")[:LATEST]
    )


def latest_actions() -> "QuerySet[ActionVersion]":
    """Return the actions of Parties that were accepted last."""
    accepted = ActionVersion.objects.public().select_related("action__party")
    return accepted.defer("done", "challenges", "support_needed", "return_reason").order_by(
        "-decided_at"
    )[:LATEST_ACTIONS]
