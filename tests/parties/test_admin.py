"""Parties, instruments and memberships in the admin."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parties.models import Instrument, Membership, Party
from resolutions.models import User

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


@pytest.mark.parametrize("name", ["party", "instrument", "membership"])
@pytest.mark.parametrize("role", ["officer", "manager", "reader", "administrator"])
def test_staff_read_the_lists(
    role: str, name: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(role))

    assert client.get(reverse(f"admin:parties_{name}_changelist")).status_code == 200


def test_an_edit_of_a_party_is_remembered_with_who_and_what(
    manager: User, signed_in: SignIn
) -> None:
    kenya = Party.objects.get(iso3="KEN")
    client = signed_in(manager)

    client.post(
        reverse("admin:parties_party_change", args=[kenya.pk]),
        {
            "name": "Kenya",
            "iso3": "KEN",
            "iso2": "KE",
            "region": "africa",
            "entry_into_force": str(kenya.entry_into_force or ""),
            "note": "Checked.",
        },
    )

    page = client.get(reverse("admin:parties_party_history", args=[kenya.pk])).content.decode()
    assert manager.username in page
    assert "<ins>Checked.</ins>" in page


@pytest.mark.parametrize("role", ["officer", "reader"])
def test_who_may_not_change_a_party_is_refused(
    role: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(role))
    kenya = Party.objects.get(iso3="KEN")

    response = client.post(reverse("admin:parties_party_change", args=[kenya.pk]), {"name": "K"})

    assert response.status_code == 403


def test_a_party_with_memberships_is_not_offered_for_deletion(
    administrator: User, signed_in: SignIn
) -> None:
    party = Membership.objects.select_related("party").first().party  # type: ignore[union-attr]

    response = signed_in(administrator).get(reverse("admin:parties_party_delete", args=[party.pk]))

    assert response.status_code == 403


def test_an_instrument_that_nothing_rests_on_is_deleted(
    administrator: User, signed_in: SignIn
) -> None:
    instrument = Instrument.objects.create(
        code="new", short_name="New", full_name="New MOU", kind="mou"
    )

    signed_in(administrator).post(
        reverse("admin:parties_instrument_delete", args=[instrument.pk]), {"post": "yes"}
    )

    assert not Instrument.objects.filter(pk=instrument.pk).exists()
