"""The documentation of the API: its OpenAPI document, and the same as a page."""

import json
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.views.generic import TemplateView, View
from drf_spectacular.generators import SchemaGenerator

from ..choices import Scope
from .base import language_of
from .caching import kept_fresh
from .guide import HOST, Guide, guide_of
from .meanings import limits, problems
from .paging import MOST_ON_PAGE, PAGE_SIZE

Said = dict[str, Any]
HOSTS = 8


@cache
def document(language: str) -> Said:
    """Return the OpenAPI document in the language; it is the same until the next release."""
    with translation.override(language):
        generator: Any = SchemaGenerator
        made = generator().get_schema(request=None, public=True)
        # Whole sentences stand in it as lazy texts: they are read while the language is set.
        found: Said = json.loads(json.dumps(made, default=str))
    return found


@cache
def written(language: str) -> str:
    return json.dumps(document(language), ensure_ascii=False)


@cache
def guide(language: str) -> Guide:
    return guide_of(document(language))


@lru_cache(maxsize=HOSTS * len(settings.LANGUAGES))
def reference(language: str, root: str) -> SafeString:
    """Return the operations and what they answer as HTML, for the site at this root."""
    made = render_to_string("api/_reference.html", {"guide": guide(language)})
    return mark_safe(made.replace(HOST, conditional_escape(root)))


class ApiSchema(View):
    """The OpenAPI 3.1 document, in the language of Accept-Language."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        language = language_of(request.headers.get("Accept-Language", ""))
        translation.activate(language)
        response = HttpResponse(written(language), content_type="application/json")
        patch_vary_headers(response, ["Accept-Language"])
        return kept_fresh(request, response)


class ApiDocs(TemplateView):
    """How to begin, what the addresses are, and what they answer."""

    template_name = "api/docs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = translation.get_language()
        root = self.request.build_absolute_uri("/").rstrip("/")
        return super().get_context_data(
            root=root,
            groups=guide(language).groups,
            reference=reference(language, root),
            problems=problems(),
            limits=limits(),
            scopes=Scope.choices,
            page_size=PAGE_SIZE,
            most_on_page=MOST_ON_PAGE,
            **kwargs,
        )
