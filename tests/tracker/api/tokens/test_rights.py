"""What a token is worth: what its scopes say, and never more than its person may do."""

from typing import Any

import pytest
from django.test import Client

from parties import places
from parties.models import FocalPoint, PartyAction
from resolutions.models import StatusUpdate, User
from tests import make
from tracker.api.writing.examples import ACTION, UPDATE
from tracker.choices import Scope

from .conftest import ACTIONS, UPDATES, bearer, made, post, problem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("person", "address", "body", "scope"),
    [
        ("officer", UPDATES, UPDATE, Scope.UPDATES),
        ("national", ACTIONS, ACTION, Scope.ACTIONS),
        ("contributor", ACTIONS, ACTION, Scope.ACTIONS),
    ],
)
def test_a_token_does_what_its_scope_says_and_no_more(
    person: str,
    address: str,
    body: Any,
    scope: Scope,
    client: Client,
    request: pytest.FixtureRequest,
) -> None:
    user = request.getfixturevalue(person)
    _token, with_it = made(user, scope)
    _token, without = made(user, *(set(Scope) - {scope}))

    refused = post(client, address, body, without)
    taken = post(client, address, body, with_it)

    assert refused.status_code == 403
    assert "make one with the scope that it needs" in problem(refused)["detail"]
    assert taken.status_code == 201


@pytest.mark.parametrize(
    "person",
    ["focal_point", "withdrawn", "reader", "administrator", "national", "contributor"],
)
def test_a_scope_gives_nobody_the_right_to_record(
    person: str, client: Client, request: pytest.FixtureRequest
) -> None:
    _token, secret = made(request.getfixturevalue(person), *Scope)

    response = post(client, UPDATES, UPDATE, secret)

    assert response.status_code == 403
    assert not StatusUpdate.objects.exists()


@pytest.mark.parametrize(
    "person", ["focal_point", "withdrawn", "reader", "administrator", "officer", "manager"]
)
def test_a_scope_gives_nobody_a_place_at_a_party(
    person: str, client: Client, request: pytest.FixtureRequest
) -> None:
    _token, secret = made(request.getfixturevalue(person), *Scope)

    response = post(client, ACTIONS, ACTION, secret)

    assert response.status_code == 403
    assert not PartyAction.objects.exists()


def test_who_leaves_the_group_records_nothing_more_by_an_old_token(
    client: Client, officer: User
) -> None:
    _token, secret = made(officer, Scope.UPDATES)
    officer.groups.clear()

    response = post(client, UPDATES, UPDATE, secret)

    assert response.status_code == 403
    assert not StatusUpdate.objects.exists()


def test_whose_place_is_withdrawn_logs_nothing_more_by_an_old_token(
    client: Client, contributor: User, national: User
) -> None:
    _token, secret = made(contributor, Scope.ACTIONS)
    places.withdraw(FocalPoint.objects.get(user=contributor), by=national)

    response = post(client, ACTIONS, ACTION, secret)

    assert response.status_code == 403
    assert not PartyAction.objects.exists()


def test_one_partys_token_does_not_reach_anothers_actions(client: Client, elsewhere: User) -> None:
    action = make.party_action("draft")
    _token, secret = made(elsewhere, *Scope)

    response = client.get(f"/api/v1/my/party-actions/{action.reference}/", headers=bearer(secret))

    assert response.status_code == 404
