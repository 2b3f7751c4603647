"""How often anybody may ask: by token, and by address for those who bring none that works."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from resolutions.models import User
from tests.threads import at_once
from tracker.api.access import counted
from tracker.choices import Scope
from tracker.tokens import revoke_token

from .conftest import ITEMS, Clock, bearer, made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("counting")]

UPDATES = "/api/v1/status-updates/"


def statuses(times: int, ask: Any) -> list[int]:
    return [ask().status_code for _each in range(times)]


def post(client: Client, secret: str = "") -> Any:
    headers = bearer(secret) if secret else {}
    return client.post(UPDATES, "{}", content_type="application/json", headers=headers)


def test_an_address_reads_so_often_and_no_more(client: Client) -> None:
    found = statuses(5, lambda: client.get(ITEMS))

    assert found == [200, 200, 200, 429, 429]


def test_who_asks_too_often_is_told_how_long_to_wait(client: Client, clock: Clock) -> None:
    clock.now += 17.5
    statuses(3, lambda: client.get(ITEMS))

    response = client.get(ITEMS)

    said = json.loads(response.content)
    assert response["Content-Type"] == "application/problem+json"
    assert response["Retry-After"] == "43"
    assert response["Cache-Control"] == "no-store"
    assert said["type"].endswith("#problem-too-many")
    assert said["detail"] == "You ask too often. Wait for 43 seconds, then ask again."


def test_after_that_time_it_may_ask_again(client: Client, clock: Clock) -> None:
    statuses(3, lambda: client.get(ITEMS))
    wait = int(client.get(ITEMS)["Retry-After"])

    clock.now += wait - 1
    early = client.get(ITEMS).status_code
    clock.now += 1
    late = client.get(ITEMS).status_code

    assert (early, late) == (429, 200)


@pytest.mark.parametrize(("rate", "wait"), [("1/s", 1), ("1/hour", 3600), ("1/day", 57600)])
def test_a_rate_is_by_second_hour_or_day_as_well(
    client: Client, settings: Settings, rate: str, wait: int
) -> None:
    settings.API_RATES = {**settings.API_RATES, "read": rate}
    client.get(ITEMS)

    assert client.get(ITEMS)["Retry-After"] == str(wait)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_every_way_of_reading_counts(client: Client, method: str) -> None:
    statuses(3, lambda: getattr(client, method)(ITEMS))

    assert client.get(ITEMS).status_code == 429


def test_what_is_asked_wrongly_counts_as_well(client: Client) -> None:
    statuses(3, lambda: client.get(f"{ITEMS}?nothing=1"))

    assert client.get(ITEMS).status_code == 429


def test_one_address_does_not_count_for_another(client: Client) -> None:
    statuses(4, lambda: client.get(ITEMS))

    assert client.get(ITEMS, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_who_has_one_address_of_ipv6_has_its_whole_network(client: Client) -> None:
    for host in range(1, 4):
        client.get(ITEMS, REMOTE_ADDR=f"2001:db8:0:1::{host}")

    same = client.get(ITEMS, REMOTE_ADDR="2001:db8:0:1:ffff::9")
    other = client.get(ITEMS, REMOTE_ADDR="2001:db8:0:2::1")

    assert (same.status_code, other.status_code) == (429, 200)


def test_behind_a_proxy_the_address_before_it_counts(client: Client, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    one = {"x-forwarded-for": "203.0.113.1, 198.51.100.1"}

    statuses(3, lambda: client.get(ITEMS, headers=one))
    same = client.get(ITEMS, headers={"x-forwarded-for": "203.0.113.99, 198.51.100.1"})
    other = client.get(ITEMS, headers={"x-forwarded-for": "203.0.113.1, 198.51.100.2"})

    assert (same.status_code, other.status_code) == (429, 200)


def test_without_a_proxy_nobody_gives_themselves_another_address(client: Client) -> None:
    for host in range(3):
        client.get(ITEMS, headers={"x-forwarded-for": f"203.0.113.{host}"})

    assert client.get(ITEMS, headers={"x-forwarded-for": "203.0.113.9"}).status_code == 429


def test_a_token_counts_by_itself_at_a_higher_rate(client: Client, officer: User) -> None:
    _token, secret = made(officer)
    statuses(4, lambda: client.get(ITEMS))

    found = statuses(6, lambda: client.get(ITEMS, headers=bearer(secret)))

    assert found == [200, 200, 200, 200, 200, 429]


def test_a_token_counts_wherever_it_comes_from(client: Client, officer: User) -> None:
    _token, secret = made(officer)
    for host in range(5):
        client.get(ITEMS, headers=bearer(secret), REMOTE_ADDR=f"192.0.2.{host}")

    response = client.get(ITEMS, headers=bearer(secret), REMOTE_ADDR="192.0.2.99")

    assert response.status_code == 429


def test_one_token_does_not_count_for_another(client: Client, officer: User) -> None:
    _token, one = made(officer)
    _token, other = made(officer)
    statuses(6, lambda: client.get(ITEMS, headers=bearer(one)))

    assert client.get(ITEMS, headers=bearer(other)).status_code == 200


def test_a_token_without_the_scope_to_read_reads_as_its_address_does(
    client: Client, officer: User
) -> None:
    _token, secret = made(officer, Scope.UPDATES)

    found = statuses(4, lambda: client.get(ITEMS, headers=bearer(secret)))

    assert found == [200, 200, 200, 429]


def test_writing_counts_by_token(client: Client, officer: User, manager: User) -> None:
    _token, one = made(officer, Scope.UPDATES)
    _token, other = made(manager, Scope.UPDATES)

    found = statuses(3, lambda: post(client, one))

    assert found == [422, 422, 429]
    assert post(client, other).status_code == 422


def test_reading_and_writing_count_apart(client: Client, officer: User) -> None:
    _token, secret = made(officer, Scope.READ, Scope.UPDATES)
    statuses(6, lambda: client.get(ITEMS, headers=bearer(secret)))

    assert post(client, secret).status_code == 422


def test_who_tries_to_write_without_a_token_is_counted(client: Client) -> None:
    found = statuses(3, lambda: post(client))

    assert found == [401, 429, 429]


def test_who_tries_tokens_is_counted_by_address(client: Client) -> None:
    guesses = [client.get(ITEMS, headers=bearer(f"rt_guess-{at}")) for at in range(4)]

    assert [each.status_code for each in guesses] == [401, 401, 401, 429]
    assert client.get(ITEMS).status_code == 429


def test_a_token_that_works_is_let_in_where_others_were_tried(
    client: Client, officer: User
) -> None:
    _token, secret = made(officer)
    statuses(4, lambda: client.get(ITEMS, headers=bearer("rt_guess")))

    assert client.get(ITEMS, headers=bearer(secret)).status_code == 200


def test_a_revoked_token_counts_by_address(client: Client, officer: User) -> None:
    token, secret = made(officer)
    revoke_token(token)

    found = statuses(4, lambda: client.get(ITEMS, headers=bearer(secret)))

    assert found == [401, 401, 401, 429]


def test_a_cache_that_keeps_nothing_refuses_nobody(client: Client, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    found = statuses(5, lambda: client.get(ITEMS))

    assert found == [200] * 5


def test_of_many_at_once_each_is_counted() -> None:
    ordinals: list[int] = []

    at_once(*[lambda: ordinals.append(counted("key", 60))] * 8)

    assert sorted(ordinals) == list(range(1, 9))
    assert cache.get("key") == 8
