"""The page of an action item in the admin, with what Parties say of it where it asks them."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.utils import timezone

from resolutions.admin.items import ActionItemAdmin
from resolutions.admin.recording import ItemPage
from resolutions.models import ActionItem

from ..choices import PARTIES
from ..figures import shares_of
from ..models import Answer, ReportingPeriod

LATEST = 6


class ItemPageWithParties(ItemPage):
    """Shows what Parties reported; the officer writes the item's status in words of their own."""

    template_name = "admin/parties/item.html"

    def surroundings(self) -> dict[str, Any]:
        found = super().surroundings()
        if self.item.addressee.code != PARTIES or not self.user.has_perm(
            "parties.view_partyaction"
        ):
            return found
        return {**found, **answers_to(self.item)}


def answers_to(item: ActionItem) -> dict[str, Any]:
    """How many Parties reported on the item, what they said last, and how many had nothing."""
    today = timezone.localdate()
    latest = Answer.objects.current().filter(item=item).order_by("-version__decided_at")
    period = ReportingPeriod.objects.open_on(today).select_related("meeting", "since_meeting")
    return {
        "shares": shares_of(item, today),
        "latest_answers": latest.select_related("version__action__party")[:LATEST],
        "period": period.annotate(
            with_nil=Count("reports", filter=Q(reports__nil_at__isnull=False))
        ).first(),
    }


admin.site.unregister(ActionItem)


@admin.register(ActionItem)
class ItemAdminWithParties(ActionItemAdmin):
    item_page = ItemPageWithParties
