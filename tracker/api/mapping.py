"""What other systems call our values, looked up once for an answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from resolutions.choices import Vocabulary
from resolutions.models import ExternalCode

from .prepared import Prepared, prepared

Named = tuple[str, str]
Made = dict[tuple[Any, ...], dict[str, list[str]]]
Memory = tuple[dict[Named, list[Named]], Made, Made]
TYPE, ADDRESSEE = Vocabulary.ELEMENT_TYPE.value, Vocabulary.ADDRESSEE.value
STATUS, MARK = Vocabulary.STATUS.value, Vocabulary.MARK.value


@cache
def _all() -> Prepared:
    return prepared(ExternalCode.objects.values("system", "vocabulary", "value", "code"))


@lru_cache(2)
def _memory(*rows: tuple[str, str, str, str]) -> Memory:
    """Return what was gathered from these very rows before: nothing, once they are others."""
    known: defaultdict[Named, list[Named]] = defaultdict(list)
    for system, vocabulary, value, code in rows:
        known[vocabulary, value].append((system, code))
    return known, {}, {}


class Codes:
    """The external codes by vocabulary and value."""

    def __init__(self) -> None:
        self.known, self._made, self._of_items = _memory(
            *(tuple(e.values()) for e in _all().rows())
        )

    def of(self, *values: Named) -> dict[str, list[str]]:
        """Return the codes of these values by system, each once: {"dtt": ["active"]}."""
        if values not in self._made:
            self._made[values] = self._gathered(values)
        return self._made[values]

    def _gathered(self, values: Iterable[Named]) -> dict[str, list[str]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for each in values:
            for system, code in self.known.get(each, ()):
                found[system][code] = None
        return {system: list(known) for system, known in found.items()}

    def of_item(self, row: dict[str, Any]) -> dict[str, list[str]]:
        """Return those of an action item: its type, addressee, status and marks."""
        told = (
            row["element__type"], row["addressee__code"], row["shown_status"],
            row["shown_funding"], row["is_stagnant"],
        )  # fmt: skip
        if told not in self._of_items:
            self._of_items[told] = self._gathered(values_of(*told))
        return self._of_items[told]


def values_of(
    type_: str, addressee: str, status: str, needs_funding: bool, is_stagnant: bool
) -> Iterator[Named]:
    """Yield what is mapped of an action item, each with its vocabulary."""
    yield TYPE, type_
    yield ADDRESSEE, addressee
    yield STATUS, status
    if needs_funding:
        yield MARK, "needs_funding"
    if is_stagnant:
        yield MARK, "stagnant"
