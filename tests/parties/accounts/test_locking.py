"""Repeated wrong passwords lock a name out, for a while; no other, and no way round it."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db.models import F
from django.test import Client

from resolutions.models import User

from .conftest import PASSWORD, who

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


def attempt(client: Client, name: str, password: str = "wrong") -> int:
    return client.post(LOGIN, {"login": name, "password": password}).status_code


def test_the_right_password_signs_in_by_name_and_by_address(with_password: User) -> None:
    for name in (with_password.username, with_password.email.upper()):
        client = Client()

        assert attempt(client, name, PASSWORD) == 302
        assert who(client) == with_password


@pytest.mark.parametrize("attribute", ["username", "email"])
def test_five_wrong_passwords_lock_and_the_right_one_is_refused_then(
    attribute: str, client: Client, with_password: User
) -> None:
    name = getattr(with_password, attribute)

    given = [attempt(client, name) for _ in range(5)]

    assert given == [200, 200, 200, 200, 429]
    assert attempt(client, name, PASSWORD) == 429
    assert who(client) is None


def test_name_and_address_count_together(client: Client, with_password: User) -> None:
    for name in (with_password.username, with_password.email) * 2:
        attempt(client, name)

    assert attempt(client, with_password.username.upper()) == 429
    assert attempt(client, with_password.email, PASSWORD) == 429


def test_another_name_is_not_locked(client: Client, with_password: User) -> None:
    for _ in range(5):
        attempt(client, "somebody-else")

    assert attempt(client, with_password.username, PASSWORD) == 302


def test_success_begins_the_count_anew(with_password: User) -> None:
    client = Client()
    for _ in range(4):
        attempt(client, with_password.username)
    attempt(client, with_password.email, PASSWORD)
    other = Client()

    assert [attempt(other, with_password.username) for _ in range(4)] == [200] * 4


def test_it_ends_after_an_hour_even_if_somebody_goes_on_trying(
    client: Client, with_password: User
) -> None:
    for _ in range(5):
        attempt(client, with_password.username)
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=50))
    attempt(client, with_password.username)
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=11))

    assert attempt(client, with_password.username, PASSWORD) == 302


def test_the_page_says_how_long_and_what_to_do_in_the_language_of_the_reader(
    client: Client, with_password: User
) -> None:
    for _ in range(4):
        attempt(client, with_password.username)

    page = client.post(
        LOGIN,
        {"login": with_password.username, "password": "wrong"},
        headers={"accept-language": "es"},
    )

    text = page.content.decode()
    assert page.status_code == 429
    assert '<html lang="es">' in text
    assert 'href="/sign-in-link/"' in text


def test_the_stock_page_of_the_admin_is_no_way_round(client: Client, manager: User) -> None:
    manager.set_password(PASSWORD)
    manager.save()

    response = client.post(
        "/admin/login/?next=/admin/", {"username": "manager", "password": PASSWORD}
    )

    assert response.headers["Location"] == "/account/login/?next=/admin/"
    assert who(client) is None


def test_confirming_who_one_is_counts_as_well(client: Client, with_password: User) -> None:
    client.force_login(with_password)

    given = [
        client.post("/account/reauthenticate/", {"password": "wrong"}).status_code for _ in range(5)
    ]

    assert given[-1] == 429


def test_a_password_that_was_typed_is_not_kept(client: Client) -> None:
    attempt(client, "somebody", "almost the right one")

    kept = AccessAttempt.objects.get()
    assert "almost" not in kept.post_data
    assert "login=somebody" not in kept.post_data


@pytest.mark.parametrize("name", ["x" * 400, "x" * 400 + "@example.org", "ä\u2028b"])
def test_a_strange_name_is_refused_like_any_other(name: str, client: Client) -> None:
    assert attempt(client, name) == 200
