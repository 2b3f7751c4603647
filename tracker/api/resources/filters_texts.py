"""The filters of texts, meetings, status updates, deadlines and codes.

Where a page narrows by the same thing, the parameter has the same name and takes the same values.
"""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resolutions.choices import (
    DeadlineKind,
    ElementType,
    LegalStatus,
    ParagraphKind,
    Status,
    Vocabulary,
)
from resolutions.filters import Flag, KnownFilter, Ticked
from resolutions.models import ActionItem, Addressee, Deadline, Meeting, Paragraph
from resolutions.search import found_in, words_of

from .filter_pieces import (
    BodyFilter,
    MomentFilter,
    PastDayFilter,
    addressees_of,
    any_of,
    item_of,
    meeting_of,
    paragraph_of,
    resolution_of,
    theme_of,
    words,
)
from .keys import LONGEST_KEY

ITEM = "action_item"
PARAGRAPH = f"{ITEM}__paragraph"


class StatusUpdateFilter(django_filters.FilterSet):
    """Narrows the approved status updates."""

    q = words()
    item = item_of(ITEM)
    resolution = resolution_of(f"{PARAGRAPH}__resolution")
    paragraph = paragraph_of(f"{PARAGRAPH}__number")
    theme = theme_of(f"{PARAGRAPH}__theme")
    addressee = addressees_of(f"{ITEM}__addressee")
    status = any_of(_("Status"), Status.choices, "status")
    needs_funding = Flag(label=_("Needs funding"), widget=Ticked, method="in_need_of_funding")
    as_of = PastDayFilter(
        label=_("Those alone that had taken effect by this day and that no other corrects"),
        method="standing_on",
    )
    approved_since = MomentFilter(
        label=_("Those that were published since this day, or this moment: 2026-03-23T14:30:00Z"),
        field_name="approved_at",
        lookup_expr="gte",
        max_length=40,
    )

    def with_words(self, updates: Any, name: str, value: str) -> Any:
        if not words_of(value):
            return updates
        return updates.filter(pk__in=found_in("resolutions_statusupdate", value))

    def in_need_of_funding(self, updates: Any, name: str, value: bool) -> Any:
        return updates.filter(needs_funding=True) if value else updates

    def standing_on(self, updates: Any, name: str, value: date) -> Any:
        return updates.standing().filter(effective_on__lte=value)


class MeetingFilter(django_filters.FilterSet):
    """Narrows the meetings."""

    body = BodyFilter(
        label=_("Body, by its key: cms-StC"), field_name="body", max_length=LONGEST_KEY
    )
    not_over = Flag(
        label=_("Those alone that have a date and are not over"), widget=Ticked, method="coming"
    )

    def coming(self, meetings: Any, name: str, value: bool) -> Any:
        return meetings.not_over(timezone.localdate()) if value else meetings


class BodyListFilter(django_filters.FilterSet):
    """Narrows the bodies."""

    treaty = django_filters.CharFilter(
        label=_("Treaty, by the code that InforMEA has for it: cms"), max_length=20
    )


class ResolutionFilter(django_filters.FilterSet):
    """Narrows the resolutions."""

    q = words()
    body = BodyFilter(
        label=_("Body, by its key: cms-COP"), field_name="adopted_at__body", max_length=LONGEST_KEY
    )
    meeting = meeting_of("adopted_at")
    legal_status = any_of(_("Legal status"), LegalStatus.choices, "legal_status")

    def with_words(self, resolutions: Any, name: str, value: str) -> Any:
        """Those with all words in number and title, or in one paragraph."""
        asked = words_of(value)
        if not asked:
            return resolutions
        named = Q()
        for word in asked:
            named &= Q(number__icontains=word) | Q(title__icontains=word)
        paragraphs = Paragraph.objects.filter(pk__in=found_in("resolutions_paragraph", value))
        return resolutions.filter(named | Q(pk__in=paragraphs.values("resolution")))


