"""Who may do what to a Party action in the admin: each verb × role × state, from the one table."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parties.choices import ActionState
from parties.models import PartyAction
from parties.permissions import ALLOWED, Role, Verb
from resolutions.models import User
from tests import make

from .cases import SignIn, address, another_reviewer, entered, latest, sent

pytestmark = pytest.mark.django_db

VERBS = {
    "accept": Verb.ACCEPT,
    "return": Verb.RETURN,
    "ask": Verb.ASK,
    "submit": Verb.SUBMIT,
    "recall": Verb.RECALL,
    "discard": Verb.DISCARD,
    "revert": Verb.REVERT,
}
AFTER = {
    "accept": ActionState.ACCEPTED,
    "return": ActionState.RETURNED,
    "submit": ActionState.SUBMITTED,
    "recall": ActionState.DRAFT,
    "revert": ActionState.ACCEPTED,
}
ONLOOKERS = {"reader": {Role.ONLOOKER}, "administrator": {Role.ONLOOKER}}
# What each member of staff is to an action that its Party wrote, and to one entered on its behalf.
ROLES: dict[str, dict[str, set[Role]]] = {
    "party": {
        "officer": {Role.REVIEWER, Role.ONLOOKER},
        "manager": {Role.REVIEWER, Role.ONLOOKER},
        **ONLOOKERS,
    },
    "entered": {
        "officer": {Role.HOLDER, Role.REVIEWER, Role.ONLOOKER},
        "manager": {Role.HOLDER, Role.REVIEWER, Role.ONLOOKER},
        **ONLOOKERS,
    },
}
MATRIX = [
    pytest.param(kind, person, state, verb, id=f"{kind}-{person}-{verb}-{state.value}")
    for kind, people in ROLES.items()
    for person in people
    for state in ActionState
    for verb in VERBS
]


def is_allowed(kind: str, person: str, state: ActionState, verb: str) -> bool:
    allowed = ALLOWED[VERBS[verb]]
    return any(state in allowed.get(role, ()) for role in ROLES[kind][person])


def made(kind: str, state: ActionState, verb: str) -> PartyAction:
    """Return the action in the state, such that nothing but the table stands in the verb's way."""
    if kind == "party":
        return make.party_action(state, by=another_reviewer())
    return entered(state, accepted_before=verb == "revert")


@pytest.mark.parametrize(("kind", "person", "state", "verb"), MATRIX)
def test_a_verb_is_done_for_whom_it_is_meant_and_refused_to_all_others(
    kind: str,
    person: str,
    state: ActionState,
    verb: str,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    action = made(kind, state, verb)
    client = signed_in(request.getfixturevalue(person))

    response = client.post(address(verb, action), sent(action, verb))

    found = PartyAction.objects.filter(pk=action.pk).first()
    if kind == "party" and state == ActionState.DRAFT:
        assert response.status_code == 404
        assert found == action
    elif is_allowed(kind, person, state, verb):
        assert response.status_code == 302
        assert (found.state if found else None) == (
            None if verb == "discard" else AFTER.get(verb, state)
        )
    else:
        assert response.status_code == 422
        assert 'role="alert"' in response.content.decode()
        assert found is not None
        assert (found.state, found.version) == (action.state, action.version)


@pytest.mark.parametrize("verb", [*VERBS, "change", "edit"])
@pytest.mark.parametrize("person", ["national", "contributor", "elsewhere", "withdrawn", None])
def test_no_focal_point_comes_in_here_even_to_their_own_action(
    person: str | None, verb: str, client: Client, request: pytest.FixtureRequest
) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    if person:
        client.force_login(request.getfixturevalue(person))

    response = client.post(address(verb, action), {"seen": 1})

    action.refresh_from_db()
    assert response.status_code in (302, 403)
    assert "/admin/parties/" not in response.headers.get("Location", "").split("?")[0]
    assert action.state == ActionState.SUBMITTED


@pytest.mark.parametrize("page", ["change", "accept", "ask", "edit"])
def test_staff_without_the_right_to_see_are_refused(page: str, signed_in: SignIn) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    newcomer = make.user("newcomer", is_staff=True)

    response = signed_in(newcomer).post(address(page, action), {"seen": 1})

    assert response.status_code == 403


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "discard"])
def test_a_verb_is_never_done_by_following_a_link(
    verb: str, manager: User, signed_in: SignIn
) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    assert signed_in(manager).get(address(verb, action)).status_code == 405


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [("return", "Say why you return it"), ("ask", "Write the question")],
)
def test_words_are_asked_for_where_the_party_is_to_read_some(
    verb: str, sentence: str, officer: User, signed_in: SignIn
) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    response = signed_in(officer).post(
        address(verb, action), {"seen": 1, "reason": "  ", "question": " "}
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_public_note_is_kept_with_what_was_accepted(officer: User, signed_in: SignIn) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    signed_in(officer).post(
        address("accept", action), {"seen": 1, "public_note": "See also paragraph 30."}
    )

    assert latest(action).public_note == "See also paragraph 30."


def test_a_question_leaves_the_action_as_it_is(officer: User, signed_in: SignIn) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    signed_in(officer).post(address("ask", action), {"seen": 1, "question": "Who took part?"})

    assert PartyAction.objects.get(pk=action.pk).state == ActionState.SUBMITTED
    assert action.remarks.get().text == "Who took part?"


class TestWhoSubmittedOnBehalfOfAParty:
    def test_is_shown_no_button_and_is_told_why(self, signed_in: SignIn) -> None:
        action = entered(ActionState.SUBMITTED)

        page = signed_in(latest(action).submitted_by).get(address("change", action))

        text = page.content.decode()
        assert "Accept and publish" not in text
        assert "someone else of the Secretariat reviews it" in text

    @pytest.mark.parametrize("verb", ["accept", "return"])
    def test_is_refused(self, verb: str, signed_in: SignIn) -> None:
        action = entered(ActionState.SUBMITTED)
        client = signed_in(latest(action).submitted_by)

        response = client.post(address(verb, action), sent(action, verb))

        assert response.status_code == 422
        assert "someone other than who submitted it" in response.content.decode()


def test_discarding_asks_first_and_leads_back_to_the_queue(
    officer: User, signed_in: SignIn
) -> None:
    action = entered(ActionState.DRAFT)
    client = signed_in(officer)

    asked = client.get(address("discard", action))
    done = client.post(address("discard", action))

    assert "It cannot be brought back" in asked.content.decode()
    assert done["Location"] == reverse("admin:parties_partyaction_changelist")


@pytest.mark.parametrize("page", ["add", "delete"])
def test_no_stock_form_reaches_an_action(page: str, admin_client: Any) -> None:
    action = entered(ActionState.DRAFT)
    args = [action.pk] if page == "delete" else []

    response = admin_client.post(
        reverse(f"admin:parties_partyaction_{page}", args=args), {"post": "yes"}
    )

    assert response.status_code == 403
    assert PartyAction.objects.filter(pk=action.pk).exists()
