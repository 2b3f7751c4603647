"""What staff type about Party actions: a review, or an entry on behalf of a Party."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from resolutions.forms import DateInput, words_field
from resolutions.models import ActionItem

from ..choices import Channel
from ..entries import ActionEntry
from ..forms import MOST_OFFERED, PREFIX, ActionForm, EvidenceRows, entry_of, reopening
from ..models import ActionEvidence, FocalPoint, Party, PartyAction

CHANNELS = [(each.value, each.label) for each in Channel if each != Channel.PARTY]


class AcceptForm(forms.Form):
    public_note = words_field(
        _("Public note, if one is needed"),
        _("Published beside what the Party wrote, as a note of the Secretariat."),
        rows=2,
    )


class ReturnForm(forms.Form):
    reason = words_field(_("Reason"), _("The Party will read it, and is told by e-mail."), rows=3)


class AskForm(forms.Form):
    question = words_field(
        _("Question"),
        _("The Party is told by e-mail. Questions and answers are never published."),
        rows=3,
    )


class EntryForm(ActionForm):
    """What a Party says of one action, on any paragraph, as the Secretariat enters it."""

    keep = forms.TypedMultipleChoiceField(coerce=int, required=False)
    there = forms.CharField(
        required=False,
        widget=forms.HiddenInput,
        help_text="The evidence that was on offer when the form was opened.",
    )

    def __init__(self, *args: Any, evidence: Iterable[ActionEvidence] = (), **kwargs: Any) -> None:
        """Args: evidence: the rows that are there already."""
        super().__init__(*args, place=FocalPoint(all_paragraphs=True), **kwargs)
        self.fields["keep"].choices = [(each.pk, each.title) for each in evidence]  # type: ignore[attr-defined]
        self.fields["title"].help_text = _("In one line: what the Party did, does or plans.")
        self.fields["language"].help_text = _("The language that the Party wrote in.")

    def offered(self) -> list[tuple[ActionItem, bool]]:
        """The items to tick, each with whether it is; many more are named by reference."""
        ticked = {str(each) for each in self["items"].value() or []}
        items: Any = self.fields["items"].queryset  # type: ignore[attr-defined]
        first = list(items[:MOST_OFFERED])
        also = items.filter(pk__in=[each for each in ticked if each.isdecimal()])
        rest = [each for each in also if each not in first]
        return [(item, str(item.pk) in ticked) for item in [*first, *rest]]

    def has_more(self) -> bool:
        """Whether there are more items than are offered to tick."""
        items: Any = self.fields["items"].queryset  # type: ignore[attr-defined]
        return bool(items[MOST_OFFERED : MOST_OFFERED + 1])

    def kept(self, now: Iterable[ActionEvidence]) -> list[int]:
        """The keys of the evidence that stays: what is ticked, and what came since."""
        there = set(self.cleaned_data["there"].split(","))
        return [*self.cleaned_data["keep"], *(e.pk for e in now if str(e.pk) not in there)]


class OnBehalfForm(EntryForm):
    """The same, with whose it is and how it reached the Secretariat."""

    party = forms.ModelChoiceField(Party.objects.all(), label=_("Party"))
    channel = forms.ChoiceField(label=_("How it reached the Secretariat"), choices=CHANNELS)
    received_on = forms.DateField(
        label=_("Received on"),
        widget=DateInput,
        help_text=_("The day of the e-mail, of the letter's arrival or of the meeting."),
    )

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_t("It cannot have been received in the future."))
        return day


class EntryForms:
    """The form for an action with the rows for its new evidence, checked as one."""

    def __init__(
        self,
        form: type[EntryForm],
        data: MultiValueDict[str, Any] | None = None,
        files: MultiValueDict[str, Any] | None = None,
        *,
        initial: dict[str, Any] | None = None,
        evidence: Iterable[ActionEvidence] = (),
    ) -> None:
        """Args: evidence: the rows that are there already, to be kept or removed."""
        self.evidence = list(evidence)
        self.form = form(data, initial=initial, evidence=self.evidence)
        self.rows = EvidenceRows(data, files, prefix=PREFIX, form_kwargs={"label_suffix": ""})

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.rows.is_valid()])

    def has_errors(self) -> bool:
        return bool(self.form.errors or self.rows.total_error_count())

    def entry(self, action: PartyAction | None = None) -> ActionEntry:
        return entry_of(self.form, self.rows, action)

    def evidence_there(self) -> list[tuple[ActionEvidence, bool]]:
        """The evidence of the entry, each with whether it is to stay."""
        kept = {str(each) for each in self.form["keep"].value() or []}
        known = set(str(self.form["there"].value() or "").split(","))
        return [(e, str(e.pk) in kept or str(e.pk) not in known) for e in self.evidence]


def starting_values(action: PartyAction, evidence: Iterable[ActionEvidence]) -> dict[str, Any]:
    """The values with which the form opens that changes an entry."""
    keys = [each.pk for each in evidence]
    return {**reopening(action), "keep": keys, "there": ",".join(map(str, keys))}
