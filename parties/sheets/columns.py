"""The columns of the sheet of actions: what each is called, and what belongs in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

Words = str | Promise

# What the hidden sheet says of the file, so that only ours are taken in.
KIND = "resolution-tracker party actions"
FORMAT = "1"
MOST_ROWS = 2_000


class Holds(Enum):
    GIVEN = auto()  # written by the tracker, not read back as something to change
    TEXT = auto()
    DAY = auto()
    CHOICE = auto()
    ITEM = auto()


@dataclass(frozen=True)
class Column:
    """One column. The key stays the same in all languages and versions of the words."""

    key: str
    label: Words
    help: Words
    holds: Holds = Holds.TEXT
    width: int = 36


REFERENCE = Column(
    "reference",
    pgettext_lazy("column", "Reference"),
    _("Given by the tracker. Leave it empty for a new action, and as it is for any other."),
    Holds.GIVEN,
    12,
)
STATE = Column(
    "state",
    pgettext_lazy("column", "State"),
    _("Where the action stands on the site. What you write here is not read."),
    Holds.GIVEN,
    13,
)
VERSION = Column(
    "version",
    pgettext_lazy("column", "Version"),
    _("Hidden: tells whether the action was changed on the site since the download."),
    Holds.GIVEN,
    16,
)
TITLE = Column(
    "title", _("Title"), _("In one line: what your country did, does or plans."), width=34
)
DONE = Column(
    "done",
    _("What was done, and results"),
    _("Or what is planned, if it has not begun."),
    width=52,
)
STAGE = Column("stage", _("Stage"), _("Choose from the list."), Holds.CHOICE, 13)
STARTS_ON = Column(
    "starts_on",
    _("From"),
    _("The first day, if known: a date, or year-month-day like 2026-06-05."),
    Holds.DAY,
    13,
)
ENDS_ON = Column(
    "ends_on",
    _("Until"),
    _("The last day, if there is one: written like the first."),
    Holds.DAY,
    13,
)
CHALLENGES = Column("challenges", _("Challenges"), _("What stands in the way."))
SUPPORT = Column(
    "support_needed", _("Support needed"), _("Funds, training, data or contacts that would help.")
)
LANGUAGE = Column(
    "language",
    _("Language of this entry"),
    _("The language that you write in. Nothing is translated."),
    Holds.CHOICE,
    13,
)
LINKS = Column(
    "links",
    _("Links"),
    _("One on each line: a title, then |, then the address that begins with https://."),
    width=44,
)
FEWEST_ITEMS, MOST_ITEMS = 4, 8
ITEM_HELP = _("Choose from the list what the action answers: one in each of these columns.")


def item_columns(number: int) -> list[Column]:
    """Return so many columns for the action items that an action answers."""
    return [
        Column(f"item-{n}", item_labels()[n - 1], ITEM_HELP, Holds.ITEM, 26)
        for n in range(1, number + 1)
    ]


def item_labels() -> list[Words]:
    return [
        _("Action item 1"), _("Action item 2"), _("Action item 3"), _("Action item 4"),
        _("Action item 5"), _("Action item 6"), _("Action item 7"), _("Action item 8"),
    ]  # fmt: skip


def columns(items: int = MOST_ITEMS) -> list[Column]:
    """Return the columns of the sheet in their order, with so many for action items."""
    return [
        REFERENCE, STATE, TITLE, *item_columns(items), DONE, STAGE, STARTS_ON, ENDS_ON,
        CHALLENGES, SUPPORT, LANGUAGE, LINKS, VERSION,
    ]  # fmt: skip


# What a row says of its action, in the order in which it is compared and shown.
SAID: dict[str, Words] = {
    TITLE.key: TITLE.label,
    "items": _("Action items"),
    **{
        each.key: each.label
        for each in (
            DONE, STAGE, STARTS_ON, ENDS_ON, CHALLENGES, SUPPORT, LANGUAGE, LINKS
        )
    },
}  # fmt: skip
TEXTS = tuple(each.key for each in (TITLE, DONE, CHALLENGES, SUPPORT))
NEEDED = (REFERENCE, *(each for each in columns() if each.key in SAID))


def labels(keys: Iterable[str]) -> list[str]:
    """Return what the columns are called, in the language in use."""
    called = {each.key: str(each.label) for each in columns()} | {"items": str(SAID["items"])}
    return [called[key] for key in keys]


@cache
def known_names() -> dict[str, str]:
    """Return the key of each column by its key and by what it is called in each language."""
    found = {each.key: each.key for each in columns()}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found |= {plain(each.label): each.key for each in columns()}
    return found


def plain(words: Any) -> str:
    """Return a name so that blanks and capitals make no difference."""
    return " ".join(str(words).split()).casefold()
