"""The page of one Party action, and one endpoint for each thing that staff can do with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.admin.base import AdminPage, key_in
from resolutions.admin.recording import REFUSED, STALE
from resolutions.entries import MoveNotAllowed

from ..choices import Outcome
from ..entries import StaleAction
from ..models import ActionVersion, PartyAction
from ..reviewing import accept_action, ask_about_action, return_action
from ..services import discard_action, recall_action, revert_action, submit_action
from . import facts
from .forms import AcceptForm, AskForm, ReturnForm


class ActionPage(AdminPage):
    """One action, as it was submitted last, with its clauses beside it and what may be done."""

    template_name = "admin/parties/action.html"

    @property
    def title(self) -> str:
        return _("%(action)s of %(party)s") % {
            "action": self.action.reference,
            "party": self.action.party,
        }

    @cached_property
    def action(self) -> PartyAction:
        return get_object_or_404(facts.actions(self.user), pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.refuse_strangers()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.shown()

    def shown(self, *, status: int = 200, **context: Any) -> HttpResponse:
        forms = {
            "accept_form": AcceptForm(label_suffix=""),
            "return_form": ReturnForm(label_suffix=""),
            "ask_form": AskForm(label_suffix=""),
        }
        return self.page(
            status=status,
            verbs=facts.verbs_for(self.user, self.action),
            own_entry=facts.is_own_entry(self.user, self.action),
            **{**facts.of_action(self.action), **forms, **context},
        )


class VersionPage(ActionPage):
    """One version as it was submitted, with what it changed."""

    template_name = "admin/parties/version.html"

    @property
    def title(self) -> str:
        return str(self.version)

    @cached_property
    def version(self) -> ActionVersion:
        for version in facts.versions_of(self.action):
            if version.number == self.kwargs["number"]:
                return version
        raise Http404

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(**facts.of_version(self.action, self.version))


class ActionVerb(ActionPage):
    """A POST that asks one service for one change, and says how that went."""

    http_method_names = ["post"]
    service: Callable[..., Any]
    done: Any = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _loaded = self.action  # A stranger is told nothing, whatever they ask for.
        try:
            self.ask()
        except StaleAction:
            return self.refused(
                _("It has changed since you opened it. Read it as it is now, then decide."), STALE
            )
        except MoveNotAllowed as refusal:
            if not self.is_done():
                return self.refused(str(refusal), REFUSED)
        messages.success(request, str(self.done))
        return HttpResponseRedirect(self.address_after())

    def ask(self) -> None:
        type(self).service(self.action, by=self.user)

    def is_done(self) -> bool:
        """Whether the same person has just done the same: the button was pressed twice."""
        return False

    def refused(self, sentence: str, status: int) -> HttpResponse:
        """Show the action as it is now, which may be why it was refused."""
        del self.action
        if not PartyAction.objects.visible_to(self.user).filter(pk=self.kwargs["pk"]).exists():
            messages.error(self.request, sentence)
            return HttpResponseRedirect(reverse("admin:parties_partyaction_changelist"))
        return self.shown(status=status, refusal=sentence)

    def address_after(self) -> str:
        return reverse("admin:parties_partyaction_change", args=[self.kwargs["pk"]])


class Review(ActionVerb):
    """What is accepted, returned or asked about is the version that was read, not a later one."""

    outcome: Outcome | None = None
    form: Any
    form_name = ""

    @property
    def seen(self) -> int:
        """The number of the version that the page showed; 0 where the form does not say."""
        return key_in(self.request.POST.get("seen")) or 0

    @property
    def said(self) -> str:
        return self.request.POST.get(next(iter(self.form.base_fields)), "")

    def is_done(self) -> bool:
        done = ActionVersion.objects.filter(action=self.action, number=self.seen)
        return done.filter(outcome=self.outcome, decided_by=self.user).exists()

    def shown(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """Keep what was typed: it may still be said of the newer version."""
        typed = {self.form_name: self.form(self.request.POST, label_suffix="")}
        return super().shown(status=status, **{**context, **typed})


class Accept(Review):
    outcome, form, form_name = Outcome.ACCEPTED, AcceptForm, "accept_form"
    done = gettext_lazy("Accepted: the public reads it from now on.")

    def ask(self) -> None:
        accept_action(self.action, by=self.user, seen=self.seen, public_note=self.said)


class Return(Review):
    outcome, form, form_name = Outcome.RETURNED, ReturnForm, "return_form"
    done = gettext_lazy("Returned to the Party, with your reason.")

    def ask(self) -> None:
        return_action(self.action, by=self.user, reason=self.said, seen=self.seen)


class Ask(Review):
    form, form_name = AskForm, "ask_form"
    done = gettext_lazy("Asked: the Party is told, and the action stays as it is.")

    def ask(self) -> None:
        ask_about_action(self.action, by=self.user, question=self.said, seen=self.seen)

    def is_done(self) -> bool:
        return False


class Submit(ActionVerb):
    """What is submitted is the draft that was read."""

    done = gettext_lazy("Submitted: someone else of the Secretariat reviews it.")

    def ask(self) -> None:
        seen = key_in(self.request.POST.get("seen")) or 0
        submit_action(self.action, by=self.user, seen=seen)

    def is_done(self) -> bool:
        return facts.waits_by(self.user, self.action)


class Recall(ActionVerb):
    service = recall_action
    done = gettext_lazy("Taken back: it is a draft again.")


class Revert(ActionVerb):
    service = revert_action
    done = gettext_lazy("The accepted version is back in place.")


class Discard(ActionVerb):
    """Asks first: what is discarded is gone."""

    http_method_names = ["get", "post"]
    service = discard_action
    done = gettext_lazy("Discarded.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.template_name = "admin/parties/discard.html"
        return self.shown()

    def address_after(self) -> str:
        return reverse("admin:parties_partyaction_changelist")
