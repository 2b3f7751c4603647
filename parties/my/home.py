"""The Party's page: what waits, and a card for each action item; the list of all its actions."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed

from .. import cards, periods
from ..choices import ActionState
from ..models import PartyAction
from ..permissions import may_speak_for
from ..querysets import SEES
from .base import STALE, MyPage

ACTIONS_ON_PAGE = 50


class MyParty(MyPage):
    """Where a focal point begins: what came back, what is in work, and what is asked."""

    template_name = "my/home.html"

    def form_address(self) -> str:
        return reverse("my")

    def without_place(self) -> HttpResponseBase:
        """Lead the Secretariat to its review queue; tell others whom to ask."""
        if self.user.has_perm(SEES):
            return redirect("admin:parties_partyaction_changelist")
        return self.guarded(self.sentence_page("my/no_place.html"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        place, after, before = self.place, asked.get("after", ""), asked.get("before", "")
        seen = cards.overview(self.user, place, after, before)
        return super().get_context_data(seen=seen, **kwargs)


class NilReturn(MyParty):
    """That the Party has nothing to report in the period that is open."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("my")

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            sentence = self.say()
        except MoveNotAllowed as refusal:
            status = STALE if may_speak_for(self.user, self.place.party) else 403
            return self.page(refused=str(refusal), status=status)
        return self.done(sentence, "my")

    def say(self) -> str:
        periods.declare_nil(self.place.party, by=self.user)
        return _("Recorded: your Party has nothing to report this period.")


class UndoNil(NilReturn):
    def say(self) -> str:
        periods.undo_nil(self.place.party, by=self.user)
        return _("Undone: your Party has not said that it has nothing to report.")


class MyActions(MyPage):
    """All the Party's actions, the newest first; of one item, or in one state, where asked."""

    template_name = "my/actions.html"

    def actions(self) -> QuerySet[PartyAction]:
        found = PartyAction.objects.of_place(self.place).order_by("-pk")
        if item := self.request.GET.get("item", "").replace("\x00", ""):
            found = found.filter(items__reference=item)
        if (state := self.request.GET.get("state", "")) in ActionState.values:
            found = found.filter(state=state)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = Paginator(self.actions(), ACTIONS_ON_PAGE)
        return super().get_context_data(
            actions=pages.get_page(self.request.GET.get("page")),
            total=pages.count,
            states=ActionState.choices,
            item=self.request.GET.get("item", ""),
            state=self.request.GET.get("state", ""),
            **kwargs,
        )
