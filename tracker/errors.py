"""Pages for what went wrong before, or in place of, a view: they need no database."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

# What is carried over a refused form, in characters and fields; more is not.
MOST_CHARACTERS = 300_000
MOST_FIELDS = 1_000
TOKEN = "csrfmiddlewaretoken"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(render_to_string("400.html", named()), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    if request.path.startswith(reverse("api-index")):
        return fault(request)
    return HttpResponse(render_to_string("500.html", named()), status=500)


def fault(request: HttpRequest) -> HttpResponse:
    """Say so to a program, as the API says everything that goes wrong."""
    from .api.base import language_of
    from .api.problems import Problem, answer

    with translation.override(language_of(request.headers.get("Accept-Language", ""))):
        sentence = _("It is our mistake, and it was noted. Try again later.")
        return answer(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "fault", sentence))


def named() -> dict[str, str]:
    """All that these pages are told: without a request, nothing is looked up."""
    return {"site_name": settings.SITE_NAME}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was opened under another sign-in, or cookies are off.

    What was typed comes back with a fresh token, to be sent again by the person; to a form that
    came from another site, nothing does.
    """
    context: dict[str, Any] = dict(named())
    if is_own(request):
        context |= carried(request)
    response = HttpResponse(render_to_string("403_csrf.html", context), status=403)
    response["Cache-Control"] = "private, no-cache"
    return response


def is_own(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form, as the browser itself says."""
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    sent_from = urlsplit(origin)
    own = f"{request.scheme}://{request.get_host()}"
    return f"{sent_from.scheme}://{sent_from.netloc}" in {own, *settings.CSRF_TRUSTED_ORIGINS}


def carried(request: HttpRequest) -> dict[str, Any]:
    """Return what was typed, without passwords, and a token to send it with."""
    try:
        fields = [(name, each) for name, values in request.POST.lists() for each in values]
        has_files = bool(request.FILES)
    except (OSError, RawPostDataException):
        return {}
    secret = any(is_secret(name) for name, _value in fields)
    fields = [(name, value) for name, value in fields if name != TOKEN and not is_secret(name)]
    size = sum(len(name) + len(value) for name, value in fields)
    if size > MOST_CHARACTERS or len(fields) > MOST_FIELDS:
        return {}
    return {
        "path": request.get_full_path(),
        "fields": fields,
        "readable": [
            (name.replace("_", " ").capitalize(), value)
            for name, value in fields
            if is_readable(name, value)
        ],
        "token": get_token(request),
        "has_files": has_files,
        "has_secret": secret,
    }


def is_secret(name: str) -> bool:
    return "password" in name.lower()


def is_readable(name: str, value: str) -> bool:
    """Whether it is text that somebody typed, as far as that can be told: not a key or a count."""
    hidden = ("_FORMS", "form_key", "person", "version", "there")
    return bool(value.strip()) and not value.isdecimal() and not name.endswith(hidden)
