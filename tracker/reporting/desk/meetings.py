"""The meetings to which a report on a resolution can be prepared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from resolutions.models import Meeting, Resolution
from resolutions.querysets import MeetingQuerySet

from ...models import ProgressReport

# How many meetings to come, and how many that are over, are offered.
COMING, OVER = 20, 10
# The body that asks for progress reports.
ASKING = "StC"


@dataclass(frozen=True)
class Choice:
    """A meeting, with the report to it where there is one."""

    meeting: Meeting
    report: ProgressReport | None


def meetings_of(resolution: Resolution) -> MeetingQuerySet:
    """The meetings of the bodies of the resolution's treaty."""
    treaty = resolution.adopted_at.body.treaty
    return Meeting.objects.filter(body__treaty=treaty).select_related("body")


def choices_for(resolution: Resolution, today: date) -> tuple[list[Choice], list[Choice]]:
    """Return the meetings to come, the next of the committee first, and those that are over."""
    known, coming = meetings_of(resolution), meetings_of(resolution).not_over(today)
    undated = known.filter(starts_on=None)
    # A meeting whose last day is not known may be over, or may go on.
    since = known.filter(starts_on__gt=resolution.adopted_on)
    over = since.exclude(pk__in=coming.values("pk"))
    first = [*coming.order_by("starts_on")[:COMING], *undated.order_by("label")[:COMING]]
    last = list(over.order_by("-starts_on")[:OVER])
    told = with_reports(resolution, [*committee_first(first), *last])
    return told[: len(first)], told[len(first) :]


def committee_first(meetings: list[Meeting]) -> list[Meeting]:
    """Return the meetings with the next one of the asking body before the others."""
    following = next((each for each in meetings if each.body.code == ASKING), None)
    return sorted(meetings, key=lambda each: each is not following)


def with_reports(resolution: Resolution, meetings: Iterable[Meeting]) -> list[Choice]:
    meetings = list(meetings)
    found = ProgressReport.objects.light().filter(resolution=resolution, meeting__in=meetings)
    newest = {each.meeting_id: each for each in found.order_by("revision")}
    return [Choice(each, newest.get(each.pk)) for each in meetings]
