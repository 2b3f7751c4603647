"""What the author of a status update is told of it."""

from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from resolutions.choices import EvidenceKind, State, Status
from resolutions.models import ActionItem, Evidence, StatusUpdate

from ..rows import Row, Said, choice, day, flag, iso, link, moment, number, text

# More than that nobody compares; the page of the item has all.
SINCE_SHOWN = 20


class MyEvidenceRow(Row):
    """What shows that it is so, public or not."""

    id = number(_("By which it is named to be kept."))
    kind = choice(_("What it is."), EvidenceKind.choices)
    title = text(_("Its title."))
    url = link(_("Where it can be read."), allow_null=True)
    meeting = text(_("The meeting that it is, or belongs to."), allow_null=True)
    is_public = flag(_("Whether it is published with the update."))

    def written(self, row: Evidence) -> Said:
        return {
            "id": row.pk,
            "kind": row.kind,
            "title": row.title,
            "url": self.links.absolute(row.get_absolute_url()) or None,
            "meeting": row.meeting.label if row.meeting else None,
            "is_public": row.is_public,
        }


class MyUpdateRow(Row):
    """A status update as its author reads it, wherever it stands on the way to publication."""

    id = number(_("Its number here, which stays once it is published."))
    api_url = link(_("Its address for its author."))
    action_item = text(_("The action item, by reference: 11.10-18.3-SEC."))
    version = number(_("The version of the action item, which its ETag says too."))
    state = choice(_("How far it has come on the way to publication."), State.choices)
    status = choice(_("How far the item has come."), Status.choices)
    effective_on = day(_("The day on which this is so."))
    achievements = text(_("What was done."))
    challenges = text(_("What stands in the way."))
    next_steps = text(_("What comes next."))
    needs_funding = flag(_("Whether the item needs funding."))
    internal_note = text(_("For the Secretariat alone; never published."))
    corrects = number(_("The update that it is to replace, by id."), allow_null=True)
    evidence = MyEvidenceRow(many=True, read_only=True, help_text=_("What shows it."))
    recorded_at = moment(_("When it was recorded."))
    submitted_at = moment(_("When it was submitted."), allow_null=True)
    returned_at = moment(_("When it was last returned."), allow_null=True)
    return_reason = text(_("Why it was last returned; empty where it never was."))
    approved_at = moment(_("When it was approved, and so published."), allow_null=True)

    def written(self, row: StatusUpdate) -> Said:
        return {
            "id": row.pk,
            "api_url": self.links.to("api-my-status-update", row.pk),
            "action_item": row.action_item.reference,
            "version": row.action_item.version,
            "state": row.state,
            **self.words(row),
            "recorded_at": iso(row.recorded_at),
            "submitted_at": iso(row.submitted_at),
            "returned_at": iso(row.returned_at),
            "return_reason": row.return_reason,
            "approved_at": iso(row.approved_at),
        }

    def words(self, row: StatusUpdate) -> Said:
        """What it says."""
        return {
            "status": row.status,
            "effective_on": iso(row.effective_on),
            "achievements": row.achievements,
            "challenges": row.challenges,
            "next_steps": row.next_steps,
            "needs_funding": row.needs_funding,
            "internal_note": row.internal_note,
            "corrects": row.corrects_id,
            "evidence": [self.evidence_row.written(each) for each in row.evidence.all()],
        }

    def others(self, row: StatusUpdate) -> Said:
        """What is told of it to another who was about to write of the same item."""
        return {
            "id": row.pk,
            "author": str(row.author),
            "state": row.state,
            "recorded_at": iso(row.recorded_at),
            **self.words(row),
        }

    @cached_property
    def evidence_row(self) -> MyEvidenceRow:
        return MyEvidenceRow(links=self.links)


def with_all(updates: "QuerySet[StatusUpdate]") -> "QuerySet[StatusUpdate]":
    """Return the updates with all that is told of them, in a fixed number of queries."""
    evidence = Prefetch("evidence", Evidence.objects.select_related("meeting").order_by("pk"))
    return updates.select_related("action_item", "author").prefetch_related(evidence)


class MyItemRow(Row):
    """Where an action item stands for those who record."""

    reference = text(_("Its name here and in reports: 11.10-18.3-SEC."))
    api_url = link(_("Its public address in the API."))
    version = number(_("Counts what was done to its updates; its ETag says it too."))
    status = choice(_("How far it has come."), Status.choices)
    status_on = day(_("Since when that is so."), allow_null=True)
    status_update = number(_("The status update that says so, by id."), allow_null=True)
    needs_funding = flag(_("Whether it needs funding."))

    def written(self, row: ActionItem) -> Said:
        return {
            "reference": row.reference,
            "api_url": self.links.to("api-action-item", row.reference),
            "version": row.version,
            "status": row.status,
            "status_on": iso(row.status_on),
            "status_update": row.current_update_id,
            "needs_funding": row.needs_funding,
        }
