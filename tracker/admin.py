"""Progress reports in the admin, with who changed what in one of them; and everybody's tokens."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from resolutions.admin.base import HistoryAdmin, InWords, ReadOnlyAdmin

from . import tokens
from .models import ApiToken, ProgressReport

Change = dict[str, Any]


class ReportInWords(InWords):
    """Writes what changed in a report text by text."""

    def context_for_delta_changes(self, delta: Any) -> list[Change]:
        found: list[Change] = super().context_for_delta_changes(delta)
        return [*found, *self.of_texts(wordings(delta.old_record), wordings(delta.new_record))]

    def of_texts(self, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
        """Yield each text that says something else, with both wordings."""
        for name in sorted(before.keys() | after.keys()):
            words = before.get(name, ""), after.get(name, "")
            if words[0] != words[1]:
                short = self.get_obj_diff_display().common_shorten_repr(*words)
                yield {"field": name, "old": short[0], "new": short[1]}


def wordings(record: Any) -> dict[str, str]:
    """Return every text that people wrote, by its section and language."""
    found = {
        f"{section} ({language})": each["text"]
        for section, written in record.texts.items()
        for language, each in written.items()
    }
    actions = [" / ".join(each.values()) for each in record.recommended or ()]
    return found | {f"recommended {at}": words for at, words in enumerate(actions, start=1)}


@admin.register(ProgressReport)
class ProgressReportAdmin(ReadOnlyAdmin, HistoryAdmin):
    """A report is prepared and read on its own pages: the list leads there."""

    list_display = ("page", "number", "meeting", "state", "cut_off", "edits")
    list_display_links = None
    list_filter = ("state",)
    list_select_related = ("resolution", "meeting")
    search_fields = ("symbol",)
    search_help_text = _("A part of the symbol: StC56")
    actions = None

    def get_queryset(self, request: HttpRequest) -> Any:
        found: Any = super().get_queryset(request)
        return found.light()

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        """Lead to the page on which the report is prepared, or says how far it has come."""
        report = self.get_object(request, object_id)
        if report is None or not self.has_view_permission(request, report):
            found: HttpResponse = super().change_view(request, object_id, *args, **kwargs)
            return found
        return HttpResponseRedirect(reverse("report-finalise", args=[report.slug]))

    def get_historical_record_context_helper(
        self, request: HttpRequest, record: Any
    ) -> ReportInWords:
        return ReportInWords(self.model, record)

    @admin.display(description=_("symbol"), ordering="symbol")
    def page(self, report: ProgressReport) -> str:
        return format_html('<a href="{}">{}</a>', report.get_absolute_url(), report.symbol)

    @admin.display(description=_("resolution"))
    def number(self, report: ProgressReport) -> str:
        return report.resolution.number

    @admin.display(description=_("edits"))
    def edits(self, report: ProgressReport) -> str:
        address = reverse("admin:tracker_progressreport_history", args=[report.pk])
        return format_html('<a href="{}">{}</a>', address, _("Who changed what"))


class WhetherItWorks(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return tokens.Standing.choices

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        now, asked = timezone.now(), self.value()
        if asked == tokens.Standing.WORKING:
            return queryset.working(now)
        if asked == tokens.Standing.EXPIRED:
            return queryset.filter(revoked_at=None, expires_at__lte=now)
        if asked == tokens.Standing.REVOKED:
            return queryset.exclude(revoked_at=None)
        return queryset


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    """Everybody's tokens. Their people make them; here they are only revoked."""

    list_display = (
        "name", "user", "start", "allows", "standing", "made_at", "last_used_at", "expires_at",
    )  # fmt: skip
    fields = (*list_display, "revoked_at")
    list_filter = (WhetherItWorks,)
    list_select_related = ("user",)
    search_fields = (
        "name",
        "user__username",
        "user__first_name",
        "user__last_name",
        "user__email",
        "^start",
    )
    search_help_text = _("A name, an e-mail address, or the first characters of a token: rt_AbC123")
    actions = ("revoke",)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("tracker.change_apitoken")

    @admin.action(description=_("Revoke the selected tokens"), permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: Any) -> None:
        """Revoke those that work, and note in the log who did it."""
        chosen = list(queryset.working(timezone.now()))
        for token in chosen:
            tokens.revoke_token(token)
            self.log_change(request, token, _("Revoked."))
        said = ngettext("%(n)d token is revoked.", "%(n)d tokens are revoked.", len(chosen))
        self.message_user(request, said % {"n": len(chosen)}, messages.SUCCESS)

    @admin.display(description=_("scopes"))
    def allows(self, token: ApiToken) -> str:
        return "; ".join(tokens.words_of(token.scopes))

    @admin.display(description=_("state"))
    def standing(self, token: ApiToken) -> str:
        return str(tokens.standing_of(token, timezone.now()).label)
