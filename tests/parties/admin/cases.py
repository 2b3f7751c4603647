"""What the tests of the admin's pages on Party actions share."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from parties import reviewing, services
from parties.choices import ActionState, Channel
from parties.models import ActionVersion, Party, PartyAction
from resolutions.models import User
from tests import make

SignIn = Callable[[User], Client]
QUEUE = "admin:parties_partyaction_changelist"


def address(page: str, action: PartyAction, *args: Any) -> str:
    return reverse(f"admin:parties_partyaction_{page}", args=[action.pk, *args])


def latest(action: PartyAction) -> ActionVersion:
    return action.versions.latest("number")


def second_manager() -> User:
    return make.user("second-manager", "Secretariat manager")


def another_reviewer() -> User:
    """Reviews what the tests start from, and then takes no part."""
    return make.user("another-reviewer", "Secretariat officer")


def entered(state: str, *, accepted_before: bool = False, **values: Any) -> PartyAction:
    """Return an entry on behalf of Ghana, begun and submitted by the second manager."""
    by, reviewer = second_manager(), another_reviewer()
    begun = services.begin_action(
        Party.objects.get(iso3="GHA"),
        make.action_entry(**values),
        by=by,
        channel=Channel.LETTER,
        received_on=date(2025, 6, 1),
    )
    make.period()
    if accepted_before:
        services.submit_action(begun, by=by)
        reviewing.accept_action(begun, by=reviewer)
        services.revise_action(begun, make.action_entry(title="Another title"), by=by)
    if state != ActionState.DRAFT:
        services.submit_action(begun, by=by)
    if state == ActionState.RETURNED:
        reviewing.return_action(begun, by=reviewer, reason="Which conventions?")
    if state == ActionState.ACCEPTED:
        reviewing.accept_action(begun, by=reviewer)
    return PartyAction.objects.get(pk=begun.pk)


def submitted_again(action: PartyAction, **values: Any) -> PartyAction:
    """Have Kenya submit a later version of a submitted or returned action, with other words."""
    by = make.focal_point("KEN")
    if action.state == ActionState.SUBMITTED:
        action = services.recall_action(action, by=by)
    services.revise_action(action, make.action_entry(**values), by=by)
    services.submit_action(action, by=by)
    return PartyAction.objects.get(pk=action.pk)


def sent(action: PartyAction, verb: str) -> dict[str, Any]:
    """What the buttons of the page send."""
    words = {"reason": "Say when.", "question": "When?", "public_note": ""}
    seen = action.version if verb == "submit" else action.versions.count()
    return {**words, "seen": seen}
