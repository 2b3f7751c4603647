"""Entering on behalf of a Party what reached the Secretariat by another way than the tracker."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.admin.base import AdminPage
from resolutions.admin.recording import REFUSED, STALE
from resolutions.entries import MoveNotAllowed

from ..entries import ActionEntry, StaleAction
from ..forms import opening
from ..models import ActionEvidence, Party, PartyAction
from ..permissions import Verb, may, may_enter
from ..services import begin_action, revise_action, submit_action
from ..steps import says
from . import facts
from .forms import EntryForm, EntryForms, OnBehalfForm, starting_values


class EntryPage(AdminPage):
    """The form for one action of a Party, written by the Secretariat."""

    template_name = "admin/parties/enter.html"
    form_class: type[EntryForm] = EntryForm
    evidence: Any = ()

    def starting_values(self) -> dict[str, Any]:
        raise NotImplementedError

    def write(self, forms: EntryForms) -> PartyAction:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forms = EntryForms(self.form_class, initial=self.starting_values(), evidence=self.evidence)
        return self.shown(forms)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forms = EntryForms(self.form_class, request.POST, request.FILES, evidence=self.evidence)
        if not forms.is_valid():
            return self.shown(forms, status=REFUSED)
        try:
            action = self.write(forms)
        except (MoveNotAllowed, ValidationError) as refusal:
            forms.form.add_error(None, sentences(refusal))
            return self.shown(forms, status=REFUSED)
        except StaleAction as stale:
            return self.both_sides(stale)
        return self.written(action)

    def written(self, action: PartyAction) -> HttpResponse:
        """Say that it is kept; where it is to be submitted, do, or say what it lacks."""
        if "submit" not in self.request.POST:
            messages.success(self.request, _("Kept as a draft: only the Secretariat sees it."))
            return self.to("change", action)
        try:
            submit_action(action, by=self.user, seen=action.version)
        except StaleAction as stale:
            return self.both_sides(stale)
        except MoveNotAllowed as refusal:
            if not facts.waits_by(self.user, action):
                sentence = _("It is kept, but not submitted. %(why)s") % {"why": refusal}
                messages.error(self.request, sentence)
                return self.to("edit", action)
        messages.success(self.request, _("Submitted: someone else of the Secretariat reviews it."))
        return self.to("change", action)

    def to(self, page: str, action: PartyAction) -> HttpResponse:
        address = reverse(f"admin:parties_partyaction_{page}", args=[action.pk])
        return HttpResponseRedirect(address)

    def both_sides(self, stale: StaleAction) -> HttpResponse:
        """What was written meanwhile beside what was typed, which can still be changed."""
        data = self.request.POST.copy()
        data["version"] = str(stale.action.version)
        forms = EntryForms(self.form_class, data, evidence=self.evidence)
        forms.is_valid()
        action = facts.actions(self.user).get(pk=stale.action.pk)
        self.template_name = "admin/parties/entry_stale.html"
        return self.shown(
            forms,
            status=STALE,
            theirs=action,
            changes=facts.changes_in(action, None),
            had_files=bool(self.request.FILES),
        )

    def shown(self, forms: EntryForms, *, status: int = 200, **context: Any) -> HttpResponse:
        return self.page(status=status, forms=forms, **context)


class Enter(EntryPage):
    """Begins an entry; the same form sent twice begins one."""

    title = gettext_lazy("Enter on behalf of a Party")
    form_class = OnBehalfForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_enter(self.user):
            raise PermissionDenied(_("You may not enter on behalf of a Party."))
        return super().dispatch(request, *args, **kwargs)

    def starting_values(self) -> dict[str, Any]:
        code = self.request.GET.get("party", "")[:3]
        key = uuid.uuid4()
        return {
            **opening(self.user),
            "form_key": key,
            "party": Party.objects.filter(iso3=code).first(),
        }

    def write(self, forms: EntryForms) -> PartyAction:
        said, entry = forms.form.cleaned_data, forms.entry()
        try:
            return begin_action(
                said["party"],
                entry,
                by=self.user,
                form_key=said["form_key"],
                channel=said["channel"],
                received_on=said["received_on"],
            )
        except MoveNotAllowed:
            if sent := self.sent_before(said["form_key"], entry):
                return sent
            raise

    def sent_before(self, key: uuid.UUID | None, entry: ActionEntry) -> PartyAction | None:
        """Return what the same form began with the same words, where it is under review already."""
        mine = PartyAction.objects.submitted().filter(form_key=key, author=self.user)
        found = mine.first() if key else None
        return found if found and says(found, entry) else None


class Edit(EntryPage):
    """Goes on with an entry; one that was accepted becomes a draft again."""

    @property
    def title(self) -> str:
        return _("Your entry on behalf of %(party)s") % {"party": self.action.party}

    @cached_property
    def action(self) -> PartyAction:
        return get_object_or_404(facts.actions(self.user), pk=self.kwargs["pk"])

    @property
    def evidence(self) -> Any:
        return ActionEvidence.objects.in_work().filter(action=self.action)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.refuse_strangers()
        if not self.action.is_on_behalf:
            raise PermissionDenied(_("Only the Party changes what it says."))
        return super().dispatch(request, *args, **kwargs)

    def starting_values(self) -> dict[str, Any]:
        return starting_values(self.action, self.evidence)

    def write(self, forms: EntryForms) -> PartyAction:
        return revise_action(
            self.action,
            forms.entry(self.action),
            by=self.user,
            version=forms.form.cleaned_data["version"],
            keep_evidence=forms.form.kept(self.evidence),
        )

    def shown(self, forms: EntryForms, *, status: int = 200, **context: Any) -> HttpResponse:
        may_change = may(self.user, Verb.CHANGE, self.action)
        return super().shown(
            forms, status=status, action=self.action, may_change=may_change, **context
        )


def sentences(refusal: Exception) -> list[str]:
    return refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
