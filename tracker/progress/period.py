"""As of when the record is read, and with which earlier date it is compared."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.models import Meeting, Resolution

from .due import day


class Day(forms.DateInput):
    input_type = "date"


class PeriodForm(forms.Form):
    """The two dates in the address. A wrong one is refused in a sentence; the usual one holds."""

    as_of = forms.DateField(
        label=gettext_lazy("As of"), required=False, input_formats=["%Y-%m-%d"],
        widget=Day(format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Give the date as 2026-03-23.")},
    )  # fmt: skip
    since = forms.DateField(
        label=gettext_lazy("Compared with"), required=False, input_formats=["%Y-%m-%d"],
        widget=Day(format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Give the date as 2026-03-23.")},
    )  # fmt: skip

    def __init__(self, data: Any, *, today: date, meetings: Iterable[Meeting]) -> None:
        super().__init__(data)
        self.today = today
        self.meetings = [each for each in meetings if each.starts_on]
        self.is_valid()

    def clean_as_of(self) -> date | None:
        on: date | None = self.cleaned_data["as_of"]
        if on is not None and on > self.today:
            raise forms.ValidationError(
                _("%(date)s is yet to come: today is shown.") % {"date": day(on)}
            )
        return on

    def clean_since(self) -> date | None:
        since: date | None = self.cleaned_data["since"]
        if since is not None and since >= (self.cleaned_data.get("as_of") or self.today):
            raise forms.ValidationError(_("Compare with a day before the one that is shown."))
        return since

    @property
    def on(self) -> date:
        return self.cleaned_data.get("as_of") or self.today

    @property
    def compared_with(self) -> date | None:
        """The date compared with: as asked, or the first day of the latest meeting before."""
        asked: date | None = self.cleaned_data.get("since")
        return asked or next((meeting.starts_on for meeting in self.begun()), None)

    def begun(self) -> list[Meeting]:
        """The meetings that had begun before the date, the newest first."""
        return sorted(
            (each for each in self.meetings if each.starts_on and each.starts_on < self.on),
            key=lambda each: each.starts_on or self.today,
            reverse=True,
        )

    @property
    def mistakes(self) -> list[str]:
        return [
            f"{self.fields[name].label}: {' '.join(str(each) for each in messages)}"
            for name, messages in self.errors.items()
        ]


def meetings_for(resolution: Resolution) -> tuple[Meeting, ...]:
    """Return the meetings of the bodies of the resolution's treaty, and of several treaties."""
    treaties = {resolution.adopted_at.body.treaty, ""}
    return tuple(Meeting.objects.filter(body__treaty__in=treaties).select_related("body"))
