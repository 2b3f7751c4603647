"""What the pages of the admin show of an item and of its updates, in a fixed number of queries."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from .. import permissions
from ..choices import CLOSED
from ..models import ActionItem, Deadline, Evidence, StatusUpdate, User
from .columns import chip, deadline_words, is_missed, last_change
from .marking import marked_element


def items() -> QuerySet[ActionItem]:
    deadlines = Deadline.objects.with_due_on(timezone.localdate()).select_related("meeting", "body")
    return ActionItem.objects.select_related(
        "element__reports_to",
        "element__paragraph__theme",
        "element__paragraph__resolution",
        "addressee",
        "office",
    ).prefetch_related(Prefetch("deadlines", deadlines.order_by("pk")))


def updates(user: User) -> QuerySet[StatusUpdate]:
    """The updates that the user may see, with all that is shown of them."""
    return (
        StatusUpdate.objects.visible_to(user)
        .select_related("action_item", "author", "approved_by", "returned_by", "corrects")
        .select_related("corrected_by")
        .prefetch_related(Prefetch("evidence", Evidence.objects.select_related("meeting")))
    )


def updates_of(item: ActionItem, user: User) -> QuerySet[StatusUpdate]:
    """The dated history of the item: the newest first, what is in work before it."""
    return updates(user).filter(action_item=item).order_by("-effective_on", "-pk")


def of_item(item: ActionItem, user: User) -> dict[str, Any]:
    """The text with its marks, and what is known of when the item is due."""
    today = timezone.localdate()
    outstanding = item.status not in CLOSED
    return {
        "item": item,
        "element": item.element,
        "paragraph": item.element.paragraph,
        "parts": marked_element(item.element, item.asks),
        "chip": chip(item.status),
        "last_change": last_change(item),
        "deadlines": [
            (deadline_words(each), outstanding and is_missed(each, today))
            for each in item.deadlines.all()
        ],
    }


def verbs_for(user: User, update: StatusUpdate) -> dict[str, bool]:
    """Which buttons the user finds on the update."""
    corrected = hasattr(update, "corrected_by")
    return {
        "may_change": permissions.may_change(user, update),
        "may_recall": permissions.may_recall(user, update),
        "may_return": permissions.may_return(user, update),
        "may_approve": permissions.may_approve(user, update),
        "may_correct": permissions.may_correct(user, update) and not corrected,
    }


def approvers(update: StatusUpdate) -> list[User]:
    """Who could approve the update: those with the right to, bar its author where it closes."""
    people = User.objects.with_perm(
        "resolutions.approve_statusupdate",
        backend="django.contrib.auth.backends.ModelBackend",
    )
    people = people.filter(is_staff=True, is_demo=update.is_demo)
    if update.closes:
        people = people.filter(~Q(pk=update.author_id))
    return list(people.order_by("username")[:10])
