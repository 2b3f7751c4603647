"""What the lists of Party actions and messages are narrowed by."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from resolutions.admin.base import key_in
from resolutions.models import ActionItem

from ..choices import ActionState, Channel, Region, Side
from ..models import ActionVersion, Answer, Party, Remark, ReportingPeriod

Choices = Iterable[tuple[Any, Any]]
REFERENCE = re.compile(r"\s*([A-Za-z]{3}-[0-9]{1,9})\s*")


def reference_in(words: str | None) -> str | None:
    """Return the reference of a Party action that the words are: KEN-7."""
    found = REFERENCE.fullmatch(words or "")
    return found.group(1).upper() if found else None


class StateFilter(SimpleListFilter):
    """Opens with what waits for review; a reference is looked for in all."""

    title = _("state")
    parameter_name = "state"
    waiting = ActionState.SUBMITTED.value

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [
            (ActionState.RETURNED.value, _("Returned to the Party")),
            (ActionState.DRAFT.value, _("Being written")),
            (ActionState.ACCEPTED.value, _("Accepted")),
            ("asked", _("Asked, not yet answered")),
            ("all", _("All")),
        ]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The same, with what waits in place of "All"."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("Waiting for review")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = self.value()
        if chosen == "all" or (chosen is None and reference_in(request.GET.get("q"))):
            return queryset
        if chosen == "asked":
            return queryset.filter(pk__in=unanswered().values("action"))
        if chosen == ActionState.ACCEPTED:
            return queryset.filter(state=ActionState.ACCEPTED)
        state = chosen if chosen in ActionState.values else self.waiting
        return queryset.in_work().filter(state=state)


def unanswered() -> QuerySet[Remark]:
    """The questions after which the Party has said nothing."""
    later = Remark.objects.filter(action=OuterRef("action"), pk__gt=OuterRef("pk"))
    return Remark.objects.filter(~Exists(later), side=Side.SECRETARIAT)


class ChoiceFilter(SimpleListFilter):
    """Many choices, so a list that folds: nothing is chosen until the button is pressed."""

    template = "admin/parties/filter_choice.html"

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Each choice, and first what else is asked for, which stays so."""
        yield {"kept": kept_of(changelist, self.parameter_name)}
        chosen = self.value()
        for value, words in self.lookup_choices:
            yield {"value": value, "display": words, "selected": str(value) == chosen}


def kept_of(changelist: Any, name: str | None) -> list[tuple[str, str]]:
    return [pair for pair in changelist.params.items() if pair[0] not in (name, "p")]


class PartyFilter(ChoiceFilter):
    title = _("Party")
    parameter_name = "party"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(party.iso3, str(party)) for party in Party.objects.all()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(party__iso3=self.value()) if self.value() else queryset


class RegionFilter(SimpleListFilter):
    title = _("region")
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return Region.choices

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        known = self.value() in Region.values
        return queryset.filter(party__region=self.value()) if known else queryset


class ItemFilter(SimpleListFilter):
    """The beginning of an item's reference, which names a paragraph as well: 11.10-29."""

    title = _("action item or paragraph")
    parameter_name = "item"
    template = "admin/parties/filter_text.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("", "")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        yield {
            "kept": kept_of(changelist, self.parameter_name),
            "value": self.value() or "",
            "none": changelist.get_query_string(remove=[self.parameter_name]),
        }

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        typed = (self.value() or "").strip().upper()
        if not typed:
            return queryset
        whole = Q(reference=typed) | Q(reference__startswith=f"{typed}-")
        parts = Q(reference__startswith=f"{typed}.")
        items = ActionItem.objects.filter(whole | parts).order_by().values("pk")
        answers = Answer.objects.filter(item__in=items).order_by()
        return queryset.filter(pk__in=answers.values("version__action"))


class PeriodFilter(SimpleListFilter):
    """The newest periods: those in which a version was submitted."""

    title = _("reporting period")
    parameter_name = "period"
    newest = 8

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        periods = ReportingPeriod.objects.select_related("meeting", "since_meeting")
        return [(str(period.pk), str(period)) for period in periods[: self.newest]]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = key_in(self.value())
        if chosen is None:
            return queryset
        versions = ActionVersion.objects.filter(period=chosen, action=OuterRef("pk"))
        return queryset.filter(Exists(versions))


class OnBehalfFilter(SimpleListFilter):
    title = _("who entered it")
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [
            ("party", _("The Party")),
            ("secretariat", _("The Secretariat, on its behalf")),
            ("taken", _("The Secretariat; taken over by the Party")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "party":
            return queryset.filter(channel=Channel.PARTY)
        if self.value() in ("secretariat", "taken"):
            entered = queryset.exclude(channel=Channel.PARTY)
            return entered.filter(taken_over_at__isnull=self.value() == "secretariat")
        return queryset


class ReportFilter(SimpleListFilter):
    title = _("what was reported")
    parameter_name = "what"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("actions", _("Actions")), ("nil", _("Nothing to report"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "actions":
            return queryset.with_actions()
        return queryset.nil() if self.value() == "nil" else queryset.reported()
