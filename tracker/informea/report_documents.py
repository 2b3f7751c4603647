"""The final progress reports as documents, each with its files in every format and language."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from ..api.links import Links
from ..models import ProgressReport
from ..reporting.content import LANGUAGES
from ..reporting.files import FORMATS, file_name, name_of
from .feed import Keys, Said, file, id_of
from .paragraph_documents import DECISION, identifier
from .words import ENGLISH, Strings, in_languages, string

KIND = "report"


def written(keys: Keys, links: Links) -> dict[int, Said]:
    related = ("resolution__adopted_at__body", "meeting")
    found = ProgressReport.objects.light().select_related(*related)
    found = found.annotate(digests=F("files"), title_written=F("texts__title"))
    return {pk: members(each, links) for pk, each in found.in_bulk(list(keys)).items()}


def members(report: Any, links: Links) -> Said:
    return {
        "treaty": report.resolution.adopted_at.body.treaty,
        "url": links.to("report", report.slug),
        "title": titles(report),
        "description": [],
        "types": [{"value": "Progress report"}],
        "published": report.dated.isoformat(),
        "displayOrder": 0,
        "country": None,
        "thumbnailUrl": None,
        "authors": [],
        "keywords": [],
        "identifiers": identifiers(report),
        "tags": [],
        "referenceToEntities": references(report),
        "files": files(report, links),
    }


def titles(report: Any) -> Strings:
    """Return the title that people wrote; what they did not write has that of the data."""
    said = report.title_written or {}
    found = [
        string(said[language]["text"].strip(), language)
        for language in LANGUAGES
        if language in said and said[language]["text"].strip()
    ]
    if found and found[0]["language"] == ENGLISH:
        return found
    parts = {"number": report.resolution.number}
    usual = in_languages(lambda: _("Implementation of Resolution %(number)s") % parts)
    return [usual[0], *found] if found else usual


def identifiers(report: Any) -> list[Said]:
    return [
        identifier("symbol", report.symbol),
        identifier("report", report.slug),
        identifier("meeting", report.meeting.label),
        identifier("from", report.from_day.isoformat()),
        identifier("cut-off", report.cut_off.isoformat()),
        identifier("sha256", report.sha256),
    ]


def references(report: Any) -> list[Said]:
    """Return what the report is about, the meeting it was made for, and what it replaces."""
    found = [
        {"type": "decision", "refId": id_of(DECISION, report.resolution_id)},
        {"type": "meeting", "refId": id_of("meeting", report.meeting_id)},
    ]
    if report.replaces_id:
        found.append({"type": "document", "refId": id_of(KIND, report.replaces_id)})
    return found


def files(report: Any, links: Links) -> list[Said]:
    """Return the files that were made; one that would have been too long was not."""
    address, of = links.to("report", report.slug).rstrip("/"), id_of(KIND, report.pk)
    found = []
    for form in FORMATS.values():
        for language in LANGUAGES if form.speaks else (report.language,):
            name = name_of(form.suffix, language)
            if report.digests and name not in report.digests:
                continue
            called, url = file_name(report, name), f"{address}.{name}"
            found.append(file(called, form.media_type, language, of=of, url=url))
    return found
