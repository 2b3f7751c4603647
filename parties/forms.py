"""What somebody types into a page about a Party's action, and what the services are given of it."""

import uuid
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from resolutions.models import ActionItem, User
from resolutions.querysets import ActionItemQuerySet
from resolutions.validators import FILE_TYPES, evidence_file, web_address

from .choices import EntryLanguage, Stage
from .entries import ActionEntry, Shown
from .models import FocalPoint, PartyAction
from .models.actions import WORDS
from .querysets import asked_of_parties

if TYPE_CHECKING:
    ManyItems = forms.ModelMultipleChoiceField[ActionItem]
else:
    ManyItems = forms.ModelMultipleChoiceField

SPARE_ROWS = 3
MOST_ROWS = 20
LONG, SHORT = 50_000, 20_000
# Where more items are on offer, those of one resolution are shown to tick, the rest by reference.
MOST_OFFERED = 60
DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]
# They are right or wrong together: where one is refused, none is taken.
TOGETHER = frozenset({"stage", "starts_on", "ends_on"})


def writable_items(place: FocalPoint) -> ActionItemQuerySet:
    """Return the action items addressed to Parties that the person may write on."""
    items = asked_of_parties().select_related("paragraph__resolution", "element", "addressee")
    if place.all_paragraphs:
        return items
    return items.filter(paragraph__in=place.paragraphs.values("pk"))


def language_of(person: User) -> str:
    """Return the language in which the person writes, as far as their pages say."""
    code = person.language[:2]
    return code if code in EntryLanguage.values else EntryLanguage.ENGLISH.value


class Words(forms.CharField):
    """Text of several lines; a line ends in one way, whichever program sent it."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class Day(forms.DateField):
    """A day by the browser's own calendar; typed, in any of the usual forms."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(required=False, widget=widget, input_formats=DATE_FORMATS, **kwargs)


class Items(ManyItems):
    """The items answered; the page shows them grouped by paragraph."""

    default_error_messages = {
        "invalid_choice": _("One of the items is not among those that you may write on."),
        "invalid_pk_value": _("One of the items is not among those that you may write on."),
    }


class ActionForm(forms.Form):
    """The words of one action. All may be left out of a draft."""

    title = forms.CharField(
        label=_("Title"),
        help_text=_("In one line: what your country did, does or plans."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    items = Items(label=_("Which action items it answers"), queryset=None, required=False)
    others = forms.CharField(
        label=_("Action items of other resolutions"),
        help_text=_("Their references, separated by commas: 11.10-29-PAR, 12.21-3-PAR"),
        required=False,
        max_length=2000,
    )
    done = Words(
        label=_("What was done, and results"),
        help_text=_("A few sentences will do. Web addresses become links."),
        rows=8,
        max_length=LONG,
    )
    stage = forms.ChoiceField(
        label=_("Stage"), choices=Stage.choices, widget=forms.RadioSelect, required=False
    )
    starts_on = Day(label=_("From"))
    ends_on = Day(label=_("Until"), help_text=_("Leave it empty where it is not known."))
    challenges = Words(
        label=_("Challenges"), help_text=_("What stands in the way."), rows=3, max_length=SHORT
    )
    support_needed = Words(
        label=_("Support needed"),
        help_text=_("Funds, training, data or contacts that would help."),
        rows=3,
        max_length=SHORT,
    )
    language = forms.ChoiceField(
        label=_("Language of this entry"),
        choices=EntryLanguage.choices,
        help_text=_("The language that you write in. Nothing is translated."),
        required=False,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, place: FocalPoint, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.place = place
        self.fields["items"].queryset = writable_items(place)  # type: ignore[attr-defined]

    def clean_others(self) -> list[ActionItem]:
        """The items that were named; a reference that is none is an error that names it."""
        typed = self.cleaned_data["others"].replace(";", ",").replace("\n", ",")
        names = {name.strip().upper() for name in typed.split(",")} - {""}
        found = list(writable_items(self.place).filter(reference__in=names))
        if unknown := sorted(names - {each.reference for each in found}):
            raise forms.ValidationError(
                _t("No action item that you may write on has the reference %(names)s.")
                % {"names": ", ".join(unknown)}
            )
        return found

    def clean(self) -> None:
        """Refuse dates that cannot be, where they can be mended at once."""
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _t("The last day is before the first: mend the dates."))
        elif self.cleaned_data.get("stage") == Stage.COMPLETED and last and is_future(last):
            self.add_error(
                "ends_on",
                _t("A completed action cannot end in the future: mend the stage or the date."),
            )


def is_future(day: Any) -> bool:
    return bool(day > timezone.localdate())


def opening(person: User, items: Iterable[ActionItem] = ()) -> dict[str, Any]:
    """The values with which the form for a new action opens."""
    return {
        "items": [item.pk for item in items],
        "stage": Stage.UNDER_WAY,
        "language": language_of(person),
    }


def reopening(action: PartyAction) -> dict[str, Any]:
    """The values with which the form opens that changes an action."""
    return {
        **{name: getattr(action, name) for name in WORDS},
        "items": [item.pk for item in action.items.all()],
        "version": action.version,
        "form_key": uuid.uuid4(),
    }


class EvidenceRow(forms.Form):
    """One piece of evidence; a row that nobody touched says nothing."""

    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    url = forms.URLField(
        label=_("Web address"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        validators=[web_address],
        error_messages={"invalid": web_address.message},
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    file = forms.FileField(
        label=_("or a file"),
        required=False,
        validators=[evidence_file],
        widget=forms.FileInput(attrs={"accept": ",".join(f".{each}" for each in FILE_TYPES)}),
    )

    def clean(self) -> None:
        said = self.cleaned_data
        if not self.errors and self.has_changed() and not (said.get("url") or said.get("file")):
            self.add_error("url", _t("Give a web address or a file, or empty the row."))

    def shown(self) -> list[Shown]:
        """The row as the services take it: a link, a file, or each of both."""
        said = self.cleaned_data
        pieces = []
        if said.get("url"):
            pieces.append(Shown(said["title"] or said["url"][:300], url=said["url"]))
        if said.get("file"):
            pieces.append(Shown(said["title"] or said["file"].name[-300:], file=said["file"]))
        return pieces


EvidenceRows = forms.formset_factory(EvidenceRow, extra=SPARE_ROWS, max_num=MOST_ROWS)
PREFIX = "evidence"


def taken(form: ActionForm, action: PartyAction | None) -> Mapping[str, Any]:
    """Return the words that may be saved: where one was refused, what is there stays."""
    refused = set(form.errors)
    if refused & TOGETHER:
        refused |= TOGETHER
    words = {name: form.cleaned_data[name] for name in WORDS if name not in refused}
    before = {name: getattr(action, name) for name in refused if name in WORDS and action}
    return {**words, **before}


def entry_of(
    form: ActionForm, rows: Iterable[EvidenceRow], action: PartyAction | None
) -> ActionEntry:
    """Return what was typed, as far as it is valid, as the services take it."""
    words = {name: value for name, value in taken(form, action).items() if value or name in TEXTS}
    if "items" in form.errors or "others" in form.errors:
        items = list(action.items.select_related("addressee")) if action else []
    else:
        items = [*form.cleaned_data["items"], *form.cleaned_data["others"]]
    shown = [piece for row in rows if row.has_changed() and row.is_valid() for piece in row.shown()]
    return ActionEntry(**words, items=items, evidence=tuple(shown))


# What may be empty; an empty stage or language is the usual one.
TEXTS = frozenset(WORDS) - {"stage", "language"}
