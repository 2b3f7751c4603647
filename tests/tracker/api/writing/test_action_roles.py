"""Role × verb × state: the API allows what the table says, and answers each refusal rightly."""

from typing import Any

import pytest

from parties.choices import ActionState
from parties.models import ActionEvidence, ActionVersion, PartyAction, Remark
from parties.permissions import ALLOWED, Role, Verb
from resolutions.models import User
from tests import make
from tests.parties.test_roles import accepted_before, action_in

from . import calls
from .calls import Program, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]

# What those of the cast who may see an action of Kenya on paragraph 29 are to it.
INSIDE = {"national": Role.HOLDER, "contributor": Role.WRITER}
STRANGERS = [
    "partial_contributor", "elsewhere", "withdrawn", "focal_point", "reader", "officer", "manager",
    "administrator",
]  # fmt: skip
VERBS = [Verb.CHANGE, Verb.DISCARD, Verb.SUBMIT, Verb.RECALL, Verb.REVERT, Verb.ANSWER]
CASES = [
    pytest.param(role, verb, state, id=f"{role} {verb} {state}")
    for role in [*INSIDE, *STRANGERS]
    for verb in VERBS
    for state in ActionState
]


def send(person: User, verb: Verb, action: PartyAction) -> Any:
    """Do it as a program would that has read the action."""
    program, here = Program(person), f"my/party-actions/{action.reference}/"
    etag = f'"action-{action.pk}.{action.version}"'
    if verb == Verb.CHANGE:
        return program.put(here, {**calls.ACTION, "done": "Something else."}, If_Match=etag)
    if verb == Verb.DISCARD:
        return program.delete(here, If_Match=etag)
    body = {"answer": "Five of them."} if verb == Verb.ANSWER else None
    return program.post(f"{here}{verb}/", body, If_Match=etag)


def rows() -> Any:
    models = (PartyAction, ActionVersion, ActionEvidence, Remark)
    return [list(each.objects.order_by("pk").values()) for each in models]


def expected(role: str, verb: Verb, state: ActionState) -> set[int]:
    """The status that the answer has."""
    if role not in INSIDE:
        return {404}
    allowed = ALLOWED[verb]
    if state in allowed.get(INSIDE[role], ()):
        return {200, 204}
    return {409 if INSIDE[role] in allowed else 403}


@pytest.mark.parametrize(("role", "verb", "state"), CASES)
def test_the_api_allows_what_the_table_says(
    request: pytest.FixtureRequest, role: str, verb: Verb, state: ActionState
) -> None:
    person: User = request.getfixturevalue(role)
    action = action_in(state, after_acceptance=accepted_before(verb, state))
    before = rows()

    response = send(person, verb, action)

    assert response.status_code in expected(role, verb, state)
    if response.status_code >= 300:
        assert rows() == before
        assert refusal(response)[2]


@pytest.mark.parametrize("role", [*INSIDE, *STRANGERS])
@pytest.mark.parametrize("state", ActionState)
def test_the_partys_own_people_read_an_action_and_nobody_else(
    request: pytest.FixtureRequest, role: str, state: ActionState
) -> None:
    person: User = request.getfixturevalue(role)
    make.party_action(state)

    one = Program(person).get("my/party-actions/KEN-1/")

    assert one.status_code == (200 if role in INSIDE else 404)


LISTED = {
    **dict.fromkeys(INSIDE, (200, ["KEN-1"])),
    "partial_contributor": (200, []),
    "elsewhere": (200, []),
    **dict.fromkeys(["withdrawn", "focal_point", "reader", "officer"], (403, [])),
}


@pytest.mark.parametrize(("role", "found"), LISTED.items(), ids=LISTED.keys())
def test_who_has_a_place_lists_the_actions_of_their_party(
    request: pytest.FixtureRequest, role: str, found: tuple[int, list[str]]
) -> None:
    person: User = request.getfixturevalue(role)
    make.party_action(ActionState.SUBMITTED)

    response = Program(person).get("my/party-actions/")

    rows = response.json().get("results", [])
    assert (response.status_code, [each["reference"] for each in rows]) == found


BEGIN = {
    **dict.fromkeys(["national", "contributor", "elsewhere"], 201),
    "partial_contributor": 422,
    **dict.fromkeys(["withdrawn", "focal_point", "reader", "officer", "manager"], 403),
}


@pytest.mark.parametrize(("role", "status"), BEGIN.items(), ids=BEGIN.keys())
def test_the_people_of_parties_begin_actions_within_their_paragraphs(
    request: pytest.FixtureRequest, role: str, status: int
) -> None:
    person: User = request.getfixturevalue(role)

    response = Program(person).post("party-actions/", calls.ACTION)

    assert response.status_code == status
    assert PartyAction.objects.count() == (status == 201)
