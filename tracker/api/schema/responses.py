"""What an address may answer: each status that can occur, with its headers and its body."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _

from ..problems import MEDIA_TYPE, TITLES

Said = dict[str, Any]

PROBLEM = {"$ref": "#/components/schemas/Problem"}

# The kinds of problem that each status tells of.
KINDS: Mapping[int, tuple[str, ...]] = {
    400: ("malformed", "invalid-parameter"),
    401: ("not-signed-in",),
    403: ("not-allowed",),
    404: ("not-found",),
    405: ("method-not-allowed",),
    406: ("not-acceptable",),
    409: ("not-now",),
    412: ("stale",),
    413: ("too-large",),
    415: ("unsupported-media-type",),
    422: ("invalid", "key-used"),
    428: ("condition-needed",),
    429: ("too-many",),
    500: ("fault",),
}


def headers(*names: str, required: bool = False) -> Said:
    """Return the named headers of the components."""
    suffix = "" if required else "-if-any"
    return {name: {"$ref": f"#/components/headers/{name}{suffix}"} for name in names}


def refusals(statuses: Iterable[int]) -> Said:
    """Return the refusals with these statuses."""
    return {
        str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted(statuses)
    }


def shared_refusals() -> Said:
    """Return all refusals, for the components."""
    return {str(status): refusal(status, kinds) for status, kinds in KINDS.items()}


def refusal(status: int, kinds: Iterable[str]) -> Said:
    body = {"allOf": [PROBLEM], "properties": {"status": {"const": status}}}
    said: Said = {
        "description": " / ".join(str(TITLES[kind]) for kind in kinds),
        "content": {MEDIA_TYPE: {"schema": body}},
    }
    more = {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}
    if status in more:
        said["headers"] = headers(more[status], required=True)
    return said


def answer(status: int, about: str, schema: Said | None, **more: Any) -> Said:
    """Return what is answered once it is done; without a schema there is no body."""
    said: Said = {"description": about or HTTPStatus(status).phrase, **more}
    if schema is not None:
        said["content"] = {"application/json": {"schema": schema}, **more.get("content", {})}
    return said


def page_of(schema: Said) -> Said:
    """Return the schema of a page of a list."""
    to = {"type": ["string", "null"], "format": "uri"}
    return {
        "type": "object",
        "required": ["next", "previous", "results"],
        "additionalProperties": False,
        "properties": {
            "next": {**to, "description": _("The address of the next page; null on the last.")},
            "previous": {**to, "description": _("The address of the page before.")},
            "results": {"type": "array", "items": schema},
        },
    }


def problem() -> Said:
    """Return the schema of problem details (RFC 9457)."""
    return {
        "type": "object",
        "description": _("Why a request was refused (RFC 9457), in the words of the pages."),
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {
                "type": "string",
                "format": "uri-reference",
                "enum": [f"/api/docs/#problem-{kind}" for kind in TITLES],
                "description": _("The kind of problem: the address where it is explained."),
            },
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": _("What is wrong, in a sentence.")},
            "errors": {
                "type": "array",
                "items": mistake(),
                "description": _("Each mistake with its place, where there are several."),
            },
        },
    }


def mistake() -> Said:
    """Return the schema of one mistake among several."""
    return {
        "type": "object",
        "required": ["detail"],
        "properties": {
            "detail": {"type": "string"},
            "pointer": {"type": "string", "description": _("JSON pointer into what was sent.")},
            "parameter": {"type": "string", "description": _("The parameter of the address.")},
        },
    }


def known_headers() -> Said:
    """Return every header that answers carry, for the components."""
    abouts = {
        "ETag": (_("Tells this very answer from any other: for If-None-Match."), '"9b2c…"'),
        "Last-Modified": (_("When anything public last changed: for If-Modified-Since."), ""),
        "Content-Language": (_("The language of labels and sentences."), "en-gb"),
        "Idempotency-Replayed": (_("This is the first answer to this request, again."), "true"),
        "Location": (_("The address of what was made."), ""),
        "Retry-After": (_("In how many seconds you may ask again."), "30"),
        "WWW-Authenticate": (_("How to say who you are."), 'Bearer realm="api"'),
        "Allow": (_("The methods that this address takes."), "GET, HEAD, OPTIONS"),
    }
    found = {}
    for name, (about, example) in abouts.items():
        said: Said = {"description": about, "schema": {"type": "string"}}
        if example:
            said["example"] = example
        found[name] = {**said, "required": True}
        found[f"{name}-if-any"] = said
    return found
