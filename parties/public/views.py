"""Which Parties reported, by region, and on what."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.models import Resolution
from resolutions.paging import number_in
from resolutions.views import resolution_asked_for

from ..choices import Region
from ..figures import counting_day, standings_in
from ..matrix import matrix_of
from ..models import ReportingPeriod
from .files import as_csv

OTHERS = 6


def periods_begun() -> list[ReportingPeriod]:
    """Return the reporting periods that have begun, the newest first."""
    begun = ReportingPeriod.objects.begun(timezone.localdate())
    return list(begun.select_related("meeting", "since_meeting"))


def period_asked_for(
    label: str, periods: Sequence[ReportingPeriod]
) -> tuple[ReportingPeriod | None, list[str]]:
    """Return the period up to the meeting of the label, or the open or latest one with a sentence
    on why not.
    """
    usual = next((each for each in periods if each.is_open), periods[0] if periods else None)
    if not label.strip():
        return usual, []
    found = next((each for each in periods if each.meeting.label == label.strip()), None)
    if found is None:
        return usual, [_("There is no reporting period of that name. The latest one is shown.")]
    return found, []


class PartyList(TemplateView):
    """Which Parties reported in a period, by region; no ranking."""

    template_name = "parties/party_list.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.periods = periods_begun()
        asked = request.GET.get("period", "")
        self.period, self.mistakes = period_asked_for(asked, self.periods)
        self.standings = standings_in(self.period)
        if request.GET.get("format") == "csv":
            return as_csv(self.standings, self.period)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = ("actions", "nil", "silent", "parties")
        return super().get_context_data(
            period=self.period,
            periods=self.periods,
            regions=self.standings,
            whole={name: sum(getattr(each, name) for each in self.standings) for name in names},
            day=counting_day(self.period),
            mistakes=self.mistakes,
            **kwargs,
        )


class PartyMatrix(TemplateView):
    """Party by paragraph: who reported on what, of one resolution."""

    template_name = "parties/matrix.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        resolution = resolution_asked_for(asked.get("resolution", ""))
        region = asked.get("region", "")
        mistakes = list(mistakes_in(region))
        region = "" if mistakes else region
        page = number_in(asked.get("page", "")) or 1
        return super().get_context_data(
            matrix=matrix_of(resolution, region, page) if resolution else None,
            others=others_than(resolution) if resolution else [],
            region=region,
            today=timezone.localdate(),
            mistakes=mistakes,
            **kwargs,
        )


def mistakes_in(region: str) -> Iterator[str]:
    if region and region not in Region.values:
        yield _("There is no region of that name. All Parties are shown.")


def others_than(resolution: Resolution) -> list[Resolution]:
    """Return the newest other texts in force, to turn to."""
    return list(Resolution.objects.in_force().exclude(pk=resolution.pk)[:OTHERS])
