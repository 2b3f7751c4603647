"""The one door to every change of an action item's status.

Each verb takes the lock of the item, works in one transaction and leaves one mark in the record.
Pages, the admin, the API and importers all come through here, so each rule is written once.

Nobody acts on what they have not seen. A verb that takes `version` (of the item) refuses with
`StaleVersion` where something was done to the item's updates since; one that takes `seen` (the
update's `item_version`) where that update was changed since. Without one it does not ask.
"""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import permissions
from .choices import State, Status
from .entries import Entry, EvidenceEntry, MoveNotAllowed, StaleVersion
from .models import ActionItem, Evidence, StatusUpdate, User
from .rules import (
    apart,
    refuse_correction,
    refuse_future,
    refuse_incomplete,
    refuse_stale,
    refuse_unless,
)


@transaction.atomic
def record_status_update(
    item: ActionItem,
    entry: Entry,
    *,
    by: User,
    version: int | None = None,
    form_key: uuid.UUID | None = None,
    corrects: StatusUpdate | None = None,
) -> StatusUpdate:
    """Keep what `by` says of the item as a draft that only the Secretariat sees.

    Args:
        version: the item's version when the form was opened.
        form_key: identifies the form; sent twice, it records once and returns the first record.
        corrects: the approved update that this one is to replace.

    Raises:
        MoveNotAllowed: `by` may not record, or the update cannot be corrected by this one.
        StaleVersion: see above.
    """
    refuse_unless(permissions.may_record(by), _("You may not record status updates."))
    item = _locked(item)
    if form_key and (done := item.updates.filter(form_key=form_key, author=by).first()):
        return done
    refuse_stale(item, version)
    refuse_future(entry)
    if corrects is not None:
        refuse_correction(item, corrects, by)
    update = StatusUpdate.objects.create(
        action_item=item,
        author=by,
        recorded_at=timezone.now(),
        form_key=form_key,
        corrects=corrects,
        is_demo=by.is_demo,
        item_version=_next_version(item),
        **entry.fields(),
    )
    _add_evidence(update, entry.evidence)
    return update


@transaction.atomic
def revise_status_update(
    update: StatusUpdate,
    entry: Entry,
    *,
    by: User,
    version: int | None = None,
    keep_evidence: Iterable[int] = (),
) -> StatusUpdate:
    """Put `entry` in place of what a draft or a returned update says.

    Args:
        keep_evidence: ids of the evidence that stays; what `entry` brings is added to it.

    Raises:
        MoveNotAllowed: it is not `by`'s, or it is no longer open.
        StaleVersion: see above.
    """
    item, update = _locked_with(update)
    refuse_unless(
        permissions.may_change(by, update),
        _("Only its author can change it, until it is submitted."),
    )
    refuse_stale(item, version)
    refuse_future(entry)
    for name, value in entry.fields().items():
        setattr(update, name, value)
    update.evidence.exclude(pk__in=keep_evidence).delete()
    _add_evidence(update, entry.evidence)
    return _saved(update, item)


@transaction.atomic
def submit_status_update(
    update: StatusUpdate, *, by: User, version: int | None = None
) -> StatusUpdate:
    """Hand a draft, or a returned update that was mended, to those who approve.

    Raises:
        MoveNotAllowed: it is not `by`'s, or it does not yet say what it has to.
        StaleVersion: see above.
    """
    item, update = _locked_with(update)
    refuse_unless(
        permissions.may_change(by, update), _("Only its author can submit it, and only once.")
    )
    refuse_stale(item, version)
    refuse_incomplete(update)
    update.state = State.SUBMITTED
    update.submitted_at = timezone.now()
    return _saved(update, item)


@transaction.atomic
def recall_status_update(
    update: StatusUpdate, *, by: User, version: int | None = None
) -> StatusUpdate:
    """Take a submitted update back into draft, while nobody has reviewed it.

    Raises:
        MoveNotAllowed: it is not `by`'s, or it was reviewed.
        StaleVersion: see above.
    """
    item, update = _locked_with(update)
    refuse_unless(
        permissions.may_recall(by, update),
        _("Only its author can take it back, until it is reviewed."),
    )
    refuse_stale(item, version)
    update.state = State.DRAFT
    update.submitted_at = None
    return _saved(update, item)


