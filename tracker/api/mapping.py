"""What other systems call our values, looked up once for an answer."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from resolutions.choices import Vocabulary
from resolutions.models import ExternalCode

Named = tuple[str, str]


class Codes:
    """The external codes by vocabulary and value."""

    def __init__(self) -> None:
        self.known: defaultdict[Named, list[Named]] = defaultdict(list)
        for system, vocabulary, value, code in ExternalCode.objects.values_list(
            "system", "vocabulary", "value", "code"
        ):
            self.known[vocabulary, value].append((system, code))
        self._made: dict[tuple[Named, ...], dict[str, list[str]]] = {}

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
        values = [
            (Vocabulary.ELEMENT_TYPE.value, row["element__type"]),
            (Vocabulary.ADDRESSEE.value, row["addressee__code"]),
            (Vocabulary.STATUS.value, row["shown_status"]),
        ]
        if row["shown_funding"]:
            values.append((Vocabulary.MARK.value, "needs_funding"))
        if row["is_stagnant"]:
            values.append((Vocabulary.MARK.value, "stagnant"))
        return self.of(*values)
