"""The one page for finishing a report, its verbs, and the question before one is discarded."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions.entries import MoveNotAllowed

from ...choices import ReportState
from ...models import ProgressReport
from .. import permissions
from ..build import content_of
from ..files import FORMATS
from ..frozen import from_json
from ..refusals import StaleReport
from ..services import confirm_report, discard_report, propose_report, withdraw_report
from .base import STALE, EditPage, ReportPage
from .carried import sentence_of
from .checks import checks_of, since_frozen
from .texts import languages_of


class Finalise(ReportPage):
    """How far the report has come, and what this person can do next."""

    template_name = "reports/desk/finalise.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = self.report
        may = {
            name: getattr(permissions, f"may_{name}")(self.user, report)
            for name in ("edit", "propose", "withdraw", "confirm", "revise")
        }
        return super().get_context_data(
            may=may,
            why_missing=why_missing(self.user, report),
            formats=FORMATS.values(),
            spoken=languages_of(report),
            **self.told(),
            **kwargs,
        )

    def told(self) -> dict[str, Any]:
        """What is worth knowing in the state that the report is in."""
        if self.report.is_draft:
            checks = checks_of(self.report, content_of(self.report))
            return {"checks": checks, "stopped": any(each.stops for each in checks)}
        if self.report.is_final:
            return {}
        frozen = from_json(self.report.content)
        return {"since": since_frozen(frozen, content_of(self.report))}


def why_missing(user: Any, report: ProgressReport) -> str:
    """Return in a sentence why this person has no button for the next step; nothing, if they do."""
    if report.is_draft:
        if permissions.may_propose(user, report):
            return ""
        return _("Managers freeze a draft and ask for confirmation; you read along.")
    if report.is_final or permissions.may_confirm(user, report):
        return ""
    if report.proposed_by_id == user.pk:
        return _("You proposed it: someone else confirms it.")
    return _("Officers and managers of the Secretariat confirm it; you read along.")


class Verb(Finalise):
    """One verb. A refusal is a sentence on the page; what came twice is done, and is no refusal."""

    http_method_names = ["get", "post"]
    # The permission without which nobody presses this button, whatever the state.
    right: str
    leads_to: ReportState
    sentence: Any

    def act(self) -> Any:
        raise NotImplementedError

    def by_me(self) -> bool:
        """Whether it was this person who did it."""
        return True

    def why_not(self) -> tuple[str, int] | None:
        if self.user.has_perm(self.right):
            return None
        return why_missing(self.user, self.report) or _("You may read this report only."), 403

    def form_address(self) -> str:
        return self.to("report-finalise")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.form_address())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.act()
        except StaleReport:
            self.refresh()
            why = _("It was changed since you opened it. Read it again as it stands now.")
            return self.page(refused=why, status=STALE)
        except (MoveNotAllowed, ValidationError) as refusal:
            return self.refused(sentence_of(refusal))
        return self.done(self.sentence, self.form_address())

    def refused(self, sentence: str) -> HttpResponse:
        self.refresh()
        if self.report.state == self.leads_to and self.by_me():
            return redirect(self.form_address())
        return self.page(refused=sentence, status=STALE)


class Propose(Verb):
    right = "tracker.propose_progressreport"
    leads_to = ReportState.PROPOSED
    sentence = gettext_lazy("Frozen. Someone else reads it now, and confirms it.")

    def act(self) -> Any:
        return propose_report(self.report, by=self.user, version=self.sent_version)

    def by_me(self) -> bool:
        return self.report.proposed_by_id == self.user.pk


class Withdraw(Verb):
    right = "tracker.propose_progressreport"
    leads_to = ReportState.DRAFT
    sentence = gettext_lazy("It is a draft again, and follows the data.")

    def act(self) -> Any:
        return withdraw_report(self.report, by=self.user)


class Confirm(Verb):
    right = "tracker.confirm_progressreport"
    leads_to = ReportState.FINAL
    sentence = gettext_lazy("The report is final, and public.")

    def why_not(self) -> tuple[str, int] | None:
        if self.report.state == ReportState.PROPOSED and self.report.proposed_by_id == self.user.pk:
            return why_missing(self.user, self.report), 403
        return super().why_not()

    def act(self) -> Any:
        read = self.request.POST.get("sha256", "")
        return confirm_report(self.report, by=self.user, sha256=read)

    def by_me(self) -> bool:
        return self.report.confirmed_by_id == self.user.pk


class Discard(EditPage):
    """Asks once more before a draft is thrown away."""

    template_name = "reports/desk/discard.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A form that was sent twice finds the draft gone: that is what was asked for."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            user = getattr(self, "user", None)
            if request.method == "POST" and user and permissions.may_begin(user):
                return redirect("reports")
            raise

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            discard_report(self.report, by=self.user, version=self.sent_version)
        except StaleReport:
            self.refresh()
            why = _("It was changed since you opened it. Read it again as it stands now.")
            return self.page(refused=why, status=STALE)
        except MoveNotAllowed as refusal:
            return self.refusal(str(refusal), STALE)
        sentence = _("The draft of %(symbol)s is discarded.") % {"symbol": self.report}
        return self.done(sentence, "reports")
