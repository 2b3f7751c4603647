"""What every public address answers is what its row declares: names, order and types."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.test import Client
from django.urls import resolve
from rest_framework import serializers

from tracker.api.reading import ListView
from tracker.api.rows import Row

from .walking import LISTS, NAMED, PLAIN, SELECTIVE, everything, read, results, table


def names(row: type[Row]) -> list[str]:
    return list(row.names())


def mistakes(field: Any, value: Any, at: str) -> list[str]:
    """Return where the value is not what the field declares."""
    if value is None:
        return [] if field.allow_null else [f"{at}: null"]
    if isinstance(field, serializers.ListSerializer | serializers.ListField):
        if not isinstance(value, list):
            return [f"{at}: not a list"]
        return [wrong for each in value for wrong in mistakes(field.child, each, f"{at}[]")]
    if isinstance(field, serializers.DictField) and isinstance(value, dict):
        return [
            wrong
            for name, each in value.items()
            for wrong in mistakes(field.child, each, f"{at}.{name}")
        ]
    if isinstance(field, serializers.Serializer):
        return mistakes_in_row(field, value, at)
    return [] if is_of(field, value) else [f"{at}: {value!r} is no {type(field).__name__}"]


def mistakes_in_row(row: Any, value: Any, at: str) -> list[str]:
    if list(value) != list(row.fields):
        return [f"{at}: {list(value)} in place of {list(row.fields)}"]
    return [
        wrong
        for name, field in row.fields.items()
        for wrong in mistakes(field, value[name], f"{at}.{name}")
    ]


def is_moment(value: Any) -> bool:
    return datetime.fromisoformat(value).tzinfo is not None


def is_day(value: Any) -> bool:
    return date.fromisoformat(value).isoformat() == str(value)


def is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


# The first that fits: a field of addresses is one of texts.
KINDS: list[tuple[type, Callable[[Any], bool]]] = [
    (serializers.BooleanField, lambda value: isinstance(value, bool)),
    (serializers.IntegerField, lambda value: type(value) is int),
    (serializers.FloatField, lambda value: type(value) in (int, float)),
    (serializers.DateTimeField, is_moment),
    (serializers.DateField, is_day),
    (serializers.URLField, is_address),
    (serializers.CharField, lambda value: isinstance(value, str)),
]


def is_of(field: Any, value: Any) -> bool:
    """Whether a plain value is of the kind that the field declares."""
    if isinstance(field, serializers.ChoiceField):
        return value in field.choices
    return next(check for kind, check in KINDS if isinstance(field, kind))(value)


def rows_of(client: Client, address: str, view: Any, **query: Any) -> list[dict[str, Any]]:
    """Return the rows of a list, or the one thing at the address."""
    answer = read(client, address, **query)
    return answer["results"] if issubclass(view, ListView) else [answer]


def test_an_answer_has_the_members_that_its_row_declares(client: Client, full: None) -> None:
    for address, view in PLAIN:
        rows = rows_of(client, address, view)

        row = view.serializer_class()
        assert rows, address
        assert [wrong for each in rows for wrong in mistakes_in_row(row, each, address)] == []


def addresses_of_things(client: Client) -> Iterator[str]:
    """Yield the address of every thing that has one."""
    for address, _view in LISTS:
        for row in results(client, address, page_size="10"):
            yield row.get("api_url", "").removeprefix("http://testserver")
    yield "/api/v1/progress/11.10-rev-cop14/"


def test_one_thing_has_the_members_that_its_row_declares(client: Client, full: None) -> None:
    reached = set()
    for address in filter(None, set(addresses_of_things(client))):
        view = resolve(address).func.view_class  # type: ignore[attr-defined]
        reached.add(view)

        answer = read(client, address)

        assert mistakes_in_row(view.serializer_class(), answer, address) == []
    assert reached >= set(NAMED)


def test_one_thing_says_what_it_says_in_its_list(client: Client, full: None) -> None:
    for address, _view in LISTS:
        for row in results(client, address, page_size="5"):
            if row.get("api_url", "").startswith(f"http://testserver{address}"):
                alone = read(client, row["api_url"])

                both = row.keys() & alone.keys()
                assert {name: alone[name] for name in both} == {name: row[name] for name in both}


def test_the_members_that_are_asked_for_are_told_in_the_order_asked(
    client: Client, full: None
) -> None:
    for address, view in SELECTIVE:
        asked = view.serializer_class.names()[::-2]

        rows = rows_of(client, address, view, fields=",".join(asked))

        assert {tuple(row) for row in rows} == {asked}, address


def test_a_table_has_a_column_for_each_member(client: Client, full: None) -> None:
    for address, view in SELECTIVE:
        rows = table(client, address)

        assert rows, address
        assert tuple(rows[0]) == view.serializer_class.names()


def test_a_table_has_the_rows_of_all_pages(client: Client, full: None) -> None:
    for address, view in LISTS:
        first = view.serializer_class.names()[0]

        rows = table(client, address, fields=first, page_size="1")

        told = everything(client, address, fields=first)
        assert [row[first] for row in rows] == [str(each[first]) for each in told], address
