"""What each change says, for as many as a page holds, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..content import Entry
from ..streams import Key
from . import actions, texts, updates
from .base import Found, Pen

__all__ = ["Pen", "told"]

ENTRIES: Mapping[str, Callable[[Iterable[int], Pen], Found]] = {
    "update": updates.entries,
    "action": actions.entries,
    "report": texts.report_entries,
    "nil": actions.nil_entries,
    "text": texts.text_entries,
}


def told(keys: Sequence[Key], pen: Pen) -> list[Entry]:
    """Return the entries of the keys in their order, without what is gone meanwhile."""
    wanted: defaultdict[str, list[int]] = defaultdict(list)
    for key in keys:
        wanted[key.kind].append(key.pk)
    found = {kind: ENTRIES[kind](pks, pen) for kind, pks in wanted.items()}
    return [found[key.kind][key.pk] for key in keys if key.pk in found[key.kind]]
