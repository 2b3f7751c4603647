"""Cuts a long resolution into pages between paragraphs."""

from collections.abc import Callable, Sequence
from typing import TypeVar

PARAGRAPHS_A_PAGE = 60
ITEMS_A_PAGE = 150

T = TypeVar("T")


def pages_of(paragraphs: Sequence[T], items: Callable[[T], int]) -> list[list[T]]:
    """Return the paragraphs of each page: as many as fit, at least one, in their order.

    Args:
        items: how many action items a paragraph has.
    """
    pages: list[list[T]] = [[]]
    held = 0
    for paragraph in paragraphs:
        more = items(paragraph)
        full = len(pages[-1]) >= PARAGRAPHS_A_PAGE or held + more > ITEMS_A_PAGE
        if full and pages[-1]:
            pages.append([])
            held = 0
        pages[-1].append(paragraph)
        held += more
    return pages
