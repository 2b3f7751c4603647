"""Demonstration accounts can never exist where DEBUG is off."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from resolutions.models import User
from tests import make
from tracker.checks import no_demo_accounts_in_service


@pytest.fixture
def demo_account(db: None) -> User:
    account = make.user("demo-officer", "Secretariat officer", is_demo=True)
    account.set_password("demonstration")
    account.save()
    return account


def complaints(**options: Any) -> list[str | None]:
    return [each.id for each in no_demo_accounts_in_service(databases=["default"], **options)]


@pytest.mark.parametrize(("debug", "expected"), [(True, []), (False, ["tracker.E001"])])
def test_the_check_stops_a_site_in_service_that_holds_one(
    settings: Settings, demo_account: User, debug: bool, expected: list[str]
) -> None:
    settings.DEBUG = debug

    assert complaints() == expected


def test_the_check_is_content_without_them(db: None, settings: Settings) -> None:
    settings.DEBUG = False

    assert complaints() == []


@pytest.mark.parametrize("debug", [True, False])
def test_one_signs_in_only_while_debug_is_on(
    client: Client, settings: Settings, demo_account: User, debug: bool
) -> None:
    settings.DEBUG = debug

    client.post("/account/login/", {"login": "demo-officer", "password": "demonstration"})

    assert ("_auth_user_id" in client.session) is debug


def test_one_that_is_signed_in_is_out_once_debug_is_off(
    client: Client, settings: Settings, demo_account: User
) -> None:
    settings.DEBUG = True
    client.force_login(demo_account)
    settings.DEBUG = False

    response = client.get("/admin/")

    assert response.status_code == 302
