"""What was made of a final report is kept: it never changes, and a long one takes a while."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from ...models import ProgressReport
from .reading import VERSION

Made = TypeVar("Made", str, bytes)


def kept(
    report: ProgressReport, name: str, make: Callable[[], Made], timeout: int | None = None
) -> Made:
    """Return the file or page of the name: of a final report as it was made the first time.

    Args:
        timeout: for how many seconds it is kept; none for ever.
    """
    if not report.is_final:
        return make()
    key = key_of(report, name)
    found: Made | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, timeout=timeout)
    return found


def key_of(report: ProgressReport, name: str) -> str:
    """Return what tells it from any other: what the report says, the form, and the form's age."""
    return f"report-{report.pk}-{report.sha256}-{name}-{VERSION}"
