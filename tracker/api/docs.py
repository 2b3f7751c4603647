"""The documentation of the API: its OpenAPI document, and the same as a page."""

from django.views.generic import TemplateView
from drf_spectacular.views import SpectacularAPIView


class ApiSchema(SpectacularAPIView):
    """The OpenAPI 3.1 document."""


class ApiDocs(TemplateView):
    """The same, to be read."""

    template_name = "api/docs.html"
