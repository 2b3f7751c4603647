"""Which actions and action items are in a person's sheet."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Prefetch, Q

from resolutions.models import ActionItem, User

from ..choices import Channel
from ..models import ActionEvidence, FocalPoint, Party, PartyAction
from ..permissions import Role, covered_paragraphs, roles_of
from ..querysets import PartyActionQuerySet, asked_of_parties
from .cells import said_by

# The sheet has room to grow below them: an upload may have more rows.
MOST_ACTIONS = 1_500
MAY_CHANGE = {Role.HOLDER, Role.WRITER}


def items_for(place: FocalPoint) -> dict[str, ActionItem]:
    """Return the action items that the person may answer, by reference, in the texts' order."""
    asked = asked_of_parties().select_related("addressee", "element", "paragraph__resolution")
    covered = covered_paragraphs(place)
    if covered is not None:
        asked = asked.filter(paragraph__in=covered)
    return {item.reference: item for item in asked}


def actions_for(user: User, references: Iterable[str] = ()) -> list[PartyAction]:
    """Return the actions of the person's Party that the person may change, oldest first.

    What waits for review is among them, to be read and not to be changed. Of a Party with more
    than a sheet holds, those changed last, and those of the `references`.
    """
    latest = changeable(user).order_by("-changed_at", "-pk").values("pk")[:MOST_ACTIONS]
    wanted = changeable(user).filter(Q(pk__in=latest) | Q(reference__in=list(references)))
    return [each for each in loaded(wanted) if MAY_CHANGE & roles_of(user, each)]


def actions_begun_by(user: User, keys: Iterable[uuid.UUID]) -> list[PartyAction]:
    """Return the actions that the person began with these keys, whoever may change them now."""
    return list(loaded(PartyAction.objects.visible_to(user).filter(author=user, form_key__in=keys)))


def changeable(user: User) -> PartyActionQuerySet:
    """Return what the person sees, without the Secretariat's entries on behalf of the Party."""
    entered = Q(taken_over_at=None) & ~Q(channel=Channel.PARTY)
    return PartyAction.objects.visible_to(user).exclude(entered)


def loaded(actions: PartyActionQuerySet) -> PartyActionQuerySet:
    """Load what the cells show: items in the order of the texts, and the links in work."""
    items = ActionItem.objects.select_related("addressee").order_by("position")
    shown = ActionEvidence.objects.in_work()
    return (
        actions.select_related("party")
        .prefetch_related(
            Prefetch("items", items), Prefetch("evidence", shown, to_attr="shown_now")
        )
        .order_by("pk")
    )


def version_of(action: PartyAction) -> str:
    """Return what tells later whether the action, or its row in the file, was changed since."""
    return f"{action.version}-{digest(said_by(action))}"


def digest(said: Mapping[str, Any]) -> str:
    text = json.dumps(dict(sorted(said.items())), ensure_ascii=True)
    return f"x{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def form_key(party: Party, user: User, sha256: str, number: int) -> uuid.UUID:
    """Return the key of a row without a reference: the same file enters it once."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"sheet:{party.pk}:{user.pk}:{sha256}:{number}")
