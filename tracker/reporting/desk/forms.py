"""The head of a report, as it is typed."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ...models import ProgressReport
from ..starting import Start

if TYPE_CHECKING:
    ReportForm = forms.ModelForm[ProgressReport]
else:
    ReportForm = forms.ModelForm

FIELDS = ("symbol", "agenda_item", "dated", "from_day", "cut_off", "distribution", "language")


class Day(forms.DateInput):
    """The browser's own calendar: it needs no script."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class StartForm(ReportForm):
    """What a report begins with. It is checked against the model, and saved by the services."""

    class Meta:
        model = ProgressReport
        fields = FIELDS
        widgets = {"dated": Day, "from_day": Day, "cut_off": Day}
        help_texts = {
            "symbol": _("For example UNEP/CMS/StC56/Doc.14"),
            "agenda_item": _("For example 14, or 18.2"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["symbol"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def clean_symbol(self) -> str:
        symbol = " ".join(self.cleaned_data["symbol"].split())
        if symbol.endswith((".", "/")):
            raise forms.ValidationError(
                _t("Complete the symbol: it ends with the number of the document.")
            )
        return symbol

    def clean(self) -> dict[str, Any]:
        """Say beside the cut-off date, too, what the model says of the two days."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = found.get("from_day"), found.get("cut_off")
        if first and last and last < first:
            self.add_error("cut_off", _t("The cut-off date is before the period begins."))
        return found

    def start(self) -> Start:
        """What was typed, for the services."""
        return Start(**{name: self.cleaned_data[name] for name in FIELDS})


def head_of(report: ProgressReport) -> dict[str, Any]:
    """Return the head of the report as the form begins with it."""
    return {name: getattr(report, name) for name in FIELDS}


def labelled_head(report: ProgressReport) -> list[tuple[str, str]]:
    """Return the head of the report as it is read, each line with what it is called."""
    fields = {each.name: each for each in ProgressReport._meta.fields}
    words = head_as_text(report)
    return [(str(capfirst(fields[name].verbose_name)), words[name]) for name in FIELDS]


def head_as_text(report: ProgressReport) -> dict[str, str]:
    """Return the head of the report as it is read on a page."""
    words = {name: str(value) for name, value in head_of(report).items()}
    for name in ("dated", "from_day", "cut_off"):
        words[name] = date_format(getattr(report, name), "DATE_FORMAT")
    return {
        **words,
        "distribution": report.get_distribution_display(),
        "language": report.get_language_display(),
    }
