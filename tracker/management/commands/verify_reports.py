from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.models import ProgressReport
from tracker.reporting.files import digests
from tracker.reporting.frozen import as_json, digest, from_json


class Command(BaseCommand):
    help = (
        "Checks every frozen report: that its content still has the SHA-256 that was recorded, "
        "and fails where one has not; and says which files of a final one are no longer made with "
        "the bytes that they had when it became final."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reports", nargs="*", help="their addresses; default: all")

    def handle(self, *args: Any, **options: Any) -> str:
        reports = ProgressReport.objects.exclude(content="").order_by("slug")
        if wanted := options["reports"]:
            reports = reports.filter(slug__in=wanted)
            if unknown := set(wanted) - set(reports.values_list("slug", flat=True)):
                raise CommandError(f"No frozen report is called {', '.join(sorted(unknown))}.")
        checked, wrong = 0, 0
        for report in reports.iterator(chunk_size=10):
            checked += 1
            fault = fault_in(report)
            wrong += bool(fault)
            self.stdout.write(f"{report.slug}: {fault or f'as frozen, SHA-256 {report.sha256}'}")
            for line in () if fault else changed_files(report):
                self.stdout.write(f"{report.slug}: {line}")
        if wrong:
            raise CommandError(f"{wrong} of {checked} are not what was frozen.")
        return f"{checked} checked: all are what was frozen."


def fault_in(report: ProgressReport) -> str:
    """Return in what the content is not what was frozen; nothing where it is."""
    if digest(report.content) != report.sha256:
        return f"NOT what was frozen: the SHA-256 is {digest(report.content)}"
    if as_json(from_json(report.content)) != report.content:
        return "NOT read as it was written"
    return ""


def changed_files(report: ProgressReport) -> Iterator[str]:
    """Yield the files of a final report that are no longer made with the same bytes.

    Their content is the same: a later version of what makes them may lay them out differently.
    """
    now = digests(from_json(report.content)) if report.is_final else {}
    for name, recorded in sorted(report.files.items()):
        if now.get(name) != recorded:
            yield f"{name} is made with other bytes than when the report became final"
