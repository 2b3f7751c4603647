"""How an action item is named in a sentence: its paragraph, its addressee, what is asked."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..content import Content, Item
from ..document import Cell, Line, Run
from . import labels, tables
from .days import day
from .saying import _, filled, foreign, line, listed, number, sentences, shortened


@dataclass(frozen=True)
class Naming:
    """What the items of a content are called."""

    content: Content

    @cached_property
    def addressees(self) -> dict[str, str]:
        return dict(labels.names_of(self.content.addressees))

    @property
    def language(self) -> str:
        """The language of the resolution, and so of what it asks."""
        return self.content.resolution.language

    def addressee(self, item: Item) -> str:
        return self.addressees.get(item.addressee, item.addressee)

    def opening(self, items: Sequence[Item], quoted: int | None = None) -> Line:
        """Return what is asked of whom, and how far it has come; the items share what is asked.

        Args:
            quoted: the paragraph of the document that has quoted it already.
        """
        sentence = _("%(paragraph)s, %(addressees)s (%(references)s): “%(asks)s”.")
        if quoted:
            sentence = _(
                "%(paragraph)s, %(addressees)s (%(references)s): as under %(number)s above."
            )
        asked = filled(
            sentence,
            paragraph=Run(_("Paragraph %(number)s") % {"number": items[0].paragraph}, strong=True),
            addressees=self.names(items),
            references=tables.links((each.reference, each.url) for each in items),
            asks=Run(shortened(items[0].asks), foreign(self.language)),
            number=number(quoted or 0),
        )
        alike = grouped(items, lambda each: (each.status, each.status_on, each.status_before))
        if len(alike) == 1:
            return sentences(asked, line(_("Status: %(status)s.") % {"status": state(items[0])}))
        return sentences(asked, *(line(self.standing(group)) for group in alike))

    def names(self, items: Sequence[Item]) -> str:
        return listed(list(dict.fromkeys(self.addressee(each) for each in items)))

    def standing(self, items: Sequence[Item]) -> str:
        """Return the status of some of the items that share what is asked."""
        parts = {"addressees": self.names(items), "status": state(items[0])}
        return _("%(addressees)s: %(status)s.") % parts

    def in_short(self, item: Item) -> Line:
        """Return an item as one of several in a sentence."""
        if item.status_on is None:
            sentence = _("paragraph %(number)s, %(addressee)s (%(reference)s; %(status)s)")
        else:
            sentence = _(
                "paragraph %(number)s, %(addressee)s (%(reference)s; %(status)s, %(date)s)"
            )
        return filled(
            sentence,
            number=item.paragraph,
            addressee=self.addressee(item),
            reference=Run(item.reference, href=item.url),
            status=labels.in_sentence(item.status),
            date=day(item.status_on) if item.status_on else "",
        )

    def cells(self, item: Item) -> tuple[Cell, Cell]:
        """Return the first cells of an item's row: which it is, and what it asks, in short."""
        which = (line(item.reference, href=item.url), line(self.addressee(item)))
        return tables.lines(which), tables.text(shortened(item.asks), self.language)


def state(item: Item) -> str:
    """Return the status of an item: since when, and what it was before."""
    status = labels.in_sentence(item.status)
    if item.status_on is None:
        return status
    parts = {"status": status, "date": day(item.status_on)}
    if item.status_before in ("", item.status):
        return _("%(status)s (%(date)s)") % parts
    parts["before"] = labels.in_sentence(item.status_before)
    return _("%(status)s (%(date)s); before: %(before)s") % parts


def grouped(items: Iterable[Item], key: Callable[[Item], Hashable]) -> list[list[Item]]:
    """Return the items with equal keys together, in the order of the first of each."""
    found: dict[Hashable, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return list(found.values())
