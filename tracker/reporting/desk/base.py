"""What the pages for preparing a report have in common: who may come in, and what stays typed."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from parties import typed
from parties.accounts import second_factor
from resolutions.models import User
from resolutions.paging import number_in

from ...models import ProgressReport
from .. import permissions
from ..refusals import StaleReport
from .carried import is_text, plain

REFUSED, STALE = 422, 409
# How often others may save something else while one form is being saved.
TRIES = 5
T = TypeVar("T")


class DeskPage(TemplateView):
    """A page for staff who see reports before they are final.

    What somebody typed whose session has ended is kept while they sign in again.
    """

    user: User
    # Whether somebody types into the form that is sent here; the others are buttons.
    keeps_typed = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.signed_out()
        self.user = request.user
        if not (self.user.is_staff and permissions.may_see_drafts(self.user)):
            raise Http404
        if second_factor.is_wanting(request):
            return self.without_second_factor()
        typed.drop_others(request)
        opener = typed.person_of(request.POST) if request.method == "POST" else None
        if opener not in (None, self.user.pk):
            return self.sentence_page("reports/desk/other_person.html", status=STALE)
        if why := self.why_not():
            return self.guarded(self.refusal(*why))
        return self.guarded(super().dispatch(request, *args, **kwargs))

    def why_not(self) -> tuple[str, int] | None:
        """Why this person may not come in, with the status to say it with; none, if they may."""
        return None

    def guarded(self, response: HttpResponseBase) -> HttpResponseBase:
        """Have no proxy keep the page; the browser may, so that Back shows what was typed."""
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def form_address(self) -> str:
        """Where the form of this page opens."""
        return self.request.get_full_path()

    def signed_out(self) -> HttpResponse:
        """Keep what was typed into a form of this site; to others there is no such page."""
        if self.request.method != "POST" or typed.person_of(self.request.POST) is None:
            return self.for_strangers()
        if self.keeps_typed:
            if not typed.keep(self.request, self.request.path):
                return self.sentence_page("reports/desk/too_long.html", status=413)
            messages.info(
                self.request,
                _("You were signed out meanwhile. Sign in: what you typed is kept for you."),
            )
        return redirect_to_login(self.form_address())

    def for_strangers(self) -> HttpResponse:
        raise Http404

    def without_second_factor(self) -> HttpResponse:
        """Lead to where it is set up, as the desk does."""
        messages.info(
            self.request,
            _("Staff sign in with a second factor. Set yours up; then the desk opens."),
        )
        return redirect("mfa_activate_totp")

    @property
    def sent_version(self) -> int:
        """The version of the report that the form was opened with; one that never is, for none."""
        found = number_in(self.request.POST.get("version", ""))
        return -1 if found is None else found

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        """Answer with the page itself."""
        return self.render_to_response(self.get_context_data(**context), status=status)

    def sentence_page(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """Answer with a page that only says something."""
        return TemplateResponse(self.request, template, {**self.common(), **context}, status=status)

    def refusal(self, sentence: str, status: int) -> HttpResponse:
        return self.sentence_page("reports/desk/refused.html", status=status, refused=sentence)

    def common(self) -> dict[str, Any]:
        """What every page is told, as far as it is known who asks."""
        user = getattr(self, "user", None)
        return {
            "person_token": typed.sign(user) if user else "",
            "form_address": self.form_address(),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**self.common(), **kwargs})

    @cached_property
    def kept(self) -> QueryDict | None:
        """What this person typed into this form before they had to sign in again."""
        found = typed.kept(self.request)
        data: QueryDict | None = found["data"] if found else None
        is_mine = data is not None and data.get(typed.FORM) == self.form_address()
        return data if is_mine else None

    def started_afresh(self) -> HttpResponse:
        """Drop what was kept, and open the form with what is saved."""
        typed.forget(self.request, self.request.path)
        return redirect(self.form_address())

    def done(self, sentence: Any, to: Any) -> HttpResponse:
        """Say what was done, and lead on."""
        typed.forget(self.request, self.request.path)
        messages.success(self.request, str(sentence))
        return redirect(to)


class ReportPage(DeskPage):
    """A page of one report."""

    @cached_property
    def report(self) -> ProgressReport:
        found: ProgressReport = get_object_or_404(reports(self.user), slug=self.kwargs["slug"])
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Give back what was typed into a form of a report that is gone."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            user = getattr(self, "user", None)
            may_know = user is not None and user.is_staff and permissions.may_see_drafts(user)
            if request.method != "POST" or not self.keeps_typed or not may_know:
                raise
            return self.guarded(self.gone())

    def gone(self) -> HttpResponse:
        sent = [(name, str(each)) for name, each in self.request.POST.items()]
        typed_in = [plain(each) for name, each in sent if is_text(name, each)]
        told = {**DeskPage.common(self), "typed_in": typed_in}
        return TemplateResponse(self.request, "reports/desk/gone.html", told, status=404)

    def to(self, name: str, *more: str) -> str:
        """Return the address of another page of the report."""
        return reverse(name, args=[self.kwargs["slug"], *more])

    def common(self) -> dict[str, Any]:
        told = super().common()
        return {**told, "report": self.report} if hasattr(self, "user") else told

    def refresh(self) -> None:
        """Read the report again: what was known of it is no longer so."""
        for name in self.rests_on_report:
            self.__dict__.pop(name, None)

    # What is read once for a page, and read again after `refresh`.
    rests_on_report: tuple[str, ...] = ("report",)


class EditPage(ReportPage):
    """A page on which the draft is changed: for those who may, and while it is one."""

    def why_not(self) -> tuple[str, int] | None:
        if not self.user.has_perm("tracker.change_progressreport"):
            return _("You may read this report, but not change it: managers prepare it."), 403
        # What is sent is refused by the services, with the form that it was typed into.
        if self.report.is_draft or (self.request.method == "POST" and self.keeps_typed):
            return None
        return why_no_draft(self.report), STALE

    def opened_with(self, name: str, typed_in: Any = None) -> dict[str, Any]:
        """What the form carries of the report as it was when somebody began to type.

        Args:
            name: the fingerprint of what it changes, as that is now.
            typed_in: the fields of a form that was sent before, and comes back.
        """
        if typed_in is None:
            return {"opened": name, "version": self.report.version}
        return {each: typed_in.get(each, "") for each in ("opened", "version")}

    def past_others(
        self, act: Callable[[int], T], is_untouched: Callable[[ProgressReport], bool]
    ) -> T:
        """Do it though others changed other parts of the report since the form was opened.

        Raises:
            StaleReport: they changed this part of it.
        """
        version = self.sent_version
        for _try in range(TRIES):
            try:
                return act(version)
            except StaleReport as stale:
                if not is_untouched(stale.report):
                    raise
                version = stale.report.version
        return act(version)


def reports(user: User) -> Any:
    """The reports that the user sees, each with all that its pages say of it."""
    people = ("begun_by", "proposed_by", "confirmed_by")
    return ProgressReport.objects.visible_to(user).select_related(
        "resolution__adopted_at__body", "meeting__body", "replaces", "replaced_by", *people
    )


def why_no_draft(report: ProgressReport) -> str:
    if report.is_final:
        return _("It is final and never changes: revise it.")
    return _("It waits for confirmation: make it a draft again before you change it.")


def edit_address(report: ProgressReport) -> str:
    return reverse("report-edit", args=[report.slug])
