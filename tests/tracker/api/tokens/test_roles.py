"""Whose tokens a person sees and revokes: their own, on their page; all, in the admin."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from resolutions.models import User
from tracker.models import ApiToken

from .conftest import PAGE, made

pytestmark = pytest.mark.django_db

ADMIN = "/admin/tracker/apitoken/"
CAST = [
    "focal_point", "national", "contributor", "partial_contributor", "elsewhere", "withdrawn",
    "officer", "manager", "reader", "administrator",
]  # fmt: skip


@pytest.fixture
def of_another(db: None) -> ApiToken:
    token, _secret = made(User.objects.create(username="another"), name="Another’s program")
    return token


def is_revoked(token: ApiToken) -> bool:
    token.refresh_from_db()
    return token.revoked_at is not None


@pytest.fixture(params=CAST)
def person(request: pytest.FixtureRequest) -> User:
    found: User = request.getfixturevalue(request.param)
    return found


def test_everybody_sees_and_revokes_their_own(
    person: User, signed_in: Callable[[User], Client]
) -> None:
    own, _secret = made(person, name="My program")
    client = signed_in(person)

    seen = client.get(PAGE).content.decode()
    client.post(f"{PAGE}{own.pk}/revoke/")

    assert "My program" in seen
    assert is_revoked(own)


def test_nobody_sees_or_revokes_anothers_on_their_page(
    person: User, signed_in: Callable[[User], Client], of_another: ApiToken
) -> None:
    client = signed_in(person)

    seen = client.get(PAGE).content.decode()
    response = client.post(f"{PAGE}{of_another.pk}/revoke/")

    assert "Another’s program" not in seen
    assert response.status_code == 404
    assert not is_revoked(of_another)


def test_a_visitor_sees_and_revokes_none(client: Client, of_another: ApiToken) -> None:
    client.get(PAGE)
    client.post(f"{PAGE}{of_another.pk}/revoke/")
    client.post(ADMIN, {"action": "revoke", "_selected_action": of_another.pk})

    assert not is_revoked(of_another)


def test_administrators_alone_see_all_of_them_in_the_admin(
    person: User, signed_in: Callable[[User], Client], of_another: ApiToken
) -> None:
    client = signed_in(person)

    pages = [client.get(ADMIN), client.get(f"{ADMIN}{of_another.pk}/change/")]

    seen = ["Another’s program" in page.content.decode() for page in pages]
    assert seen == [person.username == "administrator"] * 2


def test_administrators_alone_revoke_anothers(
    person: User, signed_in: Callable[[User], Client], of_another: ApiToken
) -> None:
    client = signed_in(person)

    client.post(ADMIN, {"action": "revoke", "_selected_action": of_another.pk})

    assert is_revoked(of_another) == (person.username == "administrator")


@pytest.mark.parametrize("page", ["add/", "{pk}/delete/", "{pk}/change/"])
def test_no_stock_form_makes_changes_or_deletes_one(
    page: str, signed_in: Callable[[User], Client], administrator: User, of_another: ApiToken
) -> None:
    client = signed_in(administrator)

    response = client.post(
        f"{ADMIN}{page.format(pk=of_another.pk)}", {"name": "Mine", "post": "yes"}
    )

    assert response.status_code == 403
    assert ApiToken.objects.get().name == "Another’s program"


def test_who_may_see_them_all_does_not_revoke_them_by_that(
    signed_in: Callable[[User], Client], reader: User, of_another: ApiToken
) -> None:
    reader.user_permissions.add(Permission.objects.get(codename="view_apitoken"))
    client = signed_in(reader)

    seen = client.get(ADMIN).content.decode()
    client.post(ADMIN, {"action": "revoke", "_selected_action": of_another.pk})

    assert "Another’s program" in seen
    assert not is_revoked(of_another)
