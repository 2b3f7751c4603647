"""Reporting periods with their gates, and which Parties reported in them."""

from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, DateField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from resolutions.admin.base import AdminPage, HistoryAdmin, ReadOnlyAdmin
from resolutions.entries import MoveNotAllowed

from ..choices import Gate
from ..models import Party, PartyReport, ReportingPeriod
from ..periods import move_gate
from .filters import RegionFilter, ReportFilter
from .paging import CappedPaginator
from .period_form import AnyDay, PeriodForm


@admin.register(ReportingPeriod)
class PeriodAdmin(HistoryAdmin):
    """The dates are typed; the gate is moved by a button, and the history says by whom."""

    form = PeriodForm
    list_display = ("__str__", "starts_on", "ends_on", "documents", "its_gate", "reported", "nil")
    list_select_related = ("meeting", "since_meeting")
    fields = ("since_meeting", "meeting", "starts_on", "ends_on", "its_gate")
    readonly_fields = ("its_gate",)
    change_form_template = "admin/parties/period.html"
    actions = None

    def get_urls(self) -> list[Any]:
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(page.as_view(model_admin=self)),
                name=f"parties_reportingperiod_{name}",
            )
            for name, page in (("open", OpenGate), ("close", CloseGate))
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReportingPeriod]:
        found: Any = super().get_queryset(request).select_related("meeting", "since_meeting")
        return found.annotate(  # type: ignore[no-any-return]
            with_actions=Count("reports", filter=Q(reports__accepted__gt=0)),
            with_nil=Count("reports", filter=Q(reports__nil_at__isnull=False)),
            bound=Subquery(bound_in_period()),
        )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Keep the form's own date fields, which need no script."""
        if isinstance(db_field, DateField):
            return db_field.formfield(**{**kwargs, "widget": AnyDay, "required": False})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_list_display(self, request: HttpRequest) -> Any:
        """The button, for those who may."""
        may_move = self.has_change_permission(request)
        return (*self.list_display, "button") if may_move else self.list_display

    @admin.display(description=_("documents due on"))
    def documents(self, period: ReportingPeriod) -> date | None:
        return period.meeting.documents_due_on

    @admin.display(description=_("gate"))
    def its_gate(self, period: ReportingPeriod) -> str:
        kind = "ongoing" if period.is_open else "closed"
        return format_html('<span class="status {}">{}</span>', kind, period.get_gate_display())

    @admin.display(description=_("Parties that reported actions"))
    def reported(self, period: ReportingPeriod) -> str:
        return _t("%(n)s of %(all)s") % {"n": period.with_actions, "all": period.bound}  # type: ignore[attr-defined]

    @admin.display(description=_("nil returns"))
    def nil(self, period: ReportingPeriod) -> int:
        return period.with_nil  # type: ignore[attr-defined, no-any-return]

    @admin.display(description=_("move the gate"))
    def button(self, period: ReportingPeriod) -> str:
        """Sends the list's own form to another address: it carries the token."""
        verb, words = ("close", _t("Close")) if period.is_open else ("open", _t("Open"))
        return format_html(
            '<button type="submit" class="button" formaction="{}" aria-label="{}: {}">{}</button>',
            reverse(f"admin:parties_reportingperiod_{verb}", args=[period.pk]),
            words,
            period,
            words,
        )


def bound_in_period() -> QuerySet[Any, Any]:
    """The number of Parties bound on a period's last day; today, while it lasts."""
    today = Value(timezone.localdate(), DateField())
    day = Least(Coalesce(OuterRef("ends_on"), today), today)
    known = Q(entry_into_force=None) | Q(entry_into_force__lte=day)
    bound = Party.objects.filter(known).order_by().annotate(all=Value(1)).values("all")
    return bound.annotate(number=Count("pk")).values("number")


class OpenGate(AdminPage):
    """One press moves the gate; pressed twice, it stays where it was moved."""

    http_method_names = ["post"]
    gate = Gate.OPEN
    done: Any = _("%(period)s is open: Parties may submit.")

    @cached_property
    def period(self) -> ReportingPeriod:
        return get_object_or_404(ReportingPeriod, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.refuse_strangers()
        try:
            move_gate(self.period, self.gate, by=self.user)
        except MoveNotAllowed as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.done % {"period": self.period})
        return HttpResponseRedirect(reverse("admin:parties_reportingperiod_changelist"))


class CloseGate(OpenGate):
    gate = Gate.CLOSED
    done = _("%(period)s is closed: what Parties write stays a draft.")


@admin.register(PartyReport)
class PartyReportAdmin(ReadOnlyAdmin):
    """Counted by the services and said by Parties; nobody types it here."""

    list_display = ("party", "period", "accepted", "nil_at")
    list_filter = (ReportFilter, "period", RegionFilter)
    list_select_related = ("party", "period__meeting", "period__since_meeting")
    search_fields = ("party__name",)
    paginator = CappedPaginator
    ordering = ("-period__starts_on", "party__name")
    actions = None
