"""Role × verb × state at the addresses of the Party's own pages, from the one table."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from parties.choices import ActionState
from parties.models import PartyAction, Remark
from parties.permissions import ALLOWED, Role, Verb
from resolutions.models import User
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]

VERBS = {
    "submit": Verb.SUBMIT,
    "recall": Verb.RECALL,
    "discard": Verb.DISCARD,
    "revert": Verb.REVERT,
    "copy": Verb.COPY,
    "answer": Verb.ANSWER,
    "take-over": Verb.TAKE_OVER,
}
# What each of the cast is to an action of Kenya on paragraph 29.
INSIDE = {
    "national": Role.HOLDER,
    "contributor": Role.WRITER,
}
STRANGERS = [
    "anonymous", "focal_point", "elsewhere", "withdrawn", "partial_contributor", "reader",
    "officer", "manager", "administrator",
]  # fmt: skip


def person_of(request: pytest.FixtureRequest, role: str) -> User | AnonymousUser:
    if role == "anonymous":
        return AnonymousUser()
    found: User = request.getfixturevalue(role)
    return found


def sent(client: Client, person: User | AnonymousUser, action: PartyAction, verb: str) -> int:
    """Send the form of the verb, and return the status of the answer."""
    if isinstance(person, User):
        client.force_login(person)
    address = reverse(f"my-action-{verb}", args=[action.reference])
    return client.post(address, {"version": action.version, "answer": "Five of them."}).status_code


def everything() -> list[object]:
    """Return all that a verb could change."""
    columns = ("reference", "state", "version", "taken_over_at")
    return [*PartyAction.objects.order_by("pk").values_list(*columns), Remark.objects.count()]


@pytest.mark.parametrize("state", ActionState)
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", INSIDE)
def test_the_partys_people_do_what_the_table_says_and_nothing_else(
    request: pytest.FixtureRequest, client: Client, role: str, verb: str, state: ActionState
) -> None:
    action = make.party_action(state)
    before = everything()
    expected = state in ALLOWED[VERBS[verb]].get(INSIDE[role], ())
    # Going back needs an accepted version; none of these in work has one.
    possible = expected and verb != "revert"

    status = sent(client, person_of(request, role), action, verb)

    assert (everything() != before) == possible
    assert status == 302 if possible else status in (302, 403, 409)


@pytest.mark.parametrize("state", ActionState)
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", STRANGERS)
def test_strangers_change_nothing_and_are_not_told_that_it_is_there(
    request: pytest.FixtureRequest, client: Client, role: str, verb: str, state: ActionState
) -> None:
    action = make.party_action(state)
    before = everything()

    status = sent(client, person_of(request, role), action, verb)

    assert everything() == before
    assert status == (302 if role == "anonymous" else 404)


@pytest.mark.parametrize("page", ["my-action", "my-action-edit", "my-action-preview"])
@pytest.mark.parametrize("role", STRANGERS)
def test_strangers_do_not_read_it_by_its_address(
    request: pytest.FixtureRequest, client: Client, role: str, page: str
) -> None:
    action = make.party_action(ActionState.DRAFT)
    person = person_of(request, role)
    if isinstance(person, User):
        client.force_login(person)

    response = client.get(reverse(page, args=[action.reference]))

    assert response.status_code == (302 if role == "anonymous" else 404)
    assert action.title not in response.content.decode()
