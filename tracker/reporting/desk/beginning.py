"""Where a report begins, and the pages on which its head is typed."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed
from resolutions.models import Meeting, Resolution
from resolutions.paging import number_in
from resolutions.views import resolution_asked_for

from ...models import ProgressReport
from .. import permissions
from ..refusals import StaleReport
from ..services import begin_report, change_start
from ..starting import suggested
from .base import REFUSED, STALE, DeskPage, EditPage, edit_address
from .carried import fingerprint, sentence_of
from .forms import StartForm, head_as_text, head_of
from .meetings import choices_for, meetings_of


class HeadForm(DeskPage):
    """A form for the head of a report. Whatever happens, what was typed stays."""

    keeps_typed = True

    def instance(self) -> ProgressReport:
        """The report that the form is checked as; it is not saved."""
        raise NotImplementedError

    def starting_values(self) -> dict[str, Any]:
        raise NotImplementedError

    def save(self, form: StartForm) -> HttpResponse:
        """Ask the service, and lead on."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kept is not None:
            return self.page(form=StartForm(self.kept, instance=self.instance()), kept=self.kept)
        form = StartForm(instance=self.instance(), initial=self.starting_values())
        return self.page(form=form)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "afresh" in request.POST:
            return self.started_afresh()
        form = StartForm(request.POST, instance=self.instance())
        if not form.is_valid():
            return self.again(form) or self.page(form=form, status=REFUSED)
        try:
            return self.save(form)
        except (MoveNotAllowed, ValidationError) as refusal:
            status = STALE if isinstance(refusal, MoveNotAllowed) else REFUSED
            sentence = sentence_of(refusal)
            return self.again(form) or self.page(form=form, refused=sentence, status=status)

    def again(self, form: StartForm) -> HttpResponse | None:
        """Where the same form was sent before: lead to what it made."""
        return None

    def made_before(self, found: ProgressReport | None, form: StartForm) -> HttpResponse | None:
        """Lead to the report that is there, if this person has just begun it with this symbol."""
        symbol = form.data.get("symbol", "").strip()
        if found and found.begun_by_id == self.user.pk and found.symbol == symbol:
            return redirect(edit_address(found))
        return None


class NewReport(HeadForm):
    """First the meeting, then the head: two steps that need no script."""

    template_name = "reports/desk/new.html"

    def for_strangers(self) -> HttpResponse:
        return redirect_to_login(self.form_address())

    def why_not(self) -> tuple[str, int] | None:
        if permissions.may_begin(self.user):
            return None
        return _("You may read progress reports, but not begin one: managers do that."), 403

    @cached_property
    def resolution(self) -> Resolution | None:
        return resolution_asked_for(self.request.GET.get("resolution", ""))

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting in the address; none while it is to be chosen."""
        asked = number_in(self.request.GET.get("meeting", ""))
        if asked is None or self.resolution is None:
            return None
        return get_object_or_404(meetings_of(self.resolution), pk=asked)

    @cached_property
    def there(self) -> ProgressReport | None:
        """The report that is there already, its latest revision."""
        found = ProgressReport.objects.filter(resolution=self.resolution, meeting=self.meeting)
        return found.order_by("revision").last()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.meeting is None:
            return self.choosing()
        if self.there:
            return self.page(there=self.there)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.meeting is None:
            return self.choosing()
        return super().post(request, *args, **kwargs)

    def choosing(self) -> HttpResponse:
        if self.resolution is None:
            return self.page(resolutions=[])
        coming, over = choices_for(self.resolution, timezone.localdate())
        return self.page(coming=coming, over=over, resolutions=Resolution.objects.all())

    def instance(self) -> ProgressReport:
        return ProgressReport(resolution=self.resolution, meeting=self.meeting)

    def starting_values(self) -> dict[str, Any]:
        assert self.resolution
        assert self.meeting
        return suggested(self.resolution, self.meeting)

    def save(self, form: StartForm) -> HttpResponse:
        assert self.resolution
        assert self.meeting
        report = begin_report(self.resolution, self.meeting, form.start(), by=self.user)
        return self.done(
            _("The draft is there. Read what it says, and write what only people can write."),
            to=edit_address(report),
        )

    def again(self, form: StartForm) -> HttpResponse | None:
        return self.made_before(self.there, form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(resolution=self.resolution, meeting=self.meeting, **kwargs)


class Head(HeadForm, EditPage):
    """The symbol, the dates and the rest of the head of a draft."""

    template_name = "reports/desk/head.html"

    def instance(self) -> ProgressReport:
        # The form writes into it; what the page says of the report stays as it was.
        return ProgressReport.objects.get(pk=self.report.pk)

    def starting_values(self) -> dict[str, Any]:
        return {}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except StaleReport as stale:
            return self.both_sides(stale.report)

    def save(self, form: StartForm) -> HttpResponse:
        start = form.start()
        opened = self.request.POST.get("opened", "")
        self.past_others(
            lambda version: change_start(self.report, start, by=self.user, version=version),
            lambda now: head_name(now) == opened or head_of(now) == start.fields(),
        )
        return self.done(_("The head is saved."), to=edit_address(self.report))

    def both_sides(self, now: ProgressReport) -> HttpResponse:
        """What was saved meanwhile beside what was typed, which can still be changed."""
        self.refresh()
        form = StartForm(self.request.POST, instance=self.instance())
        form.is_valid()
        mine, saved = form.cleaned_data, head_of(now)
        words = head_as_text(now)
        theirs = {name: words[name] for name in words if mine.get(name) != saved[name]}
        return self.page(form=form, theirs=theirs, status=STALE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form, is_compared = kwargs["form"], "theirs" in kwargs
        typed_in = form.data if form.is_bound and not is_compared else None
        opened = self.opened_with(head_name(self.report), typed_in)
        return super().get_context_data(**opened, **kwargs)


def head_name(report: ProgressReport) -> str:
    return fingerprint({name: str(value) for name, value in head_of(report).items()})
