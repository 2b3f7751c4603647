"""What the lists of the admin are narrowed by."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ..choices import State
from ..models import ActionItem, Deadline, Office, Resolution, StatusUpdate, User
from .base import key_in
from .due import due_for_documents, next_documents_meeting

Choices = Iterable[tuple[Any, Any]]


class ResolutionFilter(SimpleListFilter):
    """The newest texts, and the one that is chosen: the list stays short with thousands."""

    title = _("resolution")
    parameter_name = "resolution"
    newest = 12

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        texts = Resolution.objects.order_by("-adopted_on", "-pk")
        shown = list(texts[: self.newest])
        chosen = key_in(self.value())
        if chosen is not None and chosen not in {text.pk for text in shown}:
            shown.extend(texts.filter(pk=chosen))
        return [(str(text.pk), text.number) for text in shown]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = key_in(self.value())
        if chosen is None:
            return queryset
        path = "paragraph__resolution" if queryset.model is ActionItem else "resolution"
        return queryset.filter(**{path: chosen})


class OfficeFilter(SimpleListFilter):
    title = _("responsible office")
    parameter_name = "office"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        offices = [(str(office.pk), office.name) for office in Office.objects.all()]
        return [("mine", _("My offices")), *offices, ("none", _("No office yet"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        chosen = self.value()
        if chosen == "mine":
            return queryset.of_offices_of(request.user)
        if chosen == "none":
            return queryset.filter(office=None)
        key = key_in(chosen)
        return queryset if key is None else queryset.filter(office=key)


class DeadlineFilter(SimpleListFilter):
    title = _("deadline")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [
            ("overdue", _("Overdue")),
            ("documents", _("Due before the next document deadline")),
            ("some", _("Has a deadline")),
            ("none", _("No deadline")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        has_deadline = Exists(Deadline.objects.filter(action_item=OuterRef("pk")))
        if self.value() == "overdue":
            return queryset.overdue(today)
        if self.value() == "documents":
            meeting = next_documents_meeting(today)
            return queryset.outstanding().filter(pk__in=due_for_documents(meeting, today))
        if self.value() == "some":
            return queryset.filter(has_deadline)
        return queryset.filter(~has_deadline) if self.value() == "none" else queryset


class AgeFilter(SimpleListFilter):
    title = _("last change")
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        days = settings.STAGNANT_AFTER_DAYS
        return [("stale", _t("No update for over %(days)s days") % {"days": days})]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.stagnant(timezone.localdate()) if self.value() == "stale" else queryset


class WorkFilter(SimpleListFilter):
    """What is being written about an item and is not published yet."""

    title = _("in work")
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [
            (State.DRAFT.value, _("Has drafts")),
            (State.SUBMITTED.value, _("Has submitted updates")),
            (State.RETURNED.value, _("Has returned updates")),
            ("none", _("Nothing in work")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "none":
            return queryset.exclude(pk__in=StatusUpdate.objects.in_work().values("action_item"))
        if self.value() in State.values:
            of_state = StatusUpdate.objects.in_work().filter(state=self.value())
            return queryset.filter(pk__in=of_state.values("action_item"))
        return queryset


class AuthorFilter(SimpleListFilter):
    """Everyone of the staff: who wrote what is not looked for in millions of rows."""

    title = _("author")
    parameter_name = "author"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        people = User.objects.filter(is_staff=True).order_by("last_name", "username")
        return [(str(person.pk), str(person)) for person in people]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = key_in(self.value())
        return queryset if chosen is None else queryset.filter(author=chosen)
