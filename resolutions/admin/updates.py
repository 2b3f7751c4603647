"""Status updates in the admin: the list, the page of one, and a button for each verb."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..choices import State
from ..models import StatusUpdate
from . import filters, verbs
from .base import ReadOnlyAdmin
from .columns import chip
from .recording import CorrectUpdate, ReviseUpdate


@admin.register(StatusUpdate)
class StatusUpdateAdmin(ReadOnlyAdmin):
    """Nothing is typed into an update here: each change of state is a verb with its own address."""

    list_display = ("item", "chip", "effective_on", "state", "author", "recorded_at")
    list_display_links = None
    list_filter = ("state", "status", filters.AuthorFilter, "action_item__addressee")
    list_select_related = ("action_item", "author")
    search_fields = ("action_item__reference__istartswith",)
    search_help_text = _("The beginning of a reference: 11.10-18")
    actions = None

    def get_urls(self) -> list[Any]:
        """The page of an update and its verbs, in place of the stock forms."""
        pages = {
            "change": verbs.UpdatePage,
            "edit": ReviseUpdate,
            "correct": CorrectUpdate,
            "submit": verbs.Submit,
            "recall": verbs.Recall,
            "discard": verbs.Discard,
            "approve": verbs.Approve,
            "return": verbs.Return,
        }
        return [
            *(
                path(
                    f"<int:pk>/{verb}/",
                    self.admin_site.admin_view(page.as_view(model_admin=self)),
                    name=f"resolutions_statusupdate_{verb}",
                )
                for verb, page in pages.items()
            ),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Say so where approved ones are left out: their millions then cost nothing."""
        found: Any = super().get_queryset(request)
        state = request.GET.get("state__exact", State.APPROVED)
        return found if state == State.APPROVED else found.in_work()

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """The newest first; what waits for approval, the oldest first."""
        if request.GET.get("state__exact") == State.SUBMITTED:
            return ("submitted_at", "pk")
        return ("-pk",)

    @admin.display(description=_("action item"))
    def item(self, update: StatusUpdate) -> str:
        address = reverse("admin:resolutions_statusupdate_change", args=[update.pk])
        return format_html('<a href="{}">{}</a>', address, update.action_item.reference)

    @admin.display(description=_("status"))
    def chip(self, update: StatusUpdate) -> str:
        return chip(update.status)
