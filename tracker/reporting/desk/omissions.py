"""Which items tell of themselves in the report, and whose words are left out of it, and why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed
from resolutions.models import ActionItem

from ...models import Omission, ProgressReport
from ..build import content_of
from ..content import Item
from ..refusals import StaleReport
from ..services import leave_out, put_back
from .base import REFUSED, STALE, EditPage
from .carried import fingerprint, plain, sentence_of

ON_PAGE = 25


class Omissions(EditPage):
    """The items whose words stand in the report, and before them those that are left out."""

    template_name = "reports/desk/omissions.html"

    @cached_property
    def asked(self) -> str:
        return self.request.GET.get("q", "").replace("\x00", "").strip()[:200]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = [each for each in content_of(self.report).items if speaks(each)]
        found = [each for each in items if answers(each, self.asked)]
        page = Paginator(found, ON_PAGE).get_page(self.request.GET.get("page"))
        omitted = self.report.omissions.select_related("item", "made_by").order_by("item__position")
        shown = [(each, fingerprint(each.reason)) for each in omitted]
        return super().get_context_data(
            page=page, total=len(items), asked=self.asked, omitted=shown, **kwargs
        )


class OmissionPage(EditPage):
    rests_on_report = ("report", "omission")

    @cached_property
    def item(self) -> ActionItem:
        items = ActionItem.objects.filter(paragraph__resolution=self.report.resolution_id)
        items = items.select_related("paragraph", "addressee")
        return get_object_or_404(items, reference=self.kwargs["reference"])

    @cached_property
    def omission(self) -> Omission | None:
        return self.as_now(self.report)

    def as_now(self, report: ProgressReport) -> Omission | None:
        """That the item is left out, as it is now."""
        omissions = report.omissions.filter(item__reference=self.kwargs["reference"])
        return omissions.select_related("made_by", "item").first()

    def reason_now(self, report: ProgressReport) -> str | None:
        found = self.as_now(report)
        return found.reason if found else None

    def was_opened(self, report: ProgressReport) -> bool:
        opened = self.request.POST.get("opened", "")
        return fingerprint(self.reason_now(report)) == opened


class LeaveOut(OmissionPage):
    """The words of one item, and the reason for which they are left out."""

    template_name = "reports/desk/omission.html"
    keeps_typed = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kept is not None:
            reason = plain(self.kept.get("reason", ""))
            return self.page(reason=reason, carried=self.kept, kept=True)
        return self.page(reason=self.omission.reason if self.omission else "")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "afresh" in request.POST:
            return self.started_afresh()
        reason = plain(request.POST.get("reason", ""))
        try:
            self.past_others(
                lambda version: leave_out(
                    self.report, self.item, reason, by=self.user, version=version
                ),
                lambda now: self.was_opened(now) or self.reason_now(now) == reason,
            )
        except StaleReport as stale:
            theirs = self.reason_now(stale.report)
            self.refresh()
            return self.page(reason=reason, is_stale=True, theirs=theirs, status=STALE)
        except (MoveNotAllowed, ValidationError) as refusal:
            why, carried = sentence_of(refusal), request.POST
            status = STALE if reason else REFUSED
            return self.page(reason=reason, carried=carried, refused=why, status=status)
        sentence = _("The words of %(item)s are left out of the report.") % {"item": self.item}
        return self.done(sentence, self.to("report-omissions"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = content_of(self.report).items
        told = next((each for each in items if each.reference == self.kwargs["reference"]), None)
        opened = fingerprint(self.omission.reason if self.omission else None)
        kwargs |= self.opened_with(opened, kwargs.pop("carried", None))
        kwargs |= {"item": told or self.item, "omission": self.omission}
        return super().get_context_data(told=told, **kwargs)


class PutBack(OmissionPage):
    """Takes the words of an item into the report again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.past_others(
                lambda version: put_back(self.report, self.item, by=self.user, version=version),
                lambda now: self.was_opened(now) or self.reason_now(now) is None,
            )
        except StaleReport:
            why = _("Somebody gave another reason since you opened the page. Read it first.")
            return self.refusal(why, STALE)
        except MoveNotAllowed as refusal:
            return self.refusal(str(refusal), STALE)
        sentence = _("The words of %(item)s are in the report again.") % {"item": self.item}
        return self.done(sentence, self.to("report-omissions"))


def speaks(item: Item) -> bool:
    """Whether the report has words of the item."""
    return any(each.speaks for each in item.updates)


def answers(item: Item, asked: str) -> bool:
    """Whether the item is one that was searched for: by its reference, or by what it says."""
    words = [item.reference, item.asks]
    for each in item.updates:
        words += [each.achievements, each.challenges, each.next_steps]
    return all(any(part in text.casefold() for text in words) for part in asked.casefold().split())
