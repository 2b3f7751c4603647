"""Pages for what went wrong before, or in place of, a view: they need no database."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(render_to_string("400.html", named()), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("500.html", named()), status=500)


def named() -> dict[str, str]:
    """All that these pages are told: without a request, nothing is looked up."""
    return {"site_name": settings.SITE_NAME}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was opened under another sign-in, or cookies are off."""
    return HttpResponse(render_to_string("403_csrf.html", named()), status=403)
