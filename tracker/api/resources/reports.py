"""Progress reports to meetings, as they were frozen: the final ones, for everybody alike."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import ChoiceField

from ...choices import Distribution, OriginalLanguage
from ...models import ProgressReport
from ...reporting.content import LANGUAGES
from ...reporting.files import FORMATS, name_of
from ...reporting.public.keeping import kept
from ...reporting.public.reading import document_in, reports_for
from ...reporting.public.views import HOUR, successor_for
from ..paging import Key, Order, day, number
from ..reading import DetailView, ListView, the_one
from ..rows import Row, Said, choice, flag, iso, link
from ..rows import day as day_field
from ..rows import moment as moment_field
from ..rows import number as number_field
from ..rows import text as text_field
from .filters_parties import ReportFilter

READER = AnonymousUser()


def language_field(about: Any) -> ChoiceField:
    return ChoiceField(OriginalLanguage.choices, read_only=True, allow_null=True, help_text=about)


class ReportFileRow(Row):
    """A file of a report."""

    format = text_field(_("Which kind of file it is: pdf, docx, xlsx, json."))
    media_type = text_field(_("Its media type."))
    language = language_field(_("Its language; none of one that has no words."))
    url = link(_("Where it is."))
    sha256 = text_field(_("Its SHA-256 when the report became final; empty if not recorded."))

    def written(self, row: Said) -> Said:
        return row


class ReportTableRow(Row):
    """A table of a report as CSV."""

    name = text_field(_("What it is called in the address."))
    language = language_field(_("The language of its headings."))
    url = link(_("Where it is."))

    def written(self, row: Said) -> Said:
        return row


class ReportRow(Row):
    """What the Secretariat reported on a resolution to one meeting."""

    slug = text_field(_("Its name in addresses."))
    symbol = text_field(_("The symbol of the document."))
    url = link(_("Its page."))
    api_url = link(_("Its address in the API."))
    resolution = text_field(_("The resolution, by the name in its address."))
    meeting = text_field(_("The meeting that it is for."))
    agenda_item = text_field(_("The item of the agenda."))
    distribution = ChoiceField(
        Distribution.choices,
        read_only=True,
        allow_blank=True,
        help_text=_("To whom the document goes; empty where it does not say."),
    )
    dated = day_field(_("The date of the document."))
    from_day = day_field(_("The first day of what it takes in."))
    cut_off = day_field(_("The last day of what it takes in."))
    language = choice(_("The language of the original."), OriginalLanguage.choices)
    revision = number_field(_("Which revision it is; 0 is the first issue."))
    replaces = text_field(_("The report that it revises, by its slug."), allow_null=True)
    replaced_by = text_field(_("The report that revises this one, by its slug."), allow_null=True)
    final_since = moment_field(_("When a second person confirmed it."))
    sha256 = text_field(_("The SHA-256 of its JSON."))
    content_url = link(_("All that it says, as JSON."))
    schema_url = link(_("The JSON Schema of that."))
    files = ReportFileRow(many=True, read_only=True, help_text=_("Its files in all languages."))
    demonstration = flag(_("Whether it is made of demonstration data: nothing in it is real."))

    def written(self, row: Any) -> Said:
        return {**self.about(row), **self.state(row), **self.content(row)}

    def about(self, row: Any) -> Said:
        return {
            "slug": row.slug,
            "symbol": row.symbol,
            "url": self.links.to("report", row.slug),
            "api_url": self.links.to("api-report", row.slug),
            "resolution": row.resolution.slug,
            "meeting": row.meeting.label,
            "agenda_item": row.agenda_item,
            "distribution": row.distribution,
            "dated": iso(row.dated),
            "from_day": iso(row.from_day),
            "cut_off": iso(row.cut_off),
            "language": row.language,
        }

    def state(self, row: Any) -> Said:
        successor = successor_for(READER, row)
        return {
            "revision": row.revision,
            "replaces": row.replaces.slug if row.replaces else None,
            "replaced_by": successor.slug if successor else None,
            "final_since": iso(row.confirmed_at),
            "sha256": row.sha256,
        }

    def content(self, row: Any) -> Said:
        files = list(self.files_of(row))
        return {
            "content_url": self.file_url(row, "json"),
            "schema_url": self.links.to("report-schema"),
            "files": files,
            "demonstration": row.is_demo,
        }

    def files_of(self, row: Any) -> Iterator[Said]:
        """Yield the files; one that would have been too long was never made."""
        for form in FORMATS.values():
            for language in LANGUAGES if form.speaks else (None,):
                name = name_of(form.suffix, language or row.language)
                if row.digests and name not in row.digests:
                    continue
                yield {
                    "format": form.suffix,
                    "media_type": form.media_type,
                    "language": language,
                    "url": self.file_url(row, name),
                    "sha256": row.digests.get(name, ""),
                }

    def file_url(self, row: Any, name: str) -> str:
        return f"{self.links.to('report', row.slug).rstrip('/')}.{name}"


class ReportInFullRow(ReportRow):
    """A report, with the addresses of its tables."""

    tables = ReportTableRow(many=True, read_only=True, help_text=_("Each of its tables as CSV."))

    def written(self, row: Any) -> Said:
        return {**super().written(row), "tables": list(self.tables_of(row))}

    def tables_of(self, row: ProgressReport) -> Iterator[Said]:
        names = kept(row, "tables", lambda: names_of_tables(row), HOUR)
        for name in names.split():
            for language in LANGUAGES:
                address = f"{self.links.to('report', row.slug)}tables/{name}.{language}.csv"
                yield {"name": name, "language": language, "url": address}


def names_of_tables(report: ProgressReport) -> str:
    """Return the names of the report's tables, which are the same in all languages."""
    return " ".join(each.name for each in document_in(report.language, report).tables)


def final() -> "QuerySet[ProgressReport]":
    """Return what everybody may read, with the digests of the files."""
    return reports_for(READER).annotate(digests=F("files"))


class Reports(ListView):
    about = _("The final progress reports to meetings.")
    serializer_class = ReportRow
    filterset_class = ReportFilter
    orders = {"cut_off": Order((Key("cut_off", day), Key("pk", number)))}
    usual = "-cut_off"

    def rows(self) -> "QuerySet[ProgressReport]":
        return final()


class OneReport(DetailView):
    about = _("One final progress report, with all its files and tables.")
    serializer_class = ReportInFullRow

    def found(self) -> Any:
        rows = final().filter(slug=self.kwargs["slug"])
        return the_one(rows, _("There is no such report."))
