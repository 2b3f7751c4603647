"""What the Party's own pages show: its piles of actions, and a card for each action item."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from resolutions.models import ActionItem, User
from resolutions.paging import Page, page_of

from .choices import ActionState, Channel, Outcome, Side
from .forms import writable_items
from .models import ActionVersion, FocalPoint, PartyAction, PartyReport, Remark, ReportingPeriod
from .permissions import Verb, verbs_of

# What is shown of each pile and on each card; the rest is a link away.
MOST_IN_PILE = 10
MOST_ON_CARD = 3
CARDS_ON_PAGE = 30


@dataclass
class Pile:
    """Some actions that wait for the same thing, and how many there are in all."""

    actions: list[PartyAction] = field(default_factory=list)
    total: int = 0

    @property
    def has_more(self) -> bool:
        return self.total > len(self.actions)


@dataclass
class Card:
    """One action item, and what the Party has said of it."""

    item: ActionItem
    said: Pile


@dataclass
class Overview:
    """What the Party's page says on top and in its cards."""

    period: ReportingPeriod | None
    report: PartyReport | None
    returned: Pile
    drafts: Pile
    submitted: Pile
    asked: Pile
    on_behalf: Pile
    page: Page
    cards: list[Card]

    @property
    def may_say_nil(self) -> bool:
        """Whether nothing stands against saying that there is nothing to report."""
        has_reported = self.report is not None and self.report.accepted
        return self.period is not None and not has_reported and not self.submitted.total


def overview(user: User, place: FocalPoint, after: str = "", before: str = "") -> Overview:
    """Return what the person sees of their Party.

    Args:
        after, before: where the page of cards begins or ends, as in the list of items.
    """
    period = period_open()
    page = page_of(writable_items(place), after=after, before=before, size=CARDS_ON_PAGE)
    piles = piles_of(user, place)
    return Overview(
        period=period,
        report=report_of(place, period),
        returned=piles[ActionState.RETURNED],
        drafts=piles[ActionState.DRAFT],
        submitted=piles[ActionState.SUBMITTED],
        asked=asked_pile(place),
        on_behalf=on_behalf_pile(place),
        page=page,
        cards=cards_of(place, page.items),
    )


def period_open() -> ReportingPeriod | None:
    found = ReportingPeriod.objects.open_on(timezone.localdate())
    return found.select_related("meeting", "since_meeting").first()


def report_of(place: FocalPoint, period: ReportingPeriod | None) -> PartyReport | None:
    """Return the Party's report of the period; it is the national focal point's alone to make."""
    if period is None or not place.is_national:
        return None
    reports = PartyReport.objects.filter(period=period, party=place.party)
    return reports.select_related("nil_by").first()


def piles_of(user: User, place: FocalPoint) -> dict[str, Pile]:
    """Return the newest of what is in work at the Party, by state, each with its verbs."""
    within = {"partition_by": F("state"), "order_by": (F("changed_at").desc(), F("pk").desc())}
    actions = (
        PartyAction.objects.of_place(place)
        .in_work()
        .exclude(entered())
        .annotate(rank=Window(RowNumber(), **within))  # type: ignore[arg-type]
        .annotate(total=Window(Count("pk"), partition_by=F("state")))
        .filter(rank__lte=MOST_IN_PILE)
        .order_by("-changed_at", "-pk")
    )
    piles: defaultdict[str, Pile] = defaultdict(Pile)
    for action in with_verbs(with_reason(actions.select_related("copied_from")), user, place):
        piles[action.state].actions.append(action)
        piles[action.state].total = action.total  # type: ignore[attr-defined]
    return piles


def with_reason(actions: QuerySet[PartyAction]) -> QuerySet[PartyAction]:
    """Annotate why and when each was last returned."""
    returned = ActionVersion.objects.filter(action=OuterRef("pk"), outcome=Outcome.RETURNED)
    last = returned.order_by("-number")
    return actions.annotate(
        reason=Subquery(last.values("return_reason")[:1]),
        returned_at=Subquery(last.values("decided_at")[:1]),
    )


def with_verbs(
    actions: QuerySet[PartyAction], user: User, place: FocalPoint
) -> Iterable[PartyAction]:
    """Yield the actions, each with `verbs`: what the person may do with it."""
    if not place.is_national:
        actions = actions.prefetch_related("items")
    for action in actions:
        action.verbs = names_of(verbs_of(user, action))  # type: ignore[attr-defined]
        yield action


def names_of(verbs: Iterable[Verb]) -> set[str]:
    """Return the verbs as a template asks for them."""
    return {verb.value.replace(" ", "_") for verb in verbs}


def entered() -> Q:
    """What the Secretariat entered on behalf of the Party, which has not taken it over."""
    return Q(taken_over_at=None) & ~Q(channel=Channel.PARTY)


def on_behalf_pile(place: FocalPoint) -> Pile:
    found = PartyAction.objects.of_place(place).filter(entered()).order_by("-changed_at", "-pk")
    return first_of(found)


def asked_pile(place: FocalPoint) -> Pile:
    """Return the actions on which the Secretariat had the last word, with its question."""
    later = Remark.objects.filter(action=OuterRef("pk")).order_by("-pk")
    found = PartyAction.objects.of_place(place).annotate(
        last_side=Subquery(later.values("side")[:1]),
        question=Subquery(later.values("text")[:1]),
        asked_at=Subquery(later.values("made_at")[:1]),
    )
    return first_of(found.filter(last_side=Side.SECRETARIAT).order_by("-asked_at", "-pk"))


def first_of(actions: QuerySet[PartyAction]) -> Pile:
    """Return the first of the actions; one more than is shown stands for all the others."""
    found = list(actions[: MOST_IN_PILE + 1])
    return Pile(found[:MOST_IN_PILE], len(found))


def cards_of(place: FocalPoint, items: list[ActionItem]) -> list[Card]:
    """Return a card for each item, with the latest of what the Party says of it."""
    own = PartyAction.objects.of_place(place)
    rows: QuerySet[Any] = PartyAction.items.through.objects.filter(
        actionitem__in=[item.pk for item in items], partyaction__in=own
    )
    latest = F("partyaction_id").desc()
    rows = rows.annotate(
        rank=Window(RowNumber(), partition_by=F("actionitem_id"), order_by=latest),
        total=Window(Count("pk"), partition_by=F("actionitem_id")),
    )
    rows = rows.filter(rank__lte=MOST_ON_CARD).order_by("actionitem_id", "-partyaction_id")
    said: defaultdict[int, Pile] = defaultdict(Pile)
    for row in rows.select_related("partyaction"):
        said[row.actionitem_id].actions.append(row.partyaction)
        said[row.actionitem_id].total = row.total
    return [Card(item, said[item.pk]) for item in items]
