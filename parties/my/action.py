"""One action as its Party reads it: what it says, how far it has come, each version of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from resolutions.models import ActionItem

from .. import typed
from ..cards import names_of
from ..choices import OPEN_STATES, Outcome, Side
from ..comparing import changes, list_changes
from ..models import ActionVersion, PartyAction
from ..permissions import Verb, may, verbs_of
from ..rules import missing_fields
from .base import ActionPage

# Where the field that is missing stands in the form.
FIELDS = {"title": "id_title", "items": "id_items", "done": "id_done"}


class MyAction(ActionPage):
    """The page of one action: what it says now, its state, remarks and versions."""

    template_name = "my/action.html"

    @cached_property
    def versions(self) -> list[ActionVersion]:
        """The versions, the newest first; the Secretariat's people are not named."""
        found = self.action.versions.select_related("submitted_by", "period__meeting")
        return list(found.order_by("-number"))

    @property
    def shown(self) -> PartyAction | ActionVersion:
        """What the page says: of an entry that the Secretariat has in work, what it last sent."""
        if self.action.is_on_behalf and self.action.state in OPEN_STATES:
            return self.versions[0]
        return self.action

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        remarks = list(self.action.remarks.select_related("author").order_by("pk"))
        shown = self.shown
        return super().get_context_data(
            said=shown,
            items=items_of(shown),
            evidence=evidence_of(shown),
            verbs=names_of(verbs_of(self.user, self.action)),
            versions=self.versions,
            returned=next((v for v in self.versions if v.outcome == Outcome.RETURNED), None),
            remarks=remarks,
            was_asked=any(each.side == Side.SECRETARIAT for each in remarks),
            waits=bool(remarks) and remarks[-1].side == Side.SECRETARIAT,
            keep_as=self.kept_as(self.form_address()),
            **{"typed_answer": self.kept_answer(), **kwargs},
        )

    def kept_answer(self) -> str:
        """The answer that the person typed before they had to sign in again."""
        kept = typed.kept(self.request)
        return str(kept["data"].get("answer", "")) if kept else ""


def items_of(source: PartyAction | ActionVersion) -> list[ActionItem]:
    items = ActionItem.objects.select_related("paragraph__resolution", "element")
    if isinstance(source, PartyAction):
        return list(items.filter(pk__in=source.items.values("pk")).order_by("position"))
    return list(items.filter(answers__version=source).order_by("position"))


def evidence_of(source: PartyAction | ActionVersion) -> list[Any]:
    if isinstance(source, PartyAction):
        return list(source.evidence.in_work())
    return list(source.evidence.all())


class Preview(MyAction):
    """How the public and the Secretariat will read it, and what it still lacks."""

    template_name = "my/preview.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(self.user, Verb.CHANGE, self.action) or not self.action.is_open:
            return redirect(self.action)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edit = reverse("my-action-edit", args=[self.action.reference])
        missing = missing_fields(self.action)
        before = self.action.current
        return super().get_context_data(
            missing=[(f"{edit}#{FIELDS[name]}", what) for name, what in missing.items()],
            before=before,
            changed=changes(before, self.action) if before else [],
            **kwargs,
        )


class Version(ActionPage):
    """One frozen version, and what changed from the one before."""

    template_name = "my/version.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = self.of_action()
        version = get_object_or_404(versions, number=self.kwargs["number"])
        version.action = self.action
        before = versions.filter(number__lt=version.number).first()
        items, evidence = items_of(version), evidence_of(version)
        more: dict[str, Any] = {}
        if before:
            more["changed"] = changes(before, version)
            more["items_went"], more["items_came"] = list_changes(items_of(before), items)
            more["went"], more["came"] = list_changes(*map(names, (evidence_of(before), evidence)))
        return super().get_context_data(
            version=version, before=before, items=items, evidence=evidence, **more, **kwargs
        )

    def of_action(self) -> QuerySet[ActionVersion]:
        found = self.action.versions.select_related("submitted_by", "period__meeting")
        return found.order_by("-number")


def names(evidence: list[Any]) -> list[str]:
    return [f"{each.title} ({each.url or each.file_name})" for each in evidence]
