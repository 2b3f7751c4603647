"""What is sent of a Party action; the forms of the pages check what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import ListField, ValidationError

from parties.choices import EntryLanguage, Stage
from parties.entries import Shown
from parties.forms import (
    LONG,
    SHORT,
    ActionForm,
    EvidenceRow,
    entry_of,
    language_of,
    writable_items,
)
from parties.models import ActionEvidence, FocalPoint
from resolutions.models import ActionItem

from .sent import Choice, Day, Key, Sent, Words, at_once, refuse_form
from .update_words import MOST_EVIDENCE

MOST_ITEMS = 200


class ShownSent(Sent):
    """A piece of evidence: one that is there, by its id alone, or a page on the web."""

    id = Key(_("One that is there and stays."))
    title = Words(_("What it is; the address where it is left out."), most=300)
    url = Words(_("Where it can be read."), most=1000)

    def validate(self, said: dict[str, Any]) -> "int | Shown":
        """Return the piece: its id, or what is new."""
        if "id" in said:
            if len(said) > 1:
                raise ValidationError(
                    _t("A piece that is there stays as it is: name it by its id alone.")
                )
            return int(said["id"])
        form = EvidenceRow(said)
        refuse_form(form)
        if not form.shown():
            raise ValidationError({"url": [_t("Give a web address or a file, or empty the row.")]})
        return form.shown()[0]


class ActionSent(Sent):
    """An action in the words of its Party; a draft may leave anything out."""

    title = Words(_("In one line: what your country did, does or plans."), most=300)
    items = ListField(
        child=Words("", most=60),
        required=False,
        max_length=MOST_ITEMS,
        help_text=_("The action items that it answers, by reference: 11.10-29-PAR."),
    )
    done = Words(_("What was done, and results."), most=LONG)
    stage = Choice(_("How far it has come; under way where it is left out."), Stage.choices)
    starts_on = Day(_("Its first day."))
    ends_on = Day(_("Its last day; none where it is not known."))
    challenges = Words(_("What stands in the way."), most=SHORT)
    support_needed = Words(_("Funds, training, data or contacts that would help."), most=SHORT)
    language = Choice(
        _("The language that you write in; your own where it is left out."), EntryLanguage.choices
    )
    evidence = ShownSent(**at_once(MOST_EVIDENCE, _("What shows it; files are added on the page.")))

    def validate_items(self, references: list[str]) -> list[ActionItem]:
        """Return the items; one that the person may not write on is refused where it stands."""
        place: FocalPoint = self.context["place"]
        names = [each.strip().upper() for each in references]
        found = {each.reference: each for each in writable_items(place).filter(reference__in=names)}
        sentence = _t("No action item that you may write on has the reference %(names)s.")
        unknown: dict[str, Any] = {
            str(at): [sentence % {"names": name}]
            for at, name in enumerate(names)
            if name not in found
        }
        if unknown:
            raise ValidationError(unknown)
        return list({name: found[name] for name in names}.values())

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return the entry as the services take it, and the keys of the evidence that stays."""
        values = {
            "stage": Stage.UNDER_WAY,
            "language": language_of(self.context["user"]),
            **said,
            "items": [item.pk for item in said.get("items", [])],
        }
        form = ActionForm(values, place=self.context["place"])
        refuse_form(form)
        kept, new = sorted_out(said.get("evidence", []), self.context.get("there", ()))
        return {"entry": replace(entry_of(form, [], None), evidence=new), "kept": kept}


def sorted_out(
    pieces: Sequence[Any], there: Iterable[ActionEvidence]
) -> tuple[list[int], tuple[Shown, ...]]:
    """Return the keys of what is there already and stays, and what is new.

    A page that is sent with the title and address that it has there already stays.
    """
    by_key = {each.pk: each for each in there}
    named = {at: each for at, each in enumerate(pieces) if type(each) is int}
    if unknown := [at for at, key in named.items() if key not in by_key]:
        sentence = [_t("There is no such piece of evidence here.")]
        raise ValidationError({"evidence": {str(at): {"id": sentence} for at in unknown}})
    alike = {(each.title, each.url): each.pk for each in by_key.values() if each.url}
    shown = [each for each in pieces if isinstance(each, Shown)]
    kept = [alike[each.title, each.url] for each in shown if (each.title, each.url) in alike]
    new = tuple(each for each in shown if (each.title, each.url) not in alike)
    return [*named.values(), *kept], new


class AnswerSent(Sent):
    """The Party's answer to what the Secretariat asked."""

    answer = Words(_("The answer: the Secretariat will read it."), most=LONG, required=True)

    def validate_answer(self, answer: str) -> str:
        if not answer.strip():
            raise ValidationError(_t("Write the answer: the Secretariat will read it."))
        return answer.replace("\r\n", "\n")
