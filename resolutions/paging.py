"""Pages of a list that is sorted by position: page 4,000 costs the same as page 1."""

from dataclasses import dataclass

from django.db.models import QuerySet

from .models import ActionItem

PAGE_SIZE = 50
# Beyond so many items a list says "more than …" in place of counting on.
COUNTED = 10_000


@dataclass(frozen=True)
class Page:
    """The action items of one page, and where the pages before and after it begin."""

    items: list[ActionItem]
    has_earlier: bool
    has_later: bool

    @property
    def before(self) -> int | None:
        """Give this as `before` to turn back; none on the first page."""
        return self.items[0].position if self.has_earlier and self.items else None

    @property
    def after(self) -> int | None:
        """Give this as `after` to turn on; none on the last page."""
        return self.items[-1].position if self.has_later and self.items else None


def page_of(
    items: "QuerySet[ActionItem]", *, after: str = "", before: str = "", size: int = PAGE_SIZE
) -> Page:
    """Return the items that follow the position `after`, or those that precede `before`.

    Args:
        after, before: positions as the address carries them; what is no position is left out of
            account, so that a mistyped address opens the first page.
    """
    if (start := number_in(after)) is not None:
        found = list(items.filter(position__gt=start).order_by("position")[: size + 1])
        return Page(found[:size], has_earlier=True, has_later=len(found) > size)
    if (end := number_in(before)) is not None:
        found = list(items.filter(position__lt=end).order_by("-position")[: size + 1])
        return Page(found[:size][::-1], has_earlier=len(found) > size, has_later=True)
    found = list(items.order_by("position")[: size + 1])
    return Page(found[:size], has_earlier=False, has_later=len(found) > size)


def number_in(text: str) -> int | None:
    """Return the number that a text in an address or a form writes, or none."""
    fits = text.isascii() and text.isdecimal() and len(text) <= 18
    return int(text) if fits else None


def counted(items: "QuerySet[ActionItem]") -> int:
    """Return how many items there are, counting one beyond `COUNTED` at most."""
    return items.order_by().values("pk")[: COUNTED + 1].count()
