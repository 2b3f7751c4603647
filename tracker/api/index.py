"""The contents of the API: what there is, and where."""

import re
from typing import Any

from django.http import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from .docs import document
from .parameters import Parameter
from .reading import PublicView
from .rows import Row, Said, link, text

RESOURCE = re.compile(r"/api/v1/([a-z-]+)/")


class ResourceRow(Row):
    """One list of the API."""

    name = text(_("Its name in addresses."))
    api_url = link(_("Its address."))
    about = text(_("What it is."))


class IndexRow(Row):
    """All lists of the API."""

    resources = ResourceRow(many=True, read_only=True, help_text=_("What can be read."))
    documentation = link(_("How to use it."))
    schema = link(_("The same for programs, as OpenAPI 3.1."))


class Index(PublicView):
    about = _("What there is, and where.")
    renderer_classes = (JSONRenderer,)
    serializer_class = IndexRow

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        # Of so little nobody wants a part.
        return super(PublicView, cls).parameters()

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return Response(
            {
                "resources": list(self.resources()),
                "documentation": self.links.to("api-docs"),
                "schema": self.links.to("api-schema"),
            }
        )

    def resources(self) -> list[Said]:
        """Return the public lists, in the order of their addresses."""
        paths = document(translation.get_language())["paths"]
        return [
            {
                "name": name_of(path),
                "api_url": self.links.absolute(path),
                "about": methods["get"]["summary"],
            }
            for path, methods in paths.items()
            if name_of(path)
        ]


def name_of(path: str) -> str:
    """Return the name of the public resource that stands at the address; none if none does."""
    found = RESOURCE.fullmatch(path)
    return found[1] if found else ""