class ParagraphFilter(django_filters.FilterSet):
    """Narrows the paragraphs."""

    q = words()
    resolution = resolution_of("resolution")
    paragraph = paragraph_of("number")
    kind = any_of(_("Kind"), ParagraphKind.choices, "kind")
    element_type = any_of(_("Element type"), ElementType.choices, "element_type")
    theme = theme_of("theme")
    addressee = django_filters.ModelMultipleChoiceFilter(
        label=_("Addressed to"),
        queryset=Addressee.objects.all(),
        to_field_name="code",
        method="asking",
    )

    def with_words(self, paragraphs: Any, name: str, value: str) -> Any:
        if not words_of(value):
            return paragraphs
        return paragraphs.filter(pk__in=found_in("resolutions_paragraph", value))

    def asking(self, paragraphs: Any, name: str, value: Any) -> Any:
        """Those with an action item that is addressed to one of them."""
        if not value:
            return paragraphs
        items = ActionItem.objects.filter(paragraph=OuterRef("pk"), addressee__in=list(value))
        return paragraphs.filter(Exists(items))


class DeadlineFilter(django_filters.FilterSet):
    """Narrows deadlines that have been through `with_due_on(on)`.

    Args:
        on: the day as of which status, overdue and due days are seen.
    """

    item = item_of(ITEM)
    resolution = resolution_of(f"{PARAGRAPH}__resolution")
    paragraph = paragraph_of(f"{PARAGRAPH}__number")
    theme = theme_of(f"{PARAGRAPH}__theme")
    addressee = addressees_of(f"{ITEM}__addressee")
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, method="in_status"
    )
    kind = any_of(_("Kind"), DeadlineKind.choices, "kind")
    meeting = KnownFilter(
        label=_("Meeting by which it is due, or the next one"),
        queryset=Meeting.objects.all(),
        to_field_name="label",
        method="due_at",
        error_messages={"invalid_choice": _("There is no such meeting here.")},
    )
    body = BodyFilter(
        label=_("Body at every meeting of which it is due, by its key: cms-COP"),
        field_name="body",
        max_length=LONGEST_KEY,
    )
    due_from = django_filters.DateFilter(
        label=_("Due on this day or later"), field_name="due_on", lookup_expr="gte"
    )
    due_by = django_filters.DateFilter(
        label=_("Due on this day or earlier"), field_name="due_on", lookup_expr="lte"
    )
    overdue = Flag(label=_("Overdue"), widget=Ticked, method="past_due")

    def __init__(
        self, data: Any = None, queryset: "QuerySet[Deadline] | None" = None, *, on: date
    ) -> None:
        self.on = on
        super().__init__(data, queryset)

    def in_status(self, deadlines: Any, name: str, values: list[str]) -> Any:
        if not values:
            return deadlines
        items = ActionItem.objects.as_of(self.on).filter(
            shown_status__in=values  # type: ignore[misc]
        )
        return deadlines.filter(action_item__in=items.values("pk"))

    def due_at(self, deadlines: Any, name: str, value: Meeting | None) -> Any:
        return deadlines.filter(due_at_label=value.label) if value else deadlines

    def past_due(self, deadlines: Any, name: str, value: bool) -> Any:
        """Those that were missed while their item was outstanding."""
        if not value:
            return deadlines
        outstanding = ActionItem.objects.as_of(self.on).outstanding()
        return deadlines.missed(self.on).filter(action_item__in=outstanding.values("pk"))


class ExternalCodeFilter(django_filters.FilterSet):
    """Narrows the external codes."""

    system = django_filters.CharFilter(label=_("System: dtt, informea, akn"), max_length=20)
    vocabulary = any_of(_("Vocabulary"), Vocabulary.choices, "vocabulary")
    value = django_filters.CharFilter(label=_("Value here"), max_length=40)
    code = django_filters.CharFilter(label=_("Code there"), max_length=60)
