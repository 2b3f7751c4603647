"""What Parties reported, as figures and as pages, beside the best SQL for the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from parties.choices import PARTIES
from parties.figures import shares_of, with_parties
from parties.matrix import actions_by_party, paragraphs_for_parties
from parties.models import Answer, Party, PartyAction, ReportingPeriod
from resolutions.models import ActionItem, Resolution
from tests import make

from . import party_sql as sql
from .entries import Entry, same_rows
from .pages import Page, existing


@dataclass(frozen=True)
class Sample:
    """What is asked for: a Party, an item and an action from the middle of many."""

    party: Party
    item: ActionItem
    action: PartyAction
    period: ReportingPeriod
    deep: int
    today: date
    past: date

    @property
    def resolution(self) -> Resolution:
        return self.item.paragraph.resolution


def party_sample(today: date, past: date) -> Sample:
    answers = Answer.objects.current().order_by("pk")
    answer = answers[answers.count() // 2]
    action = PartyAction.objects.select_related("party").get(versions=answer.version_id)
    own = PartyAction.objects.filter(party=action.party, current__isnull=False)
    keys = sorted(own.values_list("current_id", flat=True))
    item = ActionItem.objects.select_related("paragraph__resolution").get(pk=answer.item_id)
    deep: Any = keys[len(keys) // 10]
    period = ReportingPeriod.objects.latest("pk")
    return Sample(action.party, item, action, period, deep, today, past)


def party_figures(of: Sample) -> Iterator[Entry]:
    """Yield the lines for the figures of Parties."""
    yield Entry(
        "n of N Parties on an item",
        lambda: shares(of.item, of.today),
        sql.shares(of.item.pk, of.today),
        same_rows,
    )
    yield Entry(
        "n of N Parties as of a date",
        lambda: shares(of.item, of.past),
        sql.shares_then(of.item.pk, of.past),
        same_rows,
    )
    yield Entry(
        "n Parties on each of ten items",
        lambda: list(reached(of).values_list("reference", "parties_reported")),
        sql.reached(of.resolution.pk, of.today),
        same_rows,
    )
    yield Entry(
        "Party × paragraph",
        lambda: matrix_cells(of.resolution),
        sql.cells(of.resolution.pk),
        same_rows,
    )


def shares(item: ActionItem, on: date) -> list[tuple[Any, ...]]:
    regions = shares_of(item, on).regions
    return [(each.region, each.reported, each.parties) for each in regions]


def reached(of: Sample) -> Any:
    items = ActionItem.objects.filter(
        paragraph__resolution=of.resolution, addressee__code=PARTIES
    ).order_by()
    return with_parties(items, of.today)


def matrix_cells(resolution: Resolution) -> list[tuple[int, ...]]:
    counts = actions_by_party(paragraphs_for_parties(resolution))
    return [(*where, number) for where, number in counts.items()]


def party_pages(of: Sample) -> Iterator[Entry]:
    """Yield the lines for the pages; one that there is not is named in print."""
    visitor, manager, speaker = Client(), Client(), Client()
    manager.force_login(make.manager())
    speaker.force_login(make.focal_point(of.party.iso3))
    yield from existing(visitor, public(of))
    yield from existing(speaker, [("/my/", "my", (), {}, sql.own(of.party.pk))])
    name = "admin: Party actions to review"
    address = "admin:parties_partyaction_changelist"
    yield from existing(manager, [(name, address, (), {}, sql.queue())])


def public(of: Sample) -> Iterator[Page]:
    iso3, item = of.party.iso3, of.item
    narrowed = {"resolution": of.resolution.slug, "paragraph": item.paragraph.number}
    pk, paragraph = of.party.pk, item.paragraph_id
    then = {"as_of": of.past}
    matrix = {"resolution": of.resolution.slug}
    yield "/parties/", "parties", (), {}, sql.parties(of.period.pk, of.today)
    yield (
        "/parties/matrix/", "parties-matrix", (), matrix, sql.matrix(of.resolution.pk, of.today)
    )  # fmt: skip
    yield "/parties/…/", "party", (iso3,), {}, sql.party(pk)
    yield "/parties/…/?after=… (deep)", "party", (iso3,), {"after": of.deep}, sql.party(pk, of.deep)
    yield "/parties/…/?paragraph=…", "party", (iso3,), narrowed, sql.party(pk, paragraph=paragraph)
    reference = of.action.reference
    yield "/parties/actions/…/", "party-action", (reference,), {}, sql.action(reference)
    yield "/items/… of Parties/", "item", (item.reference,), {}, sql.on_item(item.pk)
    yield (
        "/items/… of Parties/?as_of=…", "item", (item.reference,), then,
        sql.on_item(item.pk, of.past),
    )  # fmt: skip
