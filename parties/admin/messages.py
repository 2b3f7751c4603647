"""The outbox: who was told what, who waits, and what did not get through."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.messages import SUCCESS, WARNING
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from resolutions.admin.base import ReadOnlyAdmin

from ..models import Message
from ..outbox import release
from .filters import Choices, PartyFilter
from .paging import CappedPaginator

STATES = {
    "waiting": _("Waiting"),
    "in_hand": _("In hand"),
    "in_doubt": _("In doubt"),
    "given_up": _("Given up"),
    "sent": _("Sent"),
}


def state_of(message: Message) -> str:
    """The state of a message, by the name of the question that would find it."""
    if message.sent_at:
        return "sent"
    if message.given_up_at:
        return "given_up"
    if message.claim is None:
        return "waiting"
    return "in_doubt" if message.error else "in_hand"


class MessageStateFilter(SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return STATES.items()

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = self.value()
        if chosen == "sent":
            return queryset.filter(sent_at__isnull=False)
        if chosen == "waiting":
            return queryset.unclaimed()
        return getattr(queryset, chosen)() if chosen in STATES else queryset


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    """Read only: what happened writes it, and the sender moves it on."""

    list_display = ("kind", "party", "reader", "its_state", "written", "attempts", "what_failed")
    fields = (
        "kind",
        "party",
        "reader",
        "action",
        "period",
        "words",
        "its_state",
        "created_at",
        "attempts",
        "not_before",
        "claimed_at",
        "sent_at",
        "given_up_at",
        "error",
    )
    readonly_fields = ("reader", "its_state")
    list_filter = (MessageStateFilter, "kind", PartyFilter)
    list_select_related = ("party", "person")
    search_fields = (
        "person__username__istartswith",
        "person__email__istartswith",
        "email__istartswith",
    )
    search_help_text = _("The beginning of an e-mail address.")
    ordering = ("-pk",)
    paginator = CappedPaginator
    sortable_by = ()
    actions = ("send_again",)

    @admin.action(
        description=_("Send again what is in doubt or was given up"), permissions=["release"]
    )
    def send_again(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        number = release(queryset)
        words = ngettext(
            "%(n)s message waits to be sent again.",
            "%(n)s messages wait to be sent again.",
            number,
        )
        self.message_user(request, words % {"n": number}, SUCCESS if number else WARNING)

    def has_release_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("parties.change_message")

    @admin.display(description=_("reader"))
    def reader(self, message: Message) -> str:
        """The person, with the address; an address alone where it has no account."""
        address = str(message.reader)
        if message.person is None:
            return address
        return f"{message.person} <{address}>" if address else str(message.person)

    @admin.display(description=_("state"))
    def its_state(self, message: Message) -> str:
        state = state_of(message)
        kind = {"in_doubt": "late", "given_up": "late", "waiting": "quiet"}.get(state, "")
        return format_html('<span class="{}">{}</span>', kind, STATES[state])

    @admin.display(description=_("written"))
    def written(self, message: Message) -> Any:
        return timezone.localtime(message.created_at)

    @admin.display(description=_("last error"))
    def what_failed(self, message: Message) -> str:
        return message.error[:200]
