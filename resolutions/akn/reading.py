"""Reads all that a file needs, in as many questions however long the text is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max, Q

from ..choices import ParagraphKind
from ..models import ActionItem, CrossReference, Element, Paragraph, Resolution
from .iris import Bodies


@dataclass
class Clause:
    """An element with what it asks of whom, and what it names."""

    element: Element
    items: list[ActionItem] = field(default_factory=list)
    references: list[CrossReference] = field(default_factory=list)


@dataclass
class Source:
    """A resolution with everything that its file says.

    `known` are the resolutions here whose symbol a cross-reference gives; `edited` is when the
    text or the reading of it was last changed, if that is recorded.
    """

    resolution: Resolution
    bodies: Bodies
    recitals: list[Paragraph]
    operative: list[Paragraph]
    clauses: dict[int, list[Clause]]
    supersedes: list[Resolution]
    known: dict[str, Resolution]
    edited: datetime | None

    def of_whole(self) -> Iterable[Clause]:
        """The clauses of the whole text, in its order."""
        for paragraph in self.operative:
            yield from self.clauses.get(paragraph.pk, [])


def read(resolution: Resolution) -> Source:
    paragraphs = list(Paragraph.objects.filter(resolution=resolution).order_by("number"))
    whole = Resolution.objects.select_related("adopted_at__body")
    return Source(
        resolution=resolution,
        bodies=Bodies(),
        recitals=[each for each in paragraphs if each.kind == ParagraphKind.PREAMBULAR],
        operative=[each for each in paragraphs if each.kind == ParagraphKind.OPERATIVE],
        clauses=clauses_of(resolution),
        supersedes=list(whole.filter(superseded_by=resolution).order_by("adopted_on", "slug")),
        known={each.symbol: each for each in whole.filter(named_in(resolution))},
        edited=edited_at(resolution),
    )


def named_in(resolution: Resolution) -> Q:
    """The resolutions whose symbol a cross-reference of this one gives."""
    names = CrossReference.objects.filter(element__paragraph__resolution=resolution).order_by()
    return Q(symbol__in=names.values("name")) | Q(symbol__in=names.values("surface"))


def clauses_of(resolution: Resolution) -> dict[int, list[Clause]]:
    """Return the clauses of each paragraph, by its primary key."""
    within = {"element__paragraph__resolution": resolution}
    elements = Element.objects.filter(paragraph__resolution=resolution).order_by("number")
    found = {each.pk: Clause(each) for each in elements}
    items = ActionItem.objects.filter(**within).select_related("addressee").order_by("position")
    for item in items:
        found[item.element_id].items.append(item)
    for reference in CrossReference.objects.filter(**within).order_by("pk"):
        found[reference.element_id].references.append(reference)
    clauses: defaultdict[int, list[Clause]] = defaultdict(list)
    for clause in found.values():
        clauses[clause.element.paragraph_id].append(clause)
    return dict(clauses)


def edited_at(resolution: Resolution) -> datetime | None:
    """Return when the text, or the tracker's reading of it, was last edited."""
    within = {"paragraph__resolution_id": resolution.pk}
    edits = (
        Resolution.history.filter(id=resolution.pk),
        Paragraph.history.filter(resolution_id=resolution.pk),
        Element.history.filter(**within),
        ActionItem.history.filter(**within),
    )
    moments = [each.aggregate(last=Max("history_date"))["last"] for each in edits]
    return max((each for each in moments if each), default=None)
