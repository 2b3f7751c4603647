"""Deadlines: by when something is due, seen from any day."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from resolutions.choices import CLOSED, DeadlineKind, Status
from resolutions.models import ActionItem, Deadline

from ..paging import Key, Order, day, number
from ..reading import ListView
from ..rows import Row, Said, choice, flag, iso, link
from ..rows import day as day_field
from ..rows import number as number_field
from ..rows import text as text_field
from .filters_texts import DeadlineFilter
from .keys import key_of_body_in

PK = Key("pk", number)
POSITION = "action_item__position"
# What is read of a deadline and of its item.
READ = (
    "pk", "kind", "date", "event", "due_on", "due_at_label", "body__treaty", "body__code",
    "action_item", POSITION, "action_item__reference", "action_item__addressee__code",
    "action_item__paragraph__number", "action_item__paragraph__resolution__slug",
)  # fmt: skip


class DeadlineRow(Row):
    """When an action item is due."""

    action_item = text_field(_("The action item, by reference: 11.10-18.3-SEC."))
    url = link(_("The page of the action item."))
    api_url = link(_("The address of the action item in the API."))
    resolution = text_field(_("The resolution, by the name in its address."))
    paragraph = number_field(_("The number of the operative paragraph."))
    addressee = text_field(_("Who is asked, by code: SEC, PAR, BLG."))
    kind = choice(_("What the deadline goes by."), DeadlineKind.choices)
    due_on = day_field(_("The day it is due, if that is known."), allow_null=True)
    meeting = text_field(_("The meeting by which it is due, or the next one."), allow_null=True)
    body = text_field(
        _("The body at every meeting of which it is due, by its key: cms-COP."), allow_null=True
    )
    event = text_field(_("The event after which it is due."))
    event_on = day_field(_("The day of the event, once it has happened."), allow_null=True)
    as_of = day_field(_("The day as of which all this is seen."))
    status = choice(_("How far the action item had come."), Status.choices)
    status_label = text_field(_("The same, in the language of the answer."))
    overdue = flag(_("Whether it has passed while the action item is outstanding."))

    view: "Deadlines"

    def written(self, row: dict[str, Any]) -> Said:
        view, reference, status = self.view, row["action_item__reference"], row["status"]
        return {
            "action_item": reference,
            "url": self.links.to("item", reference),
            "api_url": self.links.to("api-action-item", reference),
            "resolution": row["action_item__paragraph__resolution__slug"],
            "paragraph": row["action_item__paragraph__number"],
            "addressee": row["action_item__addressee__code"],
            "kind": row["kind"],
            "due_on": iso(row["due_on"]),
            "meeting": row["due_at_label"] or None,
            "body": key_of_body_in(row),
            "event": row["event"],
            "event_on": iso(row["date"]) if row["event"] else None,
            "as_of": view.on.isoformat(),
            "status": status,
            "status_label": view.status_labels[status],
            "overdue": row["missed"] and status not in CLOSED,
        }


class Deadlines(ListView):
    about = _("The deadlines of action items, as of any day.")
    serializer_class = DeadlineRow
    filterset_class = DeadlineFilter
    is_dated = True
    orders = {
        "due_on": Order((Key("due_on", day, nullable=True), PK)),
        "position": Order((Key(POSITION, number), PK)),
    }
    usual = "due_on"

    def rows(self) -> Any:
        return Deadline.objects.with_due_on(self.on)

    def filter_values(self) -> dict[str, Any]:
        return {"on": self.on}

    def narrowed(self) -> Any:
        return super().narrowed().values(*READ)

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give each row the status of its item, and whether the deadline was missed."""
        items = ActionItem.objects.as_of(self.on).filter(
            pk__in={row["action_item"] for row in rows}
        )
        status = dict(items.values_list("pk", "shown_status"))  # type: ignore[misc]
        known = Deadline.objects.filter(pk__in=[row["pk"] for row in rows])
        missed = set(known.missed(self.on).values_list("pk", flat=True))
        for row in rows:
            row["status"], row["missed"] = status[row["action_item"]], row["pk"] in missed
        return rows
