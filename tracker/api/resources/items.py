"""Action items, as they stood on any day."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from resolutions.choices import DeadlineKind, ElementType, Modality, Role, Status, Timeframe
from resolutions.filters import ActionItemFilter
from resolutions.models import ActionItem, Addressee, Deadline

from ..base import DetailView, ListView, PublicView, the_one
from ..mapping import Codes
from ..paging import Key, Order, day, number
from ..rows import Row, Said, choice, codes, flag, iso, link
from ..rows import day as day_field
from ..rows import number as number_field
from ..rows import text as text_field

POSITION = Key("position", number)
# What is read of an item and of what it rests on.
READ = (
    "pk", "reference", "position", "asks", "addressee_text", "role", "addressee__code",
    "paragraph__number", "paragraph__resolution__slug", "paragraph__theme__code",
    "element__number", "element__clause", "element__type", "element__verb", "element__modality",
    "element__timeframe", "element__timeframe_text", "office__name", "shown_status", "shown_on",
    "shown_funding", "shown_update", "is_overdue", "is_stagnant",
)  # fmt: skip


class DueRow(Row):
    """When an item is due."""

    kind = choice(_("What the deadline goes by."), DeadlineKind.choices)
    due_on = day_field(_("The day it is due, if that is known."), allow_null=True)
    meeting = text_field(_("The meeting by which it is due, or the next one."), allow_null=True)
    body = text_field(_("The body at every meeting of which it is due."), allow_null=True)
    event = text_field(_("The event after which it is due."))

    def written(self, row: Deadline) -> Said:
        return {
            "kind": row.kind,
            "due_on": iso(row.due_on),
            "meeting": row.due_at_label or None,
            "body": row.body.code if row.body else None,
            "event": row.event,
        }


class ActionItemRow(Row):
    """What one clause of a paragraph asks of one addressee, and how far that has come."""

    reference = text_field(_("Its name here and in reports: 11.10-18.3-SEC."))
    url = link(_("Its page."))
    api_url = link(_("Its address in the API."))
    resolution = text_field(_("The resolution, by the name in its address."))
    paragraph = number_field(_("The number of the operative paragraph."))
    clause_number = number_field(_("Which of the paragraph’s elements it rests on."))
    clause = text_field(_("The clause, verbatim."))
    asks = text_field(_("What it asks, to be read on its own."))
    verb = text_field(_("The operative verb, as written."))
    modality = choice(_("How strongly it asks."), Modality.choices)
    element_type = choice(_("Whether it asks something of someone."), ElementType.choices)
    timeframe = choice(_("Which kind of time is set for it."), Timeframe.choices)
    timeframe_text = text_field(_("The time that is set, as written."))
    addressee = text_field(_("Who is asked, by code: SEC, PAR, BLG."))
    addressee_label = text_field(_("Who is asked, in the language of the answer."))
    addressee_text = text_field(_("Who is asked, as written."))
    role = choice(_("Whether they are asked alone or together with another."), Role.choices)
    theme = text_field(_("The theme of the paragraph, by code."), allow_null=True)
    office = text_field(_("The responsible office."), allow_null=True)
    as_of = day_field(_("The day as of which status and marks are seen."))
    status = choice(_("How far it had come."), Status.choices)
    status_label = text_field(_("The same, in the language of the answer."))
    status_on = day_field(_("Since when that is so."), allow_null=True)
    status_update = number_field(_("The status update that says so, by id."), allow_null=True)
    needs_funding = flag(_("Whether it needs funding."))
    overdue = flag(_("Whether a deadline has passed while it is outstanding."))
    stagnant = flag(_("Whether nothing has been heard of it for long while it is outstanding."))
    deadlines = DueRow(many=True, read_only=True, help_text=_("When it is due."))
    external_codes = codes(_("What other systems call type, addressee, status and marks."))

    view: "ItemsView"

    def written(self, row: dict[str, Any]) -> Said:
        view, reference = self.view, row["reference"]
        addressee = view.addressees.get(row["addressee__code"])
        status = row["shown_status"]
        return {
            "reference": reference,
            "url": self.links.to("item", reference),
            "api_url": self.links.to("api-action-item", reference),
            "resolution": row["paragraph__resolution__slug"],
            "paragraph": row["paragraph__number"],
            "clause_number": row["element__number"],
            "clause": row["element__clause"],
            "asks": row["asks"],
            "verb": row["element__verb"],
            "modality": row["element__modality"],
            "element_type": row["element__type"],
            "timeframe": row["element__timeframe"],
            "timeframe_text": row["element__timeframe_text"],
            "addressee": row["addressee__code"],
            "addressee_label": addressee or row["addressee__code"],
            "addressee_text": row["addressee_text"],
            "role": row["role"],
            "theme": row["paragraph__theme__code"],
            "office": row["office__name"],
            "as_of": view.on.isoformat(),
            "status": status,
            "status_label": view.status_labels[status],
            "status_on": iso(row["shown_on"]),
            "status_update": row["shown_update"],
            "needs_funding": row["shown_funding"],
            "overdue": row["is_overdue"],
            "stagnant": row["is_stagnant"],
            "deadlines": [self.due.written(each) for each in row["deadlines"]],
            "external_codes": view.codes.of_item(row),
        }

    @cached_property
    def due(self) -> DueRow:
        return DueRow(links=self.links)


class ItemsView(PublicView):
    """What the list of action items and one of them have in common."""

    serializer_class = ActionItemRow
    is_dated = True

    @cached_property
    def row(self) -> ActionItemRow:
        row = ActionItemRow(links=self.links)
        row.view = self
        return row

    def seen(self) -> "QuerySet[ActionItem]":
        return ActionItem.objects.as_of(self.on).with_marks(self.on)

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give each row its deadlines."""
        due: dict[int, list[Deadline]] = {row["pk"]: [] for row in rows}
        found = Deadline.objects.with_due_on(self.on).filter(action_item__in=list(due))
        for each in found.select_related("body").order_by("due_on", "pk"):  # type: ignore[misc]
            due[each.action_item_id].append(each)
        for row in rows:
            row["deadlines"] = due[row["pk"]]
        return rows

    @cached_property
    def addressees(self) -> dict[str, str]:
        return {each.code: str(each) for each in Addressee.objects.all()}

    @cached_property
    def status_labels(self) -> dict[str, str]:
        return {status.value: str(status.label) for status in Status}

    @cached_property
    def codes(self) -> Codes:
        return Codes()


class ActionItems(ItemsView, ListView):
    about = _("The action items, narrowed as on their page, as of any day.")
    filterset_class = ActionItemFilter
    orders = {
        "position": Order((POSITION,)),
        "status_on": Order((Key("shown_on", day, nullable=True), POSITION)),
    }
    usual = "position"

    def rows(self) -> Any:
        return self.seen()

    def filter_values(self) -> dict[str, Any]:
        return {"on": self.on}

    def narrowed(self) -> Any:
        return super().narrowed().values(*READ)


class OneActionItem(ItemsView, DetailView):
    about = _("One action item, as of any day.")

    def found(self) -> Any:
        rows = self.seen().filter(reference=self.kwargs["reference"]).values(*READ)
        return self.completed([the_one(rows, _("There is no such action item."))])[0]
