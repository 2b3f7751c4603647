"""What a Party does with what it says: begin, change, submit, take back.

One door to every change: each verb takes the lock of the Party, works in one transaction, and
writes down in it who is to be told. Pages, the spreadsheet, the admin and the API come through
here; the Secretariat's verbs are in `reviewing`.
"""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed
from resolutions.models import User
from resolutions.rules import refuse_unless

from . import keeping, outbox, periods
from .choices import ActionState, Channel, MessageKind, Outcome
from .entries import ActionEntry, StaleAction
from .models import ActionEvidence, ActionVersion, Party, PartyAction
from .models.actions import WORDS
from .permissions import Verb
from .rules import (
    open_period,
    refuse_beginning,
    refuse_entry,
    refuse_incomplete,
    refuse_verb,
)
from .steps import decide, held, locked, refuse_unseen, saved, says


@transaction.atomic
def begin_action(
    party: Party,
    entry: ActionEntry,
    *,
    by: User,
    form_key: uuid.UUID | None = None,
    channel: Channel | str = Channel.PARTY,
    received_on: date | None = None,
) -> PartyAction:
    """Keep what `by` says as a draft of the Party, or on its behalf as one of the Secretariat.

    Args:
        form_key: identifies the form; sent twice, it begins one action. Sent again with other
            words, it changes the draft that it began, unless somebody else did meanwhile.
        channel: how it reached the Secretariat, with the day, where that enters it.

    Raises:
        MoveNotAllowed: `by` may not, or the entry cannot be.
        StaleAction: the draft that the form began was changed since.
    """
    refuse_beginning(party, by, channel, received_on)
    refuse_entry(entry, by)
    party = held(party)
    if form_key and (begun := PartyAction.objects.filter(form_key=form_key, author=by).first()):
        if says(begun, entry) and not entry.evidence:
            return begun
        return revise_action(begun, entry, by=by, version=1)
    party.actions_begun += 1
    Party.objects.filter(pk=party.pk).update(actions_begun=party.actions_begun)
    now = timezone.now()
    action = PartyAction.objects.create(
        reference=f"{party.iso3}-{party.actions_begun}",
        party=party,
        author=by,
        created_at=now,
        changed_by=by,
        changed_at=now,
        version=1,
        channel=channel,
        received_on=received_on,
        form_key=form_key,
        is_demo=by.is_demo,
        **entry.words(),
    )
    action.items.set(entry.items)
    keeping.add_evidence(action, entry.evidence)
    return action


@transaction.atomic
def revise_action(
    action: PartyAction,
    entry: ActionEntry,
    *,
    by: User,
    version: int | None = None,
    keep_evidence: Iterable[int] | None = None,
) -> PartyAction:
    """Put `entry` in place of what the working copy says; an accepted action becomes a draft again.

    What changes nothing is no change: a form that was sent twice is taken once.

    Args:
        version: the action's version when the form was opened.
        keep_evidence: keys of the evidence that stays, all where none are given; what `entry`
            brings is added to it.

    Raises:
        MoveNotAllowed: `by` may not, it is under review, or the entry cannot be.
        StaleAction: somebody changed it since.
    """
    action = locked(action)
    refuse_verb(
        by,
        Verb.CHANGE,
        action,
        _("It cannot be changed now: while it is under review, take it back first."),
    )
    refuse_entry(entry, by)
    gone = evidence_but(action, keep_evidence)
    if says(action, entry) and not gone and not entry.evidence:
        return action
    if version not in (None, action.version) and not says(action, entry):
        raise StaleAction(action)
    for name, value in entry.words().items():
        setattr(action, name, value)
    action.items.set(entry.items)
    keeping.remove_evidence(gone)
    keeping.add_evidence(action, entry.evidence)
    action.copied_at = None
    if action.state == ActionState.ACCEPTED:
        action.state = ActionState.DRAFT
    return saved(action, by)


