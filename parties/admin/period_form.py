"""What staff type of a reporting period, and the dates that follow from its meetings."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from resolutions.models import Meeting

from ..models import ReportingPeriod

if TYPE_CHECKING:
    PeriodModelForm = forms.ModelForm[ReportingPeriod]
else:
    PeriodModelForm = forms.ModelForm


class AnyDay(forms.DateInput):
    """The browser's own calendar: it needs no script."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class PeriodForm(PeriodModelForm):
    """Left empty, the dates follow from the meetings, as far as theirs are known."""

    class Meta:
        model = ReportingPeriod
        fields = ("since_meeting", "meeting", "starts_on", "ends_on")
        help_texts = {
            "starts_on": _("Left empty: the day after the earlier meeting ended."),
            "ends_on": _("Left empty: the last day of the later meeting, once that is known."),
        }

    def clean(self) -> dict[str, Any]:
        super().clean()
        said = self.cleaned_data
        since, meeting = said.get("since_meeting"), said.get("meeting")
        if meeting is None:
            return said
        self.refuse_meetings(since, meeting)
        if "starts_on" in said:
            self.fill("starts_on", since and day_after(since))
        if "ends_on" in said:
            self.fill("ends_on", meeting.ends_on)
        self.refuse_dates()
        return said

    def fill(self, name: str, day: date | None) -> None:
        """Put the day in where none was typed; what is filled in is saved."""
        if self.cleaned_data[name] is None and day is not None:
            self.cleaned_data[name] = day
            if name not in self.changed_data:
                self.changed_data.append(name)

    def refuse_meetings(self, since: Meeting | None, meeting: Meeting) -> None:
        if since is None:
            return
        if since == meeting:
            self.add_error("meeting", _t("A period lies between two meetings: choose another."))
        elif since.starts_on and meeting.starts_on and since.starts_on > meeting.starts_on:
            self.add_error(
                "meeting", _t("It took place before the meeting that the period is from.")
            )

    def refuse_dates(self) -> None:
        """Refuse a period without a first day, and one whose days belong to another."""
        said = self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends_on")
        if "starts_on" in said and first is None:
            sentence = _t("Give the first day: it does not follow from the meetings.")
            self.add_error("starts_on", sentence)
        if not first or not last or first > last:
            return
        others = ReportingPeriod.objects.exclude(pk=self.instance.pk)
        others = others.filter(starts_on__lte=last, ends_on__gte=first)
        if other := others.select_related("meeting", "since_meeting").first():
            words = _t("These days belong to the period %(other)s as well: mend the dates.")
            self.add_error(None, words % {"other": other})


def day_after(meeting: Meeting) -> date | None:
    """The day after the meeting ended; none while that is not known."""
    return meeting.ends_on + timedelta(days=1) if meeting.ends_on else None
