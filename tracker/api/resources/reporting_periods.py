"""When Parties report: the periods that have begun."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parties.choices import Gate
from parties.models import ReportingPeriod

from ..paging import Key, Order, day, number
from ..reading import DetailView, ListView, the_one
from ..rows import Row, Said, choice, iso, link
from ..rows import day as day_field
from ..rows import text as text_field


class ReportingPeriodRow(Row):
    """The time from one meeting of the Standing Committee to the next."""

    period = text_field(_("Its name: the meeting that it leads up to."))
    period_label = text_field(_("The meetings between which it lies."))
    url = link(_("Its page: which Parties reported."))
    api_url = link(_("Its address in the API."))
    since_meeting = text_field(_("The meeting after which it begins."), allow_null=True)
    meeting = text_field(_("The meeting that it leads up to."))
    starts_on = day_field(_("Its first day."))
    ends_on = day_field(_("Its last day, if that is set."), allow_null=True)
    gate = choice(_("Whether Parties may submit for it."), Gate.choices)
    gate_label = text_field(_("The same, in the language of the answer."))

    def written(self, row: ReportingPeriod) -> Said:
        label = row.meeting.label
        return {
            "period": label,
            "period_label": str(row),
            "url": f"{self.links.to('parties')}?{urlencode({'period': label})}",
            "api_url": self.links.to("api-reporting-period", label),
            "since_meeting": row.since_meeting.label if row.since_meeting else None,
            "meeting": label,
            "starts_on": iso(row.starts_on),
            "ends_on": iso(row.ends_on),
            "gate": row.gate,
            "gate_label": row.get_gate_display(),
        }


def begun() -> "QuerySet[ReportingPeriod]":
    """Return the periods that the pages offer."""
    found = ReportingPeriod.objects.begun(timezone.localdate())
    return found.select_related("meeting", "since_meeting")


class ReportingPeriods(ListView):
    about = _("The reporting periods that have begun.")
    serializer_class = ReportingPeriodRow
    orders = {"starts_on": Order((Key("starts_on", day), Key("pk", number)))}
    usual = "-starts_on"

    def rows(self) -> "QuerySet[ReportingPeriod]":
        return begun()


class OneReportingPeriod(DetailView):
    about = _("One reporting period.")
    serializer_class = ReportingPeriodRow

    def found(self) -> Any:
        rows = begun().filter(meeting__label=self.kwargs["label"])
        return the_one(rows, _("There is no such reporting period."))
