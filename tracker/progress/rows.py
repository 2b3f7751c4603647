"""The action items of a page, each with what was last achieved, its evidence and its deadlines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from parties.choices import PARTIES
from parties.figures import with_parties
from resolutions.models import ActionItem, Addressee, Deadline, Evidence, Meeting, StatusUpdate
from resolutions.querysets import ActionItemQuerySet

from .content import ItemRow, Reach
from .due import due_in_words, next_without_date
from .marks import Mark


class Rows:
    """Makes rows of `items`, which have been through `as_of(on)`, in three queries."""

    def __init__(
        self,
        items: ActionItemQuerySet,
        on: date,
        meetings: Iterable[Meeting],
        addressees: Iterable[Addressee],
    ) -> None:
        counted = with_parties(items.select_related("element"), on)
        self.items = {each.pk: each for each in counted}
        self.said = achievements_of(items)
        self.due = deadlines_of(items, on, next_without_date(meetings))
        self.addressees = {each.pk: each for each in addressees}

    def row(self, mark: Mark, paragraph: int) -> ItemRow:
        item = self.items[mark.pk]
        achievement, evidence = self.said.get(item.shown_update or 0, ("", 0))
        return ItemRow(
            reference=mark.reference,
            url=item.get_absolute_url(),
            paragraph=paragraph,
            addressee=str(self.addressees[mark.addressee]),
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
            reach=self.reach(item),
        )

    def reach(self, item: Any) -> Reach | None:
        if self.addressees[item.addressee_id].code != PARTIES:
            return None
        return Reach(item.parties_reported, item.parties_bound)


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
