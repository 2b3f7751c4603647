"""Which report is asked for, what it says, and in which language."""

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from ...models import ProgressReport
from ..build import content_of
from ..content import LANGUAGES, Content
from ..document import Document
from ..frozen import from_json
from ..permissions import Anyone
from ..wording import document_of

# Of the files and pages that are kept: count it up when they come to look different.
VERSION = 1

FROZEN = ("content", "files")
TYPED = ("texts", "recommended")
HEAVY = (*FROZEN, *TYPED)
BESIDE = [f"{other}__{name}" for other in ("replaces", "replaced_by") for name in HEAVY]


def reports_for(user: Anyone) -> "QuerySet[ProgressReport]":
    """Return the reports that the user may see, without what they say, with what they are about."""
    related = ("resolution__adopted_at__body", "meeting__body", "replaces", "replaced_by")
    return (
        ProgressReport.objects.visible_to(user)
        .defer(*HEAVY, *BESIDE)
        .select_related(*related)
        .newest_first()
    )


def report_asked_for(user: Anyone, slug: str) -> ProgressReport:
    """Return the report of the slug, with what a draft is written from.

    Raises:
        Http404: there is none, or none that the user may see.
    """
    found = reports_for(user).defer(None).defer(*FROZEN, *BESIDE)
    return get_object_or_404(found, slug=slug)


def said_by(report: ProgressReport) -> Content:
    """Return what the report says: a draft now, any other as it was frozen.

    Raises:
        Http404: it was discarded meanwhile.
    """
    if report.is_draft and report.get_deferred_fields().isdisjoint(TYPED):
        return content_of(report)
    try:
        report.refresh_from_db(fields=["state", "sha256", *HEAVY])
    except ProgressReport.DoesNotExist as discarded:
        raise Http404 from discarded
    return content_of(report) if report.is_draft else from_json(report.content)


def document_in(language: str, report: ProgressReport) -> Document:
    """Return the report in the words of the language; it says that it is a draft until final."""
    content = said_by(report)
    known = "" if report.is_draft else report.sha256
    return document_of(content, language, draft=not report.is_final, identifier=known)


def language_asked_for(text: str | None) -> str:
    """Return the language asked for; where that is none of a report's, the reader's own."""
    if text in LANGUAGES:
        return text
    own = (get_language() or "")[:2]
    return own if own in LANGUAGES else LANGUAGES[0]


def guarded(response: HttpResponse, report: ProgressReport) -> HttpResponse:
    """Have nobody keep what is not final; the rest may be kept, and asked for anew."""
    if report.is_final:
        patch_cache_control(response, no_cache=True)
    else:
        patch_cache_control(response, private=True, no_store=True)
    response["X-Content-Type-Options"] = "nosniff"
    return response
