"""The review queue: the list of what Parties submitted, and the way to each page of it."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from resolutions.admin.base import ReadOnlyAdmin
from resolutions.admin.columns import how_old

from .. import permissions
from ..choices import ActionState, Channel
from ..models import ActionVersion, Answer, Party, PartyAction
from . import entering, facts, filters, reviewing
from .paging import CappedPaginator

ORDERS = {
    ActionState.SUBMITTED.value: ("waits_since", "pk"),
    ActionState.RETURNED.value: ("changed_at", "pk"),
    ActionState.DRAFT.value: ("changed_at", "pk"),
}


@admin.register(PartyAction)
class PartyActionAdmin(ReadOnlyAdmin):
    """Nothing is typed into an action here: each change is a verb with its own address."""

    list_display = (
        "its_reference",
        "party",
        "its_title",
        "answers",
        "its_stage",
        "submitted",
        "number",
        "on_behalf",
        "its_state",
    )
    list_display_links = None
    list_filter = (
        filters.StateFilter,
        filters.PartyFilter,
        filters.ItemFilter,
        filters.RegionFilter,
        filters.PeriodFilter,
        filters.OnBehalfFilter,
    )
    list_select_related = ("party",)
    search_fields = ("reference",)
    search_help_text = _(
        "A reference (KEN-7), or a Party or words of a title in this list. Titles of what is "
        "accepted are looked through for one Party or one action item at a time."
    )
    change_list_template = "admin/parties/queue.html"
    paginator = CappedPaginator
    sortable_by = ()
    actions = None

    def get_urls(self) -> list[Any]:
        """The pages of an action and its verbs, in place of the stock forms."""
        pages: dict[str, Any] = {
            "change": reviewing.ActionPage,
            "edit": entering.Edit,
            "accept": reviewing.Accept,
            "return": reviewing.Return,
            "ask": reviewing.Ask,
            "submit": reviewing.Submit,
            "recall": reviewing.Recall,
            "revert": reviewing.Revert,
            "discard": reviewing.Discard,
        }
        routes = {f"<int:pk>/{name}/": (name, page) for name, page in pages.items()}
        routes["enter/"] = ("enter", entering.Enter)
        routes["<int:pk>/versions/<int:number>/"] = ("version", reviewing.VersionPage)
        own = [
            path(
                route,
                self.admin_site.admin_view(page.as_view(model_admin=self)),
                name=f"parties_partyaction_{name}",
            )
            for route, (name, page) in routes.items()
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PartyAction]:
        user: Any = request.user
        waiting = ActionVersion.objects.pending().filter(action=OuterRef("pk")).order_by()
        found = (
            PartyAction.objects.visible_to(user)
            .defer("done", "challenges", "support_needed")
            .annotate(waits_since=Subquery(waiting.values("submitted_at")[:1]))
            .prefetch_related(Prefetch("versions", in_short(), to_attr="all_versions"))
        )
        # The items of working copies are shown of entries on behalf that are open, and no others.
        return found.prefetch_related("items") if request.GET.get("state") else found

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """What has waited longest first; what is settled, the newest first."""
        return ORDERS.get(request.GET.get("state", filters.StateFilter.waiting), ("-pk",))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if reference := filters.reference_in(search_term):
            return queryset.filter(reference=reference), False
        for word in search_term.split():
            found = Q(party__in=Party.objects.filter(name__icontains=word).order_by().values("pk"))
            if is_short(request):
                found |= in_title(word)
            queryset = queryset.filter(found)
        return queryset, False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {
            "title": _t("Party actions to review"),
            "may_enter": permissions.may_enter(request.user),
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)

    @admin.display(description=_("reference"))
    def its_reference(self, action: PartyAction) -> str:
        address = reverse("admin:parties_partyaction_change", args=[action.pk])
        return format_html('<a href="{}">{}</a>', address, action.reference)

    @admin.display(description=_("title"))
    def its_title(self, action: PartyAction) -> str:
        said = shown(action)
        if not said.title:
            return _t("(no title yet)")
        return format_html('<span lang="{}" dir="auto">{}</span>', said.language, said.title)

    @admin.display(description=_("answers"))
    def answers(self, action: PartyAction) -> str:
        said = shown(action)
        if isinstance(said, ActionVersion):
            items = [answer.item.reference for answer in said.answers.all()]
        else:
            items = [item.reference for item in action.items.all()]
        return format_html_join(mark_safe("<br>"), "{}", ((each,) for each in items)) or "—"

    @admin.display(description=_("stage"))
    def its_stage(self, action: PartyAction) -> str:
        return shown(action).get_stage_display()

    @admin.display(description=_("submitted on"))
    def submitted(self, action: PartyAction) -> str:
        version = facts.latest(action)
        return days_since(version.submitted_at) if version else "—"

    @admin.display(description=_("version"))
    def number(self, action: PartyAction) -> str:
        version = facts.latest(action)
        return str(version.number) if version else "—"

    @admin.display(description=_("on behalf"))
    def on_behalf(self, action: PartyAction) -> str:
        if action.channel == Channel.PARTY:
            return "—"
        if action.taken_over_at:
            return _t("taken over by the Party")
        return action.get_channel_display()

    @admin.display(description=_("state"))
    def its_state(self, action: PartyAction) -> str:
        return facts.state_words(action)


def is_short(request: HttpRequest) -> bool:
    """Whether the list is one in which titles can be looked through: millions are not."""
    settled = request.GET.get("state") in (ActionState.ACCEPTED, "all")
    return not settled or bool(request.GET.get("party") or request.GET.get("item"))


def in_title(word: str) -> Q:
    """The word in a title that was submitted, or in one that the Secretariat entered."""
    said = ActionVersion.objects.filter(action=OuterRef("pk"), title__icontains=word)
    entered = Q(title__icontains=word, taken_over_at=None) & ~Q(channel=Channel.PARTY)
    return entered | Q(Exists(said))


def in_short() -> QuerySet[ActionVersion]:
    """What the list shows of versions, the newest first: one query each, however many rows."""
    answers = Answer.objects.select_related("item").order_by("item__position")
    return (
        ActionVersion.objects.defer("done", "challenges", "support_needed", "public_note")
        .prefetch_related(Prefetch("answers", answers))
        .order_by("-number")
    )


def shown(action: PartyAction) -> PartyAction | ActionVersion:
    """What is shown of the action: the version submitted last; our own entry as it is written."""
    version = facts.latest(action)
    return action if facts.is_in_our_hands(action) or version is None else version


def days_since(moment: datetime) -> str:
    """The day, and how long ago that was."""
    day = timezone.localdate(moment)
    return format_html(
        '{} <span class="quiet">({})</span>',
        date_format(day, "SHORT_DATE_FORMAT"),
        how_old(day, timezone.localdate()),
    )
