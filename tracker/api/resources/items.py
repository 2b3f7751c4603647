"""Action items, as they stood on any day."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from resolutions.choices import DeadlineKind, ElementType, Modality, Role, Status, Timeframe
from resolutions.filters import ActionItemFilter
from resolutions.models.named import name_reader

from ..paging import Key, Order, cut, day, number
from ..reading import DetailView, ListView, PublicView, the_one
from ..rows import Row, Said, choice, codes, flag, iso, link
from ..rows import day as day_field
from ..rows import number as number_field
from ..rows import text as text_field
from .item_rows import READ, PlainPages, seen_on, with_deadlines
from .keys import key_of_body_in

POSITION = Key("position", number)


class DueRow(Row):
    """When an item is due."""

    kind = choice(_("What the deadline goes by."), DeadlineKind.choices)
    due_on = day_field(_("The day it is due, if that is known."), allow_null=True)
    meeting = text_field(_("The meeting by which it is due, or the next one."), allow_null=True)
    body = text_field(
        _("The body at every meeting of which it is due, by its key: cms-COP."), allow_null=True
    )
    event = text_field(_("The event after which it is due."))

    def written(self, row: dict[str, Any]) -> Said:
        return {
            "kind": row["kind"],
            "due_on": iso(row["due_on"]),
            "meeting": row["due_at_label"] or None,
            "body": key_of_body_in(row),
            "event": row["event"],
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
            "addressee_label": view.named(row, "addressee__"),
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

    def completed(self, rows: list[Any]) -> list[Any]:
        with_deadlines(rows, self.on)
        return rows

    @cached_property
    def named(self) -> Callable[[dict[str, Any], str], str]:
        """Returns the name of something in the language of the answer, from the row's columns."""
        return name_reader()


# What narrows the list; without any of it, a page is read in the shortest way.
NARROWING = ActionItemFilter.base_filters.keys()


class ActionItems(ItemsView, ListView):
    about = _("The action items, narrowed as on their page, as of any day.")
    filterset_class = ActionItemFilter
    orders = {
        "position": Order((POSITION,)),
        "status_on": Order((Key("shown_on", day, nullable=True), POSITION)),
    }
    usual = "position"

    def rows(self) -> Any:
        return seen_on(self.on)

    def filter_values(self) -> dict[str, Any]:
        return {"on": self.on}

    def narrowed(self) -> Any:
        return super().narrowed().values(*READ)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        order = self.order
        is_plain = order.keys == (POSITION,) and not NARROWING & request.query_params.keys()
        if request.accepted_renderer.format == "csv" or not is_plain:
            return super().get(request, *args, **kwargs)
        pages = PlainPages(self.on, order, self.size)
        page = cut(pages.found(self.cursor), order, self.cursor, self.size)
        pages.with_deadlines(page.rows)
        return Response(self.told(page, completed=True))


class OneActionItem(ItemsView, DetailView):
    about = _("One action item, as of any day.")

    def found(self) -> Any:
        rows = seen_on(self.on).filter(reference=self.kwargs["reference"]).values(*READ)
        return self.completed([the_one(rows, _("There is no such action item."))])[0]
