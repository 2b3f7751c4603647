"""Who reported on what, as a picture: a row for each Party, a column for each paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.models import Paragraph, Resolution

from .choices import Region
from .figures import alphabetical
from .models import Answer, Party
from .querysets import asked_of_parties

# So many columns at most on one page.
COLUMNS = 30


@dataclass(frozen=True)
class Cell:
    """What one Party said on one paragraph: in a number, and in words."""

    paragraph: int
    number: int
    words: str


@dataclass(frozen=True)
class Row:
    """One Party, with the number of its public actions on each of the paragraphs."""

    party: Party
    url: str
    cells: tuple[Cell, ...]

    @property
    def answered(self) -> int:
        """On how many of the paragraphs the Party reported."""
        return sum(cell.number > 0 for cell in self.cells)


@dataclass(frozen=True)
class Group:
    """The Parties of one region, in the order of their names."""

    region: str
    rows: tuple[Row, ...]

    @property
    def label(self) -> str:
        return str(Region(self.region).label)

    @property
    def reported(self) -> int:
        return sum(row.answered > 0 for row in self.rows)


@dataclass(frozen=True)
class Matrix:
    """All of it, for one resolution; a long one page by page.

    `regions` are those that have Parties, by value and name.
    """

    resolution: Resolution
    paragraphs: tuple[Paragraph, ...]
    groups: tuple[Group, ...]
    page: int
    pages: int
    regions: tuple[tuple[str, str], ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def totals(self) -> list[int]:
        """How many of the Parties reported on each paragraph."""
        columns = zip(*(row.cells for row in self.rows), strict=True)
        return [sum(cell.number > 0 for cell in column) for column in columns]

    @property
    def reported(self) -> int:
        return sum(group.reported for group in self.groups)


def paragraphs_for_parties(resolution: Resolution) -> list[Paragraph]:
    """Return the paragraphs that ask something of Parties, in the order of the text."""
    asking = asked_of_parties().order_by().filter(paragraph=OuterRef("pk"))
    return list(resolution.paragraphs.filter(Exists(asking)).order_by("number"))


def matrix_of(resolution: Resolution, region: str = "", page: int = 1) -> Matrix:
    """Return the matrix in three queries, whatever the number of Parties and actions.

    Args:
        region: the Parties of which region; those of all where none is given.
    """
    asking = paragraphs_for_parties(resolution)
    pages = max(1, -(-len(asking) // COLUMNS))
    number = min(max(page, 1), pages)
    shown = tuple(asking[(number - 1) * COLUMNS : number * COLUMNS])
    parties = alphabetical(Party.objects.bound_on(timezone.localdate()).order_by())
    inhabited = {each.region for each in parties}
    rows = rows_of([each for each in parties if region in ("", each.region)], shown)
    regions = tuple((each.value, str(each.label)) for each in Region if each in inhabited)
    return Matrix(resolution, shown, grouped(rows), number, pages, regions)


def rows_of(parties: Sequence[Party], paragraphs: Sequence[Paragraph]) -> list[Row]:
    """Return the rows; the words of a cell are made once for all that say the same."""
    counts = actions_by_party(paragraphs)
    said = cache(lambda paragraph, number: Cell(paragraph, number, in_words(paragraph, number)))
    return [
        Row(
            party,
            party.get_absolute_url(),
            tuple(said(each.number, counts.get((party.pk, each.pk), 0)) for each in paragraphs),
        )
        for party in parties
    ]


def in_words(paragraph: int, number: int) -> str:
    if not number:
        return _("nothing yet")
    return ngettext(
        "%(number)s accepted action on paragraph %(paragraph)s",
        "%(number)s accepted actions on paragraph %(paragraph)s",
        number,
    ) % {"number": number, "paragraph": paragraph}


def actions_by_party(paragraphs: Sequence[Paragraph]) -> dict[tuple[int, int], int]:
    """Return how many public actions each Party has on each of the paragraphs."""
    rows = (
        Answer.objects.current()
        .filter(item__paragraph__in=[each.pk for each in paragraphs])
        .order_by()
        .values_list("party", "item__paragraph")
        .annotate(Count("version", distinct=True))
    )
    return {(party, paragraph): number for party, paragraph, number in rows}


def grouped(rows: Sequence[Row]) -> tuple[Group, ...]:
    return tuple(
        Group(region, inside)
        for region in Region.values
        if (inside := tuple(row for row in rows if row.party.region == region))
    )
