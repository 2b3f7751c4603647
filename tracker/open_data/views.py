"""The page of the open data, and the file with all of them."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.views import View
from django.views.generic import TemplateView
from rest_framework.request import Request

from resolutions.paging import COUNTED

from ..api.access import BulkByAddress, TooMany
from ..api.base import language_of
from ..api.problems import answer
from ..changes import last_changed
from . import dictionary
from .bundle import bundle
from .freshness import State
from .reading import count_of
from .tables import TABLES
from .vocabularies import vocabularies


class OpenDataPage(TemplateView):
    """What there is to take, how, and under which licence."""

    template_name = "open_data/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tables = [
            {
                "name": table.name,
                "about": table.described,
                "count": count_of(table, self.request, COUNTED),
                "route": table.route,
                "parts": dictionary.described(table)[1:],
            }
            for table in TABLES
        ]
        return super().get_context_data(
            tables=tables,
            counted=COUNTED,
            vocabularies=vocabularies(),
            at=last_changed(),
            licence=settings.OPEN_DATA_LICENCE,
            licence_url=settings.OPEN_DATA_LICENCE_URL,
            **kwargs,
        )


class Bulk(View):
    """All of it as one zip, sent while it is made; whoever has it already is told so at once."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, language: str = "") -> HttpResponseBase:
        self.language = language_asked_for(request, language)
        state = State(request, self.language)
        response = self.unchanged(state) or self.sent(state)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            return response
        if state.is_settled:
            response["ETag"] = state.etag
            response["Last-Modified"] = http_date(int(state.at.timestamp()))
        response["Content-Language"] = self.language
        patch_cache_control(response, public=True, no_cache=True)
        if not language:
            patch_vary_headers(response, ["Accept-Language"])
        return response

    def unchanged(self, state: State) -> HttpResponseBase | None:
        """Return that nothing has changed, where that is sure."""
        if not state.is_settled:
            return None
        return get_conditional_response(self.request, state.etag, int(state.at.timestamp()))

    def sent(self, state: State) -> HttpResponseBase:
        throttle = BulkByAddress()
        if self.request.method == "GET" and not throttle.allow_request(Request(self.request), self):
            return refused(TooMany(throttle.wait()))
        made = bundle(self.request, state.language, state.at, is_demo=state.is_demo)
        response = StreamingHttpResponse(
            iter(()) if self.request.method == "HEAD" else made, content_type="application/zip"
        )
        name = f"open-data.{self.language[:2]}.zip"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def refused(problem: TooMany) -> HttpResponse:
    return answer(problem, {"Retry-After": str(problem.wait)})


def language_asked_for(request: HttpRequest, named: str) -> str:
    """Return the language that the address names, else the reader's.

    Raises:
        Http404: the tracker does not speak it.
    """
    if not named:
        return language_of(request.headers.get("Accept-Language", ""))
    for code, _name in settings.LANGUAGES:
        if code[:2] == named:
            return str(code)
    raise Http404
