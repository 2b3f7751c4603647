"""Reads the rows of a table as the API writes them, a chunk at a time."""

import copy
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, QueryDict
from rest_framework.request import Request

from ..api.base import ListView
from ..api.rows import Said, picked
from .tables import Table


def rows_of(table: Table, request: HttpRequest) -> Iterator[Said]:
    """Yield all rows of the table, as everybody reads them."""
    for query in table.queries():
        view = asked(table.view, request, query)
        for row in view.all_written(view.narrowed()):
            yield picked(row, table.members) if table.members else row


def count_of(table: Table, request: HttpRequest) -> int:
    """Return how many rows the table has."""
    return sum(asked(table.view, request, each).narrowed().count() for each in table.queries())


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
