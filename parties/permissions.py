"""Who may do what with Party actions: one table of verb × role × state.

A person's roles are relative to an action. Who has none is a stranger to it, and gets 404.
"""

from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser

from resolutions.models import User

from .choices import OPEN_STATES, ActionState, Place
from .models import FocalPoint, Party, PartyAction
from .querysets import SEES

Anyone = User | AnonymousUser

ENTERS = "parties.add_partyaction"
REVIEWS = "parties.review_partyaction"


class Role(StrEnum):
    """What a person is to one action."""

    HOLDER = "holder"  # the national focal point; for an entry on behalf, the Secretariat
    WRITER = "writer"  # a contributor, within the paragraphs given to them
    PARTY = "party"  # the national focal point, of an entry on behalf of the Party
    REVIEWER = "reviewer"  # the Secretariat, of what was submitted
    ONLOOKER = "onlooker"  # sees it from inside, and no more


class Verb(StrEnum):
    SEE = "see"
    CHANGE = "change"
    SUBMIT = "submit"
    RECALL = "recall"
    DISCARD = "discard"
    REVERT = "revert"
    COPY = "copy"
    TAKE_OVER = "take over"
    ANSWER = "answer"
    ACCEPT = "accept"
    RETURN = "return"
    ASK = "ask"


DRAFT, SUBMITTED = ActionState.DRAFT, ActionState.SUBMITTED
RETURNED, ACCEPTED = ActionState.RETURNED, ActionState.ACCEPTED
ALWAYS = frozenset(ActionState)
SENT = frozenset({SUBMITTED, RETURNED, ACCEPTED})

ALLOWED: dict[Verb, dict[Role, frozenset[ActionState]]] = {
    Verb.SEE: dict.fromkeys(Role, ALWAYS),
    Verb.CHANGE: {
        Role.HOLDER: frozenset({DRAFT, RETURNED, ACCEPTED}),
        Role.WRITER: frozenset({DRAFT, RETURNED, ACCEPTED}),
    },
    Verb.SUBMIT: {Role.HOLDER: frozenset(OPEN_STATES)},
    Verb.RECALL: {Role.HOLDER: frozenset({SUBMITTED})},
    Verb.DISCARD: {Role.HOLDER: frozenset({DRAFT}), Role.WRITER: frozenset({DRAFT})},
    Verb.REVERT: {Role.HOLDER: frozenset(OPEN_STATES), Role.WRITER: frozenset(OPEN_STATES)},
    Verb.COPY: {Role.HOLDER: ALWAYS, Role.WRITER: ALWAYS, Role.PARTY: ALWAYS},
    Verb.TAKE_OVER: {Role.PARTY: ALWAYS},
    Verb.ANSWER: {Role.HOLDER: SENT, Role.WRITER: SENT, Role.PARTY: SENT},
    Verb.ACCEPT: {Role.REVIEWER: frozenset({SUBMITTED})},
    Verb.RETURN: {Role.REVIEWER: frozenset({SUBMITTED})},
    Verb.ASK: {Role.REVIEWER: SENT},
}


def place_of(user: Anyone) -> FocalPoint | None:
    """Return the place that the user has at a Party today, asked for once."""
    if not user.is_authenticated or not user.is_active:
        return None
    if not hasattr(user, "_place"):
        places = FocalPoint.objects.active().select_related("party")
        user._place = places.filter(user=user).first()  # type: ignore[attr-defined]
    found: FocalPoint | None = user._place  # type: ignore[attr-defined]
    return found


def covered_paragraphs(place: FocalPoint) -> set[int] | None:
    """Return the keys of the paragraphs that the person may write on; none means all."""
    if place.all_paragraphs:
        return None
    if not hasattr(place, "_covered"):
        place._covered = set(place.paragraphs.values_list("pk", flat=True))  # type: ignore[attr-defined]
    found: set[int] = place._covered  # type: ignore[attr-defined]
    return found


def covers(place: FocalPoint, items: Any) -> bool:
    """Whether the person may write on all of the action items."""
    covered = covered_paragraphs(place)
    return covered is None or all(item.paragraph_id in covered for item in items)


def roles_of(user: Anyone, action: PartyAction) -> frozenset[Role]:
    """Return what the user is to the action; nothing, for a stranger."""
    if place := place_of(user):
        return _roles_at(place, action) if place.party_id == action.party_id else frozenset()
    if not user.has_perm(SEES):
        return frozenset()
    found = {Role.ONLOOKER}
    if action.is_on_behalf and user.has_perm(ENTERS):
        found.add(Role.HOLDER)
    if user.has_perm(REVIEWS):
        found.add(Role.REVIEWER)
    return frozenset(found)


def _roles_at(place: FocalPoint, action: PartyAction) -> frozenset[Role]:
    if place.is_national:
        return frozenset({Role.PARTY if action.is_on_behalf else Role.HOLDER})
    items = list(action.items.all())
    within = covers(place, items) and bool(items or action.author_id == place.user_id)
    return frozenset({Role.WRITER if within and not action.is_on_behalf else Role.ONLOOKER})


def may(user: Anyone, verb: Verb, action: PartyAction) -> bool:
    """Whether the table allows the user the verb on the action as it stands."""
    allowed = ALLOWED[verb]
    return any(action.state in allowed.get(role, ()) for role in roles_of(user, action))


def verbs_of(user: Anyone, action: PartyAction) -> frozenset[Verb]:
    """Return all that the user may do with the action as it stands."""
    roles = roles_of(user, action)
    return frozenset(
        verb
        for verb, allowed in ALLOWED.items()
        if any(action.state in allowed.get(role, ()) for role in roles)
    )


def may_begin(user: Anyone, party: Party) -> bool:
    """Whether the user may begin an action of the Party: its own people, all of them."""
    place = place_of(user)
    return place is not None and place.party_id == party.pk


def may_enter(user: Anyone) -> bool:
    """Whether the user may enter on behalf of a Party what reached the Secretariat otherwise."""
    return place_of(user) is None and user.has_perm(ENTERS)


def may_review(user: Anyone) -> bool:
    return place_of(user) is None and user.has_perm(REVIEWS)


def may_speak_for(user: Anyone, party: Party) -> bool:
    """Whether the user is the Party's national focal point: submits, says "nothing to report"."""
    place = place_of(user)
    return place is not None and place.party_id == party.pk and place.is_national


def may_invite(user: Anyone, party: Party, place: str) -> bool:
    """Whether the user may ask somebody to a place at the Party.

    The Secretariat to any; a national focal point may bring in contributors for their own Party.
    """
    if place_of(user) is None:
        return user.has_perm("parties.add_invitation")
    return place == Place.CONTRIBUTOR and may_speak_for(user, party)


def may_withdraw(user: Anyone, place: FocalPoint) -> bool:
    """Whether the user may take somebody's place away; a focal point, that of a contributor."""
    if place_of(user) is None:
        return user.has_perm("parties.change_focalpoint")
    return not place.is_national and may_speak_for(user, place.party)
