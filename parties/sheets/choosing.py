"""Reads what was chosen from a list, in whichever of the languages, or typed by hand."""

import re
from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.db.models import TextChoices
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from resolutions.models import ActionItem

from .columns import plain
from .refusals import CellRefused

APART = re.compile(r"[\s,;]+")
# 11.10-29-PAR: what else looks like it is a reference that was mistyped.
REFERENCE = re.compile(r"[\w.]+-\d[\d.]*-[A-Za-z]+")
SHORT = 70


def choice_of(item: ActionItem) -> str:
    """Return what the list says of an action item: its reference, and what it asks in short."""
    asks = " ".join(item.asks.split())
    short = asks if len(asks) <= SHORT else f"{asks[:SHORT].rpartition(' ')[0]} …"
    return f"{item.reference} {short}"


def items_named(text: str, items: Mapping[str, ActionItem]) -> list[ActionItem]:
    """Return the items that a cell names: one chosen from the list, or several typed.

    Raises:
        CellRefused: it names none, or one that is not among `items`.
    """
    if not text:
        return []
    words = APART.split(text.strip())
    looks = [word.upper() for word in words if REFERENCE.fullmatch(word)]
    unknown = [word for word in looks if word not in items]
    if not looks or unknown:
        raise CellRefused(
            _("“%(text)s” is not on the list of action items: choose one from it.")
            % {"text": Truncator(unknown[0] if unknown else text).chars(40)}
        )
    return [items[word] for word in looks]


def chosen(text: str, choices: type[TextChoices]) -> str:
    """Return the code of what was chosen; nothing where the cell is empty.

    Raises:
        CellRefused: it is none of the choices, in no language.
    """
    if not text:
        return ""
    if code := names_of(choices).get(plain(text)):
        return code
    raise CellRefused(
        _("“%(text)s” is not on the list: choose one of %(choices)s.")
        % {
            "text": Truncator(text).chars(40),
            "choices": ", ".join(str(each.label) for each in choices),
        }
    )


@cache
def names_of(choices: type[TextChoices]) -> dict[str, str]:
    """Return the code of each choice by its code and by its name in each language."""
    found = {plain(each.value): each.value for each in choices}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found |= {plain(each.label): each.value for each in choices}
    return found
