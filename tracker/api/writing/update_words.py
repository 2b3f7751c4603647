"""What is sent of a status update; the forms of the pages check what it says."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import ValidationError

from resolutions.choices import EvidenceKind, Status
from resolutions.entries import Entry, EvidenceEntry, MoveNotAllowed
from resolutions.forms import EvidenceForm, UpdateForm, again
from resolutions.models import ActionItem, Evidence, Meeting, StatusUpdate
from resolutions.rules import refuse_future

from .sent import Choice, Day, Flag, Key, Sent, Words, at_once, refuse_form

MOST_EVIDENCE = 100


class EvidenceSent(Sent):
    """A piece of evidence: one that is there, by its id alone, or a new one."""

    id = Key(_("One that is there and stays."))
    kind = Choice(_("What it is; a document where it is left out."), EvidenceKind.choices)
    title = Words(_("Its title."), most=300)
    url = Words(_("Where it can be read."), most=1000)
    meeting = Words(_("The meeting that it is, or belongs to: StC56."), most=40, allow_null=True)
    is_public = Flag(_("Whether it is published with the update; it is where it is left out."))

    def validate(self, said: dict[str, Any]) -> "int | EvidenceEntry":
        """Return the piece: its id, or what is new."""
        if "id" in said:
            if len(said) > 1:
                raise ValidationError(
                    _t("A piece that is there stays as it is: name it by its id alone.")
                )
            return int(said["id"])
        values = {"kind": EvidenceKind.DOCUMENT, "is_public": True, **said}
        form = EvidenceForm({**values, "meeting": meeting_of(said)})
        refuse_form(form)
        return form.entry()


def meeting_of(said: dict[str, Any]) -> int | None:
    """Return the key of the meeting that is named."""
    if not said.get("meeting"):
        return None
    found = Meeting.objects.filter(label=said["meeting"]).values_list("pk", flat=True).first()
    if found is None:
        raise ValidationError({"meeting": [_t("There is no such meeting.")]})
    return found


class UpdateSent(Sent):
    """A status update in the words of its author."""

    status = Choice(_("How far the item has come."), Status.choices, required=True)
    effective_on = Day(_("The day on which this is so; today where it is left out."))
    achievements = Words(_("What was done. Published once approved."))
    challenges = Words(_("What stands in the way. Published."))
    next_steps = Words(_("What comes next, and when. Published."))
    needs_funding = Flag(_("Whether the item needs funding."))
    internal_note = Words(_("For the Secretariat alone; never published."))
    evidence = EvidenceSent(
        **at_once(MOST_EVIDENCE, _("What shows it; files are added on the page."))
    )

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return the entry as the services take it, beside the evidence that is there already."""
        form = UpdateForm({**said, "version": 0, "form_key": uuid.uuid4()})
        refuse_form(form)
        pieces = said.get("evidence", [])
        new = [each for each in pieces if isinstance(each, EvidenceEntry)]
        said["entry"] = form.entry(new)
        refuse_to_come(said["entry"])
        return said

    def kept_of(self, said: dict[str, Any], there: Iterable[Evidence]) -> list[Evidence]:
        """Return the evidence that is there and was named by its id."""
        by_key = {each.pk: each for each in there}
        named = {at: each for at, each in enumerate(said.get("evidence", [])) if type(each) is int}
        if unknown := [at for at, key in named.items() if key not in by_key]:
            sentence = [_t("There is no such piece of evidence here.")]
            raise ValidationError({"evidence": {str(at): {"id": sentence} for at in unknown}})
        return [by_key[key] for key in dict.fromkeys(named.values())]


def refuse_to_come(entry: Entry) -> None:
    """Refuse a day that has not come, at its place."""
    try:
        refuse_future(entry)
    except MoveNotAllowed as refusal:
        raise ValidationError({"effective_on": [str(refusal)]}) from refusal


class RecordSent(UpdateSent):
    """A new status update of an action item."""

    action_item = Words(
        _("The action item, by reference: 11.10-20-SEC."), most=60, required=True, allow_blank=False
    )
    corrects = Key(_("The approved update that this one is to replace, by id."), allow_null=True)

    def validate_action_item(self, reference: str) -> ActionItem:
        found = ActionItem.objects.filter(reference=reference).first()
        if found is None:
            raise ValidationError(_t("There is no such action item."))
        return found

    def validate_corrects(self, key: int | None) -> StatusUpdate | None:
        if key is None:
            return None
        seen = StatusUpdate.objects.visible_to(self.context["user"])
        found = seen.filter(pk=key).first()
        if found is None:
            raise ValidationError(_t("There is no such status update."))
        return found

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        """Of an update that is corrected, evidence may be shown once more."""
        said = super().validate(said)
        corrects = said.get("corrects")
        kept = self.kept_of(said, corrects.evidence.all() if corrects else ())
        return said | {"again": [again(each) for each in kept]}


class ReviseSent(UpdateSent):
    """What takes the place of all that a draft says, or a returned update."""

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        """What is sent as it stands there already stays, with its id."""
        said = super().validate(said)
        there = list(self.context["update"].evidence.all())
        kept = {each.pk for each in self.kept_of(said, there)}
        new = []
        for piece in said["entry"].evidence:
            alike = next((e.pk for e in there if again(e) == piece and e.pk not in kept), None)
            if alike:
                kept.add(alike)
            else:
                new.append(piece)
        return said | {"kept": kept, "new": tuple(new)}
