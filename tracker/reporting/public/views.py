"""The reports, and one of them as a page that prints well."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.generic import ListView, TemplateView

from ...choices import OriginalLanguage
from ...models import ProgressReport
from .. import permissions
from ..files import DOWNLOADS, FORMATS
from .keeping import kept
from .page import article_of
from .reading import document_in, guarded, language_asked_for, report_asked_for, reports_for

# A page may look different after the next release; what it says does not.
HOUR = 60 * 60
SPEAKING = [each for each in DOWNLOADS.values() if each.speaks]
SILENT = [each for each in DOWNLOADS.values() if not each.speaks]


class ReportList(ListView):  # type: ignore[type-arg]
    """The final reports, the newest first; for the Secretariat, those that are prepared as well."""

    template_name = "reports/report_list.html"
    context_object_name = "reports"
    paginate_by = 40

    def get_queryset(self) -> Any:
        return reports_for(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        context = super().get_context_data(
            may_begin=permissions.may_begin(user),
            language=language_asked_for(None),
            formats=FORMATS.values(),
            **kwargs,
        )
        for each in context["reports"]:
            each.after = successor_for(user, each)
        return context


class ReportPage(TemplateView):
    """One report: live while it is a draft, then as it was frozen."""

    template_name = "reports/report.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        report = report_asked_for(request.user, kwargs["slug"])
        language = language_asked_for(request.GET.get("language"))
        article = article_in(language, report)  # also reads the state anew
        response = self.render_to_response(
            self.get_context_data(
                report=report,
                article=article,
                language=language,
                successor=successor_for(request.user, report),
                **kwargs,
            )
        )
        return guarded(response, report)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report, user = kwargs["report"], self.request.user
        assert isinstance(report, ProgressReport)
        return super().get_context_data(
            names=OriginalLanguage.choices,
            speaking=SPEAKING,
            silent=SILENT,
            may_edit=permissions.may_edit(user, report),
            may_finalise=permissions.may_propose(user, report)
            or permissions.may_confirm(user, report)
            or permissions.may_withdraw(user, report),
            may_revise=permissions.may_revise(user, report),
            **kwargs,
        )


def article_in(language: str, report: ProgressReport) -> SafeString:
    """Return the report as an article; that of a final one is made once."""

    def made() -> str:
        return article_of(document_in(language, report), report.slug)

    return SafeString(kept(report, f"{language}.html", made, HOUR))


def successor_for(user: permissions.Anyone, report: ProgressReport) -> ProgressReport | None:
    """Return the report that replaces this one, where the user may know of it."""
    after: ProgressReport | None = report.successor
    return after if after and (after.is_final or permissions.may_see_drafts(user)) else None
