"""The annexes; one that would say nothing is left out, and the next takes its number."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..content import Content
from ..document import Annex, Block, Unnumbered
from . import inputs, paragraphs


def annexes_of(content: Content) -> tuple[Annex, ...]:
    return tuple(
        Annex(_("Annex %(number)s") % {"number": at}, title, f"annex-{at}", blocks)
        for at, (title, blocks) in enumerate(found(content), 1)
    )


def number_of_inputs(content: Content) -> int:
    """Return the number of the annex with what Parties said."""
    return 2 if content.paragraphs or content.items else 1


def found(content: Content) -> Iterator[tuple[str, tuple[Block, ...]]]:
    if content.paragraphs or content.items:
        yield _("Status of each paragraph"), (paragraphs.table(content),)
    if content.party_actions:
        opening = Unnumbered(inputs.introduction(content))
        yield _("Actions of Parties"), (opening, inputs.table(content))
