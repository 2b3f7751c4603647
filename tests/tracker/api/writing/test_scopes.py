"""A token does what its scope says, a private answer is kept by nobody."""

import pytest

from parties.choices import ActionState
from parties.models import PartyAction
from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from tests import make
from tracker.choices import Scope

from . import calls
from .calls import Program, refusal

pytestmark = pytest.mark.django_db

UPDATES = [
    ("POST", "status-updates/"),
    ("GET", "my/status-updates/"),
    ("GET", "my/status-updates/1/"),
    ("PUT", "my/status-updates/1/"),
    ("DELETE", "my/status-updates/1/"),
    ("POST", "my/status-updates/1/submit/"),
    ("POST", "my/status-updates/1/recall/"),
    ("GET", "my/action-items/11.10-20-SEC/"),
]
ACTIONS = [
    ("POST", "party-actions/"),
    ("GET", "my/party-actions/"),
    ("GET", "my/party-actions/KEN-1/"),
    ("PUT", "my/party-actions/KEN-1/"),
    ("DELETE", "my/party-actions/KEN-1/"),
    ("POST", "my/party-actions/KEN-1/submit/"),
    ("POST", "my/party-actions/KEN-1/recall/"),
    ("POST", "my/party-actions/KEN-1/revert/"),
    ("POST", "my/party-actions/KEN-1/answer/"),
]
BOTH = [(Scope.UPDATES, *each) for each in UPDATES] + [(Scope.ACTIONS, *each) for each in ACTIONS]


@pytest.mark.parametrize(("scope", "method", "to"), BOTH)
def test_without_its_scope_a_token_opens_nothing(scope: Scope, method: str, to: str) -> None:
    make.status_update(state=State.DRAFT)
    make.party_action(ActionState.DRAFT)
    person = make.officer() if scope == Scope.UPDATES else make.focal_point()
    others = [each for each in Scope if each != scope]

    response = Program(person, others).send(method, to, calls.UPDATE, If_Match='"x"')

    status, kind, _sentence = refusal(response)
    assert (status, kind) == (403, "not-allowed")
    assert StatusUpdate.objects.get().state == State.DRAFT
    assert PartyAction.objects.get().state == ActionState.DRAFT


@pytest.mark.parametrize(("_scope", "method", "to"), BOTH)
def test_without_a_token_nobody_comes_in(_scope: Scope, method: str, to: str) -> None:
    make.status_update(state=State.DRAFT)
    make.party_action(ActionState.DRAFT)

    response = Program().send(method, to, calls.UPDATE)

    assert refusal(response)[:2] == (401, "not-signed-in")
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert StatusUpdate.objects.count() == PartyAction.objects.count() == 1


@pytest.mark.parametrize(("scope", "method", "to"), BOTH)
def test_nobody_keeps_what_is_for_one_person(scope: Scope, method: str, to: str) -> None:
    make.status_update(state=State.DRAFT)
    make.party_action(ActionState.DRAFT)
    person = make.officer() if scope == Scope.UPDATES else make.focal_point()

    response = Program(person).send(method, to)

    assert set(response["Cache-Control"].split(", ")) >= {"private", "no-store"}
    if to.startswith("my/"):
        assert "Authorization" in response["Vary"]


@pytest.mark.parametrize(
    ("method", "to"),
    [
        ("PUT", "status-updates/"),
        ("DELETE", "party-actions/"),
        ("POST", "my/status-updates/"),
        ("POST", "my/status-updates/1/"),
        ("GET", "my/status-updates/1/submit/"),
        ("POST", "my/party-actions/"),
        ("GET", "my/party-actions/KEN-1/answer/"),
        ("PATCH", "my/party-actions/KEN-1/"),
    ],
)
def test_a_method_that_an_address_does_not_take_is_refused_with_those_that_it_takes(
    officer: User, method: str, to: str
) -> None:
    response = Program(officer).send(method, to, {})

    assert refusal(response)[:2] == (405, "method-not-allowed")
    assert method not in response["Allow"]
