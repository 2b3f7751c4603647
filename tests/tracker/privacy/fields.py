"""Which fields hold what everybody may read; every other one, also one that is added later, is
taken for confidential.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

# A field of one of these kinds can hold a name, an address, a sentence or a secret.
KINDS = (
    models.CharField, models.TextField, models.JSONField, models.FileField, models.UUIDField,
    models.GenericIPAddressField, models.BinaryField,
)  # fmt: skip

TEXT = "the text that the treaty publishes, and the tracker's reading of it"
NAMES = "the names of bodies, meetings, Parties and instruments, as they publish them"
CODES = "a vocabulary of the tracker"
SOFTWARE = "a part of the software"

PUBLIC: Mapping[str, str] = {
    "auth.Group.name": SOFTWARE,
    "auth.Permission.codename": SOFTWARE,
    "auth.Permission.name": SOFTWARE,
    "contenttypes.ContentType.app_label": SOFTWARE,
    "contenttypes.ContentType.model": SOFTWARE,
    "parties.HistoricalParty.iso2": "too short for anything else",
    "parties.HistoricalParty.iso3": "too short for anything else",
    "parties.Instrument.code": NAMES,
    "parties.Instrument.full_name": NAMES,
    "parties.Instrument.short_name": NAMES,
    "parties.Party.iso2": NAMES,
    "parties.Party.iso3": NAMES,
    "parties.Party.name": NAMES,
    "parties.Party.name_es": NAMES,
    "parties.Party.name_fr": NAMES,
    "resolutions.ActionItem.addressee_text": TEXT,
    "resolutions.ActionItem.asks": TEXT,
    "resolutions.ActionItem.reference": TEXT,
    "resolutions.Addressee.code": CODES,
    "resolutions.Addressee.name": CODES,
    "resolutions.Addressee.name_es": CODES,
    "resolutions.Addressee.name_fr": CODES,
    "resolutions.Body.code": NAMES,
    "resolutions.Body.name": NAMES,
    "resolutions.Body.name_es": NAMES,
    "resolutions.Body.name_fr": NAMES,
    "resolutions.Body.treaty": NAMES,
    "resolutions.CrossReference.kind": TEXT,
    "resolutions.CrossReference.name": TEXT,
    "resolutions.CrossReference.surface": TEXT,
    "resolutions.Deadline.event": TEXT,
    "resolutions.Element.clause": TEXT,
    "resolutions.Element.modifier": TEXT,
    "resolutions.Element.report_kind": TEXT,
    "resolutions.Element.timeframe_meaning": TEXT,
    "resolutions.Element.timeframe_text": TEXT,
    "resolutions.Element.verb": TEXT,
    "resolutions.Element.verb_lemma": TEXT,
    "resolutions.ExternalCode.code": CODES,
    "resolutions.ExternalCode.note": CODES,
    "resolutions.ExternalCode.system": CODES,
    "resolutions.ExternalCode.value": CODES,
    "resolutions.HistoricalMeeting.country": "too short for anything else",
    "resolutions.Meeting.country": NAMES,
    "resolutions.Meeting.label": NAMES,
    "resolutions.Meeting.place": NAMES,
    "resolutions.Office.code": "an office, not a person: pages are narrowed by it",
    "resolutions.Office.name": "an office, not a person: shown beside its items",
    "resolutions.Paragraph.text": TEXT,
    "resolutions.Resolution.language": TEXT,
    "resolutions.Resolution.number": TEXT,
    "resolutions.Resolution.prefix": TEXT,
    "resolutions.Resolution.slug": TEXT,
    "resolutions.Resolution.symbol": TEXT,
    "resolutions.Resolution.title": TEXT,
    "resolutions.Theme.code": CODES,
    "resolutions.Theme.name": CODES,
    "resolutions.Theme.name_es": CODES,
    "resolutions.Theme.name_fr": CODES,
}

UNAPPROVED = ~Q(state="approved")
UNSHOWN = Q(is_public=False) | ~Q(status_update__state="approved")
UNACCEPTED = ~Q(outcome="accepted")
UNACCEPTED_EVIDENCE = Q(version=None) | ~Q(version__outcome="accepted")
UNFINISHED = ~Q(state="final")

# Public in some rows: here is in which ones it is not.
PARTLY: Mapping[str, Q] = {
    "resolutions.StatusUpdate.achievements": UNAPPROVED,
    "resolutions.StatusUpdate.challenges": UNAPPROVED,
    "resolutions.StatusUpdate.next_steps": UNAPPROVED,
    "resolutions.Evidence.title": UNSHOWN,
    "resolutions.Evidence.url": UNSHOWN & ~Q(url=""),
    "resolutions.Evidence.file": UNSHOWN & ~Q(file=""),
    "parties.PartyAction.reference": Q(current=None),
    "parties.ActionVersion.title": UNACCEPTED,
    "parties.ActionVersion.done": UNACCEPTED,
    "parties.ActionVersion.challenges": UNACCEPTED,
    "parties.ActionVersion.support_needed": UNACCEPTED,
    "parties.ActionVersion.public_note": UNACCEPTED,
    "parties.ActionEvidence.title": UNACCEPTED_EVIDENCE,
    "parties.ActionEvidence.url": UNACCEPTED_EVIDENCE & ~Q(url=""),
    "parties.ActionEvidence.file_name": UNACCEPTED_EVIDENCE & Q(url=""),
    "tracker.ProgressReport.slug": UNFINISHED,
    "tracker.ProgressReport.symbol": UNFINISHED,
    "tracker.ProgressReport.agenda_item": UNFINISHED,
    "tracker.ProgressReport.files": UNFINISHED,
    "tracker.ProgressReport.sha256": Q(state="proposed"),
    "tracker.ProgressReport.content": Q(state="proposed"),
}


def label(field: Any) -> str:
    return f"{field.model._meta.label}.{field.name}"


def all_fields() -> Iterator[Any]:
    """Yield every field of every model that can hold more than a value of a closed vocabulary."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, KINDS) and not field.choices and not field.remote_field:
                yield field


def confidential() -> list[Any]:
    """Return the fields that are confidential, wholly or in some rows."""
    return [each for each in all_fields() if label(each) not in PUBLIC]
