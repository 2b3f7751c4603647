"""The form in which an action is logged or changed. Whatever happens, what was typed stays."""

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from resolutions.entries import MoveNotAllowed
from resolutions.models import ActionItem
from resolutions.validators import FILE_TYPES

from .. import typed
from ..choices import ActionState
from ..comparing import said
from ..entries import StaleAction
from ..filling import ActionForms
from ..forms import opening, reopening, writable_items
from ..models import PartyAction
from ..models.actions import WORDS
from ..permissions import Verb, may
from ..services import begin_action, revise_action
from .base import REFUSED, STALE, ActionPage, MyPage, could

SAVED = {
    ActionState.DRAFT: _("%(action)s is saved as a draft. Only your Party sees it."),
    ActionState.RETURNED: _("%(action)s is saved. Submit it again when it is ready."),
    ActionState.ACCEPTED: _("Nothing was changed in %(action)s."),
    ActionState.SUBMITTED: _("%(action)s was submitted meanwhile, just as you wrote it."),
}


class WritingPage(MyPage):
    """A form for one action. What it says goes to the services."""

    template_name = "my/form.html"
    keeps_typed = True
    # The action that the form changes; a new one has none yet.
    changes: PartyAction | None = None

    def form_address(self) -> str:
        return self.request.path

    def starting_values(self) -> dict[str, Any]:
        raise NotImplementedError

    def write(self, forms: ActionForms) -> PartyAction:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kept := typed.kept(request):
            forms = ActionForms(self.place, kept["data"], action=self.changes)
            return self.page(forms=forms, kept=kept)
        forms = ActionForms(self.place, action=self.changes, initial=self.starting_values())
        return self.page(forms=forms)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "afresh" in request.POST:
            typed.forget(request, self.form_address())
            return redirect(self.form_address())
        forms = ActionForms(self.place, request.POST, request.FILES, action=self.changes)
        try:
            action = self.write(forms)
        except StaleAction as stale:
            return self.both_sides(forms, stale.action)
        except MoveNotAllowed as refusal:
            return self.page(forms=forms, refused=str(refusal), status=STALE)
        except ValidationError as refusal:
            return self.page(forms=forms, refused=" ".join(refusal.messages), status=REFUSED)
        if not forms.is_valid():
            keys = [self.kept_as(self.form_address())]
            return self.page(forms=forms.saved_to(action), saved_keys=keys, status=REFUSED)
        return self.saved(action)

    def saved(self, action: PartyAction) -> HttpResponse:
        to = "my-action-preview" if "preview" in self.request.POST else "my-action"
        sentence = SAVED[ActionState(action.state)] % {"action": action.reference}
        return self.done(sentence, reverse(to, args=[action.reference]))

    def both_sides(self, forms: ActionForms, action: PartyAction) -> HttpResponse:
        """What was saved meanwhile beside what was typed, which can still be changed."""
        beside = forms.beside(action)
        theirs = differences(beside, action)
        return self.page(
            forms=beside,
            theirs=theirs,
            differs=dict.fromkeys(theirs, True),
            their_items=items_if_other(beside, action),
            had_files=bool(self.request.FILES),
            status=STALE,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms: ActionForms | None = kwargs.get("forms")
        if forms is not None:
            kwargs["action"] = action = forms.action
            name = "my-action-edit" if action else "my-action-new"
            opens_at = reverse(name, args=[action.reference] if action else [])
            kwargs["form_to"] = f"{opens_at}{action.version}/" if action else opens_at
            kwargs["keep_as"] = self.kept_as(opens_at)
            kwargs |= {"problems": forms.problems(), "types": ", ".join(FILE_TYPES)}
            kwargs["most"] = settings.EVIDENCE_MAX_BYTES // (1024 * 1024)
            kwargs.setdefault("had_files", bool(self.request.FILES))
        return super().get_context_data(**kwargs)


def differences(forms: ActionForms, action: PartyAction) -> dict[str, str]:
    """Return what the action says otherwise than what was typed, by field."""
    mine = PartyAction(**forms.entry().words())
    return {
        name: said(action, name)
        for name in WORDS
        if said(action, name) != said(mine, name) or name in forms.form.errors
    }


def items_if_other(forms: ActionForms, action: PartyAction) -> list[ActionItem] | None:
    """Return the items that the action answers, where the form ticks others."""
    items = list(action.items.order_by("position"))
    mine = {item.pk for item in forms.entry().items}
    return None if mine == {item.pk for item in items} else items


class NewAction(WritingPage):
    """The form for a new action; `?item=` says which item it answers.

    `?key=` identifies the form: a browser that goes back and asks for the page again gets the same
    form, and once that has begun an action, the action.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if typed.kept(request):
            return super().get(request, *args, **kwargs)
        if self.key is None:
            query = request.GET.copy()
            query["key"] = str(uuid.uuid4())
            return redirect(f"{request.path}?{query.urlencode()}")
        begun = PartyAction.objects.of_place(self.place).filter(form_key=self.key).first()
        if begun is not None:
            return redirect("my-action-edit", begun.reference)
        return super().get(request, *args, **kwargs)

    @property
    def key(self) -> uuid.UUID | None:
        try:
            return uuid.UUID(self.request.GET.get("key", ""))
        except ValueError:
            return None

    def starting_values(self) -> dict[str, Any]:
        asked = [each for each in self.request.GET.getlist("item") if "\x00" not in each]
        items = writable_items(self.place).filter(reference__in=asked) if asked else ()
        return {**opening(self.user, items), "form_key": self.key or uuid.uuid4()}

    def write(self, forms: ActionForms) -> PartyAction:
        entry = forms.entry()
        return begin_action(
            self.place.party,
            entry,
            by=self.user,
            form_key=forms.form.cleaned_data.get("form_key"),
        )


class EditAction(WritingPage, ActionPage):
    """The form in which the Party goes on with an action, or changes an accepted one.

    It is sent to an address that ends in the version it was opened with: so that a browser that
    goes back and asks for the page again does not put old text into a form of a newer version.
    """

    def form_address(self) -> str:
        return reverse("my-action-edit", args=[self.kwargs["reference"]])

    @property
    def changes(self) -> PartyAction:  # type: ignore[override]
        return self.action

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "opened" in kwargs:
            return redirect(self.form_address())
        if not may(self.user, Verb.CHANGE, self.action):
            return self.refuse()
        return super().get(request, *args, **kwargs)

    def refuse(self) -> HttpResponse:
        """Say why it cannot be changed: who the person is, or how far it has come."""
        if could(self.user, Verb.CHANGE, self.action):
            why = _t("It cannot be changed now: while it is under review, take it back first.")
            return self.refusal(why, STALE)
        why = _t("You may read this action, but not change it: it is not yours to write.")
        return self.refusal(why, 403)

    def refusal(self, why: str, status: int) -> HttpResponse:
        return self.sentence_page("my/refused.html", action=self.action, refused=why, status=status)

    def starting_values(self) -> dict[str, Any]:
        return reopening(self.action)

    def write(self, forms: ActionForms) -> PartyAction:
        entry = forms.entry()
        return revise_action(
            self.action,
            entry,
            by=self.user,
            version=forms.form.cleaned_data.get("version") or 0,
            keep_evidence=forms.kept,
        )
