"""How many of the Parties reported, on what and in which period: figures that say of how many.

On an item, a Party counts once it has a public action that answers it, whatever the period; in a
period, by its report. Only Parties bound by the Convention on the day are counted, on both sides.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from resolutions.models import ActionItem
from resolutions.querysets import ActionItemQuerySet

from .choices import Region
from .models import Answer, Party, PartyReport, ReportingPeriod
from .querysets import in_force_on


@dataclass(frozen=True)
class Share:
    """How many of the Parties of one region reported."""

    region: str
    reported: int
    parties: int

    @property
    def label(self) -> str:
        return str(Region(self.region).label)


@dataclass(frozen=True)
class Shares:
    """How many of the Parties reported, region by region and together."""

    regions: tuple[Share, ...]

    @property
    def reported(self) -> int:
        return sum(each.reported for each in self.regions)

    @property
    def parties(self) -> int:
        return sum(each.parties for each in self.regions)


def shares_of(item: ActionItem, on: date) -> Shares:
    """Return how many of the Parties had reported on the item by the day, in one query."""
    answering = Answer.objects.public_on(on).filter(item=item).order_by().values("party")
    rows = (
        Party.objects.bound_on(on)
        .order_by()
        .values_list("region")
        .annotate(reported=Count("pk", filter=Q(pk__in=answering)), parties=Count("pk"))
    )
    found = {row[0]: Share(*row) for row in rows}
    return Shares(tuple(found[region] for region in Region.values if region in found))


def with_parties(items: ActionItemQuerySet, on: date) -> ActionItemQuerySet:
    """Annotate `parties_reported` and `parties_bound`: n of N, without a query of their own."""
    bound = Party.objects.bound_on(on).order_by()
    answering = (
        Answer.objects.public_on(on)
        .filter(in_force_on(on, "party__"), item=OuterRef("pk"))
        .order_by()
        .values("item")
        .annotate(number=Count("party", distinct=True))
        .values("number")
    )
    number = bound.annotate(all=Value(1)).values("all").annotate(number=Count("pk"))
    return items.annotate(
        parties_reported=Coalesce(Subquery(answering), 0, output_field=IntegerField()),
        parties_bound=Coalesce(Subquery(number.values("number")), 0, output_field=IntegerField()),
    )


@dataclass(frozen=True)
class Standing:
    """What one Party reported in a period: accepted submissions, a nil return, or nothing yet."""

    party: Party
    accepted: int = 0
    is_nil: bool = False

    @property
    def state(self) -> str:
        if self.accepted:
            return "actions"
        return "nil" if self.is_nil else "none"


@dataclass(frozen=True)
class Standings:
    """The Parties of one region, or of all, in the order of their names."""

    region: str
    rows: tuple[Standing, ...]

    @property
    def label(self) -> str:
        return str(Region(self.region).label)

    @property
    def parties(self) -> int:
        return len(self.rows)

    @property
    def actions(self) -> int:
        """How many reported actions."""
        return sum(row.state == "actions" for row in self.rows)

    @property
    def nil(self) -> int:
        """How many said that they had nothing to report."""
        return sum(row.state == "nil" for row in self.rows)

    @property
    def silent(self) -> int:
        """How many have not reported yet."""
        return sum(row.state == "none" for row in self.rows)


def counting_day(period: ReportingPeriod | None) -> date:
    """Return the day whose Parties a period counts: its last one, today while it lasts."""
    today = timezone.localdate()
    return min(period.ends_on, today) if period and period.ends_on else today


def standings_in(period: ReportingPeriod | None) -> tuple[Standings, ...]:
    """Return what each Party reported in the period, region by region, in two queries.

    Where no period is known, nothing is known of any Party.
    """
    known = said_in(period) if period else {}
    parties = alphabetical(Party.objects.bound_on(counting_day(period)).order_by())
    rows = [Standing(each, *known.get(each.pk, (0, False))) for each in parties]
    return tuple(
        Standings(region, inside)
        for region in Region.values
        if (inside := tuple(row for row in rows if row.party.region == region))
    )


def said_in(period: ReportingPeriod) -> dict[int, tuple[int, bool]]:
    """Return, for each Party that said something, what it had accepted, and whether it is nil."""
    reports = PartyReport.objects.filter(period=period).reported().order_by()
    rows = reports.values_list("party", "accepted", "nil_at")
    return {party: (accepted, nil_at is not None) for party, accepted, nil_at in rows}


def alphabetical(parties: Iterable[Party]) -> list[Party]:
    """Return the Parties by their names in the language in use; accents do not count."""
    return sorted(parties, key=lambda party: (plain(str(party)), party.iso3))


def plain(name: str) -> str:
    """Return the name as it is sorted: "Éthiopie" stands where "Ethiopie" would."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()
