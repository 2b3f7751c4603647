"""What each column of each table means, from what the API says of its members."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rest_framework import serializers

from .tables import Part, Table

# The types of Table Schema.
TYPES: tuple[tuple[type[serializers.Field[Any, Any, Any, Any]], str, str], ...] = (
    (serializers.BooleanField, "boolean", "default"),
    (serializers.IntegerField, "integer", "default"),
    (serializers.FloatField, "number", "default"),
    (serializers.DateTimeField, "datetime", "default"),
    (serializers.DateField, "date", "default"),
    (serializers.URLField, "string", "uri"),
    (serializers.DictField, "object", "default"),
    (serializers.ListSerializer, "array", "default"),
    (serializers.BaseSerializer, "object", "default"),
)


@dataclass(frozen=True)
class Column:
    """One column; `values` are the terms of its vocabulary with what they are called."""

    name: str
    type: str
    format: str
    meaning: str
    can_be_empty: bool
    values: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Described:
    """One table, as the dictionary says it.

    Args:
        key: the columns that tell its rows apart.
        back: what leads to a row of `of`: the column there, and the column here.
    """

    name: str
    about: str
    columns: Sequence[Column]
    key: Sequence[str] = ()
    of: str = ""
    back: Sequence[tuple[str, str]] = ()

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.columns]


def described(table: Table) -> list[Described]:
    """Return the table, and those of its parts."""
    fields = table.view.serializer_class().fields
    columns = [column(name, fields[name]) for name in table.names]
    columns = [
        replace(each, can_be_empty=False) if each.name in table.key else each for each in columns
    ]
    found = Described(table.name, str(table.described), columns, table.key)
    return [found, *parts_described(table.parts, found, fields)]


def parts_described(parts: Sequence[Part], of: Described, fields: Any) -> Iterator[Described]:
    """Yield the parts of a table.

    Args:
        fields: the members of its rows.
    """
    known = {each.name: each for each in of.columns}
    for part in parts:
        members = fields[part.member].child.fields
        inner = {each.member for each in part.parts}
        back = part.back
        columns = [replace(known[name], name=here, can_be_empty=False) for name, here in back]
        columns += [column(name, each) for name, each in members.items() if name not in inner]
        found = Described(part.name, str(part.about), columns, part.key, of.name, back)
        yield found
        yield from parts_described(part.parts, found, members)


def column(name: str, field: Any) -> Column:
    kind, form = next(
        ((kind, form) for known, kind, form in TYPES if isinstance(field, known)),
        ("string", "default"),
    )
    values = [(str(value), str(label)) for value, label in getattr(field, "choices", {}).items()]
    is_words = kind in ("object", "array") or (kind == "string" and not values)
    return Column(
        name=name,
        type=kind,
        format=form,
        meaning=str(field.help_text or ""),
        can_be_empty=field.allow_null or is_words or any(not value for value, _label in values),
        values=values,
    )
