"""Status updates, and corrections of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext as _

from resolutions.models import Evidence, StatusUpdate

from ..content import Category, Entry, Link
from ..lasting import lasting
from .base import Found, Pen, day


def entries(pks: Iterable[int], pen: Pen) -> Found:
    return {each.pk: entry(each, pen) for each in in_full(pks)}


def in_full(pks: Iterable[int]) -> "QuerySet[StatusUpdate]":
    """Return the updates with all that a reader sees of them, in two queries."""
    corrections = StatusUpdate.objects.approved().filter(corrects=OuterRef("pk"))
    evidence = Evidence.objects.public().select_related("meeting").order_by("pk")
    return (
        StatusUpdate.objects.approved()
        .filter(pk__in=list(pks))
        .select_related("action_item__addressee", "action_item__paragraph__resolution", "corrects")
        .defer("internal_note", "return_reason")
        .annotate(corrected_at=Subquery(corrections.values("approved_at")[:1]))
        .prefetch_related(Prefetch("evidence", evidence))
    )


def entry(update: StatusUpdate, pen: Pen) -> Entry:
    item = update.action_item
    told = {
        "item": item.reference,
        "status": update.get_status_display(),
        "addressee": item.addressee,
        "day": day(update.effective_on),
    }
    corrects = update.corrects_id is not None
    title = _("%(item)s: %(status)s, a correction") if corrects else _("%(item)s: %(status)s")
    assert update.approved_at is not None
    return Entry(
        id=lasting("status-update", update.pk, update.approved_at.isoformat()),
        title=title % told,
        at=update.approved_at,
        author=_("Secretariat"),
        page=f"{pen.links.to('item', item.reference)}#update-{update.pk}",
        summary=_("%(item)s, asked of %(addressee)s: %(status)s as of %(day)s.") % told,
        content=pen.content("update", update=update, item=item),
        categories=categories(update, pen),
        links=[Link("related", pen.links.to("api-status-update", update.pk), "application/json")],
    )


def categories(update: StatusUpdate, pen: Pen) -> list[Category]:
    addressee: Any = update.action_item.addressee
    found = [
        pen.kind("correction" if update.corrects_id else "update"),
        pen.category("status", update.status, update.get_status_display()),
        pen.category("addressee", addressee.code, addressee),
    ]
    if update.needs_funding:
        found.append(pen.category("mark", "needs_funding", _("Needs funding")))
    return found
