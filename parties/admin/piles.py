"""What waits for the Secretariat among the actions of Parties: the first of each pile."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from resolutions.models import User

from ..choices import Side
from ..models import ActionVersion, PartyAction, Remark
from ..permissions import may_review
from .filters import unanswered


class Piles:
    """What waits for review, and what was asked and not yet answered, read in one query.

    Args:
        most: how many of each pile are read; what a person is told of more is that there are more.
    """

    def __init__(self, user: User, most: int) -> None:
        found = list(actions(user, most)) if may_review(user) else []
        self.waiting = sorted(
            (each for each in found if each.waits_since),  # type: ignore[attr-defined]
            key=lambda each: each.waits_since,  # type: ignore[attr-defined]
        )
        self.asked = sorted(
            (each for each in found if each.last_side == Side.SECRETARIAT),  # type: ignore[attr-defined]
            key=lambda each: each.last_at,  # type: ignore[attr-defined]
        )


def actions(user: User, most: int) -> QuerySet[PartyAction]:
    """The actions of both piles, with since when they wait and what was said of them last."""
    waiting = ActionVersion.objects.pending().order_by("submitted_at", "pk").values("pk")[:most]
    asked = unanswered().order_by("pk").values("pk")[:most]
    # Each slice in a query of its own: SQLite takes none in the parts of a union.
    both = (ActionVersion.objects.filter(pk__in=waiting).order_by().values("action")).union(
        Remark.objects.filter(pk__in=asked).order_by().values("action"), all=True
    )
    found = PartyAction.objects.visible_to(user).filter(pk__in=both).select_related("party")
    return found.only("reference", "state", "party").annotate(**news())


def news() -> dict[str, Any]:
    """What is said of an action on the desk: its version that waits, and the last remark."""
    pending = ActionVersion.objects.pending().filter(action=OuterRef("pk")).order_by()
    last = Remark.objects.filter(action=OuterRef("pk")).order_by("-pk")
    return {
        "waits_since": Subquery(pending.values("submitted_at")[:1]),
        "heading_then": Subquery(pending.values("title")[:1]),
        "language_then": Subquery(pending.values("language")[:1]),
        "last_side": Subquery(last.values("side")[:1]),
        "last_at": Subquery(last.values("made_at")[:1]),
        "last_text": Subquery(last.values("text")[:1]),
    }
