from collections import Counter, defaultdict
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from .choices import ElementType, ParagraphKind, Status
from .models import ActionItem, Resolution

# More items of one paragraph are only counted, with a link to their list.
ITEMS_BESIDE = 12


def resolution_asked_for(slug: str) -> Resolution | None:
    """Return the resolution of the slug; where none is given, the one to open with.

    Raises:
        Http404: there is none of that slug.
    """
    known = Resolution.objects.select_related("adopted_at__body")
    if "\x00" in slug:
        raise Http404(_("There is no such resolution here."))
    if slug:
        return get_object_or_404(known, slug=slug)
    if settings.FIRST_RESOLUTION:
        return get_object_or_404(known, slug=settings.FIRST_RESOLUTION)
    return known.in_force().first()


class ResolutionList(ListView):  # type: ignore[type-arg]
    """The resolutions, the newest first, with how far each has come."""

    queryset = Resolution.objects.select_related("adopted_at")
    template_name = "resolutions/resolution_list.html"
    context_object_name = "resolutions"
    paginate_by = 40

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        counts = counts_of(context["resolutions"])
        for each in context["resolutions"]:
            each.counts = counts[each.pk]
        context["statuses"] = Status.values
        return context


def counts_of(resolutions: "QuerySet[Resolution]") -> dict[int, "Counter[str]"]:
    """Return, for each of the resolutions, how many of its action items have which status."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    items = ActionItem.objects.filter(paragraph__resolution__in=[each.pk for each in resolutions])
    rows = items.order_by().values_list("paragraph__resolution", "status").annotate(Count("pk"))
    for resolution, status, number in rows:
        counts[resolution][status] = number
    return counts


class ResolutionDetail(DetailView):  # type: ignore[type-arg]
    """The text, paragraph by paragraph, with what each asks and how far that has come."""

    queryset = Resolution.objects.select_related("adopted_at__body", "superseded_by")
    template_name = "resolutions/resolution_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paragraphs = list(self.object.paragraphs.prefetch_related("elements"))
        items = items_beside(self.object)
        for each in paragraphs:
            put_beside(each, items.get(each.pk, []))
        return super().get_context_data(
            preamble=[each for each in paragraphs if each.kind == ParagraphKind.PREAMBULAR],
            operative=[each for each in paragraphs if each.kind == ParagraphKind.OPERATIVE],
            item_count=sum(len(found) for found in items.values()),
            **kwargs,
        )


def put_beside(paragraph: Any, items: list[ActionItem]) -> None:
    """Give the paragraph what its template shows in the margin."""
    asking = {item.element_id for item in items}
    elements = list(paragraph.elements.all())
    paragraph.items = items[:ITEMS_BESIDE]
    paragraph.has_several = len({item.asks for item in items}) > 1
    paragraph.more = len(items[ITEMS_BESIDE:])
    paragraph.informational = not items and paragraph.element_type == ElementType.INFORMATIONAL
    paragraph.silent = [
        each
        for each in elements
        if each.type == ElementType.INFORMATIONAL
        and each.pk not in asking
        and not paragraph.informational
    ]


def items_beside(resolution: Resolution) -> dict[int, list[ActionItem]]:
    """Return the action items of each paragraph as they stand today."""
    beside: defaultdict[int, list[ActionItem]] = defaultdict(list)
    items = ActionItem.objects.filter(paragraph__resolution=resolution).as_of()
    for item in items.select_related("addressee"):
        beside[item.paragraph_id].append(item)
    return dict(beside)
