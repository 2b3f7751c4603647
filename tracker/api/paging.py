"""Pages by cursor: what follows a row is looked up by the row, so page 4,000 costs as page 1."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from http import HTTPStatus
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from .problems import Problem

PAGE_SIZE, MOST_ON_PAGE = 50, 500
# Longer than any cursor that is given out here.
LONGEST_CURSOR = 600


@dataclass(frozen=True)
class Key:
    """A column by which a list is sorted.

    `read` turns what a cursor holds back into a value; rows without a value stand last.
    """

    column: str
    read: Callable[[Any], Any]
    nullable: bool = False


def number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError
    return value


def text(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError
    value.encode()  # Half of a surrogate pair is no text.
    return value


def day(value: Any) -> Any:
    return _known(parse_date(text(value)))


def moment(value: Any) -> Any:
    found = _known(parse_datetime(text(value)))
    if found.tzinfo is None:
        raise ValueError
    return found.astimezone(UTC)


def _known(value: Any) -> Any:
    if value is None:
        raise ValueError
    return value


@dataclass(frozen=True)
class Order:
    """How a list is sorted: the last key tells any two rows apart.

    Args:
        descending: whether the list begins with the largest.
    """

    keys: tuple[Key, ...]
    descending: bool = False

    def reversed(self) -> "Order":
        return Order(self.keys, not self.descending)

    def sort(self, rows: "QuerySet[Any]", *, backwards: bool = False) -> "QuerySet[Any]":
        """Sort the rows; `backwards`, the last of the list come first."""
        return rows.order_by(*(self._term(key, backwards) for key in self.keys))

    def _term(self, key: Key, backwards: bool) -> Any:
        down = self.descending != backwards
        if not key.nullable:
            return f"-{key.column}" if down else key.column
        nulls: Any = {"nulls_first": True} if backwards else {"nulls_last": True}
        return F(key.column).desc(**nulls) if down else F(key.column).asc(**nulls)

    def beyond(self, values: Sequence[Any], *, backwards: bool = False) -> Q:
        """The condition for what follows the row of these values, or precedes it."""
        found = Q()
        for at in reversed(range(len(self.keys))):
            key, value = self.keys[at], values[at]
            past = self._past(key, value, backwards)
            found = past | (self._same(key, value) & found) if found else past
        return self._bound(values[0], backwards) & found

    def _bound(self, value: Any, backwards: bool) -> Q:
        """What follows from `beyond` for the first key: an index is entered at it, not at its end.

        Of one key alone `beyond` says as much.
        """
        key = self.keys[0]
        if len(self.keys) == 1 or value is None or (key.nullable and not backwards):
            return Q()
        larger = self.descending == backwards
        return Q(**{f"{key.column}__{'gte' if larger else 'lte'}": value})

    def _same(self, key: Key, value: Any) -> Q:
        return Q(**{f"{key.column}__isnull": True} if value is None else {key.column: value})

    def _past(self, key: Key, value: Any, backwards: bool) -> Q:
        if value is None:
            # Nothing follows in this column; before it stand all that have a value.
            return Q(**{f"{key.column}__isnull": False}) if backwards else Q(pk__in=[])
        larger = self.descending == backwards
        past = Q(**{f"{key.column}__{'gt' if larger else 'lt'}": value})
        if key.nullable and not backwards:
            past |= Q(**{f"{key.column}__isnull": True})
        return past


@dataclass(frozen=True)
class Cursor:
    """From which row a page begins, and whether it lies before that row."""

    values: tuple[Any, ...]
    backwards: bool = False

    def written(self) -> str:
        told = json.dumps([int(self.backwards), *map(_plain, self.values)], ensure_ascii=False)
        return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, written: str, order: Order) -> "Cursor":
        """Return the cursor that a list of this order gave out.

        Raises:
            Problem: it is none.
        """
        try:
            if len(written) > LONGEST_CURSOR or not written.isascii():
                raise ValueError
            padded = written + "=" * (-len(written) % 4)
            told = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if not isinstance(told, list) or len(told) != len(order.keys) + 1:
                raise ValueError
            values = [
                None if value is None and key.nullable else key.read(value)
                for key, value in zip(order.keys, told[1:], strict=True)
            ]
            return cls(tuple(values), backwards={0: False, 1: True}[number(told[0])])
        except (ValueError, KeyError, OverflowError, RecursionError) as none:
            raise Problem(
                HTTPStatus.BAD_REQUEST,
                "invalid-parameter",
                _("cursor: take it from the links of a page of this list, in the same order."),
            ) from none


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else value.isoformat()


@dataclass(frozen=True)
class Page:
    """The rows of one page, with the cursors of its neighbours."""

    rows: list[Any]
    before: Cursor | None
    after: Cursor | None


def page_of(
    rows: "QuerySet[Any]", order: Order, cursor: Cursor | None, size: int = PAGE_SIZE
) -> Page:
    """Return the page that the cursor leads to; the first one where there is none."""
    return cut(list(begun_at(rows, order, cursor)[: size + 1]), order, cursor, size)


def begun_at(rows: "QuerySet[Any]", order: Order, cursor: Cursor | None) -> "QuerySet[Any]":
    """Return the rows from the cursor on, the nearest to it first."""
    if cursor is None:
        return order.sort(rows)
    beyond = order.beyond(cursor.values, backwards=cursor.backwards)
    return order.sort(rows.filter(beyond), backwards=cursor.backwards)


def cut(found: list[Any], order: Order, cursor: Cursor | None, size: int) -> Page:
    """Return the page, of the rows from the cursor on: one more than the page holds, at most."""
    backwards = cursor is not None and cursor.backwards
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Page([], None, None)
    before = Cursor(values_of(found[0], order), backwards=True)
    after = Cursor(values_of(found[-1], order))
    has_before = has_more if backwards else cursor is not None
    has_after = True if backwards else has_more
    return Page(found, before if has_before else None, after if has_after else None)


def values_of(row: Any, order: Order) -> tuple[Any, ...]:
    """Return the row's values in the columns of the order; a row is an object or a dict."""
    if isinstance(row, dict):
        return tuple(row[key.column] for key in order.keys)
    return tuple(getattr(row, key.column) for key in order.keys)
