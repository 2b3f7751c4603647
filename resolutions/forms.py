"""What somebody types into a page about an action item, and what the services are given of it."""

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from .choices import SIGNS, EvidenceKind, Status
from .entries import Entry, EvidenceEntry
from .models import ActionItem, Evidence, Meeting, StatusUpdate
from .validators import FILE_TYPES, web_address

if TYPE_CHECKING:
    EvidenceModelForm = forms.ModelForm[Evidence]
    Uploaded = UploadedFile[Any]
else:
    EvidenceModelForm, Uploaded = forms.ModelForm, UploadedFile

SPARE_ROWS = 3
# What an update says beside its status and date.
SAID = ("achievements", "challenges", "next_steps", "needs_funding", "internal_note")


def status_choices() -> list[tuple[str, str]]:
    """The statuses, each with its sign before its label."""
    return [(status.value, f"{SIGNS[status]} {status.label}") for status in Status]


def words_field(label: Any, help_text: Any = "", *, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class DateInput(forms.DateInput):
    """The browser's own calendar, which ends today."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        today = timezone.localdate().isoformat()
        return super().get_context(name, value, {**(attrs or {}), "max": today})


class UpdateForm(forms.Form):
    """One status update. It opens with nothing but the current status."""

    status = forms.ChoiceField(
        label=_("Status"), choices=status_choices, widget=forms.RadioSelect(attrs={"class": "row"})
    )
    effective_on = forms.DateField(
        label=_("Effective date"),
        required=False,
        widget=DateInput,
        help_text=_("The day on which this is so. Left empty, it means today."),
    )
    achievements = words_field(
        _("Achievements"), _("What was done. Published once approved; web addresses become links.")
    )
    challenges = words_field(_("Challenges"), _("What stands in the way. Published."), rows=2)
    next_steps = words_field(_("Next steps"), _("What comes next, and when. Published."), rows=2)
    needs_funding = forms.BooleanField(label=_("Needs funding"), required=False)
    internal_note = words_field(
        _("Internal note"), _("For the Secretariat alone; never published."), rows=2
    )
    keep_evidence = forms.ModelMultipleChoiceField(
        Evidence.objects.none(),
        label=_("Evidence that is there: ticked stays, unticked goes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, evidence: Any = None, **kwargs: Any) -> None:
        """Args: evidence: the rows that are there already, to be kept or removed."""
        super().__init__(*args, **kwargs)
        if evidence is None:
            del self.fields["keep_evidence"]
        else:
            self.fields["keep_evidence"].queryset = evidence  # type: ignore[attr-defined]

    def kept(self) -> list[Evidence]:
        return list(self.cleaned_data.get("keep_evidence") or [])

    def entry(self, evidence: Sequence[EvidenceEntry] = ()) -> Entry:
        """Return what was typed, as the services take it."""
        said = self.cleaned_data
        return Entry(
            status=Status(said["status"]),
            effective_on=said["effective_on"] or timezone.localdate(),
            evidence=tuple(evidence),
            **{name: said[name] for name in SAID},
        )


def opening(item: ActionItem) -> dict[str, Any]:
    """The values with which the form for an item's next update opens."""
    return {"status": item.status, "version": item.version, "form_key": uuid.uuid4()}


def reopening(update: StatusUpdate, version: int) -> dict[str, Any]:
    """The values with which the form opens that changes, or corrects, an update."""
    return {
        **{name: getattr(update, name) for name in ("status", "effective_on", *SAID)},
        "keep_evidence": [evidence.pk for evidence in update.evidence.all()],
        "version": version,
        "form_key": uuid.uuid4(),
    }


class EvidenceForm(EvidenceModelForm):
    """One piece of evidence; a row that nobody touched says nothing."""

    url = forms.URLField(
        label=_("Web address"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        validators=[web_address],
        error_messages={"invalid": web_address.message},
    )

    class Meta:
        model = Evidence
        fields = ("kind", "title", "url", "meeting", "file", "is_public")

    def __init__(
        self, *args: Any, meetings: Sequence[Meeting] = (), with_file: bool = True, **kwargs: Any
    ) -> None:
        """Args: meetings: those on offer, looked up once for all rows."""
        super().__init__(*args, **kwargs)
        self.initial["kind"] = self.initial.get("kind") or EvidenceKind.DOCUMENT
        self.fields["kind"].choices = EvidenceKind.choices  # type: ignore[attr-defined]
        self.fields["meeting"].widget.choices = [
            ("", "—"),
            *((meeting.pk, str(meeting)) for meeting in meetings),
        ]
        self.fields["file"].widget = forms.FileInput(
            attrs={"accept": ",".join(f".{each}" for each in FILE_TYPES)}
        )
        if not with_file:
            del self.fields["file"]

    def has_changed(self) -> bool:
        """Whether the row shows anything; a kind alone does not."""
        return bool({"title", "url", "meeting", "file"} & set(self.changed_data))

    def entry(self) -> EvidenceEntry:
        """Return the row as the services take it."""
        said = self.cleaned_data
        return EvidenceEntry(
            kind=said["kind"],
            title=said["title"],
            url=said["url"],
            meeting=said["meeting"],
            file=said.get("file") or "",
            is_public=said["is_public"],
        )


EvidenceFormSet = forms.formset_factory(EvidenceForm, extra=SPARE_ROWS, max_num=20)


def again(evidence: Evidence) -> EvidenceEntry:
    """Return a row that shows the same thing once more, for the update that corrects."""
    return EvidenceEntry(
        kind=evidence.kind,
        title=evidence.title,
        url=evidence.url,
        meeting=evidence.meeting,
        file=evidence.file.name or "",
        is_public=evidence.is_public,
    )


class UpdateForms:
    """The form for an update with the rows for its new evidence, filled in and checked as one."""

    def __init__(
        self,
        data: MultiValueDict[str, Any] | None = None,
        files: MultiValueDict[str, Uploaded] | None = None,
        *,
        initial: dict[str, Any] | None = None,
        evidence: Any = None,
        with_files: bool = True,
    ) -> None:
        self.form = UpdateForm(data, initial=initial, evidence=evidence, label_suffix="")
        self.rows = EvidenceFormSet(
            data,
            files,
            prefix="evidence",
            form_kwargs={
                "meetings": list(Meeting.objects.all()),
                "with_file": with_files,
                "label_suffix": "",
            },
        )

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.rows.is_valid()])

    def has_errors(self) -> bool:
        return bool(self.form.errors or self.rows.total_error_count())

    def entry(self, also: Sequence[Evidence] = ()) -> Entry:
        """Return what was typed; `also` is evidence that is to be shown once more."""
        new = [row.entry() for row in self.rows if row.has_changed()]
        return self.form.entry([*(again(each) for each in also), *new])


class ReturnForm(forms.Form):
    """Why an update goes back to its author."""

    reason = words_field(_("Reason"), _("Its author will read it."), rows=3)
