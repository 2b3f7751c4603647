"""How an action item comes to be, and what it is called."""

from typing import Any

from .models import ActionItem, Addressee, Element, Paragraph


def add_action_item(
    element: Element, addressee: Addressee, *, asks: str, **values: Any
) -> ActionItem:
    """Begin to track what an element asks of an addressee.

    Raises:
        ValidationError: the element already has an item for the addressee.
    """
    item = ActionItem(
        paragraph=element.paragraph,
        element=element,
        addressee=addressee,
        asks=asks,
        reference=reference_of(element, addressee, several=element.paragraph.elements.count() > 1),
        position=position_of(element, addressee),
        **values,
    )
    item.full_clean(exclude=["position"])
    item.save()
    return item


def reference_of(element: Element, addressee: Addressee, *, several: bool) -> str:
    """Return the reference: resolution, paragraph, clause, addressee.

    Args:
        several: whether the paragraph has several elements; the clause is named only then.
    """
    paragraph: Paragraph = element.paragraph
    number = f"{paragraph.number}.{element.number}" if several else str(paragraph.number)
    return f"{paragraph.resolution.prefix}-{number}-{addressee.code}"


def position_of(element: Element, addressee: Addressee) -> int:
    """Return the sort key: resolution, then paragraph, element and addressee in their order."""
    paragraph: Paragraph = element.paragraph
    within = paragraph.number * 100_000 + element.number * 1_000 + min(addressee.order, 999)
    return paragraph.resolution_id * 1_000_000_000 + within
