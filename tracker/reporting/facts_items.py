"""The paragraphs and action items of a report, with what was said of them and when they are due."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from resolutions.choices import DeadlineKind, ElementType, ParagraphKind, Role
from resolutions.models import ActionItem, Element, Evidence, Paragraph

from ..models import Omission
from . import content
from .content import Due, Item, Named, Piece, Update
from .facts_deadlines import Planned, deadlines_of
from .frame import Frame
from .histories import History, Known, placed
from .known_then import without_added
from .reading import absolute, named, page, rows

NOTHING = History()


class ItemRow(NamedTuple):
    """One action item as the texts have it."""

    pk: int
    reference: str
    paragraph: int
    theme: str
    clause: str
    verb: str
    modality: str
    timeframe: str
    timeframe_text: str
    addressee: str
    addressee_name: str
    addressee_name_fr: str
    addressee_name_es: str
    addressee_order: int
    role: str
    asks: str
    left_out: bool


def item_rows(frame: Frame) -> list[ItemRow]:
    """Return the action items of the resolution, in the order of the text.

    An item that staff began to track later is left out. What the items ask, and the words of the
    text, are as they are now: an adopted text does not change, our copy of it is corrected.
    """
    left_out = Omission.objects.filter(report=frame.report.pk, item=OuterRef("pk"))
    asked = ActionItem.objects.filter(paragraph__resolution=frame.resolution)
    items = (
        without_added(asked, frame.scope.known_at, tracked=frame.tracked)
        .annotate(
            theme=Coalesce("paragraph__theme__code", Value(""), output_field=CharField()),
            left_out=Exists(left_out),
        )
        .order_by("position")
    )
    fields = (
        "pk", "reference", "paragraph__number", "theme", "element__clause", "element__verb",
        "element__modality", "element__timeframe", "element__timeframe_text", "addressee__code",
        "addressee__name", "addressee__name_fr", "addressee__name_es", "addressee__order", "role",
        "asks", "left_out",
    )  # fmt: skip
    return [ItemRow._make(row) for row in rows(items, *fields)]


class Items:
    """Makes the action items of a report, in three queries."""

    def __init__(self, frame: Frame, histories: Mapping[int, History]) -> None:
        self.frame = frame
        self.histories = histories
        self.before = {each.reference: each for each in frame.before.items} if frame.before else {}
        self.evidence = evidence_of(frame)
        self.deadlines = deadlines_of(frame)

    def item(self, row: ItemRow) -> Item:
        history = self.histories.get(row.pk, NOTHING)
        current = history.current
        return Item(
            reference=row.reference,
            url=page("item", row.reference),
            paragraph=row.paragraph,
            theme=row.theme,
            clause=row.clause,
            verb=row.verb,
            modality=row.modality,
            timeframe=row.timeframe,
            timeframe_text=row.timeframe_text,
            addressee=row.addressee,
            joint=row.role == Role.JOINT,
            asks=row.asks,
            status=history.status,
            status_on=current.on if current else None,
            status_before=self.status_before(row, history),
            needs_funding=bool(current and current.needs_funding),
            updates=tuple(self.update(each, row) for each in history.shown),
            in_period=bool(history.new),
            left_out=row.left_out,
            deadlines=tuple(self.due(each, history) for each in self.deadlines.get(row.pk, ())),
        )

    def status_before(self, row: ItemRow, history: History) -> str:
        """Return what the report before said; without one, what the record said on the day."""
        if self.frame.before is None:
            return history.before
        found = self.before.get(row.reference)
        return found.status if found else ""

    def update(self, known: Known, row: ItemRow) -> Update:
        if row.left_out:
            return Update(known.on, known.status)
        return Update(
            effective_on=known.on,
            status=known.status,
            achievements=known.achievements,
            challenges=known.challenges,
            next_steps=known.next_steps,
            evidence=tuple(self.evidence.get(known.pk, ())),
        )

    def due(self, deadline: Planned, history: History) -> Due:
        """Return whether the deadline is met: whether the item was closed when it came.

        One that recurs, or follows an event, is never missed: its day is yet to come.
        """
        cut_off = self.frame.scope.cut_off
        due_on = None if deadline.kind == DeadlineKind.EVENT else deadline.day
        once = deadline.kind in (DeadlineKind.DATE, DeadlineKind.MEETING)
        passed = once and due_on is not None and due_on < cut_off
        met = history.was_closed_on(min(due_on or cut_off, cut_off))
        return Due(
            kind=deadline.kind,
            state="met" if met else "missed" if passed else "due",
            day=deadline.day,
            meeting=deadline.meeting,
            body=deadline.body,
            event=deadline.event,
        )


def evidence_of(frame: Frame) -> Mapping[int, list[Piece]]:
    """Return the public evidence of the updates that the report shows, by the update's key."""
    scope = frame.scope
    shown = Q(status_update__effective_on__gt=scope.since)
    shown |= Q(status_update__approved_at__gte=frame.knew_at)
    first = placed(frame).filter(place=1)  # type: ignore[misc]
    shown |= Q(status_update__in=first.values("pk"))
    found = (
        Evidence.objects.public()
        .filter(
            shown,
            status_update__action_item__paragraph__resolution=frame.resolution,
            status_update__effective_on__lte=scope.cut_off,
            status_update__approved_at__lt=scope.known_at,
        )
        .annotate(label=F("meeting__label"))
        .order_by("pk")
    )
    pieces: defaultdict[int, list[Piece]] = defaultdict(list)
    for update, pk, title, kind, url, file, label in rows(
        found, "status_update_id", "pk", "title", "kind", "url", "file", "label"
    ):
        where = url or (page("evidence", pk) if file else "")
        pieces[update].append(Piece(title, kind, where, label or ""))
    return pieces


class Texts:
    """The operative paragraphs, their themes, and the one that asks for the report."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        duty = Element.objects.filter(paragraph=OuterRef("pk"), reports_to=frame.meeting.body_id)
        operative = frame.resolution.paragraphs.filter(kind=ParagraphKind.OPERATIVE)
        found = operative.annotate(reports=Exists(duty)).order_by("number")
        self.rows = list(
            rows(
                found,
                "number",
                "text",
                "element_type",
                "reports",
                "theme__code",
                "theme__name",
                "theme__name_fr",
                "theme__name_es",
                "theme__order",
            )  # fmt: skip
        )

    @property
    def reporting(self) -> int | None:
        return next((number for number, _text, _type, reports, *_ in self.rows if reports), None)

    def themes(self) -> tuple[Named, ...]:
        found = {(row[8], row[4]): row[5:8] for row in self.rows if row[4]}
        return tuple(Named(code, named(*found[order, code])) for order, code in sorted(found))

    def paragraphs(self, asking: set[int]) -> Iterator[content.Paragraph]:
        """Yield the paragraphs.

        Args:
            asking: the numbers of those with action items.
        """
        top = absolute(self.frame.resolution.get_absolute_url())
        for number, text, kind, _reports, theme, *_ in self.rows:
            yield content.Paragraph(
                number=number,
                text=text,
                theme=theme or "",
                informational=kind == ElementType.INFORMATIONAL and number not in asking,
                url=f"{top}#{Paragraph(kind=ParagraphKind.OPERATIVE, number=number).anchor}",
            )


def addressees_of(found: list[ItemRow]) -> tuple[Named, ...]:
    """Return those of whom anything is asked, in their order."""
    names = {
        (row.addressee_order, row.addressee): (
            row.addressee_name, row.addressee_name_fr, row.addressee_name_es
        )
        for row in found
    }  # fmt: skip
    return tuple(Named(code, named(*names[order, code])) for order, code in sorted(names))
