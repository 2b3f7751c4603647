"""What a Party is told of its own actions."""

from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from parties.choices import OPEN_STATES, ActionState, Channel, EntryLanguage, Outcome, Side, Stage
from parties.models import ActionEvidence, ActionVersion, Answer, PartyAction, Remark
from resolutions.models import ActionItem

from ..rows import Row, Said, choice, day, flag, iso, link, moment, number, text, texts


class MyShownRow(Row):
    """A page on the web or a file that shows what an action says."""

    id = number(_("By which it is named to be kept."))
    title = text(_("What it is."))
    url = link(_("Where it can be read; a file, on the page."))
    file_name = text(_("The name of the file; empty where it is a page on the web."))

    def written(self, row: ActionEvidence) -> Said:
        return {
            "id": row.pk,
            "title": row.title,
            "url": self.links.absolute(row.get_absolute_url()),
            "file_name": row.file_name,
        }


class VersionRow(Row):
    """What was submitted at one time, and what became of it."""

    number = number(_("Which version it is."))
    submitted_at = moment(_("When it was submitted."))
    outcome = choice(_("What became of it."), Outcome.choices)
    decided_at = moment(_("When that was decided."), allow_null=True)
    public_note = text(_("A note of the Secretariat, published beside it; may be empty."))
    return_reason = text(_("Why it was returned; empty where it was not."))
    is_public = flag(_("Whether the public reads it now."))

    def written(self, row: ActionVersion) -> Said:
        return {
            "number": row.number,
            "submitted_at": iso(row.submitted_at),
            "outcome": row.outcome,
            "decided_at": iso(row.decided_at),
            "public_note": row.public_note,
            "return_reason": row.return_reason,
            "is_public": row.is_public,
        }


class RemarkRow(Row):
    """A question of the Secretariat, or the Party's answer; never public."""

    side = choice(_("Whose it is."), Side.choices)
    text = text(_("What it says."))
    made_at = moment(_("When it was made."))

    def written(self, row: Remark) -> Said:
        return {"side": row.side, "text": row.text, "made_at": iso(row.made_at)}


class MyActionRow(Row):
    """An action as its Party reads it, wherever it stands on the way to publication."""

    reference = text(_("Its name here: KEN-7."))
    url = link(_("Its page for the Party."))
    api_url = link(_("Its address for the Party."))
    version = number(_("Counts what was done to it; its ETag says it too."))
    state = choice(_("How far it has come on the way to publication."), ActionState.choices)
    title = text(_("In one line: what the country did, does or plans."))
    items = texts(_("The action items that it answers, by reference."))
    done = text(_("What was done, and results."))
    stage = choice(_("How far it has come, in the Party’s own judgement."), Stage.choices)
    starts_on = day(_("Its first day, if that is said."), allow_null=True)
    ends_on = day(_("Its last day, if that is said."), allow_null=True)
    challenges = text(_("What stands in the way."))
    support_needed = text(_("What would help."))
    language = choice(_("The language of the entry."), EntryLanguage.choices)
    evidence = MyShownRow(many=True, read_only=True, help_text=_("What shows it."))
    channel = choice(_("By which way the Secretariat learned of it."), Channel.choices)
    received_on = day(
        _("When the Secretariat received what it entered on behalf of the Party."), allow_null=True
    )
    is_on_behalf = flag(_("Whether it is such an entry, and the Party has not taken it over."))
    created_at = moment(_("When it was begun."))
    changed_at = moment(_("When it was last changed."))
    versions = VersionRow(many=True, read_only=True, help_text=_("What was submitted of it."))
    remarks = RemarkRow(
        many=True, read_only=True, help_text=_("Questions and answers, in their order.")
    )

    def written(self, row: PartyAction) -> Said:
        return {
            "reference": row.reference,
            "url": self.links.to("my-action", row.reference),
            "api_url": self.links.to("api-my-party-action", row.reference),
            "version": row.version,
            "state": row.state,
            **self.words(said_of(row)),
            "channel": row.channel,
            "received_on": iso(row.received_on),
            "is_on_behalf": row.is_on_behalf,
            "created_at": iso(row.created_at),
            "changed_at": iso(row.changed_at),
            "versions": [self.version_row.written(each) for each in row.versions.all()],
            "remarks": [self.remark_row.written(each) for each in row.remarks.all()],
        }

    def words(self, said: PartyAction | ActionVersion) -> Said:
        """What it says."""
        return {
            "title": said.title,
            "items": references_of(said),
            "done": said.done,
            "stage": said.stage,
            "starts_on": iso(said.starts_on),
            "ends_on": iso(said.ends_on),
            "challenges": said.challenges,
            "support_needed": said.support_needed,
            "language": said.language,
            "evidence": [self.shown_row.written(each) for each in shown_of(said)],
        }

    @cached_property
    def shown_row(self) -> MyShownRow:
        return MyShownRow(links=self.links)

    @cached_property
    def version_row(self) -> VersionRow:
        return VersionRow(links=self.links)

    @cached_property
    def remark_row(self) -> RemarkRow:
        return RemarkRow(links=self.links)


def said_of(action: PartyAction) -> PartyAction | ActionVersion:
    """What is read of it: of an entry that the Secretariat has in work, what it last sent."""
    if action.is_on_behalf and action.state in OPEN_STATES:
        return action.versions.all()[0]
    return action


def references_of(said: PartyAction | ActionVersion) -> list[str]:
    if isinstance(said, PartyAction):
        return [item.reference for item in said.items.all()]
    return [answer.item.reference for answer in said.answers.all()]


def shown_of(said: PartyAction | ActionVersion) -> list[ActionEvidence]:
    """The evidence of the working copy, or that of the version."""
    if isinstance(said, PartyAction):
        return [each for each in said.evidence.all() if each.version_id is None]
    return list(said.evidence.all())


def with_all(actions: "QuerySet[PartyAction]") -> "QuerySet[PartyAction]":
    """Return the actions with all that is told of them, in a fixed number of queries."""
    answers = Answer.objects.select_related("item").order_by("item__position")
    versions = ActionVersion.objects.order_by("-number").prefetch_related(
        "evidence", Prefetch("answers", answers)
    )
    return actions.select_related("party", "current").prefetch_related(
        Prefetch("items", ActionItem.objects.order_by("position")),
        Prefetch("evidence", ActionEvidence.objects.in_work().order_by("pk")),
        Prefetch("versions", versions),
        Prefetch("remarks", Remark.objects.order_by("pk")),
    )
