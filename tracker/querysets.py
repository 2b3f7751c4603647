"""What may be asked of progress reports and of tokens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import QuerySet

from .choices import ReportState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from resolutions.models import User

    from .models import ApiToken, ProgressReport  # noqa: F401

# Sees reports before they are final.
SEES = "tracker.view_progressreport"


class ProgressReportQuerySet(QuerySet["ProgressReport"]):
    def final(self) -> Self:
        return self.filter(state=ReportState.FINAL)

    def open(self) -> Self:
        """Those that are not final yet."""
        return self.exclude(state=ReportState.FINAL)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All of them for those who may see drafts; else the final ones."""
        return self if user.has_perm(SEES) else self.final()

    def before(self, report: ProgressReport) -> Self:
        """The final reports on the same resolution with an earlier cut-off, the newest first.

        A report is not compared with another to the same meeting: it revises that one.
        """
        earlier = self.final().filter(resolution=report.resolution_id)
        return (
            earlier.exclude(meeting=report.meeting_id)
            .filter(cut_off__lt=report.cut_off)
            .order_by("-cut_off", "-revision")
        )

    def newest_first(self) -> Self:
        return self.order_by("-cut_off", "-pk")

    def light(self) -> Self:
        """Without the frozen content, for lists."""
        return self.defer("content", "texts", "recommended", "files")


class ApiTokenQuerySet(QuerySet["ApiToken"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def working(self, at: datetime) -> Self:
        """Those that are neither revoked nor past their time."""
        return self.filter(revoked_at=None, expires_at__gt=at)
