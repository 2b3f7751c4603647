from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_date

from tracker.models import ProgressReport
from tracker.reporting.build import content_of
from tracker.reporting.content import LANGUAGES, Content
from tracker.reporting.csvs import as_csv
from tracker.reporting.files import FORMATS, TABLES, file_name, name_of, render
from tracker.reporting.frozen import from_json
from tracker.reporting.pdf import TooLong
from tracker.reporting.wording import document_of

CSV = "csv"


class Command(BaseCommand):
    help = (
        "Writes a progress report as a file. A report that is frozen says what was frozen; a draft "
        "says what is known now. With --as-of it says, as a draft, what was known at the end of "
        "that day. CSV is a ZIP file with all its tables, or one of them with --table."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("report", help="its address: stc56")
        parser.add_argument("--format", choices=[*FORMATS, CSV], default="pdf")
        parser.add_argument("--table", help="one table, with --format csv: paragraphs")
        parser.add_argument("--language", choices=LANGUAGES, help="default: that of the original")
        parser.add_argument("--as-of", type=day, help="another cut-off date: 2025-09-01")
        parser.add_argument("-o", "--output", type=Path, help="where to; default: a file here")

    def handle(self, *args: Any, **options: Any) -> str:
        report = ProgressReport.objects.filter(slug=options["report"]).first()
        if report is None:
            known = ", ".join(ProgressReport.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no report “{options['report']}”. Known: {known}.")
        form, table = asked(options)
        language = options["language"] or report.language
        name = f"{table}.{language}.csv" if table else name_of(form, language)
        path = options["output"] or Path(file_name(report, name))
        content, draft = said_by(report, options["as_of"])
        if table:
            made = one_table(content, table, language)
        else:
            made = whole(content, form, language, draft=draft)
        try:
            path.write_bytes(made)
        except OSError as refused:
            raise CommandError(f"{path} cannot be written: {refused.strerror}.") from refused
        return f"{path} written."


def asked(options: dict[str, Any]) -> tuple[str, str]:
    """Return the format, and the name of the one table that is wanted; "" for all."""
    form, table = options["format"], options["table"] or ""
    if table and form != CSV:
        raise CommandError("--table goes with --format csv: other files hold all tables.")
    return TABLES.suffix if form == CSV else form, table


def said_by(report: ProgressReport, as_of: date | None) -> tuple[Content, bool]:
    """Return what the report says, and whether as a draft: what is frozen, or what is known."""
    if report.content and as_of is None:
        return from_json(report.content), not report.is_final
    if as_of is not None and as_of < report.from_day:
        raise CommandError(f"The reporting period of {report} begins on {report.from_day}.")
    return content_of(report, cut_off=as_of), True


def whole(content: Content, form: str, language: str, *, draft: bool) -> bytes:
    try:
        return render(content, form, language, draft=draft)
    except TooLong as refused:
        raise CommandError(str(refused)) from refused


def one_table(content: Content, name: str, language: str) -> bytes:
    tables = {each.name: each for each in document_of(content, language).tables}
    if name not in tables:
        raise CommandError(f"There is no table “{name}”. This report has: {', '.join(tables)}.")
    return as_csv(tables[name])


def day(text: str) -> date:
    """Return the date that an argument names.

    Raises:
        ValueError: it names none.
    """
    if (found := parse_date(text)) is None:
        raise ValueError(text)
    return found
