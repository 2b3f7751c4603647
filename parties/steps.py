"""The small steps that the verbs on Party actions are made of; the caller holds the transaction."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed
from resolutions.models import User

from .choices import Outcome
from .entries import ActionEntry, StaleAction
from .models import ActionVersion, Party, PartyAction


def held(party: Party) -> Party:
    """Return the Party as it is now, under its lock: what is done to what it says goes in turn.

    It does not keep others from pointing at the Party (NO KEY).
    """
    return Party.objects.select_for_update(no_key=True).get(pk=party.pk)


def locked(action: PartyAction) -> PartyAction:
    """Return the action as it is now, under the lock of its Party.

    Raises:
        MoveNotAllowed: it has been discarded.
    """
    held(action.party)
    found = PartyAction.objects.filter(pk=action.pk).first()
    if found is None:
        raise MoveNotAllowed(_("It has been discarded meanwhile."))
    return found


def refuse_unseen(action: PartyAction, seen: int | None) -> None:
    """Refuse who read another version of the action; nothing is asked where none is given."""
    if seen not in (None, action.version):
        raise StaleAction(action)


def saved(action: PartyAction, by: User) -> PartyAction:
    """Keep what was changed, and count one more thing done to the action."""
    action.version += 1
    action.changed_by = by
    action.changed_at = timezone.now()
    action.save()
    return action


def pending(action: PartyAction) -> ActionVersion:
    """Return the version that waits for review; a submitted action has one."""
    return action.versions.pending().get()


def decide(action: PartyAction, outcome: Outcome, by: User, **said: Any) -> ActionVersion:
    """Say what became of the version that waits."""
    version = pending(action)
    version.outcome = outcome
    version.decided_by = by
    version.decided_at = timezone.now()
    for name, value in said.items():
        setattr(version, name, value)
    version.save(update_fields=["outcome", "decided_by", "decided_at", *said])
    return version


def says(action: PartyAction, entry: ActionEntry) -> bool:
    """Whether the working copy says just what the entry says, evidence aside."""
    words = all(getattr(action, name) == value for name, value in entry.words().items())
    return words and {item.pk for item in action.items.all()} == {item.pk for item in entry.items}
