"""Keeps what an action shows: items, links, and files that lie once for each Party."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.validators import evidence_file

from .entries import Shown
from .models import ActionEvidence, ActionVersion, Answer, Party, PartyAction, PartyFile


def add_evidence(action: PartyAction, shown: Sequence[Shown]) -> None:
    """Add what is new to the working copy; the same link or file sent again adds nothing.

    Raises:
        ValidationError: an address or a file is not of a kind that is taken; no file is stored.
    """
    for each in shown:
        check(each)
    for each in shown:
        kept = keep(action.party, each.file) if each.file is not None else None
        name = (each.file.name or "")[-200:] if each.file is not None else ""
        ActionEvidence.objects.get_or_create(
            action=action,
            version=None,
            title=each.title,
            url=each.url,
            kept=kept,
            defaults={"file_name": name},
        )


def check(shown: Shown) -> None:
    """Refuse evidence without a title, and what is not either a web address or a file."""
    evidence = ActionEvidence(title=shown.title, url=shown.url)
    evidence.clean_fields(exclude=["action", "version", "kept"])
    if bool(shown.url) == (shown.file is not None):
        raise ValidationError(_("Give a web address or a file."))
    if shown.file is not None:
        evidence_file(shown.file)


def keep(party: Party, file: "File[Any]") -> PartyFile:
    """Return the Party's copy of the file, which is stored once whatever its name."""
    digest = sha256(file)
    kept, _made = PartyFile.objects.get_or_create(
        party=party, sha256=digest, defaults={"size": file.size or 0, "file": file}
    )
    return kept


def sha256(file: "File[Any]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def remove_evidence(evidence: Iterable[ActionEvidence]) -> None:
    """Remove rows of working copies, and the files that nothing shows any more."""
    rows = list(evidence)
    files = {each.kept_id for each in rows if each.kept_id}
    ActionEvidence.objects.in_work().filter(pk__in=[each.pk for each in rows]).delete()
    for orphan in PartyFile.objects.filter(pk__in=files, shown_by=None):
        name = orphan.file.name
        storage = orphan.file.storage
        orphan.delete()
        transaction.on_commit(partial(storage.delete, str(name)))


def freeze(action: PartyAction, version: ActionVersion) -> None:
    """Copy the working copy's items and evidence to the version."""
    Answer.objects.bulk_create(
        Answer(version=version, item=item, party_id=action.party_id)
        for item in action.items.order_by("position")
    )
    ActionEvidence.objects.bulk_create(
        ActionEvidence(
            action=action,
            version=version,
            title=each.title,
            url=each.url,
            kept_id=each.kept_id,
            file_name=each.file_name,
        )
        for each in action.evidence.in_work()
    )


def thaw(action: PartyAction, version: ActionVersion) -> None:
    """Put the version's items and evidence back into the working copy."""
    action.items.set(version.answers.values_list("item", flat=True))
    copied = [
        ActionEvidence(
            action=action, title=e.title, url=e.url, kept_id=e.kept_id, file_name=e.file_name
        )
        for e in version.evidence.all()
    ]
    remove_evidence(action.evidence.in_work())
    ActionEvidence.objects.bulk_create(copied)


def publish(action: PartyAction, version: ActionVersion) -> None:
    """Have the public read this version, in place of the one before."""
    Answer.objects.filter(version__action=action, is_current=True).update(is_current=False)
    version.answers.update(is_current=True)
    action.current = version
