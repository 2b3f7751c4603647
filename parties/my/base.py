"""What the Party's own pages have in common: who may come in, and that nothing typed is lost."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.models import User

from .. import typed
from ..models import FocalPoint, PartyAction
from ..permissions import ALLOWED, Verb, place_of, roles_of

REFUSED, STALE = 422, 409
# In the session: the form that was saved last.
SAVED = "saved"


class MyPage(TemplateView):
    """A page for people who have a place at a Party.

    What somebody typed whose session has ended is kept while they sign in again.
    """

    user: User
    place: FocalPoint
    # Whether somebody types into the form that is sent here; the others are buttons.
    keeps_typed = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.signed_out()
        typed.drop_others(request)
        self.user = request.user
        place = place_of(request.user)
        if place is None:
            return self.without_place()
        self.place = place
        opener = typed.person_of(request.POST) if request.method == "POST" else None
        if opener not in (None, self.user.pk):
            return self.sentence_page("my/other_person.html", status=STALE)
        return self.guarded(super().dispatch(request, *args, **kwargs))

    def guarded(self, response: HttpResponseBase) -> HttpResponseBase:
        """Have no proxy keep the page; the browser itself may, so that Back shows what was typed.

        `no-store` would keep it from that.
        """
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def form_address(self) -> str:
        """Where the form of this page opens."""
        return self.request.path

    def signed_out(self) -> HttpResponse:
        """Keep what was typed, and lead to the sign-in and back to the form."""
        if self.request.method != "POST":
            return redirect_to_login(self.request.get_full_path())
        if self.keeps_typed and typed.person_of(self.request.POST) is not None:
            if not typed.keep(self.request, self.form_address()):
                return self.sentence_page("my/too_long.html", status=413)
            messages.info(
                self.request,
                _("You were signed out meanwhile. Sign in: what you typed is kept for you."),
            )
        return redirect_to_login(self.form_address())

    def without_place(self) -> HttpResponseBase:
        """Only the Party's people come further."""
        return self.guarded(self.sentence_page("my/no_place.html", status=403))

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """Answer with the page itself."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def sentence_page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Answer with a page that only says something."""
        return TemplateResponse(self.request, template, {**self.common(), **context}, status=status)

    def common(self) -> dict[str, Any]:
        """What every page is told, as far as it is known who asks."""
        told: dict[str, Any] = {}
        if user := getattr(self, "user", None):
            told["person_token"] = typed.sign(user)
            # Told once, as a message is: the next page says what the browser may let go of.
            told["saved"] = self.request.session.pop(SAVED, "")
        if place := getattr(self, "place", None):
            told |= {"place": place, "party": place.party}
        return told

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**self.common(), **kwargs})

    def done(self, sentence: str, to: Any) -> HttpResponse:
        """Say that it is saved, so that the browser lets go of its own copy, and lead on."""
        typed.forget(self.request, self.form_address())
        self.request.session[SAVED] = self.kept_as(self.form_address())
        messages.success(self.request, sentence)
        return redirect(to)

    def kept_as(self, address: str) -> str:
        """Under what name the browser keeps what is typed into the form at the address."""
        return f"{self.user.pk}:{address}"


class ActionPage(MyPage):
    """A page of one action of the person's Party; nobody else knows of it."""

    def actions(self) -> QuerySet[PartyAction]:
        return PartyAction.objects.of_place(self.place).select_related(
            "party", "current", "changed_by", "copied_from"
        )

    @cached_property
    def action(self) -> PartyAction:
        action = get_object_or_404(self.actions(), reference=self.kwargs["reference"])
        action.party = self.place.party
        return action

    def without_place(self) -> HttpResponseBase:
        """To anybody without a place there is no such page."""
        raise Http404

    def form_address(self) -> str:
        return reverse("my-action", args=[self.kwargs["reference"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"action": self.action, **kwargs})


def could(user: User, verb: Verb, action: PartyAction) -> bool:
    """Whether the user could do it in some state of the action: it is not for now, but for them."""
    return bool(roles_of(user, action) & ALLOWED[verb].keys())
