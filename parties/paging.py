"""Pages of what was accepted, the newest first, read from the answers to action items.

An index on the answers holds the keys of the versions in question, so that neither the number of
a Party's actions nor the depth of the page weighs much.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from resolutions.paging import number_in

from .models import ActionVersion
from .querysets import AnswerQuerySet


@dataclass(frozen=True)
class Page:
    """The versions of one page; `before` and `after` say from where its neighbours count."""

    versions: list[ActionVersion]
    before: int | None
    after: int | None


def page_of(
    answers: AnswerQuerySet,
    versions: "QuerySet[ActionVersion]",
    *,
    after: str = "",
    before: str = "",
    size: int,
) -> Page:
    """Return those of the versions with such answers that follow the key `after`, or precede
    `before`.

    What is no key is left out of account, so that a mistyped address opens the first page.
    """
    keys = answers.order_by().values_list("version_id", flat=True).distinct()
    start, end = number_in(after), number_in(before)
    if end is not None:
        found = list(keys.filter(version_id__gt=end).order_by("version_id")[: size + 1])
        shown, earlier, later = found[:size][::-1], len(found) > size, True
    else:
        if start is not None:
            keys = keys.filter(version_id__lt=start)
        found = list(keys.order_by("-version_id")[: size + 1])
        shown, earlier, later = found[:size], start is not None, len(found) > size
    return Page(
        list(versions.filter(pk__in=shown).order_by("-pk")) if shown else [],
        before=shown[0] if earlier and shown else None,
        after=shown[-1] if later and shown else None,
    )
