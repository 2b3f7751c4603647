"""The whole document: what stands round the operations, and what they share."""

import json
from collections import Counter
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...choices import Scope
from . import naming, responses
from .linked import add_links, operations

Said = dict[str, Any]

# From how many operations on a parameter is described once for all.
MANY = 4
# What drf-spectacular notes of fields for itself, or is told of answers anyway.
NOTES = ("readOnly", "x-spec-enum-id")
ABOUT = gettext_lazy(
    "What the tracker knows, for other systems: the same questions, rules and sentences as on "
    "its pages. Reading is open to everybody. Writing needs a token, which a person makes on "
    "their account page."
)


def no_request(method: str, path: str, view: Any, original_request: Any) -> None:
    """Nothing: a request that is made up would bring a language of its own."""


def completed(result: Said, **kwargs: Any) -> Said:
    """Complete what was derived from the views; drf-spectacular calls it at the end."""
    result["info"] |= head()
    result["servers"] = [{"url": "/", "description": settings.SITE_NAME}]
    used = {
        tag for path in result["paths"].values() for each in path.values() for tag in each["tags"]
    }
    known = naming.tags()
    result["tags"] = [each for each in known if each["name"] in used]
    result["externalDocs"] = {"url": "/api/docs/", "description": _("How to begin, and examples.")}
    parts = result.setdefault("components", {})
    parts["schemas"] = {name: tidied(each) for name, each in parts.get("schemas", {}).items()} | {
        "Problem": responses.problem()
    }
    parts["responses"] = responses.shared_refusals()
    parts["headers"] = responses.known_headers()
    parts["securitySchemes"] = {"token": token()}
    add_links(result)
    parts["parameters"] = shared(result)
    return result


def shared(document: Said) -> Said:
    """Move the parameters that many operations take alike to the components, and return them."""
    counts = Counter(
        json.dumps(each, default=str)
        for _path, _method, operation in operations(document)
        for each in operation["parameters"]
    )
    found: Said = {}
    for _path, _method, operation in operations(document):
        for at, each in enumerate(operation["parameters"]):
            is_known = found.setdefault(each["name"], each) == each
            if is_known and counts[json.dumps(each, default=str)] >= MANY:
                operation["parameters"][at] = {"$ref": f"#/components/parameters/{each['name']}"}
    used = json.dumps(document, default=str)
    return {
        name: each for name, each in found.items() if f'#/components/parameters/{name}"' in used
    }


def head() -> Said:
    said: Said = {"title": settings.SITE_NAME, "description": str(ABOUT)}
    if settings.OPEN_DATA_LICENCE:
        said["license"] = {"name": settings.OPEN_DATA_LICENCE}
        if settings.OPEN_DATA_LICENCE_URL:
            said["license"]["url"] = settings.OPEN_DATA_LICENCE_URL
    return said


def token() -> Said:
    scopes = "\n".join(f"* `{scope.value}`: {scope.label}" for scope in Scope)
    about = _("A token that a person made on their account page. It has one or more scopes:")
    return {"type": "http", "scheme": "bearer", "description": f"{about}\n\n{scopes}"}


def tidied(schema: Any) -> Any:
    """Return a schema without the notes of who made it."""
    if isinstance(schema, dict):
        return {name: tidied(each) for name, each in schema.items() if name not in NOTES}
    return [tidied(each) for each in schema] if isinstance(schema, list) else schema
