"""Fills the database with one long resolution, for reports: 11.10 with all its copies behind it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from parties.choices import PARTIES
from parties.models import Party, PartyAction
from resolutions.models import ActionItem, Paragraph, Resolution
from tests import make
from tests.scale import give_actions
from tracker.models import ProgressReport

from .bulk import run
from .copies import PLACES, SPAN
from .load import EACH, load_record, loading, settle

MEETING = "StC57"
PERIOD_DAYS = 450
# Of each Party.
ACTIONS = 3
# A paragraph is sorted by its number times this; see `position_of`.
PARAGRAPH = 100_000


@dataclass(frozen=True)
class OneScale:
    """What was loaded."""

    items: int
    paragraphs: int
    updates: int
    actions: int


def load_one(items: int, today: date | None = None) -> OneScale:
    """Bring Resolution 11.10 to about `items` action items, and let each Party act three times."""
    today = today or timezone.localdate()
    with loading():
        number = load_record(items, today)
        join_copies()
    give_actions(
        list(Party.objects.order_by("pk")),
        list(ActionItem.objects.filter(addressee__code=PARTIES)),
        ACTIONS,
        author=make.officer(),
        period=make.period(MEETING, starts_on=today - timedelta(days=PERIOD_DAYS)),
    )
    settle()
    paragraphs = Paragraph.objects.filter(kind="operative").count()
    return OneScale(number, paragraphs, number * EACH, PartyAction.objects.count())


def join_copies() -> None:
    """Put the paragraphs of all copies after those of the first, and number them on."""
    first = Resolution.objects.get(prefix="11.10")
    last = first.paragraphs.aggregate(last=Max("number"))["last"]
    run(
        f"UPDATE resolutions_paragraph SET resolution_id = {first.pk},"
        f" number = number + (id / {SPAN}) * {last} WHERE id >= {SPAN}"
    )
    copy = f"(p.id / {SPAN})"
    before = f"'C' || {copy} || '-' || (p.number - {copy} * {last})"
    run(
        f"UPDATE resolutions_actionitem SET"
        f" reference = replace(resolutions_actionitem.reference, {before}, '11.10-' || p.number),"
        f" position = {first.pk} * {PLACES} + p.number * {PARAGRAPH} + position % {PARAGRAPH}"
        f" FROM resolutions_paragraph p WHERE p.id = paragraph_id AND p.id >= {SPAN}"
    )
    run(f"DELETE FROM resolutions_resolution WHERE id > {first.pk} AND prefix LIKE 'C%'")


def report_on_all(today: date | None = None) -> ProgressReport:
    """Begin the report on the long resolution, on the last 450 days."""
    today = today or timezone.localdate()
    return make.report(
        meeting=MEETING,
        symbol="UNEP/CMS/StC57/Doc.14",
        dated=today,
        from_day=today - timedelta(days=PERIOD_DAYS),
        cut_off=today,
    )