@transaction.atomic
def copy_action(action: PartyAction, *, by: User) -> PartyAction:
    """Begin a draft with the words of an earlier action, marked as a copy until it is edited."""
    refuse_verb(by, Verb.COPY, action, _("You may not copy this action."))
    words = {name: getattr(action, name) for name in WORDS}
    begun = begin_action(
        action.party,
        ActionEntry(**words, items=list(action.items.select_related("addressee"))),
        by=by,
    )
    begun.copied_from = action
    begun.copied_at = timezone.now()
    begun.save(update_fields=["copied_from", "copied_at"])
    return begun


@transaction.atomic
def submit_action(action: PartyAction, *, by: User, seen: int | None = None) -> ActionVersion:
    """Freeze what the working copy says as the next version, and hand it to the Secretariat.

    Args:
        seen: the action's version when `by` read it.

    Raises:
        MoveNotAllowed: `by` may not, no period is open, or it does not yet say what it has to.
        StaleAction: somebody changed it since.
    """
    action = locked(action)
    refuse_verb(
        by,
        Verb.SUBMIT,
        action,
        _("Only the national focal point submits, and only what is a draft or was returned."),
    )
    refuse_unseen(action, seen)
    period = open_period()
    refuse_incomplete(action)
    periods.forget_nil(periods.report_of(period, action.party, is_demo=action.is_demo))
    number = action.versions.count() + 1
    version = ActionVersion.objects.create(
        action=action,
        number=number,
        period=period,
        submitted_by=by,
        submitted_at=timezone.now(),
        **{name: getattr(action, name) for name in WORDS},
    )
    keeping.freeze(action, version)
    action.state = ActionState.SUBMITTED
    saved(action, by)
    outbox.tell_desk(action, MessageKind.SUBMITTED)
    if action.is_on_behalf and number == 1:
        outbox.tell_party(action, MessageKind.ON_BEHALF)
    return version


@transaction.atomic
def recall_action(action: PartyAction, *, by: User, seen: int | None = None) -> PartyAction:
    """Take a submitted action back into draft, while nobody has reviewed it."""
    action = locked(action)
    refuse_verb(
        by,
        Verb.RECALL,
        action,
        _("Only the national focal point can take it back, until it is reviewed."),
    )
    refuse_unseen(action, seen)
    decide(action, Outcome.RECALLED, by)
    action.state = ActionState.DRAFT
    return saved(action, by)


@transaction.atomic
def discard_action(action: PartyAction, *, by: User, seen: int | None = None) -> None:
    """Throw away a draft that was never submitted, with its evidence and files."""
    action = locked(action)
    refuse_verb(by, Verb.DISCARD, action, _("Only a draft can be discarded."))
    refuse_unseen(action, seen)
    refuse_unless(
        not action.versions.exists(),
        _("It was submitted before, so it stays: go back to the accepted version, or change it."),
    )
    keeping.remove_evidence(action.evidence.in_work())
    action.delete()


@transaction.atomic
def revert_action(action: PartyAction, *, by: User, seen: int | None = None) -> PartyAction:
    """Put the accepted version back in place of what the working copy says."""
    action = locked(action)
    refuse_verb(by, Verb.REVERT, action, _("There is nothing to go back from."))
    refuse_unseen(action, seen)
    if action.current is None:
        raise MoveNotAllowed(_("No version of it has been accepted yet."))
    for name in WORDS:
        setattr(action, name, getattr(action.current, name))
    keeping.thaw(action, action.current)
    action.state = ActionState.ACCEPTED
    return saved(action, by)


@transaction.atomic
def take_over_action(action: PartyAction, *, by: User) -> PartyAction:
    """Make what the Secretariat entered on behalf of the Party the Party's own."""
    action = locked(action)
    refuse_verb(
        by, Verb.TAKE_OVER, action, _("Only the national focal point takes it over, and only once.")
    )
    action.taken_over_at = timezone.now()
    return saved(action, by)


def evidence_but(action: PartyAction, kept: Iterable[int] | None) -> list[ActionEvidence]:
    """Return the evidence of the working copy that is not among the kept."""
    if kept is None:
        return []
    return list(action.evidence.in_work().exclude(pk__in=kept))
