"""What the Secretariat does with what Parties submit, and what both sides remark on it.

Questions and answers are rows of their own, each with its side; neither changes what was said.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.models import User
from resolutions.rules import refuse_unless

from . import keeping, outbox, periods
from .choices import ActionState, MessageKind, Outcome, Side
from .entries import StaleAction
from .models import ActionVersion, PartyAction, Remark
from .permissions import Verb
from .rules import refuse_mixed, refuse_verb
from .steps import decide, locked, pending, saved


@transaction.atomic
def accept_action(
    action: PartyAction, *, by: User, seen: int | None = None, public_note: str = ""
) -> ActionVersion:
    """Publish the submitted version, with a note of the Secretariat beside it if it has one.

    Args:
        seen: the number of the version that the reviewer read.

    Raises:
        MoveNotAllowed: `by` may not, or it is not submitted; an entry on behalf of a Party is
            accepted by someone other than who submitted it.
        StaleAction: another version was submitted since.
    """
    action = reviewed(action, Verb.ACCEPT, by, seen)
    version = decide(action, Outcome.ACCEPTED, by, public_note=public_note.strip())
    keeping.publish(action, version)
    periods.count_accepted(version.period, action.party, is_demo=action.is_demo)
    action.state = ActionState.ACCEPTED
    saved(action, by)
    outbox.tell_party(action, MessageKind.ACCEPTED, version.public_note)
    return version


@transaction.atomic
def return_action(
    action: PartyAction, *, by: User, reason: str, seen: int | None = None
) -> PartyAction:
    """Send a submitted action back to the Party, with the reason."""
    action = reviewed(action, Verb.RETURN, by, seen)
    refuse_unless(bool(reason.strip()), _("Say why you return it: the Party will read it."))
    decide(action, Outcome.RETURNED, by, return_reason=reason.strip())
    action.state = ActionState.RETURNED
    saved(action, by)
    outbox.tell_party(action, MessageKind.RETURNED, reason.strip())
    return action


@transaction.atomic
def ask_about_action(
    action: PartyAction, *, by: User, question: str, seen: int | None = None
) -> Remark:
    """Put a question to the Party without returning what it submitted.

    Args:
        seen: the number of the version that the reviewer read.

    Raises:
        MoveNotAllowed: `by` may not, or asks nothing.
        StaleAction: another version was submitted since.
    """
    action = locked(action)
    refuse_verb(by, Verb.ASK, action, _("Only a reviewer asks, about what was submitted."))
    refuse_mixed(by, action)
    refuse_unless(bool(question.strip()), _("Write the question: the Party will read it."))
    if seen is not None and seen != action.versions.count():
        raise StaleAction(action)
    if said := said_last(action, Side.SECRETARIAT, by, question):
        return said
    outbox.tell_party(action, MessageKind.QUESTION, question.strip())
    return remark(action, Side.SECRETARIAT, by, question)


@transaction.atomic
def answer_about_action(action: PartyAction, *, by: User, answer: str) -> Remark:
    """Answer the Secretariat's questions, on the Party's side."""
    action = locked(action)
    refuse_verb(by, Verb.ANSWER, action, _("Only the Party answers, about what was submitted."))
    refuse_unless(bool(answer.strip()), _("Write the answer: the Secretariat will read it."))
    if said := said_last(action, Side.PARTY, by, answer):
        return said
    outbox.tell_desk(action, MessageKind.ANSWER, answer.strip())
    return remark(action, Side.PARTY, by, answer)


def reviewed(action: PartyAction, verb: Verb, by: User, seen: int | None) -> PartyAction:
    """Return the action under lock, as the person may review it and has read it."""
    action = locked(action)
    refuse_verb(
        by,
        verb,
        action,
        _("Only what is submitted can be reviewed, and only by those who review Party actions."),
    )
    refuse_mixed(by, action)
    version = pending(action)
    if seen is not None and seen != version.number:
        raise StaleAction(action)
    refuse_unless(
        not action.is_on_behalf or version.submitted_by_id != by.pk,
        _("An entry on behalf of a Party is reviewed by someone other than who submitted it."),
    )
    return action


def said_last(action: PartyAction, side: Side, by: User, text: str) -> Remark | None:
    """Return the last remark where it says the same: the form was sent twice."""
    last = action.remarks.last()
    if last and (last.side, last.author_id, last.text) == (side, by.pk, text.strip()):
        return last
    return None


def remark(action: PartyAction, side: Side, by: User, text: str) -> Remark:
    return Remark.objects.create(
        action=action, side=side, author=by, text=text.strip(), made_at=timezone.now()
    )
