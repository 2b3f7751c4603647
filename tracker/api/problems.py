"""What went wrong, as problem details (RFC 9457) with the sentence that a page would show."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions

MEDIA_TYPE = "application/problem+json"

# The kinds of problem, each with its title. The documentation says what to do about each.
TITLES = {
    "malformed": _("The request cannot be read"),
    "invalid-parameter": _("A parameter of the address is wrong"),
    "invalid": _("What was sent is not valid"),
    "not-signed-in": _("A token is needed"),
    "not-allowed": _("Not allowed"),
    "not-found": _("There is nothing here"),
    "method-not-allowed": _("This address does not take this method"),
    "not-acceptable": _("This address does not offer that format"),
    "not-now": _("Not possible as things stand"),
    "stale": _("Somebody changed it meanwhile"),
    "key-used": _("The Idempotency-Key was used for something else"),
    "condition-needed": _("Say which version you read"),
    "unsupported-media-type": _("This format is not read here"),
    "too-large": _("The request is too large"),
    "too-many": _("Too many requests"),
    "fault": _("Something went wrong here"),
}

Errors = Sequence[Mapping[str, Any]]


class Problem(exceptions.APIException):
    """A refusal with its kind; `more` holds members that only this kind has."""

    def __init__(
        self, status: int, kind: str, detail: Any, *, errors: Errors = (), **more: Any
    ) -> None:
        super().__init__(detail=str(detail), code=kind)
        self.status_code = status
        self.kind = kind
        self.sentence = str(detail)
        self.errors = errors
        self.more = more


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Return the problem as a response; nobody keeps it."""
    told: dict[str, Any] = {
        "type": f"{reverse_lazy('api-docs')}#problem-{problem.kind}",
        "title": str(TITLES[problem.kind]),
        "status": int(problem.status_code),
        "detail": problem.sentence,
    }
    if problem.errors:
        told["errors"] = list(problem.errors)
    body = json.dumps({**told, **problem.more}, ensure_ascii=False)
    given = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(body, MEDIA_TYPE, problem.status_code, headers=given)


def handler(exception: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Answer what a view of the API raised; what it did not foresee is for the server's log."""
    problem = problem_of(exception)
    if problem is None:
        return None
    headers: dict[str, str] = {}
    if challenge := getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if (wait := getattr(exception, "wait", None)) is not None:
        headers["Retry-After"] = str(max(1, round(wait)))
    if isinstance(exception, exceptions.MethodNotAllowed):
        headers["Allow"] = ", ".join(context["view"].allowed_methods)
    return answer(problem, headers)


KINDS: dict[type[Exception], str] = {
    exceptions.ParseError: "malformed",
    exceptions.NotAuthenticated: "not-signed-in",
    exceptions.AuthenticationFailed: "not-signed-in",
    exceptions.PermissionDenied: "not-allowed",
    exceptions.NotFound: "not-found",
    exceptions.MethodNotAllowed: "method-not-allowed",
    exceptions.NotAcceptable: "not-acceptable",
    exceptions.UnsupportedMediaType: "unsupported-media-type",
    exceptions.Throttled: "too-many",
}


def problem_of(exception: Exception) -> Problem | None:
    """Return the exception as a problem; none where the API does not foresee it."""
    if isinstance(exception, Problem):
        return exception
    if isinstance(exception, Http404):
        sentence = str(exception) or _("There is nothing at this address.")
        return Problem(HTTPStatus.NOT_FOUND, "not-found", sentence)
    if isinstance(exception, PermissionDenied):
        return Problem(HTTPStatus.FORBIDDEN, "not-allowed", _("You may not do this."))
    if isinstance(exception, exceptions.ValidationError):
        return invalid(exception)
    if kind := KINDS.get(type(exception)):
        assert isinstance(exception, exceptions.APIException)
        return Problem(exception.status_code, kind, exception.detail)
    return None


def invalid(exception: exceptions.ValidationError) -> Problem:
    """Return what a serializer refused: each sentence with the place that it is about."""
    errors = [
        {"pointer": pointer, "detail": sentence}
        for pointer, sentence in flattened(exception.detail, "#")
    ]
    sentences = " ".join(dict.fromkeys(each["detail"] for each in errors))
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", sentences, errors=errors)


def flattened(detail: Any, pointer: str) -> list[tuple[str, str]]:
    """Return each sentence with a JSON pointer to what it is about."""
    if isinstance(detail, Mapping):
        named = {name: "" if name == "non_field_errors" else step(name) for name in detail}
        return [
            each for name, part in detail.items() for each in flattened(part, pointer + named[name])
        ]
    if isinstance(detail, list):
        # A list of sentences is about one place, a list of mappings about its elements.
        return [
            each
            for at, part in enumerate(detail)
            for each in flattened(part, f"{pointer}/{at}" if isinstance(part, Mapping) else pointer)
        ]
    return [(pointer, str(detail))]


def step(name: Any) -> str:
    """Return a name as one step of a JSON pointer (RFC 6901)."""
    return "/" + str(name).replace("~", "~0").replace("/", "~1")
