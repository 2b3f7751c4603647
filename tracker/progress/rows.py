"""The action items of a page, each with what was last achieved, its evidence and its deadlines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from resolutions.models import ActionItem, Addressee, Deadline, Evidence, Meeting, StatusUpdate

from .content import ItemRow
from .due import due_in_words, next_without_date
from .marks import Mark


class Rows:
    """Makes rows of `items`, which have been through `as_of(on)`, in three queries."""

    def __init__(
        self,
        items: "QuerySet[ActionItem]",
        on: date,
        meetings: Iterable[Meeting],
        addressees: Iterable[Addressee],
    ) -> None:
        self.items = {each.pk: each for each in items.select_related("element")}
        self.said = achievements_of(items)
        self.due = deadlines_of(items, on, next_without_date(meetings))
        self.names = {each.pk: each.name for each in addressees}

    def row(self, mark: Mark, paragraph: int) -> ItemRow:
        item = self.items[mark.pk]
        achievement, evidence = self.said.get(item.shown_update or 0, ("", 0))
        return ItemRow(
            reference=mark.reference,
            url=item.get_absolute_url(),
            paragraph=paragraph,
            addressee=self.names[mark.addressee],
            asks=item.asks,
            status=mark.status,
            since=mark.since,
            achievement=achievement,
            evidence=evidence,
            deadlines=tuple(self.due.get(mark.pk, ())),
            overdue=mark.overdue,
            needs_funding=mark.needs_funding,
            stagnant=mark.stagnant,
            joint=item.is_joint,
        )


def achievements_of(items: "QuerySet[ActionItem]") -> dict[int, tuple[str, int]]:
    """Return, for each shown update, its achievements and how much public evidence it has."""
    public = (
        Evidence.objects.public()
        .filter(status_update=OuterRef("pk"))
        .order_by()
        .values("status_update")
        .annotate(number=Count("pk"))
        .values("number")
    )
    shown = items.order_by().values("shown_update")  # type: ignore[misc]
    rows = (
        StatusUpdate.objects.filter(pk__in=shown)
        .annotate(public=Coalesce(Subquery(public), 0, output_field=IntegerField()))
        .values_list("pk", "achievements", "public")
    )
    return {pk: (achievements, number) for pk, achievements, number in rows}


def deadlines_of(
    items: "QuerySet[ActionItem]", on: date, undated: Mapping[int, str]
) -> dict[int, list[str]]:
    """Return, for each item, when it is due in words."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    deadlines = Deadline.objects.with_due_on(on).filter(
        action_item__in=items.order_by().values("pk")
    )
    for each in deadlines.select_related("meeting", "body"):
        found[each.action_item_id].append(due_in_words(each, on, undated))
    return found
