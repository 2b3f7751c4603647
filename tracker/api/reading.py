"""Reading: what everybody may read, as a list or one thing, and how it is kept fresh."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from http import HTTPStatus
from itertools import islice
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django_filters import FilterSet
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from resolutions.choices import Status

from .base import ApiView
from .caching import kept_fresh, kept_private
from .mapping import Codes
from .paging import Cursor, Order, Page, page_of
from .parameters import (
    AS_OF,
    CURSOR,
    SIZE,
    Parameter,
    fields_parameter,
    ordering_parameter,
    parameters_of,
    wrong_fields,
    wrong_parameters,
)
from .renderers import CSVRenderer, lines
from .rows import Row, Said

CHUNK = 1_000


class PublicView(ApiView):
    """What everybody may read. What the reader has already is not sent again."""

    renderer_classes: Any = (JSONRenderer, CSVRenderer)
    serializer_class: ClassVar[type[Row]]
    # Whether it can be seen as of an earlier day.
    is_dated: ClassVar[bool] = False

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        dated = (AS_OF,) if cls.is_dated else ()
        return (*dated, fields_parameter(cls.serializer_class.names()), *super().parameters())

    @cached_property
    def row(self) -> Row:
        return self.serializer_class(links=self.links, view=self)

    @cached_property
    def codes(self) -> Codes:
        """What other systems call our values."""
        return Codes()

    @cached_property
    def status_labels(self) -> dict[str, str]:
        """What each status is called in the language of the answer."""
        return {status.value: str(status.label) for status in Status}

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The members that are wanted; none means all."""
        asked = self.request.query_params.get("fields")
        return tuple(dict.fromkeys(asked.split(","))) if asked else ()

    @cached_property
    def on(self) -> date:
        """The day as of which everything is seen.

        Raises:
            Problem: it is yet to come.
        """
        today = timezone.localdate()
        asked = self.request.query_params.get("as_of")
        found = parse_date(asked) if asked else None
        if found is not None and found > today:
            raise wrong_parameters([("as_of", _("It is yet to come."))])
        return found or today

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: Any = super().dispatch(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        if request.method not in ("GET", "HEAD"):
            return kept_private(response)
        if response.status_code == HTTPStatus.OK and not response.streaming:
            if isinstance(response, Response):
                response.render()
            response = kept_fresh(request, response)
        return open_to_pages(response)


# What a page of another site may read of an answer, beside the answer itself.
EXPOSED = "ETag, Last-Modified, Content-Language, Retry-After"


def open_to_pages(response: HttpResponseBase) -> HttpResponseBase:
    """Let pages of any site read it in their readers' browsers: it is the same for everybody."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = EXPOSED
    return response


class ListView(PublicView):
    """A list: narrowed by the filter of the pages, sorted, page by page; or all of it as CSV."""

    filterset_class: ClassVar[type[FilterSet] | None] = None
    # The orders on offer, as they ascend; `usual` names one of them, with a minus if reversed.
    orders: ClassVar[Mapping[str, Order]]
    usual: ClassVar[str]

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        narrowing = parameters_of(cls.filterset_class) if cls.filterset_class else ()
        paging = (ordering_parameter(cls.orders, cls.usual), CURSOR, SIZE)
        return (*narrowing, *super().parameters(), *paging)

    def rows(self) -> "QuerySet[Any]":
        """All rows that everybody may read, as they were on the day asked for."""
        raise NotImplementedError

    def filter_values(self) -> dict[str, Any]:
        """What the filter is told besides what is asked."""
        return {}

    def narrowed(self) -> "QuerySet[Any]":
        """The rows that the filter lets through.

        Raises:
            Problem: the filter does not understand what is asked.
        """
        if self.filterset_class is None:
            return self.rows()
        asked = self.request.query_params
        self.filter = self.filterset_class(asked, self.rows(), **self.filter_values())
        if not self.filter.is_valid():
            raise wrong_fields(self.filter.form.errors)
        found: QuerySet[Any] = self.filter.qs
        return found

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give the rows of a page, or of a part of a file, what is looked up for all at once."""
        return rows

    @property
    def order(self) -> Order:
        name = self.request.query_params.get("ordering") or self.usual
        order = self.orders[name.removeprefix("-")]
        return order.reversed() if name.startswith("-") else order

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = self.narrowed()
        if request.accepted_renderer.format == "csv":
            return self.file(rows)
        return Response(self.page(rows))

    @cached_property
    def cursor(self) -> Cursor | None:
        asked = self.request.query_params.get("cursor")
        return None if asked is None else Cursor.read(asked, self.order)

    @property
    def size(self) -> int:
        return int(self.request.query_params.get("page_size", SIZE.default))

    def page(self, rows: "QuerySet[Any]") -> Said:
        return self.told(page_of(rows, self.order, self.cursor, self.size))

    def told(self, page: Page, *, completed: bool = False) -> Said:
        """Return a page as it is answered.

        Args:
            completed: whether its rows have all already.
        """
        rows = page.rows if completed else self.completed(page.rows)
        return {
            "next": self.at(page.after),
            "previous": self.at(page.before),
            "results": self.row.chosen(rows, self.fields),
        }

    def at(self, cursor: Cursor | None) -> str | None:
        """Return the address of the page at the cursor, with all that was asked."""
        if cursor is None:
            return None
        query = self.request.query_params.copy()
        query["cursor"] = cursor.written()
        return f"{self.links.root}{self.request.path}?{query.urlencode()}"

    def file(self, rows: "QuerySet[Any]") -> StreamingHttpResponse:
        """Return the rows of all pages as CSV, without having them all in memory."""
        names = self.fields or self.serializer_class.names()
        response = StreamingHttpResponse(
            lines(self.all_written(rows), names), content_type="text/csv; charset=utf-8"
        )
        name = self.request.path.strip("/").rpartition("/")[2]
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        response["Cache-Control"] = "public, no-cache"
        return response

    def all_written(self, rows: "QuerySet[Any]") -> Iterator[Said]:
        found = self.order.sort(rows).iterator(chunk_size=CHUNK)
        for chunk in chunks(found):
            yield from self.row.chosen(self.completed(chunk), self.fields)


class DetailView(PublicView):
    """One thing, by the name that it has on the pages."""

    def found(self) -> Any:
        """Return the row of the thing.

        Raises:
            Http404: there is none that everybody may read.
        """
        raise NotImplementedError

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return Response(self.row.chosen([self.found()], self.fields)[0])


def chunks(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def the_one(rows: Iterable[Any], sentence: Any = "") -> Any:
    """Return the first of the rows.

    Raises:
        Http404: there is none.
    """
    for row in rows:
        return row
    raise Http404(sentence or _("There is nothing at this address."))
