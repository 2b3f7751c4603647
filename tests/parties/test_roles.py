"""Role × verb × state: what the services allow is what the table says, cell by cell."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from parties import reviewing, services
from parties.choices import ActionState
from parties.models import ActionEvidence, ActionVersion, Party, PartyAction
from parties.permissions import ALLOWED, Role, Verb, may, roles_of, verbs_of
from resolutions.entries import MoveNotAllowed
from resolutions.models import User
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]

# What each of the cast is to an action of Kenya on paragraph 29 that Kenya itself logged.
ROLES: dict[str, frozenset[Role]] = {
    "national": frozenset({Role.HOLDER}),
    "contributor": frozenset({Role.WRITER}),
    "partial_contributor": frozenset({Role.ONLOOKER}),
    "elsewhere": frozenset(),
    "withdrawn": frozenset(),
    "focal_point": frozenset(),
    "reader": frozenset({Role.ONLOOKER}),
    "administrator": frozenset({Role.ONLOOKER}),
    "officer": frozenset({Role.ONLOOKER, Role.REVIEWER}),
    "manager": frozenset({Role.ONLOOKER, Role.REVIEWER}),
}

VERBS: dict[Verb, Callable[[PartyAction, User], Any]] = {
    Verb.CHANGE: lambda action, by: services.revise_action(
        action, make.action_entry(done="Something else."), by=by
    ),
    Verb.SUBMIT: lambda action, by: services.submit_action(action, by=by),
    Verb.RECALL: lambda action, by: services.recall_action(action, by=by),
    Verb.DISCARD: lambda action, by: services.discard_action(action, by=by),
    Verb.REVERT: lambda action, by: services.revert_action(action, by=by),
    Verb.COPY: lambda action, by: services.copy_action(action, by=by),
    Verb.TAKE_OVER: lambda action, by: services.take_over_action(action, by=by),
    Verb.ANSWER: lambda action, by: reviewing.answer_about_action(action, by=by, answer="Five."),
    Verb.ACCEPT: lambda action, by: reviewing.accept_action(action, by=by),
    Verb.RETURN: lambda action, by: reviewing.return_action(action, by=by, reason="Which?"),
    Verb.ASK: lambda action, by: reviewing.ask_about_action(action, by=by, question="Which?"),
}

CASES = [
    pytest.param(role, verb, state, id=f"{role} {verb} {state}")
    for role in ROLES
    for verb in VERBS
    for state in ActionState
]


def accepted_before(verb: Verb, state: ActionState) -> bool:
    """Going back needs a version to go back to."""
    return verb == Verb.REVERT and state != ActionState.ACCEPTED


def action_in(state: ActionState, *, after_acceptance: bool) -> PartyAction:
    if not after_acceptance:
        return make.party_action(state)
    action, national = make.party_action(), make.focal_point()
    services.revise_action(action, make.action_entry(done="In 2026 as well."), by=national)
    if state in (ActionState.SUBMITTED, ActionState.RETURNED):
        services.submit_action(action, by=national)
    if state == ActionState.RETURNED:
        reviewing.return_action(action, by=make.officer(), reason="Which?")
    return PartyAction.objects.get(pk=action.pk)


@pytest.mark.parametrize(("role", "verb", "state"), CASES)
def test_the_services_allow_what_the_table_says_and_nothing_else(
    request: pytest.FixtureRequest, role: str, verb: Verb, state: ActionState
) -> None:
    person: User = request.getfixturevalue(role)
    action = action_in(state, after_acceptance=accepted_before(verb, state))
    before = PartyAction.objects.values().get()
    expected = any(state in ALLOWED[verb].get(each, ()) for each in ROLES[role])
    promised = may(person, verb, action)

    try:
        VERBS[verb](action, person)
        allowed = True
    except MoveNotAllowed:
        allowed = False

    assert allowed == promised == expected
    if not allowed:
        assert PartyAction.objects.values().get() == before


@pytest.mark.parametrize("role", ROLES)
def test_what_a_person_is_to_an_action(request: pytest.FixtureRequest, role: str) -> None:
    person: User = request.getfixturevalue(role)
    action = make.party_action(ActionState.SUBMITTED)

    assert roles_of(person, action) == ROLES[role]


# The cells that matter most, said once more without the table.
@pytest.mark.parametrize("role", ["elsewhere", "withdrawn", "focal_point", "reader"])
@pytest.mark.parametrize("verb", list(VERBS))
def test_no_stranger_and_no_reader_changes_anything(
    request: pytest.FixtureRequest, role: str, verb: Verb
) -> None:
    person: User = request.getfixturevalue(role)
    action = make.party_action(ActionState.SUBMITTED)

    with pytest.raises(MoveNotAllowed):
        VERBS[verb](action, person)


def test_the_secretariat_never_writes_for_a_party_that_speaks_itself(manager: User) -> None:
    for state in ActionState:
        action = make.party_action(state)

        assert not verbs_of(manager, action) & {Verb.CHANGE, Verb.SUBMIT, Verb.DISCARD, Verb.ANSWER}


SEEN: dict[str, set[ActionState]] = {
    "national": set(ActionState),
    "contributor": set(ActionState),
    "partial_contributor": set(),
    "elsewhere": set(),
    "withdrawn": set(),
    "focal_point": set(),
    "reader": set(ActionState) - {ActionState.DRAFT},
    "officer": set(ActionState) - {ActionState.DRAFT},
    "manager": set(ActionState) - {ActionState.DRAFT},
}


@pytest.mark.parametrize("role", SEEN)
@pytest.mark.parametrize("state", ActionState)
def test_who_sees_that_an_action_is_there(
    request: pytest.FixtureRequest, role: str, state: ActionState
) -> None:
    person: User = request.getfixturevalue(role)
    action = make.party_action(state)

    seen = PartyAction.objects.visible_to(person).filter(pk=action.pk).exists()

    assert seen == (state in SEEN[role])


@pytest.mark.parametrize("state", ActionState)
def test_a_visitor_reads_accepted_versions_alone(state: ActionState) -> None:
    make.party_action(state)

    public = ActionVersion.objects.public().exists()

    assert public == (state == ActionState.ACCEPTED)
    assert not PartyAction.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize("role", ["reader", "officer", "manager", "elsewhere", "withdrawn"])
def test_the_working_copy_of_a_party_is_the_partys_alone(
    request: pytest.FixtureRequest, role: str, national: User
) -> None:
    person: User = request.getfixturevalue(role)
    action = make.party_action(ActionState.RETURNED, evidence=[make.shown()])
    in_work = action.evidence.in_work()

    assert not ActionEvidence.objects.visible_to(person).filter(pk__in=in_work).exists()
    assert ActionEvidence.objects.visible_to(national).filter(pk__in=in_work).exists()


def test_a_contributor_for_some_paragraphs_writes_on_them_and_no_others(
    kenya: Party, partial_contributor: User
) -> None:
    within = make.action_entry(items=[make.item("11.10-31-PAR")])
    beyond = make.action_entry(items=[make.item("11.10-31-PAR"), make.item("11.10-29-PAR")])

    mine = services.begin_action(kenya, within, by=partial_contributor)

    assert roles_of(partial_contributor, mine) == {Role.WRITER}
    with pytest.raises(MoveNotAllowed, match="the paragraphs that your focal point gave"):
        services.revise_action(mine, beyond, by=partial_contributor)
    with pytest.raises(MoveNotAllowed, match="the paragraphs that your focal point gave"):
        services.begin_action(kenya, beyond, by=partial_contributor)


def test_nobody_logs_an_action_for_another_party(elsewhere: User, kenya: Party) -> None:
    with pytest.raises(MoveNotAllowed, match="your own Party"):
        services.begin_action(kenya, make.action_entry(), by=elsewhere)
