"""The names of statuses and of the other closed vocabularies, in the language in use."""

from collections.abc import Iterable, Mapping
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import pgettext

from parties.choices import Stage
from resolutions.choices import Modality, Status, Timeframe

from ..content import Counts, Named
from .saying import _, number, said, tongue

ORDER: tuple[str, ...] = tuple(Status.values)


def label(choices: type[TextChoices], code: str) -> str:
    """Return the name of a code; the code itself where the vocabulary has no such."""
    return _labels(choices, tongue()).get(code, code)


@cache
def _labels(choices: type[TextChoices], _language: str) -> Mapping[str, str]:
    return {str(each.value): str(each.label) for each in choices}


def status(code: str) -> str:
    return label(Status, code)


def in_sentence(code: str) -> str:
    """Return the name of a status as it stands inside a sentence."""
    return status(code).lower()


def stage(code: str) -> str:
    return label(Stage, code)


def modality(code: str) -> str:
    return label(Modality, code)


def timeframe(code: str) -> str:
    return label(Timeframe, code)


def deadline_state(code: str) -> str:
    """Return whether a deadline was met, is still to come or was missed."""
    names = {
        "met": pgettext("deadline", "Met"),
        "due": pgettext("deadline", "Still to come"),
        "missed": pgettext("deadline", "Missed"),
    }
    return names.get(code, code)


def names_of(found: Iterable[Named]) -> Mapping[str, str]:
    return {each.code: said(each.name) for each in found}


def statuses_of(*counts: Counts) -> tuple[str, ...]:
    """Return the statuses that occur in any of them, the least advanced first."""
    return tuple(code for code in ORDER if any(each.get(code) for each in counts))


def in_order(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=lambda code: ORDER.index(code) if code in ORDER else len(ORDER))


def counted(counts: Counts) -> str:
    """Return figures as a list: "ongoing (3), implemented (1)"."""
    return ", ".join(
        _("%(status)s (%(number)s)") % {"status": in_sentence(code), "number": number(counts[code])}
        for code in statuses_of(counts)
    )


def change(now: int, before: int) -> str:
    """Return a difference with its sign: +2, −1, 0."""
    more = now - before
    return f"+{number(more)}" if more > 0 else f"−{number(-more)}" if more else "0"
