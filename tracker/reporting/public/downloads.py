"""A report as files: PDF, DOCX, XLSX and JSON; its tables as CSV, all at once or one by one."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render as render_page
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.generic import View

from ...models import ProgressReport
from ..content import LANGUAGES
from ..csvs import as_csv
from ..files import DOWNLOADS, file_name, name_of, render
from ..frozen import digest, schema
from ..pdf import TooLong
from .keeping import kept, key_of
from .reading import document_in, guarded, report_asked_for, said_by


class Download(View):
    """A file of one report. That of a final one is made once, and sent once to who keeps it."""

    def get(self, request: HttpRequest, slug: str, **kwargs: str) -> HttpResponse:
        report = report_asked_for(request.user, slug)
        name, media_type = self.named(report, **kwargs)
        etag = quote_etag(key_of(report, name))
        if report.is_final:
            unchanged = get_conditional_response(request, etag=etag)
            if unchanged is not None:
                return guarded(unchanged, report)
        try:
            made = kept(report, name, lambda: self.made(report, **kwargs))
        except TooLong:
            context = {"report": report}
            return guarded(
                render_page(request, "reports/too_long.html", context, status=404), report
            )
        response = HttpResponse(made, content_type=media_type)
        response["Content-Disposition"] = f'attachment; filename="{file_name(report, name)}"'
        if report.is_final:
            response["ETag"] = etag
        return guarded(response, report)

    def named(self, report: ProgressReport, **kwargs: str) -> tuple[str, str]:
        """Return the end of the file's name, and its media type; 404 where there is no such."""
        raise NotImplementedError

    def made(self, report: ProgressReport, **kwargs: str) -> bytes:
        raise NotImplementedError


class ReportFile(Download):
    """The report in one format and language; without a language, in that of the original."""

    def named(self, report: ProgressReport, **kwargs: str) -> tuple[str, str]:
        form = DOWNLOADS.get(kwargs["suffix"])
        if form is None or (not form.speaks and "language" in kwargs):
            raise Http404
        return name_of(form.suffix, spoken(report, **kwargs)), form.media_type

    def made(self, report: ProgressReport, **kwargs: str) -> bytes:
        content = said_by(report)
        language = spoken(report, **kwargs)
        return render(content, kwargs["suffix"], language, draft=not report.is_final)


class ReportTable(Download):
    """One table of the report, for a spreadsheet or a program."""

    def named(self, report: ProgressReport, **kwargs: str) -> tuple[str, str]:
        return f"{kwargs['name']}.{spoken(report, **kwargs)}.csv", "text/csv; charset=utf-8"

    def made(self, report: ProgressReport, **kwargs: str) -> bytes:
        tables = document_in(spoken(report, **kwargs), report).tables
        table = next((each for each in tables if each.name == kwargs["name"]), None)
        if table is None:
            raise Http404
        return as_csv(table)


def spoken(report: ProgressReport, **kwargs: str) -> str:
    """Return the language of the address; without one, that of the original."""
    language = kwargs.get("language", report.language)
    if language not in LANGUAGES:
        raise Http404
    return language


def report_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema of the reports as JSON."""
    address = request.build_absolute_uri(reverse("report-schema"))
    text = json.dumps({"$id": address, **schema()}, ensure_ascii=False, indent=2, sort_keys=True)
    response = HttpResponse(text + "\n", content_type="application/schema+json")
    response["ETag"] = quote_etag(digest(text)[:32])
    response["X-Content-Type-Options"] = "nosniff"
    return get_conditional_response(request, etag=response["ETag"]) or response
