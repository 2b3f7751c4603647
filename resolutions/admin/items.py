"""Action items: the list, the page of one item, and the few fields of it that are edited."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ..choices import CLOSED, State
from ..models import ActionItem, Deadline, StatusUpdate
from ..permissions import may_record
from ..search import matching
from . import filters
from .adding import AddItem
from .base import HistoryAdmin, key_in
from .bulk import MOST, RecordForSeveral
from .columns import chip, deadline_words, is_missed, last_change
from .recording import ItemPage


class DeadlineInline(admin.StackedInline):  # type: ignore[type-arg]
    model = Deadline
    extra = 1


@admin.register(ActionItem)
class ActionItemAdmin(HistoryAdmin):
    list_display = (
        "reference",
        "asked",
        "addressee",
        "chip",
        "changed",
        "whose",
        "in_work",
        "due",
    )
    list_filter = (
        "addressee",
        "status",
        ("paragraph__theme", admin.RelatedFieldListFilter),
        filters.OfficeFilter,
        filters.DeadlineFilter,
        filters.WorkFilter,
        filters.AgeFilter,
        filters.ResolutionFilter,
    )
    list_select_related = ("addressee", "office")
    ordering = ("position",)
    search_fields = ("reference",)
    search_help_text = _("A reference (11.10-18) or words of the text or of the last update.")
    actions = ("record_for_selected",)
    always_read_only = ("reference", "paragraph", "element", "addressee")
    wording = ("addressee_text", "role", "asks")
    fields = (*always_read_only, *wording, "office")
    inlines = (DeadlineInline,)
    item_page: type[ItemPage] = ItemPage

    def get_urls(self) -> list[Any]:
        """The page of an item takes the place of the stock form, which moves to `edit/`."""
        wrap = self.admin_site.admin_view
        item_page = wrap(self.item_page.as_view(model_admin=self))
        names = "resolutions_actionitem"
        return [
            path("add/", wrap(AddItem.as_view(model_admin=self)), name=f"{names}_add"),
            path(
                "record-for-several/",
                wrap(RecordForSeveral.as_view(model_admin=self)),
                name=f"{names}_several",
            ),
            path("<int:pk>/change/", item_page, name=f"{names}_change"),
            path("<path:object_id>/edit/", wrap(self.edit_view), name=f"{names}_edit"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ActionItem]:
        found: Any = super().get_queryset(request)
        queryset: QuerySet[ActionItem] = found.as_of()
        match = request.resolver_match
        if match and match.url_name == "resolutions_actionitem_changelist":
            return queryset.prefetch_related(*for_the_list())
        return queryset

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return matching(queryset, search_term), False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The wording is for those who may add items; where an item belongs never changes."""
        may_word = request.user.has_perm("resolutions.add_actionitem")
        return self.always_read_only + (() if may_word else self.wording)

    def has_record_permission(self, request: HttpRequest) -> bool:
        return may_record(request.user)

    @admin.action(description=_("Record one update for the selected items"), permissions=["record"])
    def record_for_selected(
        self, request: HttpRequest, queryset: QuerySet[ActionItem]
    ) -> HttpResponse | None:
        chosen = list(queryset.prefetch_related(None).values_list("pk", flat=True)[: MOST + 1])
        if len(chosen) > MOST:
            sentence = _t("Choose at most %(most)s items at a time.") % {"most": MOST}
            self.message_user(request, sentence, messages.ERROR)
            return None
        address = reverse("admin:resolutions_actionitem_several")
        return HttpResponseRedirect(f"{address}?items={','.join(map(str, chosen))}")

    def edit_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The stock form for the few fields of an item that are edited."""
        context = {"show_save_and_add_another": False}
        found: HttpResponse = self.changeform_view(request, object_id, "", context)
        return found

    def response_post_save_change(
        self, request: HttpRequest, obj: ActionItem
    ) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:resolutions_actionitem_change", args=[obj.pk]))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """The edits of the item, with those of its deadlines below."""
        records = Deadline.history.filter(action_item_id=key_in(object_id))
        context = {
            "deadline_records": records.select_related("history_user"),
            **(extra_context or {}),
        }
        found: HttpResponse = super().history_view(request, object_id, context)
        return found

    @admin.display(description=_("what is asked"))
    def asked(self, item: ActionItem) -> str:
        return Truncator(item.asks).chars(90)

    @admin.display(description=_("status"), ordering="status")
    def chip(self, item: ActionItem) -> str:
        return chip(item.status)

    @admin.display(description=_("last change"), ordering="status_on")
    def changed(self, item: ActionItem) -> str:
        return last_change(item)

    @admin.display(description=_("office"), ordering="office")
    def whose(self, item: ActionItem) -> str:
        return str(item.office or "—")

    @admin.display(description=_("in work"))
    def in_work(self, item: ActionItem) -> str:
        states = [update.state for update in item.updates_in_work]  # type: ignore[attr-defined]
        counts = [(states.count(state), state) for state in State if state in states]
        return ", ".join(f"{count} {state.label.lower()}" for count, state in counts) or "—"

    @admin.display(description=_("deadline"))
    def due(self, item: ActionItem) -> str:
        today = timezone.localdate()
        open_still = item.status not in CLOSED
        rows = (
            (
                "late" if open_still and is_missed(each, today) else "due",
                deadline_words(each),
                _t(" — overdue") if open_still and is_missed(each, today) else "",
            )
            for each in item.deadlines.all()
        )
        return format_html_join(mark_safe("<br>"), '<span class="{}">{}{}</span>', rows) or "—"


def for_the_list() -> list[Prefetch[Any]]:
    """What the list shows of other tables: one query each, whatever the number of rows."""
    deadlines = Deadline.objects.with_due_on(timezone.localdate()).select_related("meeting", "body")
    updates = StatusUpdate.objects.in_work().only("state", "action_item")
    return [
        Prefetch("deadlines", deadlines.order_by("pk")),
        Prefetch("updates", updates.order_by("pk"), to_attr="updates_in_work"),
    ]
