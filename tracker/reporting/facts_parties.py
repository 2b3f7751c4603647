"""What Parties reported: by region how many, and each action as it was accepted."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from parties.choices import Region
from parties.figures import plain
from parties.models import (
    ActionEvidence,
    ActionVersion,
    Answer,
    Party,
    PartyReport,
    ReportingPeriod,
)
from parties.models.actions import WORDS
from resolutions.choices import EvidenceKind

from .content import PartyAction, Piece, RegionInput
from .frame import Frame
from .known_then import as_they_were
from .reading import in_all_languages, named, page, rows


class PartyRow(NamedTuple):
    """A Party; `nil`: whether its nil return is a demonstration; none where it made none."""

    pk: int
    iso3: str
    name: str
    name_fr: str
    name_es: str
    region: str
    bound: bool
    nil: bool | None


def party_rows(frame: Frame) -> list[PartyRow]:
    """Return all Parties, and whether the Convention bound each on the cut-off date."""
    bound = Party.objects.bound_on(frame.scope.cut_off).filter(pk=OuterRef("pk"))
    found = Party.objects.annotate(bound=Exists(bound), nil=_nil(frame)).order_by("iso3")
    return [PartyRow._make(row) for row in rows(found, *PartyRow._fields)]


def _nil(frame: Frame) -> Coalesce:
    """Ask whether a Party had nothing to report in the period up to the report's meeting.

    Where Parties were given no such period, in the time since the day compared with. One that was
    taken back since was said still: what the edit history tells of it counts.
    """
    moment = frame.scope.known_at
    periods = ReportingPeriod.objects.filter(meeting=frame.meeting)
    within = Q(period__meeting=frame.meeting) | (~Exists(periods) & Q(nil_at__gte=frame.knew_at))
    said = within & Q(party=OuterRef("pk"), nil_at__lt=moment)
    edits: Any = PartyReport.history
    now = PartyReport.objects.filter(said).order_by("pk")
    then = as_they_were(edits.all(), moment).filter(said).order_by("id")
    return Coalesce(*(Subquery(each.values("is_demo")[:1]) for each in (now, then)))


def regions_of(parties: list[PartyRow], reported: set[str]) -> tuple[RegionInput, ...]:
    """Return, for each region that has Parties, how many of them reported.

    Args:
        parties: those that were bound.
        reported: the codes of the Parties of which an action was accepted in the period; a nil
            return of one of these does not count.
    """
    bound = Counter(each.region for each in parties)
    actions = Counter(each.region for each in parties if each.iso3 in reported)
    nil = Counter(
        each.region for each in parties if each.nil is not None and each.iso3 not in reported
    )
    return tuple(
        RegionInput(
            region.value,
            in_all_languages(region.label),
            bound[region],
            actions[region],
            nil[region],
        )
        for region in Region
        if bound[region]
    )


class Actions:
    """Makes the Party actions of a report, in three queries."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        answers = Answer.objects.filter(item__paragraph__resolution=frame.resolution)
        self.answered = _answered(answers.public_at(frame.scope.known_at))
        answering = answers.order_by().values("version")
        self.evidence = _evidence(ActionEvidence.objects.filter(version__in=answering))
        self.versions = ActionVersion.objects.public_at(frame.scope.known_at).filter(
            pk__in=answering
        )
        self.demonstration = False

    def actions(self) -> tuple[PartyAction, ...]:
        """Return the actions by the Parties' English names, then in the order of reference."""
        fields = (
            "pk", "action__reference", "action__is_demo", "action__party__iso3",
            "action__party__region", "action__party__name", "action__party__name_fr",
            "action__party__name_es", "decided_at", "public_note", *WORDS,
        )  # fmt: skip
        found = list(rows(self.versions.order_by(), *fields))
        self.demonstration = any(row[2] for row in found)
        return tuple(self.action(row) for row in sorted(found, key=_by_party))

    def action(self, row: tuple[Any, ...]) -> PartyAction:
        pk, reference, _demo, iso3, region, name, french, spanish, accepted, note, *words = row
        answered = self.answered[pk]
        return PartyAction(
            reference=reference,
            url=page("party-action", reference),
            party=iso3,
            party_name=named(name, french, spanish),
            region=region,
            public_note=note,
            accepted_on=timezone.localdate(accepted),
            in_period=accepted >= self.frame.knew_at,
            items=tuple(reference for reference, _paragraph in answered),
            paragraphs=tuple(sorted({paragraph for _reference, paragraph in answered})),
            evidence=tuple(self.evidence.get(pk, ())),
            **dict(zip(WORDS, words, strict=True)),
        )


def _by_party(row: tuple[Any, ...]) -> tuple[str, str, int, str]:
    """Sort KEN-7 before KEN-10."""
    reference, iso3, name = row[1], row[3], row[5]
    number = reference.rpartition("-")[2]
    return plain(name), iso3, int(number) if number.isdecimal() else 0, reference


def _answered(answers: "QuerySet[Answer]") -> Mapping[int, list[tuple[str, int]]]:
    found: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    fields = ("version_id", "item__reference", "item__paragraph__number")
    for version, reference, paragraph in rows(answers.order_by("item__position"), *fields):
        found[version].append((reference, paragraph))
    return found


def _evidence(evidence: "QuerySet[ActionEvidence]") -> Mapping[int, list[Piece]]:
    found: defaultdict[int, list[Piece]] = defaultdict(list)
    for version, pk, title, url in rows(
        evidence.order_by("pk"), "version_id", "pk", "title", "url"
    ):
        kind = EvidenceKind.WEB_PAGE if url else EvidenceKind.FILE
        found[version].append(Piece(title, kind.value, url or page("party-file", pk)))
    return found
