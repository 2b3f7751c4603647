"""By what has become of an invitation or a place, the lists of people are narrowed down."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..people import Standing


class StandingFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [choice for choice in Standing.choices if choice[0] != Standing.RENEWED]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(self.states(timezone.now()).get(str(self.value()), Q()))

    def states(self, now: datetime) -> dict[str, Q]:
        still_open = Q(accepted_at=None, cancelled_at=None)
        return {
            Standing.PENDING: still_open & Q(expires_at__gt=now),
            Standing.EXPIRED: still_open & Q(expires_at__lte=now),
            Standing.ACCEPTED: Q(accepted_at__isnull=False),
            Standing.CANCELLED: Q(cancelled_at__isnull=False),
        }


class PresentFilter(admin.SimpleListFilter):
    title = gettext_lazy("now")
    parameter_name = "now"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("here", _("Has the place")), ("withdrawn", _("Withdrawn"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {"here": True, "withdrawn": False}.get(str(self.value()))
        return queryset if wanted is None else queryset.filter(withdrawn_at__isnull=wanted)
