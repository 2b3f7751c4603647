"""What the pages of one Party action show, in a fixed number of queries."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.models import ActionItem, User

from .. import permissions
from ..choices import ActionState, Outcome, Side
from ..models import ActionEvidence, ActionVersion, Answer, PartyAction, Remark
from .changes import Changes, Text, compared


def actions(user: User) -> QuerySet[PartyAction]:
    """The actions that the person may see, with all that is shown of them."""
    return (
        PartyAction.objects.visible_to(user)
        .select_related("party", "author", "changed_by")
        .prefetch_related(
            Prefetch("versions", versions(), to_attr="all_versions"),
            Prefetch("remarks", Remark.objects.select_related("author")),
        )
    )


def versions() -> QuerySet[ActionVersion]:
    """The newest first, with what each answers and shows."""
    answers = Answer.objects.select_related(
        "item__element", "item__paragraph__resolution", "item__addressee"
    ).order_by("item__position")
    return (
        ActionVersion.objects.select_related("submitted_by", "decided_by", "period__meeting")
        .select_related("period__since_meeting")
        .prefetch_related(Prefetch("answers", answers), "evidence")
        .order_by("-number")
    )


def versions_of(action: PartyAction) -> list[ActionVersion]:
    found: list[ActionVersion] = action.all_versions  # type: ignore[attr-defined]
    return found


def latest(action: PartyAction) -> ActionVersion | None:
    """The version submitted last: the one that waits, while the action does."""
    return next(iter(versions_of(action)), None)


def is_in_our_hands(action: PartyAction) -> bool:
    """Whether the working copy is the Secretariat's own: entered on behalf, and open."""
    return action.is_on_behalf and action.is_open


def text_of(version: ActionVersion) -> Text:
    return Text(version, [each.item for each in version.answers.all()], [*version.evidence.all()])


def working_text(action: PartyAction) -> Text:
    """What the working copy says; for an entry on behalf of a Party alone."""
    items = ActionItem.objects.filter(pk__in=action.items.values("pk"))
    items = items.select_related("element", "paragraph__resolution", "addressee")
    return Text(action, list(items), list(ActionEvidence.objects.in_work().filter(action=action)))


def before(action: PartyAction, number: int) -> ActionVersion | None:
    """The version to compare with: the latest accepted one before the number, else the latest."""
    earlier = [each for each in versions_of(action) if each.number < number]
    accepted = [each for each in earlier if each.outcome == Outcome.ACCEPTED]
    return next(iter([*accepted, *earlier]), None)


def changes_in(action: PartyAction, version: ActionVersion | None) -> Changes:
    """What the version says, or the working copy where none is given, with what changed."""
    number = version.number if version else len(versions_of(action)) + 1
    earlier = before(action, number)
    return compared(
        text_of(version) if version else working_text(action),
        text_of(earlier) if earlier else None,
    )


def of_action(action: PartyAction) -> dict[str, Any]:
    """The text that is shown of the action, and what both sides remarked on it."""
    version = None if is_in_our_hands(action) else latest(action)
    return {**of_version(action, version), "versions": versions_of(action), **remarks(action)}


def of_version(action: PartyAction, version: ActionVersion | None) -> dict[str, Any]:
    """What one version says, or our own working copy, with what is known of the action."""
    return {
        "action": action,
        "version": version,
        "state": state_words(action),
        "public": action.current_id and reverse("party-action", args=[action.reference]),
        "changes": changes_in(action, version),
    }


def remarks(action: PartyAction) -> dict[str, list[Remark]]:
    """The remarks of both sides, each apart."""
    both = action.remarks.all()
    return {
        "questions": [each for each in both if each.side == Side.SECRETARIAT],
        "answers": [each for each in both if each.side == Side.PARTY],
    }


def verbs_for(user: User, action: PartyAction) -> dict[str, bool]:
    """Which buttons the person finds on the page, by the verb's name."""
    allowed = permissions.verbs_of(user, action)
    found = {verb.name.lower(): verb in allowed for verb in permissions.Verb}
    if is_own_entry(user, action):
        found["accept"] = found["return"] = False
    return found


def is_own_entry(user: User, action: PartyAction) -> bool:
    """Whether the person submitted it on behalf of the Party: someone else reviews it."""
    version = latest(action)
    return bool(action.is_on_behalf and version and version.submitted_by_id == user.pk)


def waits_by(user: User, action: PartyAction) -> bool:
    """Whether it waits for review, submitted by the person: asked for twice, it is done once."""
    return action.versions.pending().filter(submitted_by=user).exists()


def state_words(action: PartyAction) -> str:
    """How far it has come, as the Secretariat sees it: what a Party drafts is the Party's alone."""
    if action.state != ActionState.DRAFT:
        return str(action.get_state_display())
    if is_in_our_hands(action):
        return _("Draft of the Secretariat")
    if action.current_id:
        return _("Accepted; the Party is changing it")
    return _("With the Party, which took it back")
