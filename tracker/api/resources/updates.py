"""Status updates: what was published, and what became of it."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from resolutions.choices import EvidenceKind, Status, Vocabulary
from resolutions.models import Evidence, StatusUpdate

from ..paging import Key, Order, day, moment, number
from ..reading import DetailView, ListView, PublicView, the_one
from ..rows import Row, Said, choice, codes, flag, iso, link
from ..rows import day as day_field
from ..rows import moment as moment_field
from ..rows import number as number_field
from ..rows import text as text_field
from .filters_texts import StatusUpdateFilter

PK = Key("pk", number)
# What is read of an update and of the item that it is about.
READ = (
    "pk", "status", "effective_on", "achievements", "challenges", "next_steps", "needs_funding",
    "approved_at", "corrects_id", "action_item__reference", "action_item__addressee__code",
    "action_item__paragraph__number", "action_item__paragraph__resolution__slug",
)  # fmt: skip


class EvidenceRow(Row):
    """What shows that it is so; what is not public is left out."""

    kind = choice(_("What it is."), EvidenceKind.choices)
    title = text_field(_("Its title."))
    url = link(_("Where it can be read."), allow_null=True)
    meeting = text_field(_("The meeting that it is, or belongs to."), allow_null=True)

    def written(self, row: Evidence) -> Said:
        return {
            "kind": row.kind,
            "title": row.title,
            "url": self.links.absolute(row.get_absolute_url()) or None,
            "meeting": row.meeting.label if row.meeting else None,
        }


class StatusUpdateRow(Row):
    """A dated statement of how far an action item has come. It never changes once published."""

    id = number_field(_("Its number here."))
    url = link(_("Where it stands on the page of its action item."))
    api_url = link(_("Its address in the API."))
    action_item = text_field(_("The action item, by reference: 11.10-18.3-SEC."))
    resolution = text_field(_("The resolution, by the name in its address."))
    paragraph = number_field(_("The number of the operative paragraph."))
    addressee = text_field(_("Who is asked, by code: SEC, PAR, BLG."))
    status = choice(_("How far the item had come."), Status.choices)
    status_label = text_field(_("The same, in the language of the answer."))
    effective_on = day_field(_("The day on which that was so."))
    achievements = text_field(_("What was done."))
    challenges = text_field(_("What stood in the way."))
    next_steps = text_field(_("What comes next."))
    needs_funding = flag(_("Whether the item needs funding."))
    approved_at = moment_field(_("When it was published."))
    corrects = number_field(_("The update that it replaces, by id."), allow_null=True)
    corrected_by = number_field(
        _("The update that replaces it, by id: it no longer counts."), allow_null=True
    )
    evidence = EvidenceRow(many=True, read_only=True, help_text=_("The public evidence."))
    external_codes = codes(_("What other systems call addressee, status and marks."))

    view: "UpdatesView"

    def written(self, row: dict[str, Any]) -> Said:
        view, pk, reference = self.view, row["pk"], row["action_item__reference"]
        return {
            "id": pk,
            "url": f"{self.links.to('item', reference)}#update-{pk}",
            "api_url": self.links.to("api-status-update", pk),
            "action_item": reference,
            "resolution": row["action_item__paragraph__resolution__slug"],
            "paragraph": row["action_item__paragraph__number"],
            "addressee": row["action_item__addressee__code"],
            "status": row["status"],
            "status_label": view.status_labels[row["status"]],
            "effective_on": iso(row["effective_on"]),
            "achievements": row["achievements"],
            "challenges": row["challenges"],
            "next_steps": row["next_steps"],
            "needs_funding": row["needs_funding"],
            "approved_at": iso(row["approved_at"]),
            "corrects": row["corrects_id"],
            "corrected_by": row["corrected_by"],
            "evidence": [self.shown_by.written(each) for each in row["evidence"]],
            "external_codes": view.codes_of(row),
        }

    @cached_property
    def shown_by(self) -> EvidenceRow:
        return EvidenceRow(links=self.links)


class UpdatesView(PublicView):
    """What the list of status updates and one of them have in common."""

    serializer_class = StatusUpdateRow

    def seen(self) -> "QuerySet[StatusUpdate]":
        return StatusUpdate.objects.approved()

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give each row its public evidence and the update that corrects it."""
        keys = [row["pk"] for row in rows]
        evidence: defaultdict[int, list[Evidence]] = defaultdict(list)
        found = Evidence.objects.public().filter(status_update__in=keys)
        for each in found.select_related("meeting").order_by("pk"):
            evidence[each.status_update_id].append(each)
        corrections = self.seen().filter(corrects__in=keys).values_list("corrects", "pk")
        corrected: dict[int | None, int] = dict(corrections)
        for row in rows:
            row["evidence"] = evidence[row["pk"]]
            row["corrected_by"] = corrected.get(row["pk"])
        return rows

    def codes_of(self, row: dict[str, Any]) -> dict[str, list[str]]:
        values = [
            (Vocabulary.ADDRESSEE.value, row["action_item__addressee__code"]),
            (Vocabulary.STATUS.value, row["status"]),
        ]
        if row["needs_funding"]:
            values.append((Vocabulary.MARK.value, "needs_funding"))
        return self.codes.of(*values)


class StatusUpdates(UpdatesView, ListView):
    about = _("The published status updates, those that were corrected among them.")
    filterset_class = StatusUpdateFilter
    orders = {
        "approved_at": Order((Key("approved_at", moment), PK)),
        "effective_on": Order((Key("effective_on", day), PK)),
    }
    usual = "-approved_at"

    def rows(self) -> Any:
        return self.seen()

    def narrowed(self) -> Any:
        return super().narrowed().values(*READ)


class OneStatusUpdate(UpdatesView, DetailView):
    about = _("One status update.")

    def found(self) -> Any:
        rows = self.seen().filter(pk=self.kwargs["pk"]).values(*READ)
        return self.completed([the_one(rows, _("There is no such status update."))])[0]
