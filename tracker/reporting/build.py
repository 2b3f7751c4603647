"""Builds the content of a report from the database, at its cut-off."""

from datetime import date

from ..models import ProgressReport
from .content import Content


def content_of(report: ProgressReport, *, cut_off: date | None = None) -> Content:
    """Return what the report says now, if it is a draft; what is frozen is not looked at.

    Args:
        cut_off: another cut-off than the report's own.
    """
    raise NotImplementedError