@transaction.atomic
def return_status_update(
    update: StatusUpdate, *, by: User, reason: str, seen: int | None = None
) -> StatusUpdate:
    """Send a submitted update back to its author, with the reason.

    Raises:
        MoveNotAllowed: `by` may not, it is not submitted, or there is no reason.
        StaleVersion: see above.
    """
    item, update = _locked_with(update, seen)
    refuse_unless(
        permissions.may_return(by, update),
        _("Only a submitted update can be returned, and only by those who approve updates."),
    )
    refuse_unless(by.is_demo == update.is_demo, apart())
    refuse_unless(bool(reason.strip()), _("Say why you return it: its author will read it."))
    update.state = State.RETURNED
    update.return_reason = reason.strip()
    update.returned_by = by
    update.returned_at = timezone.now()
    return _saved(update, item)


@transaction.atomic
def approve_status_update(
    update: StatusUpdate, *, by: User, seen: int | None = None
) -> StatusUpdate:
    """Publish a submitted update and move its action item to the status it reports.

    Raises:
        MoveNotAllowed: `by` may not, it is not submitted, or it closes the item and `by` wrote it.
        StaleVersion: see above.
    """
    item, update = _locked_with(update, seen)
    refuse_unless(
        permissions.may_return(by, update),
        _("Only a submitted update can be approved, and only by those who approve updates."),
    )
    refuse_unless(
        permissions.may_approve(by, update),
        _("An update that closes an item is approved by someone other than its author."),
    )
    refuse_unless(
        by.is_demo == update.is_demo,
        apart(),
    )
    refuse_incomplete(update)
    update.state = State.APPROVED
    update.approved_by = by
    update.approved_at = timezone.now()
    _saved(update, item)
    copy_status(item)
    return update


@transaction.atomic
def discard_status_update(update: StatusUpdate, *, by: User, version: int | None = None) -> None:
    """Throw a draft or a returned update away, with its evidence.

    Raises:
        MoveNotAllowed: it is not `by`'s, or it is no longer open.
        StaleVersion: see above.
    """
    item, update = _locked_with(update)
    refuse_unless(
        permissions.may_change(by, update),
        _("Only its author can discard it, until it is submitted."),
    )
    refuse_stale(item, version)
    update.evidence.all().delete()
    update.delete()


def copy_status(item: ActionItem) -> None:
    """Copy the latest standing update onto its item; the caller holds the item's lock."""
    latest = (
        StatusUpdate.objects.standing()
        .filter(action_item=item)
        .order_by("-effective_on", "-pk")
        .first()
    )
    ActionItem.objects.filter(pk=item.pk).update(
        status=latest.status if latest else Status.NO_INFORMATION,
        status_on=latest.effective_on if latest else None,
        needs_funding=bool(latest and latest.needs_funding),
        current_update=latest,
    )


def _locked(item: ActionItem) -> ActionItem:
    return ActionItem.objects.select_for_update().get(pk=item.pk)


def _locked_with(update: StatusUpdate, seen: int | None = None) -> tuple[ActionItem, StatusUpdate]:
    """Return the item under lock, and the update as it is now that the lock is held."""
    item = ActionItem.objects.select_for_update().get(pk=update.action_item_id)
    found = StatusUpdate.objects.filter(pk=update.pk).first()
    if found is None:
        raise MoveNotAllowed(_("Its author has discarded it meanwhile."))
    if seen is not None and seen != found.item_version:
        raise StaleVersion(item, [found])
    return item, found


def _next_version(item: ActionItem) -> int:
    """Count one more thing done to the item's updates."""
    item.version += 1
    ActionItem.objects.filter(pk=item.pk).update(version=item.version)
    return item.version


def _saved(update: StatusUpdate, item: ActionItem) -> StatusUpdate:
    update.item_version = _next_version(item)
    update.save()
    return update


def _add_evidence(update: StatusUpdate, entries: Iterable[EvidenceEntry]) -> None:
    for entry in entries:
        evidence = Evidence(status_update=update, **entry.fields())
        evidence.full_clean(exclude=["status_update"])
        evidence.save()
