"""Two reports side by side, or a report beside today."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Case, QuerySet, TextField, Value, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ...models import ProgressReport
from ..build import content_of
from ..comparing import compare
from ..content import Content
from ..frozen import from_json
from ..reading import clean
from .differences import Differences, differences_of
from .reading import reports_for, said_by

TODAY = "today"


@dataclass
class Asked:
    """Which two are to be compared, as the address says; what is wrong with it, in sentences."""

    before: ProgressReport | None = None
    after: ProgressReport | None = None
    mistakes: list[str] = field(default_factory=list)


def asked_for(reports: Sequence[ProgressReport], before: str, after: str) -> Asked:
    """Return the two reports of these addresses; `today` stands for what is known today."""
    known = {each.slug: each for each in reports}
    asked = Asked(known.get(before), known.get(after))
    asked.mistakes += [
        _("There is no report “%(address)s” here.") % {"address": clean(each[:80])}
        for each in (before, after)
        if each not in {"", TODAY, *known}
    ]
    if before and before == after:
        asked.mistakes.append(_("These are one and the same: choose two."))
    if asked.before and after == TODAY:
        asked.after = today_beside(asked.before)
    if asked.after and before == TODAY:
        asked.before = today_beside(asked.after)
    put_in_order(asked)
    return asked


def put_in_order(asked: Asked) -> None:
    """Have the earlier one come first; two on different resolutions cannot be compared."""
    before, after = asked.before, asked.after
    if not before or not after:
        return
    if before.resolution_id != after.resolution_id:
        asked.mistakes.append(
            _("The reports are on different resolutions: choose two on the same one.")
        )
    if (before.cut_off, before.revision) > (after.cut_off, after.revision):
        asked.before, asked.after = after, before


def today_beside(report: ProgressReport) -> ProgressReport:
    """Return what a report on the same resolution would be if it were cut off today."""
    today = timezone.localdate()
    return ProgressReport(
        resolution=report.resolution,
        meeting=report.meeting,
        language=report.language,
        symbol=_("today"),
        slug=TODAY,
        dated=today,
        from_day=min(report.cut_off + timedelta(days=1), today),
        cut_off=today,
    )


def with_content(reports: "QuerySet[ProgressReport]", *slugs: str) -> list[ProgressReport]:
    """Return the reports; what is frozen of those of the addresses is `frozen`."""
    content = Case(
        When(slug__in=map(clean, slugs), then="content"),
        default=Value(""),
        output_field=TextField(),
    )
    return list(reports.annotate(frozen=content))


def content_for(report: ProgressReport) -> Content:
    if report.slug == TODAY:
        return content_of(report)
    frozen = getattr(report, "frozen", "")
    return from_json(frozen) if frozen else said_by(report)


class ComparePage(TemplateView):
    """What moved, what is new and what got worse between two reports."""

    template_name = "reports/compare.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = self.render_to_response(self.get_context_data(**kwargs))
        # What two reports say may differ by who looks: the drafts are the Secretariat's.
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        before = self.request.GET.get("before", "")
        after = self.request.GET.get("after", TODAY)
        reports = with_content(reports_for(self.request.user), before, after)
        asked = asked_for(reports, before, after)
        return super().get_context_data(
            reports=reports,
            asked=asked,
            before_asked=before,
            after_asked=after,
            today=timezone.localdate(),
            found=found_between(asked),
            **kwargs,
        )


def found_between(asked: Asked) -> Differences | None:
    """Return what differs; none while it is not known between which two."""
    if not asked.before or not asked.after or asked.mistakes:
        return None
    before, after = content_for(asked.before), content_for(asked.after)
    return differences_of(compare(before, after), after)
