"""Where the revision of a final report begins."""

import re
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ...models import ProgressReport
from .. import permissions
from ..services import revise_report
from .base import STALE, ReportPage, edit_address
from .beginning import HeadForm
from .forms import StartForm, head_of

REVISION = re.compile(r"/Rev\.\d+$")


class Revise(HeadForm, ReportPage):
    """The head of the revision of a final report, with the texts that it had."""

    template_name = "reports/desk/revise.html"

    def why_not(self) -> tuple[str, int] | None:
        if not permissions.may_begin(self.user):
            return _("You may read this report, but not revise it: managers do that."), 403
        if self.report.is_final and (self.report.successor is None or self.is_sent):
            return None
        if self.report.is_final:
            return _("It is revised already: %(symbol)s.") % {
                "symbol": self.report.successor
            }, STALE
        return _("It is not final yet: change the draft itself."), STALE

    @property
    def is_sent(self) -> bool:
        return self.request.method == "POST"

    def instance(self) -> ProgressReport:
        return ProgressReport(resolution=self.report.resolution, meeting=self.report.meeting)

    def starting_values(self) -> dict[str, Any]:
        head = head_of(self.report)
        root = REVISION.sub("", self.report.symbol)
        symbol = f"{root}/Rev.{self.report.revision + 1}"
        return {**head, "symbol": symbol, "dated": timezone.localdate()}

    def save(self, form: StartForm) -> HttpResponse:
        revision = revise_report(self.report, form.start(), by=self.user)
        return self.done(
            _("The revision is begun as a draft, with the texts that the report had."),
            to=edit_address(revision),
        )

    def again(self, form: StartForm) -> HttpResponse | None:
        self.refresh()
        return self.made_before(self.report.successor, form)
