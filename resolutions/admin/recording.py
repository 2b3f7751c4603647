"""The page of one action item, and the forms in which updates are written."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _

from .. import permissions
from ..choices import State
from ..entries import Entry, MoveNotAllowed, StaleVersion
from ..forms import UpdateForms, opening, reopening
from ..models import ActionItem, Evidence, StatusUpdate
from ..services import record_status_update, revise_status_update, submit_status_update
from . import facts
from .base import AdminPage

SHOWN_AT_ONCE = 40
REFUSED, STALE = 422, 409


class WritingPage(AdminPage):
    """A form for one status update of one item. What it says goes to the services."""

    stale_template = "admin/resolutions/stale.html"
    evidence: QuerySet[Evidence] | None = None

    @cached_property
    def item(self) -> ActionItem:
        raise NotImplementedError

    def starting_values(self) -> dict[str, Any]:
        raise NotImplementedError

    def write(self, forms: UpdateForms) -> StatusUpdate:
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.refuse_strangers(self.item)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forms = UpdateForms(initial=self.starting_values(), evidence=self.evidence)
        return self.page(forms=forms, **self.surroundings())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forms = UpdateForms(request.POST, request.FILES, evidence=self.evidence)
        if not forms.is_valid():
            return self.page(forms=forms, status=REFUSED, **self.surroundings())
        try:
            update = self.written(forms)
        except MoveNotAllowed as refusal:
            forms.form.add_error(None, str(refusal))
            return self.page(forms=forms, status=REFUSED, **self.surroundings())
        except StaleVersion as stale:
            return self.both_sides(stale)
        messages.success(request, success_words(update))
        address = reverse("admin:resolutions_actionitem_change", args=[self.item.pk])
        return HttpResponseRedirect(address)

    @transaction.atomic
    def written(self, forms: UpdateForms) -> StatusUpdate:
        """Keep the update and, where that is asked, hand it in: both or neither."""
        update = self.write(forms)
        if "submit" in self.request.POST and update.is_open:
            update = submit_status_update(update, by=self.user)
        return update

    def both_sides(self, stale: StaleVersion) -> HttpResponse:
        """What was recorded meanwhile beside what was typed, which can still be changed."""
        data = self.request.POST.copy()
        data["version"] = str(stale.item.version)
        data["form_key"] = str(uuid.uuid4())
        forms = UpdateForms(data, evidence=self.evidence)
        forms.is_valid()
        self.template_name = self.stale_template
        return self.page(
            forms=forms,
            status=STALE,
            since=stale.since,
            had_files=bool(self.request.FILES),
            **self.surroundings(),
        )

    def surroundings(self) -> dict[str, Any]:
        """What the page shows around the form."""
        return facts.of_item(self.item, self.user)


class ItemPage(WritingPage):
    """The page of one action item: its text, the form for the next update, the dated history."""

    template_name = "admin/resolutions/item.html"

    @cached_property
    def item(self) -> ActionItem:
        return get_object_or_404(facts.items(), pk=self.kwargs["pk"])

    @property
    def title(self) -> str:
        return self.item.reference

    def starting_values(self) -> dict[str, Any]:
        return opening(self.item)

    def write(self, forms: UpdateForms) -> StatusUpdate:
        entry, said = forms.entry(), forms.form.cleaned_data
        update = record_status_update(
            self.item, entry, by=self.user, version=said["version"], form_key=said["form_key"]
        )
        refuse_other_words(self.item, update, entry)
        return update

    def surroundings(self) -> dict[str, Any]:
        updates = list(facts.updates_of(self.item, self.user)[: SHOWN_AT_ONCE + 1])
        return {
            **super().surroundings(),
            "updates": updates[:SHOWN_AT_ONCE],
            "more_updates": len(updates) > SHOWN_AT_ONCE,
            "may_record": permissions.may_record(self.user),
            "may_edit": self.model_admin.has_change_permission(self.request, self.item),
        }


class UpdateWritingPage(WritingPage):
    """A form that opens with what one update says."""

    template_name = "admin/resolutions/write.html"
    on_top: Any = ""

    @cached_property
    def update(self) -> StatusUpdate:
        return get_object_or_404(facts.updates(self.user), pk=self.kwargs["pk"])

    @cached_property
    def item(self) -> ActionItem:
        return get_object_or_404(facts.items(), pk=self.update.action_item_id)

    @property
    def evidence(self) -> QuerySet[Evidence]:  # type: ignore[override]
        return self.update.evidence.all()

    def starting_values(self) -> dict[str, Any]:
        return reopening(self.update, self.item.version)

    def surroundings(self) -> dict[str, Any]:
        return {**super().surroundings(), "update": self.update}


class ReviseUpdate(UpdateWritingPage):
    """The form in which an author goes on with a draft, or mends what was returned."""

    @property
    def title(self) -> str:
        return _("Your update of %(item)s") % {"item": self.item}

    def surroundings(self) -> dict[str, Any]:
        may = permissions.may_change(self.user, self.update)
        return {**super().surroundings(), "may_record": may}

    def write(self, forms: UpdateForms) -> StatusUpdate:
        return revise_status_update(
            self.update,
            forms.entry(),
            by=self.user,
            version=forms.form.cleaned_data["version"],
            keep_evidence=[evidence.pk for evidence in forms.form.kept()],
        )


class CorrectUpdate(UpdateWritingPage):
    """The form for an update that takes the place of an approved one."""

    @property
    def title(self) -> str:
        return _("Correct an update of %(item)s") % {"item": self.item}

    def surroundings(self) -> dict[str, Any]:
        may = permissions.may_correct(self.user, self.update)
        return {**super().surroundings(), "may_record": may, "correcting": True}

    def write(self, forms: UpdateForms) -> StatusUpdate:
        entry, said = forms.entry(also=forms.form.kept()), forms.form.cleaned_data
        update = record_status_update(
            self.item,
            entry,
            by=self.user,
            version=said["version"],
            form_key=said["form_key"],
            corrects=self.update,
        )
        refuse_other_words(self.item, update, entry)
        return update


def refuse_other_words(item: ActionItem, update: StatusUpdate, entry: Entry) -> None:
    """Stop where a form that was sent before comes again with other words: they would be lost."""
    if any(getattr(update, name) != value for name, value in entry.fields().items()):
        raise StaleVersion(ActionItem.objects.get(pk=item.pk), [update])


def success_words(update: StatusUpdate) -> str:
    """What happened, with the way to the update."""
    words = {
        State.DRAFT: _("Kept as a draft: only the Secretariat sees it."),
        State.RETURNED: _("Kept. Submit it when it is ready."),
        State.SUBMITTED: _("Recorded, and waiting for approval."),
    }
    address = reverse("admin:resolutions_statusupdate_change", args=[update.pk])
    return format_html(
        '{} <a href="{}">{}</a>', words.get(State(update.state), _("Recorded.")), address, update
    )
