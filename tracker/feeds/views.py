"""The feeds; what a reader has already is not made again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views import View

from resolutions.etags import etag_of

from ..api.base import language_of
from ..api.links import Links
from ..changes import last_changed
from ..context import has_demo
from . import paging, subjects
from .atom import MEDIA_TYPE, written
from .content import Feed, Link
from .streams import Key, merged
from .subjects import Subject
from .telling import Pen, told

ON_PAGE = 50


class ChangesFeed(View):
    """What changed that is public, newest first, in the reader's language or the one asked for."""

    http_method_names = ["get", "head", "options"]

    def subject(self, **kwargs: Any) -> Subject:
        """Return what the feed is about.

        Raises:
            Http404: there is none such.
        """
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        self.language = language_asked_for(request)
        with translation.override(self.language):
            response = self.answer(self.subject(**kwargs))
        response["Content-Language"] = self.language
        patch_cache_control(response, public=True, no_cache=True)
        patch_vary_headers(response, ["Accept-Language"])
        return response

    def answer(self, subject: Subject) -> HttpResponseBase:
        """Return the page that is asked for, or that nothing has changed on it.

        What is on the page is looked up by its keys alone, which is cheap; the keys are part of
        the ETag, so that a change that is committed late is never missed.
        """
        after = self.request.GET.get("after")
        keys = merged(subject.streams, paging.read(after) if after else None, ON_PAGE + 1)
        changed, is_demo = last_changed(), has_demo()
        etag = name_of(self.address(after), self.language, keys, changed, is_demo)
        seconds = int(changed.timestamp())
        response = get_conditional_response(self.request, etag, seconds)
        if response is None:
            body = written(self.feed(subject, keys, changed, is_demo=is_demo))
            response = HttpResponse(body, f"{MEDIA_TYPE}; charset=utf-8")
        response["ETag"], response["Last-Modified"] = etag, http_date(seconds)
        return response

    def feed(
        self, subject: Subject, keys: Sequence[Key], changed: datetime, *, is_demo: bool
    ) -> Feed:
        entries = told(keys[:ON_PAGE], Pen(Links(self.request)))
        demo = _("Demonstration data: no status shown here is real.") if is_demo else ""
        title = {"title": subject.title, "site": settings.SITE_NAME}
        heading = _("Demonstration: %(title)s – %(site)s") if demo else _("%(title)s – %(site)s")
        return Feed(
            id=subject.id,
            title=heading % title,
            subtitle=" ".join(filter(None, (demo, subject.subtitle))),
            language=self.language,
            at=entries[0].at if entries else changed,
            author=settings.SITE_NAME,
            rights=settings.OPEN_DATA_LICENCE,
            links=list(self.links(subject, keys)),
            entries=entries,
        )

    def links(self, subject: Subject, keys: Sequence[Key]) -> list[Link]:
        page = self.request.build_absolute_uri(subject.page)
        found = [
            Link("self", self.address(self.request.GET.get("after")), MEDIA_TYPE),
            Link("alternate", page, "text/html"),
            Link("first", self.address(None), MEDIA_TYPE),
        ]
        if len(keys) > ON_PAGE:
            following = self.address(paging.as_text(keys[ON_PAGE - 1]))
            found.append(Link("next", following, MEDIA_TYPE))
        if settings.OPEN_DATA_LICENCE_URL:
            found.append(Link("license", settings.OPEN_DATA_LICENCE_URL))
        return found

    def address(self, after: str | None) -> str:
        """Return the address of the page after the key, in the language asked for."""
        asked: Mapping[str, str | None] = {
            "language": self.request.GET.get("language"),
            "after": after,
        }
        query = urlencode({name: each for name, each in asked.items() if each}, safe=":,")
        path = self.request.path + (f"?{query}" if query else "")
        return self.request.build_absolute_uri(path)


class Everything(ChangesFeed):
    def subject(self, **kwargs: Any) -> Subject:
        return subjects.everything()


class OfResolution(ChangesFeed):
    def subject(self, **kwargs: Any) -> Subject:
        return subjects.resolution(kwargs["slug"])


class OfParagraph(ChangesFeed):
    def subject(self, **kwargs: Any) -> Subject:
        return subjects.paragraph(kwargs["slug"], kwargs["number"])


class OfParty(ChangesFeed):
    def subject(self, **kwargs: Any) -> Subject:
        return subjects.party(kwargs["iso3"])


def language_asked_for(request: HttpRequest) -> str:
    """Return the language that the address names, or the one that the reader's program likes best.

    No cookie has a say: the address says all that matters.
    """
    named = request.GET.get("language", "")
    known = {code[:2] for code, _name in settings.LANGUAGES}
    return language_of(named if named[:2] in known else request.headers.get("Accept-Language", ""))


def name_of(*parts: object) -> str:
    """Return the name of what is made of the parts, and of nothing else."""
    return etag_of(repr(parts).encode())
