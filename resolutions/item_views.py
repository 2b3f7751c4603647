"""The pages of action items: their list, one item with its dated history, one file of evidence."""

from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.fields.files import FieldFile
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView, View

from .choices import State, Status
from .filters import ActionItemFilter
from .item_files import lines_of
from .models import ActionItem, Deadline, Evidence, StatusUpdate
from .paging import COUNTED, counted, page_of

if TYPE_CHECKING:
    DetailBase = DetailView[ActionItem]
else:
    DetailBase = DetailView

# A file is shown by the program that opens it, never as a page of this site.
SANDBOX = "default-src 'none'; sandbox"


class DatedMixin:
    """Reads from the address as of which day the record is seen."""

    request: HttpRequest

    def read_day(self) -> None:
        """Set `on`, `today`, and what is wrong with the day that was asked for."""
        self.today = timezone.localdate()
        self.on, self.mistakes = day_asked_for(self.request.GET.get("as_of", ""), self.today)

    def dated(self) -> dict[str, Any]:
        return {"on": self.on, "today": self.today, "is_today": self.on == self.today}


def day_asked_for(text: str, today: date) -> tuple[date, list[str]]:
    """Return the day that the text names, or today with a sentence on why not."""
    try:
        asked = parse_date(text.strip()) if text.strip() else today
    except ValueError:
        asked = None
    if asked is None:
        return today, [_("As of: give the date as 2026-03-23. Today is shown.")]
    if asked > today:
        day = date_format(asked, "DATE_FORMAT")
        return today, [_("As of: %(day)s is yet to come. Today is shown.") % {"day": day}]
    return asked, []


def seen_on(on: date) -> QuerySet[ActionItem]:
    """Return the action items as they stood on the day, each with its marks and what is due."""
    return (
        ActionItem.objects.as_of(on)
        .with_marks(on)
        .select_related("addressee", "paragraph__resolution")
    )


def due_seen_on(on: date) -> "Prefetch[Any]":
    due = Deadline.objects.with_due_on(on).select_related("meeting", "body")
    return Prefetch("deadlines", due.order_by("due_on", "pk"))  # type: ignore[misc]


class ItemList(DatedMixin, TemplateView):
    """The action items of all resolutions, narrowed by the address, page by page or as a file."""

    template_name = "resolutions/item_list.html"

    def get(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.read_day()
        self.narrowed = ActionItemFilter(request.GET, seen_on(self.on), on=self.on)
        if request.GET.get("format") == "csv":
            return self.file()
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items, asked = self.narrowed.qs, self.request.GET
        total = counted(items)
        page = page_of(
            items.prefetch_related(due_seen_on(self.on)),
            after=asked.get("after", ""),
            before=asked.get("before", ""),
        )
        return super().get_context_data(
            filter=self.narrowed,
            page=page,
            total=min(total, COUNTED),
            has_more=total > COUNTED,
            mistakes=[*self.mistakes, *self.narrowed.mistakes],
            **self.dated(),
            **kwargs,
        )

    def file(self) -> StreamingHttpResponse:
        """Return the rows of all pages as CSV."""
        name = f"action-items-{self.on.isoformat()}.csv"
        return StreamingHttpResponse(
            lines_of(self.narrowed.qs.with_due_on(self.on), self.on),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class ItemDetail(DatedMixin, DetailBase):
    """What is asked, in its paragraph, and the dated history of how far it has come."""

    template_name = "resolutions/item_detail.html"
    context_object_name = "item"
    slug_field = slug_url_kwarg = "reference"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.read_day()
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[ActionItem]:
        more = ("paragraph__theme", "element__reports_to", "office")
        return (
            with_neighbours(seen_on(self.on))
            .select_related("addressee", "paragraph__resolution", *more)
            .prefetch_related(due_seen_on(self.on), "element__cross_references")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        item = self.object
        history = self.history()
        return super().get_context_data(
            history=history,
            has_information=item.shown_status != Status.NO_INFORMATION,
            marked=marked(item.paragraph.text, item.clause, item.asks),
            mistakes=self.mistakes,
            **self.dated(),
            **kwargs,
        )

    def history(self) -> list[StatusUpdate]:
        """The updates that had taken effect by the day, the newest first, with their corrections.

        Visitors see the approved ones; those who see the record from inside see all.
        """
        user = self.request.user
        evidence = Evidence.objects.visible_to(user).select_related("meeting").order_by("pk")
        updates = list(
            self.object.updates.visible_to(user)
            .prefetch_related(Prefetch("evidence", evidence))
            .order_by("-effective_on", "-pk")
        )
        return with_corrections([each for each in updates if each.effective_on <= self.on], updates)


def with_neighbours(items: "QuerySet[ActionItem]") -> "QuerySet[ActionItem]":
    """Annotate the references of the items before and after each in its resolution."""
    near = ActionItem.objects.filter(paragraph__resolution=OuterRef("paragraph__resolution"))
    before = near.filter(position__lt=OuterRef("position")).order_by("-position")
    after = near.filter(position__gt=OuterRef("position")).order_by("position")
    return items.annotate(
        previous=Subquery(before.values("reference")[:1]),
        next=Subquery(after.values("reference")[:1]),
    )


def with_corrections(shown: list[StatusUpdate], known: list[StatusUpdate]) -> list[StatusUpdate]:
    """Give each of the shown updates `replaces`, and `replaced_by` where that is approved."""
    by_pk = {each.pk: each for each in known}
    approved = {each.corrects_id: each for each in known if each.state == State.APPROVED}
    for each in shown:
        each.replaces = by_pk.get(each.corrects_id or 0)  # type: ignore[attr-defined]
        each.replaced_by = approved.get(each.pk)  # type: ignore[attr-defined]
    return shown


def marked(text: str, *phrases: str) -> SafeString:
    """Return the paragraph as HTML with the phrases marked.

    An item's clause may end before the predicate that it shares with another; what the item asks
    is marked as well, so that both are seen.
    """
    spans = sorted(
        (start, start + len(each)) for each in phrases if each and (start := text.find(each)) >= 0
    )
    pieces, end = [], 0
    for first, last in spans:
        start = max(first, end)
        if start < last:
            pieces.append((text[end:start], text[start:last]))
            end = last
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[end:])


class EvidenceFile(View):
    """A file that was attached as evidence, for those who may see it; 404 for everybody else."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        kept = Evidence.objects.visible_to(request.user).exclude(file="")
        file = get_object_or_404(kept, pk=pk).file
        return attachment(file, PurePath(str(file.name)).name, "private, no-cache")


def attachment(file: FieldFile, name: str, caching: str) -> FileResponse:
    """Send a file that somebody uploaded: to be saved under its name, never shown as a page.

    Raises:
        Http404: the storage has lost it.
    """
    try:
        opened = file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(
        opened,
        as_attachment=True,
        filename=name,
        headers={
            "Cache-Control": caching,
            "Content-Security-Policy": SANDBOX,
            "X-Content-Type-Options": "nosniff",
        },
    )
