"""The public addresses of the API, found in its URL patterns, and how they are read."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver

from tracker.api import urls
from tracker.api.reading import ListView, PublicView

PREFIX = "/api/"
Found = tuple[str, type[PublicView]]


def patterns(entries: list[Any], before: str = PREFIX) -> Iterator[tuple[str, Any]]:
    """Yield the address of every pattern, with the view behind it."""
    for each in entries:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield route, getattr(each.callback, "view_class", getattr(each.callback, "cls", None))


def public() -> Iterator[Found]:
    """Yield the addresses that everybody may read; the first pattern of an address answers."""
    known = set()
    for route, view in patterns(urls.urlpatterns):
        is_public = isinstance(view, type) and issubclass(view, PublicView)
        if is_public and route not in known and not route.startswith(f"{PREFIX}v1/my/"):
            known.add(route)
            yield route, view


PUBLIC = list(public())
# Those that are read without a name: the lists, and what there is one of.
PLAIN = [(route, view) for route, view in PUBLIC if "<" not in route]
# Those of which a part can be asked for.
SELECTIVE = [
    (route, view) for route, view in PLAIN if "fields" in {each.name for each in view.parameters()}
]
NAMED = [view for route, view in PUBLIC if "<" in route]
LISTS: list[tuple[str, type[ListView]]] = [
    (route, view) for route, view in PLAIN if issubclass(view, ListView)
]
ORDERS = [
    (route, sign + name) for route, view in LISTS for name in view.orders for sign in ("", "-")
]


def read(client: Client, address: str, *, answered: int = 200, **query: Any) -> Any:
    """Return what the address answers, as JSON."""
    response = client.get(address, query)
    assert response.status_code == answered, response.content
    return json.loads(response.content)


def results(client: Client, address: str, **query: Any) -> list[dict[str, Any]]:
    """Return the rows of one page of a list."""
    found: list[dict[str, Any]] = read(client, address, **query)["results"]
    return found


def everything(client: Client, address: str, **query: Any) -> list[dict[str, Any]]:
    """Return the rows of a list that fits on one page."""
    page = read(client, address, page_size="500", **query)
    assert page["next"] is None
    found: list[dict[str, Any]] = page["results"]
    return found


def table(client: Client, address: str, **query: Any) -> list[dict[str, str]]:
    """Return the rows of an answer as CSV."""
    response: Any = client.get(address, {"format": "csv", **query})
    assert response.status_code == 200
    content = response.getvalue().decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def refusal(client: Client, address: str, query: str) -> dict[str, Any]:
    """Return the problem with which the address refuses what is asked."""
    response = client.get(f"{address}?{query}")
    assert response.status_code == 400, (address, query, response.status_code)
    assert response["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = json.loads(response.content)
    return found
