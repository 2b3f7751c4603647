from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from resolutions.filters import ActionItemFilter
from resolutions.models import Resolution
from resolutions.views import resolution_asked_for

from .build import Question, progress_of
from .content import Progress
from .files import as_csv
from .period import PeriodForm, meetings_for

MEETINGS_OFFERED = 5


class ProgressView(TemplateView):
    """How far a resolution has come, at any date, compared with any earlier one."""

    template_name = "progress/progress.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.resolution = resolution_asked_for(request.GET.get("resolution", ""))
        if self.resolution is None:
            return self.render_to_response({})
        self.read(self.resolution)
        if request.GET.get("format") == "csv":
            return self.file()
        return self.render_to_response(self.get_context_data(**kwargs))

    def read(self, resolution: Resolution) -> None:
        """Read the dates and the conditions in the address."""
        meetings = meetings_for(resolution)
        data: Any = self.request.GET.copy()
        if "resolution" in data:
            data["resolution"] = resolution
        self.period = PeriodForm(data, today=timezone.localdate(), meetings=meetings)
        self.question = Question(resolution, self.period.on, self.period.compared_with, meetings)
        self.narrowed = ActionItemFilter(data, self.question.items, on=self.period.on)

    def content(self, page: int | None = None) -> Progress:
        return progress_of(self.question, self.narrowed, page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.request.GET.get("page", "")
        page = int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else 1
        return super().get_context_data(
            progress=self.content(page),
            filter=self.narrowed,
            period=self.period,
            offered=self.period.begun()[:MEETINGS_OFFERED],
            mistakes=[*self.period.mistakes, *self.narrowed.mistakes],
            today=timezone.localdate(),
            **kwargs,
        )

    def file(self) -> HttpResponse:
        """Return the rows of all pages as CSV."""
        name = f"{self.question.resolution.slug}-{self.period.on.isoformat()}.csv"
        return HttpResponse(
            as_csv(self.content()),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class ProgressFile(ProgressView):
    """The rows of the progress view alone, for a spreadsheet."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        resolution = resolution_asked_for(request.GET.get("resolution", ""))
        if resolution is None:
            raise Http404(_("There is no resolution yet."))
        self.read(resolution)
        return self.file()
