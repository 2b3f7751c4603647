"""The kinds of change, each sorted by when it became public, and what they have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from parties.models import ActionVersion, Answer, Party, PartyReport
from resolutions.models import Resolution, StatusUpdate

from ..models import ProgressReport


class Key(NamedTuple):
    """Which change it is: when it became public, its kind, and its row."""

    moment: datetime
    kind: str
    pk: int


# Of two changes of one moment the kind that stands first comes first, then the larger key.
KINDS = ("update", "action", "report", "nil", "text")


def newest_first(key: Key) -> tuple[float, int, int, int]:
    """Return by what keys are sorted; exact to the microsecond."""
    since = key.moment - datetime(1970, 1, 1, tzinfo=UTC)
    seconds = since.days * 86_400 + since.seconds
    return (-seconds, -since.microseconds, KINDS.index(key.kind), -key.pk)


@dataclass(frozen=True)
class Stream:
    """The changes of one kind; `column` says when each became public."""

    kind: str
    rows: "QuerySet[Any]"
    column: str

    def keys(self, after: Key | None, most: int) -> list[Key]:
        """Return the newest, or the newest that come after the key; each part reads an index."""
        rows = self.rows if after is None else self.rows.filter(self.beyond(after))
        found = rows.order_by(f"-{self.column}", "-pk").values_list(self.column, "pk")[:most]
        return [Key(moment, self.kind, pk) for moment, pk in found]

    def beyond(self, key: Key) -> Q:
        earlier = Q(**{f"{self.column}__lt": key.moment})
        if self.kind != key.kind:
            comes_first = KINDS.index(self.kind) < KINDS.index(key.kind)
            return earlier if comes_first else Q(**{f"{self.column}__lte": key.moment})
        return Q(**{f"{self.column}__lte": key.moment}) & (earlier | Q(pk__lt=key.pk))


def merged(streams: Sequence[Stream], after: Key | None, most: int) -> list[Key]:
    """Return the newest changes of all the streams."""
    found = [key for stream in streams for key in stream.keys(after, most)]
    return sorted(found, key=newest_first)[:most]


def updates(items: Sequence[int] | None = None) -> Stream:
    """The approved status updates; of the items, where some are given."""
    rows = StatusUpdate.objects.approved()
    if items is not None:
        rows = rows.filter(action_item__in=items)
    return Stream("update", rows, "approved_at")


def actions(items: Sequence[int] | None = None, party: Party | None = None) -> Stream:
    """The accepted versions of Party actions, each as it became public."""
    rows = ActionVersion.objects.accepted()
    if items is not None:
        rows = rows.filter(pk__in=Answer.objects.filter(item__in=items).values("version"))
    if party is not None:
        rows = rows.filter(action__party=party)
    return Stream("action", rows, "decided_at")


def reports(resolution: Resolution | None = None) -> Stream:
    """The final reports, revisions among them."""
    rows = ProgressReport.objects.final()
    if resolution is not None:
        rows = rows.filter(resolution=resolution)
    return Stream("report", rows, "confirmed_at")


def nil_returns(party: Party | None = None) -> Stream:
    """That a Party said it has nothing to report for a period."""
    rows = PartyReport.objects.nil()
    if party is not None:
        rows = rows.filter(party=party)
    return Stream("nil", rows, "nil_at")


def texts(resolution: Resolution | None = None) -> Stream:
    """That a resolution was added here, or that its legal status changed."""
    edits: Any = Resolution.history.model
    earlier = edits.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = earlier.order_by("-history_id").values("legal_status")[:1]
    moved = Q(history_type="~", before__isnull=False) & ~Q(before=F("legal_status"))
    there = Resolution.objects.filter(pk=OuterRef("id"))
    rows = edits.objects.annotate(before=Subquery(before)).filter(
        Q(history_type="+") | moved, Exists(there)
    )
    if resolution is not None:
        rows = rows.filter(id=resolution.pk)
    return Stream("text", rows, "history_date")
