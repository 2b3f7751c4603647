"""Enters what a plan says, all of it or nothing, through the verbs on Party actions."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from resolutions.entries import MoveNotAllowed
from resolutions.models import User

from ..entries import StaleAction
from ..models import Party, PartyAction
from ..services import begin_action, revise_action
from .plan import Plan, RowPlan


class RowRefused(Exception):
    """A row could not be entered after all, so that none was."""

    def __init__(self, number: int, sentence: str) -> None:
        super().__init__(sentence)
        self.number = number


@dataclass(frozen=True)
class Entered:
    """How many actions were begun and changed."""

    begun: int
    changed: int


@transaction.atomic
def apply_plan(plan: Plan, party: Party, *, by: User) -> Entered:
    """Begin and change the actions as drafts; what was entered before is entered once.

    Raises:
        RowRefused: a row was refused; nothing has been entered.
    """
    # In one order, so that two who apply at once wait for each other and do not lock up.
    for row in sorted(plan.changed, key=lambda row: row.action.pk if row.action else 0):
        enter(row, party, by)
    for row in plan.new:
        enter(row, party, by)
    return Entered(begun=len(plan.new), changed=len(plan.changed))


def enter(row: RowPlan, party: Party, by: User) -> PartyAction:
    """Enter one row; an action that changed since the plan was made refuses."""
    assert row.entry is not None
    try:
        if row.action is None:
            return begin_action(party, row.entry, by=by, form_key=row.form_key)
        return revise_action(
            row.action, row.entry, by=by, version=row.action.version, keep_evidence=row.keep
        )
    except (MoveNotAllowed, StaleAction) as refusal:
        raise RowRefused(row.number, str(refusal)) from refusal
    except ValidationError as refusal:
        raise RowRefused(row.number, " ".join(refusal.messages)) from refusal
