"""When the record of each thing last changed: what a harvester goes by."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    Case,
    DateTimeField,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Greatest, NullIf
from django.utils import timezone

from parties.choices import Outcome
from parties.models import Answer, PartyReport
from resolutions.choices import ParagraphKind
from resolutions.models import ActionItem, Element, Meeting, Paragraph, Resolution, StatusUpdate

from ..models import ProgressReport

Rows = QuerySet[Any]
# Before anything that is recorded here.
NEVER = Value(datetime(1970, 1, 1, tzinfo=UTC), output_field=DateTimeField())


def decisions() -> Rows:
    """The texts of a treaty, each with `updated`.

    The record of a text changes with the text, its meeting, what is known of its items, and what
    Parties say of these.
    """
    return Resolution.objects.exclude(adopted_at__body__treaty="").annotate(
        updated=changed(
            edited(Resolution, "id"),
            edited(Paragraph, "resolution"),
            edited(Meeting, "id", "adopted_at"),
            approved("action_item__paragraph__resolution"),
            newest(
                Answer.objects.filter(version__outcome=Outcome.ACCEPTED),
                "version__decided_at",
                "item__paragraph__resolution",
            ),
        )
    )


def meetings(on: date) -> Rows:
    """The meetings of which everything is known that the feed must say, each with `updated`.

    That a meeting is over is news, though nobody edits it.
    """
    known = Meeting.objects.filter(starts_on__isnull=False, country__regex="^[A-Z]{3}$")
    last_day = Cast(Coalesce(F("ends_on"), F("starts_on")), DateTimeField())
    midnight = timedelta(days=1) - (timezone.localtime().utcoffset() or timedelta())
    ended = ExpressionWrapper(last_day + midnight, output_field=DateTimeField())
    over = When(Q(ends_on__lt=on) | Q(ends_on=None, starts_on__lt=on), then=ended)
    return (
        known.exclude(place="")
        .exclude(body__treaty="")
        .annotate(updated=changed(edited(Meeting, "id"), Case(over, default=None)))
    )


def paragraphs() -> Rows:
    """The operative paragraphs of the texts of a treaty, each with `updated`.

    What is said of a paragraph changes with its text, the name of the resolution, its items, and
    how far these have come.
    """
    operative = Paragraph.objects.filter(kind=ParagraphKind.OPERATIVE)
    return operative.exclude(resolution__adopted_at__body__treaty="").annotate(
        updated=changed(
            edited(Resolution, "id", "resolution"),
            edited(Paragraph, "id"),
            edited(Element, "paragraph"),
            edited(ActionItem, "paragraph"),
            approved("action_item__paragraph"),
        )
    )


def reports() -> Rows:
    """The final progress reports, each with `updated`: they change no more."""
    final = ProgressReport.objects.final().exclude(resolution__adopted_at__body__treaty="")
    return final.annotate(updated=F("confirmed_at"))


def party_reports() -> Rows:
    """What Parties reported in a period, or that they had nothing to report, with `updated`."""
    said = PartyReport.objects.reported().exclude(period__meeting__body__treaty="")
    return said.annotate(updated=changed(edited(PartyReport, "id")))


def changed(*moments: Any) -> Any:
    """Return the latest of the moments; where none is known today's, as the protocol asks."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    known = [Coalesce(each, NEVER, output_field=DateTimeField()) for each in moments]
    latest = Greatest(*known) if len(known) > 1 else known[0]
    return Coalesce(NullIf(latest, NEVER), Value(today, output_field=DateTimeField()))


def edited(model: Any, through: str, of: str = "pk") -> Subquery:
    """When staff last edited a row of the model that leads to the outer row."""
    return newest(model.history.all(), "history_date", through, of)


def approved(through: str) -> Subquery:
    return newest(StatusUpdate.objects.approved(), "approved_at", through)


def newest(rows: Rows, column: str, through: str, of: str = "pk") -> Subquery:
    """Return the largest value of the column among the rows that lead to the outer row.

    Args:
        through: how a row leads there.
        of: the column of the outer row that it leads to.
    """
    leading = rows.filter(**{through: OuterRef(of)}).order_by().values(through)
    return Subquery(leading.annotate(newest=Max(column)).values("newest"))
