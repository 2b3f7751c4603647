"""Accounts, groups and offices in the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from resolutions.models import Office, User
from tests import make

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


def address(user: User) -> str:
    return reverse("admin:resolutions_user_change", args=[user.pk])


def account(user: User, **values: Any) -> dict[str, Any]:
    always = {"username": user.username, "language": "en-gb", "is_active": "on", "is_staff": "on"}
    return {**always, **values}


def test_an_administrator_gives_a_group_and_an_office(
    administrator: User, officer: User, signed_in: SignIn
) -> None:
    group = Group.objects.get(name="Secretariat manager")
    office = Office.objects.create(code="water", name="Aquatic unit")

    signed_in(administrator).post(
        address(officer), account(officer, groups=[group.pk], offices=[office.pk])
    )

    assert list(officer.groups.all()) == [group]
    assert list(officer.offices.all()) == [office]


def test_an_administrator_makes_nobody_a_superuser(
    administrator: User, officer: User, signed_in: SignIn
) -> None:
    client = signed_in(administrator)

    client.post(address(officer), account(officer, is_superuser="on", user_permissions=["1"]))

    officer.refresh_from_db()
    assert not officer.is_superuser
    assert not officer.user_permissions.exists()
    assert "is_superuser" not in client.get(address(officer)).content.decode()


def test_an_administrator_does_not_touch_the_account_of_a_superuser(
    administrator: User, admin_user: User, signed_in: SignIn
) -> None:
    client = signed_in(administrator)
    password = reverse("admin:auth_user_password_change", args=[admin_user.pk])

    assert client.post(address(admin_user), account(admin_user)).status_code == 403
    assert client.get(password).status_code == 403


def test_a_superuser_makes_a_superuser(admin_client: Client, officer: User) -> None:
    admin_client.post(address(officer), account(officer, is_superuser="on"))

    officer.refresh_from_db()
    assert officer.is_superuser


def test_an_account_is_added_with_a_password(administrator: User, signed_in: SignIn) -> None:
    password = "correct horse battery staple"

    signed_in(administrator).post(
        reverse("admin:resolutions_user_add"),
        {
            "username": "new",
            "usable_password": "true",
            "password1": password,
            "password2": password,
        },
    )

    assert User.objects.get(username="new").check_password(password)


@pytest.mark.parametrize("role", ["officer", "manager", "reader"])
def test_others_do_not_see_accounts(
    role: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(role))

    assert client.get(reverse("admin:resolutions_user_changelist")).status_code == 403


def test_an_administrator_reads_groups_and_changes_none(
    administrator: User, signed_in: SignIn
) -> None:
    group = Group.objects.get(name="Reader")
    change = reverse("admin:auth_group_change", args=[group.pk])
    client = signed_in(administrator)

    assert client.get(change).status_code == 200
    assert client.post(change, {"name": "Rulers"}).status_code == 403


def test_a_manager_says_who_works_in_an_office(
    manager: User, officer: User, signed_in: SignIn
) -> None:
    office = Office.objects.create(code="water", name="Aquatic unit")

    signed_in(manager).post(
        reverse("admin:resolutions_office_change", args=[office.pk]),
        {"code": "water", "name": "Aquatic unit", "members": [officer.pk]},
    )

    assert list(office.members.all()) == [officer]


def test_an_office_with_items_is_not_offered_for_deletion(
    administrator: User, signed_in: SignIn
) -> None:
    office = Office.objects.create(code="water", name="Aquatic unit")
    item = make.item()
    item.office = office
    item.save()

    page = signed_in(administrator).get(
        reverse("admin:resolutions_office_delete", args=[office.pk])
    )

    assert page.status_code == 403


def test_a_changed_address_is_the_only_one_by_which_the_person_signs_in(
    administrator: User, officer: User, signed_in: SignIn
) -> None:
    EmailAddress.objects.create(user=officer, email="old@example.org", verified=True, primary=True)

    signed_in(administrator).post(
        address(officer), account(officer, email="new@example.org", language="fr")
    )

    officer.refresh_from_db()
    addresses = EmailAddress.objects.filter(user=officer)
    assert list(addresses.values_list("email", "verified", "primary")) == [
        ("new@example.org", True, True)
    ]
    assert (officer.email, officer.language) == ("new@example.org", "fr")


def test_an_address_by_which_somebody_else_signs_in_is_refused(
    administrator: User, officer: User, manager: User, signed_in: SignIn
) -> None:
    User.objects.filter(pk=manager.pk).update(email="taken@example.org")

    response = signed_in(administrator).post(
        address(officer), account(officer, email="Taken@example.org")
    )

    officer.refresh_from_db()
    assert "Somebody else has an account with this address." in response.content.decode()
    assert officer.email == ""
