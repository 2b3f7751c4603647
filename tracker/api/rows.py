"""What an answer says of one thing: declared for the documentation, written out by hand."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from .links import Links

if TYPE_CHECKING:
    PlainSerializer = serializers.Serializer[Any]
else:
    PlainSerializer = serializers.Serializer

Said = dict[str, Any]


class Row(PlainSerializer):
    """What is said of one thing.

    Its fields are the contract (names, types, what they mean); `written` makes the values, since
    a list of fifty is written out ten times faster by hand. A test holds the two together.
    """

    # Of whom a row asks what is looked up once for an answer; each says which view that is.
    view: Any

    def __init__(
        self, *args: Any, links: Links | None = None, view: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if links is not None:
            self.links = links
        self.view = view

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(cls._declared_fields)

    def written(self, row: Any) -> Said:
        """Return the values of all fields, in their order."""
        raise NotImplementedError

    def chosen(self, rows: Iterable[Any], names: Iterable[str]) -> list[Said]:
        """Return what is said of each of the rows: the members of these names, or all."""
        wanted = tuple(names)
        if not wanted:
            return [self.written(row) for row in rows]
        return [picked(self.written(row), wanted) for row in rows]


def picked(said: Mapping[str, Any], names: Iterable[str]) -> Said:
    return {name: said[name] for name in names}


def text(about: Any, **kwargs: Any) -> serializers.CharField:
    """A text that is always there, if only empty."""
    return serializers.CharField(read_only=True, help_text=about, **kwargs)


def choice(about: Any, choices: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(choices, read_only=True, help_text=about)


def number(about: Any, **kwargs: Any) -> serializers.IntegerField:
    return serializers.IntegerField(read_only=True, help_text=about, **kwargs)


def flag(about: Any) -> serializers.BooleanField:
    return serializers.BooleanField(read_only=True, help_text=about)


def day(about: Any, **kwargs: Any) -> serializers.DateField:
    return serializers.DateField(read_only=True, help_text=about, **kwargs)


def moment(about: Any, **kwargs: Any) -> serializers.DateTimeField:
    return serializers.DateTimeField(read_only=True, help_text=about, **kwargs)


def link(about: Any, **kwargs: Any) -> serializers.URLField:
    return serializers.URLField(read_only=True, help_text=about, **kwargs)


def texts(about: Any) -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(), read_only=True, help_text=about)


def codes(about: Any) -> serializers.DictField:
    """Codes by the system that they belong to: {"dtt": ["active"]}."""
    return serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), read_only=True, help_text=about
    )


def iso(value: Any) -> str | None:
    """Return a day or a moment as JSON writes it."""
    return value.isoformat().replace("+00:00", "Z") if value else None
