"""What a status update must satisfy, each rule with the sentence that refuses what breaks it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from .choices import CLOSED, State, Status
from .entries import Entry, MoveNotAllowed, StaleVersion
from .models import ActionItem, StatusUpdate, User


def apart() -> str:
    """Return why the demonstration and the real record do not mix."""
    return _(
        "Demonstration and real entries are kept apart: this one is for the other kind of account."
    )


def missing_from(update: StatusUpdate) -> list[str]:
    """Return what the update has yet to say before it can be submitted, in sentences."""
    missing = []
    if update.status in CLOSED and not update.achievements.strip():
        missing.append(_("Say what was done: an update that closes an item needs words."))
    if update.status == Status.IMPLEMENTED and not update.evidence.exists():
        missing.append(_("Add at least one piece of evidence: “implemented” has to be shown."))
    return missing


def refuse_unless(condition: bool, sentence: str) -> None:
    """Refuse with the sentence unless the condition holds."""
    if not condition:
        raise MoveNotAllowed(sentence)


def refuse_stale(item: ActionItem, version: int | None) -> None:
    """Refuse what was written without knowing what was done to the item's updates since."""
    if version is None or version == item.version:
        return
    since = item.updates.filter(item_version__gt=version).select_related("author", "approved_by")
    if since:
        raise StaleVersion(item, list(since.order_by("-item_version")))


def refuse_future(entry: Entry) -> None:
    """Refuse a statement about a day that has not come."""
    refuse_unless(
        entry.effective_on <= timezone.localdate(), _("The effective date cannot be in the future.")
    )


def refuse_incomplete(update: StatusUpdate) -> None:
    """Refuse an update that does not yet say what it has to."""
    if missing := missing_from(update):
        raise MoveNotAllowed(" ".join(missing))


def refuse_correction(item: ActionItem, corrects: StatusUpdate, by: User) -> None:
    """Refuse a correction of what cannot be corrected by this one."""
    corrects = StatusUpdate.objects.get(pk=corrects.pk)
    refuse_unless(
        corrects.action_item_id == item.pk, _("A correction belongs to the same action item.")
    )
    refuse_unless(corrects.state == State.APPROVED, _("Only an approved update is corrected."))
    refuse_unless(
        corrects.is_demo == by.is_demo,
        apart(),
    )
    refuse_unless(
        not StatusUpdate.objects.filter(corrects=corrects).exists(),
        _("A correction of this update is already there: change that one, or correct it."),
    )
