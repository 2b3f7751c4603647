"""The pages of the spreadsheet: download and upload, the dry run, and applying it."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views import View

from resolutions.models import User

from ..models import FocalPoint, ReportingPeriod
from ..permissions import place_of
from . import pending
from .actions import actions_for, items_for
from .applying import Entered, RowRefused, apply_plan
from .forms import XLSX, SheetForm
from .plan import Plan
from .planning import plan_for
from .reading import Upload, read_upload
from .refusals import SheetRefused
from .showing import shown_cells
from .writing import Content, workbook


class PlaceRequired(LoginRequiredMixin, View):
    """A page of a Party's own people, as all under `/my/`: others with an account are told so."""

    place: FocalPoint

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        place = place_of(request.user)
        if place is None:
            return render(request, "my/no_place.html", status=403)
        self.place = place
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    @property
    def person(self) -> User:
        return cast(User, self.request.user)

    def planned(self, upload: Upload) -> Plan:
        """What the upload would change today."""
        return plan_for(self.person, self.place.party, upload, items_for(self.place))


class Download(PlaceRequired):
    def get(self, request: HttpRequest) -> HttpResponse:
        """The Party's actions as a workbook, in the language in use."""
        today = timezone.localdate()
        periods = ReportingPeriod.objects.open_on(today)
        content = Content(
            party=self.place.party,
            on=today,
            period=periods.select_related("meeting", "since_meeting").first(),
            actions=actions_for(self.person),
            items=list(items_for(self.place).values()),
        )
        name = f"{self.place.party.iso3.lower()}-actions-{today.isoformat()}.xlsx"
        return HttpResponse(
            workbook(content),
            content_type=XLSX,
            headers={
                "Content-Disposition": f'attachment; filename="{name}"',
                "X-Content-Type-Options": "nosniff",
            },
        )


class Sheet(PlaceRequired):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(SheetForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read the file and keep what it says; the dry run shows it."""
        form = SheetForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                self.take(form.cleaned_data["file"])
                return redirect("my-sheet-apply")
            except SheetRefused as refusal:
                form.add_error("file", str(refusal))
        return self.page(form)

    def take(self, file: Any) -> None:
        upload = read_upload(file, self.place.party, items_for(self.place))
        pending.keep(self.request, self.place.party, upload, self.planned(upload))

    def page(self, form: SheetForm) -> HttpResponse:
        kept = pending.kept(self.request, self.place.party)
        return render(
            self.request,
            "sheets/sheet.html",
            {"form": form, "party": self.place.party, "waiting": kept is not None},
        )


class Apply(PlaceRequired):
    """The dry run of the last upload; it is planned anew whenever it is shown."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if upload := pending.kept(request, self.place.party):
            return self.dry_run(self.planned(upload))
        return redirect("my-sheet")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Enter what was shown; what differs from it by now is shown first."""
        upload = pending.kept(request, self.place.party)
        if upload is None:
            messages.info(request, _("No upload is waiting: what was entered is among the drafts."))
            return redirect("my")
        if "forget" in request.POST:
            pending.forget(request)
            return redirect("my-sheet")
        plan = self.planned(upload)
        if not plan.writes and not plan.wrong:
            return self.done(Entered(0, 0))
        if not plan.may_apply or plan.fingerprint != request.POST.get("plan"):
            return self.dry_run(plan, _("Something has changed since: look at it once more."))
        try:
            return self.done(apply_plan(plan, self.place.party, by=self.person))
        except RowRefused as refusal:
            said = {"number": refusal.number, "reason": refusal}
            return self.dry_run(
                self.planned(upload),
                _("Nothing was entered. Row %(number)s: %(reason)s") % said,
            )

    def done(self, entered: Entered) -> HttpResponse:
        pending.forget(self.request)
        messages.success(self.request, sentence(entered))
        return redirect("my")

    def dry_run(self, plan: Plan, notice: str = "") -> HttpResponse:
        """Show the plan row by row."""
        rows = [(row, list(shown_cells(row))) for row in plan.rows]
        return render(
            self.request,
            "sheets/dry_run.html",
            {
                "plan": plan,
                "wrong": [pair for pair in rows if not pair[0].writes],
                "writing": [pair for pair in rows if pair[0].writes],
                "party": self.place.party,
                "notice": notice,
            },
        )


def sentence(entered: Entered) -> str:
    """Say what was entered."""
    if not entered.begun and not entered.changed:
        return _("Everything in the file is on the site already; nothing was entered.")
    said = {"begun": entered.begun, "changed": entered.changed}
    return _("Entered as drafts: %(begun)s new, %(changed)s changed.") % said
