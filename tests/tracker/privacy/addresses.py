"""Every address of the application, with real arguments; none can be forgotten."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any
from urllib.parse import quote

from django.urls import get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.regex_helper import normalize

PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
Arguments = Mapping[str, Sequence[object]]


@dataclass(frozen=True)
class Route:
    """An address with places for its arguments: resolutions/%(slug)s/."""

    pattern: str
    names: tuple[str, ...]

    def addresses(self, arguments: Arguments) -> Iterator[str]:
        """Yield the address with each of the arguments.

        Raises:
            KeyError: there is none for one of its places: add some.
        """
        for values in product(*(arguments[name] for name in self.names)):
            given = {
                name: quote(str(value), safe="()'")
                for name, value in zip(self.names, values, strict=True)
            }
            yield "/" + self.pattern % given


def routes() -> list[Route]:
    """Return all addresses that the application answers."""
    found = (Route(pattern, names_in(pattern)) for pattern in walked(get_resolver().url_patterns))
    return list(dict.fromkeys(found))


def walked(patterns: Iterable[Any], before: str = "") -> Iterator[str]:
    for each in patterns:
        here = before + written(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from walked(each.url_patterns, here)
        else:
            yield here


def written(pattern: Any) -> str:
    if isinstance(pattern, RegexPattern):
        return str(normalize(pattern.regex.pattern)[0][0])
    return PLACE.sub(r"%(\1)s", str(pattern).replace("%", "%%"))


def names_in(pattern: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"%\((\w+)\)s", pattern)))
