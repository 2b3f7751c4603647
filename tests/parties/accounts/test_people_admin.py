"""Invitations and places in the admin: read by who may, changed through the services."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from parties import people
from parties.choices import Place
from parties.models import FocalPoint, Invitation, Party
from parties.people import Standing
from resolutions.models import Paragraph, User
from tests import make

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
INVITATIONS = "/admin/parties/invitation/"
PLACES = "/admin/parties/focalpoint/"


def place(person: User) -> FocalPoint:
    return FocalPoint.objects.get(user=person)


def asks(kenya: Party, **changed: Any) -> dict[str, Any]:
    """Return what an officer types to invite a person."""
    said = {"party": kenya.pk, "email": "new@example.org", "place": "national", "language": "fr"}
    return {**said, **changed}


@pytest.mark.parametrize("role", ["officer", "manager"])
def test_the_secretariat_invites_a_person(
    role: str, kenya: Party, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    by: User = request.getfixturevalue(role)

    response = signed_in(by).post(f"{INVITATIONS}add/", asks(kenya))

    made = Invitation.objects.get()
    assert response.status_code == 302
    assert (made.invited_by, made.place, made.language) == (by, Place.NATIONAL, "fr")
    assert made.expires_at > made.invited_at


@pytest.mark.parametrize("page", [INVITATIONS, f"{INVITATIONS}add/", PLACES])
def test_who_may_not_see_people_is_refused(page: str, reader: User, signed_in: SignIn) -> None:
    assert signed_in(reader).get(page).status_code == 403


def test_a_person_with_a_place_is_not_invited(
    kenya: Party, contributor: User, officer: User, signed_in: SignIn
) -> None:
    response = signed_in(officer).post(f"{INVITATIONS}add/", asks(kenya, email=contributor.email))

    assert "already has a place" in response.content.decode()
    assert not Invitation.objects.exists()


def test_a_national_focal_point_is_not_invited_to_some_paragraphs(
    kenya: Party, officer: User, signed_in: SignIn
) -> None:
    some = [Paragraph.objects.get(resolution__prefix="11.10", number=31).pk]

    response = signed_in(officer).post(f"{INVITATIONS}add/", asks(kenya, paragraphs=some))

    assert "speaks on all paragraphs" in response.content.decode()
    assert not Invitation.objects.exists()


def test_inviting_the_same_address_again_renews_the_invitation(
    kenya: Party, officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    client.post(f"{INVITATIONS}add/", asks(kenya))
    first = Invitation.objects.get().nonce

    client.post(f"{INVITATIONS}add/", asks(kenya))

    assert Invitation.objects.get().nonce != first


@pytest.mark.parametrize("state", ["pending", "accepted", "expired", "cancelled"])
def test_the_list_says_what_became_of_each(
    state: str, invitation: Invitation, officer: User, signed_in: SignIn
) -> None:
    if state == "accepted":
        people.accept(invitation, name="Invited Person", password="", language="fr")
    if state == "expired":
        Invitation.objects.update(expires_at=invitation.invited_at)
    if state == "cancelled":
        people.cancel(invitation, by=officer)
    client = signed_in(officer)

    page = client.get(INVITATIONS).content.decode()
    found = [
        each
        for each in ("pending", "accepted", "expired", "cancelled")
        if client.get(f"{INVITATIONS}?state={each}").context["cl"].result_count
    ]

    assert f'<td class="field-state">{Standing(state).label}</td>' in page
    assert found == [state]


@pytest.mark.parametrize(
    ("action", "standing"), [("resend", Standing.PENDING), ("cancel", Standing.CANCELLED)]
)
def test_an_invitation_is_sent_again_or_cancelled_from_the_list(
    action: str, standing: Standing, invitation: Invitation, officer: User, signed_in: SignIn
) -> None:
    Invitation.objects.update(expires_at=invitation.invited_at)

    signed_in(officer).post(INVITATIONS, {"action": action, "_selected_action": [invitation.pk]})

    invitation.refresh_from_db()
    assert people.standing(invitation) == standing


def test_an_invitation_is_neither_rewritten_nor_deleted(
    invitation: Invitation, manager: User, signed_in: SignIn
) -> None:
    client = signed_in(manager)

    changed = client.post(f"{INVITATIONS}{invitation.pk}/change/", {"email": "x@example.org"})
    deleted = client.post(f"{INVITATIONS}{invitation.pk}/delete/", {"post": "yes"})

    assert (changed.status_code, deleted.status_code) == (403, 403)
    assert client.get(f"{INVITATIONS}{invitation.pk}/change/").status_code == 200
    assert Invitation.objects.get().email == "new@example.org"


def test_withdrawing_asks_first(national: User, officer: User, signed_in: SignIn) -> None:
    client = signed_in(officer)
    chosen = {"action": "withdraw", "_selected_action": [place(national).pk]}

    page = client.post(PLACES, chosen)
    before = place(national).withdrawn_at
    client.post(PLACES, {**chosen, "sure": "1"})

    assert "Withdraw these people?" in page.content.decode()
    assert before is None
    assert place(national).withdrawn_by == officer


def test_what_a_contributor_writes_on_is_changed(
    contributor: User, officer: User, signed_in: SignIn
) -> None:
    some = Paragraph.objects.get(resolution__prefix="11.10", number=31)
    address = f"{PLACES}{place(contributor).pk}/change/"
    client = signed_in(officer)

    client.post(address, {"paragraphs": [some.pk]})
    narrowed = list(place(contributor).paragraphs.all())
    client.post(address, {})

    assert narrowed == [some]
    assert place(contributor).all_paragraphs


def test_a_place_is_neither_made_nor_moved_nor_deleted_here(
    national: User, contributor: User, manager: User, signed_in: SignIn
) -> None:
    client = signed_in(manager)
    france = Party.objects.get(iso3="FRA")

    answers = [
        client.post(f"{PLACES}add/", {}).status_code,
        client.post(f"{PLACES}{place(national).pk}/change/", {"party": france.pk}).status_code,
        client.post(f"{PLACES}{place(contributor).pk}/delete/", {"post": "yes"}).status_code,
    ]
    client.post(f"{PLACES}{place(contributor).pk}/change/", {"party": france.pk})

    assert answers == [403, 403, 403]
    assert place(contributor).party.iso3 == "KEN"


@pytest.mark.parametrize("page", [PLACES, INVITATIONS])
def test_the_lists_ask_the_same_however_long_they_are(
    page: str, officer: User, kenya: Party, signed_in: SignIn, queries: Callable[[], Any]
) -> None:
    client = signed_in(officer)

    def more(numbers: list[int]) -> None:
        for number in numbers:
            make.focal_point("KEN", "contributor", paragraphs=[number])
            people.invite(kenya, f"{number}@example.org", by=officer)

    more([29])
    with queries() as few:
        client.get(page)
    more([8, 9, 10, 31])

    with queries() as many:
        client.get(page)

    assert len(many) == len(few) <= 12, [each["sql"] for each in many]


@pytest.mark.parametrize("wanted", ["here", "withdrawn"])
def test_places_are_narrowed_down_to_those_of_today(
    wanted: str, national: User, withdrawn: User, officer: User, signed_in: SignIn
) -> None:
    found = signed_in(officer).get(f"{PLACES}?now={wanted}").context["cl"].result_list

    assert [each.user for each in found] == [national if wanted == "here" else withdrawn]
