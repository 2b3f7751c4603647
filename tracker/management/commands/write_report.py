from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_date

from tracker.models import ProgressReport
from tracker.reporting.build import content_of
from tracker.reporting.content import LANGUAGES
from tracker.reporting.files import FORMATS, file_name, name_of, render
from tracker.reporting.frozen import from_json
from tracker.reporting.pdf import TooLong


class Command(BaseCommand):
    help = (
        "Writes a progress report as a file. A report that is frozen says what was frozen; a draft "
        "says what is known now. With --as-of it says, as a draft, what was known at the end of "
        "that day."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("report", help="its address: stc56")
        parser.add_argument("--format", choices=list(FORMATS), default="pdf")
        parser.add_argument("--language", choices=LANGUAGES, help="default: that of the original")
        parser.add_argument("--as-of", type=day, help="another cut-off date: 2025-09-01")
        parser.add_argument("-o", "--output", type=Path, help="where to; default: a file here")

    def handle(self, *args: Any, **options: Any) -> str:
        report = ProgressReport.objects.filter(slug=options["report"]).first()
        if report is None:
            known = ", ".join(ProgressReport.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no report “{options['report']}”. Known: {known}.")
        suffix, language = options["format"], options["language"] or report.language
        path = options["output"] or Path(file_name(report, name_of(suffix, language)))
        try:
            path.write_bytes(made(report, suffix, language, options["as_of"]))
        except TooLong as refused:
            raise CommandError(str(refused)) from refused
        return f"{path} written."


def made(report: ProgressReport, suffix: str, language: str, as_of: date | None) -> bytes:
    """Return the file: from what is frozen, or from what is known."""
    if report.content and as_of is None:
        return render(from_json(report.content), suffix, language, draft=not report.is_final)
    if as_of is not None and as_of < report.from_day:
        raise CommandError(f"The reporting period of {report} begins on {report.from_day}.")
    return render(content_of(report, cut_off=as_of), suffix, language, draft=True)


def day(text: str) -> date:
    """Return the date that an argument names.

    Raises:
        ValueError: it names none.
    """
    if (found := parse_date(text)) is None:
        raise ValueError(text)
    return found
