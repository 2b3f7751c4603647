"""The progress reports of the story: one that is final, one that is being prepared."""

from typing import Any

from resolutions.models import Meeting, Resolution, User
from resolutions.reference import day, pick

from ..models import Omission, ProgressReport
from ..reporting import services
from ..reporting.build import content_of
from ..reporting.prefill import prefilled
from ..reporting.starting import Start
from .clock import MORNING, NOON, clock_at
from .story import Story

MANAGER, OFFICER = "manager", "officer"
DAYS = ("dated", "from_day", "cut_off")


def tell_reports(story: Story, people: dict[str, User]) -> None:
    """Begin the reports, write their texts, and take them as far as they got."""
    for each in story.reports:
        report = begun(each, people[MANAGER])
        if "proposed_on" in each:
            with clock_at(day(each["proposed_on"]), NOON):
                report = services.propose_report(report, by=people[MANAGER])
        if "confirmed_on" in each:
            with clock_at(day(each["confirmed_on"]), NOON):
                services.confirm_report(report, by=people[OFFICER], sha256=report.sha256)


def begun(told: dict[str, Any], manager: User) -> ProgressReport:
    start = Start(**pick(told, "symbol", "agenda_item"), **{name: day(told[name]) for name in DAYS})
    resolution = Resolution.objects.get(slug=told["resolution"])
    meeting = Meeting.objects.get(label=told["meeting"])
    with clock_at(day(told["begun_on"]), MORNING):
        report = services.begin_report(resolution, meeting, start, by=manager)
        data = prefilled(content_of(report))
        for each in told.get("texts", []):
            section, language = each["section"], each["language"]
            said = data.get(section, {}).get(language, "")
            report = services.write_text(
                report, section, language, each["text"], data=said, by=manager
            )
    return report


def remove_reports() -> int:
    """Remove the reports of the demonstration with their edit history, a revision first."""
    demo = ProgressReport.objects.filter(is_demo=True)
    keys = list(demo.values_list("pk", flat=True))
    number = len(keys)
    while demo.filter(replaced_by=None).delete()[0]:
        pass  # A revision goes before what it replaces.
    Omission.history.filter(report_id__in=keys).delete()
    ProgressReport.history.filter(id__in=keys).delete()
    return number
