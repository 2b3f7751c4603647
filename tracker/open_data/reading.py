"""Reads the rows of a table as the API writes them, a chunk at a time."""

import copy
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, QueryDict
from rest_framework.request import Request

from ..api.reading import ListView
from ..api.rows import Said, picked
from .tables import Table


def rows_of(table: Table, request: HttpRequest) -> Iterator[Said]:
    """Yield all rows of the table, as everybody reads them."""
    for query in table.queries():
        view = asked(table.view, request, query)
        for row in view.all_written(view.narrowed()):
            yield picked(row, table.members) if table.members else row


def count_of(table: Table, request: HttpRequest, most: int) -> int:
    """Return how many rows the table has; more than `most` are not counted to the end."""
    found = 0
    for query in table.queries():
        rows = asked(table.view, request, query).rows()
        found += rows.order_by().values("pk")[: most + 1].count()
    return found


def asked(view_class: type[ListView], request: HttpRequest, query: str) -> ListView:
    """Return a view of the API as somebody without an account asks it.

    Args:
        request: whose host the addresses in the rows have; nothing else of it counts.
    """
    plain: Any = copy.copy(request)
    plain.GET, plain.method, plain.COOKIES = QueryDict(query), "GET", {}
    view = view_class()
    view.request, view.args, view.kwargs = Request(plain), (), {}
    return view
