"""The addresses that answers carry: absolute, and made once for all rows of a list."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

# Stand in an address where its arguments go; the second kind, where letters alone will do.
PLACES = (("11111111", "22222222"), ("QZX", "QXZ"))


@lru_cache(4096)
def quoted(part: str | int) -> str:
    return quote(str(part), safe="()")


class Links:
    """Makes absolute addresses as the reader reached this site."""

    def __init__(self, request: HttpRequest) -> None:
        self.root = request.build_absolute_uri("/").rstrip("/")
        self._known: dict[str, Callable[..., str]] = {}

    def to(self, name: str, *args: str | int) -> str:
        """Return the address of the named page; of a name, the pattern is looked up once.

        Args:
            args: what the address takes, in its order: text or numbers, no more than two.
        """
        if name not in self._known:
            self._known[name] = self._maker(name, len(args))
        return self._known[name](*args)

    def _maker(self, name: str, count: int) -> Callable[..., str]:
        pattern = self.root + _pattern(name, count)

        def made(*args: str | int) -> str:
            return pattern % tuple(map(quoted, args))

        return made

    def absolute(self, path: str) -> str:
        """Return a path of this site as an absolute address; an absolute one as it is."""
        return f"{self.root}{path}" if path.startswith("/") else path


def _pattern(name: str, count: int) -> str:
    """Return the address with `%s` where each argument goes.

    Raises:
        NoReverseMatch: there is none of that name.
    """
    for places in PLACES:
        with suppress(NoReverseMatch):
            found = reverse(name, args=places[:count]).replace("%", "%%")
            for place in places[:count]:
                found = found.replace(place, "%s")
            return found
    return reverse(name, args=PLACES[0][:count])
