"""The page behind an invitation: opening it does nothing, accepting makes one account, once."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from parties import people
from parties.choices import Place
from parties.models import FocalPoint, Invitation, Party
from resolutions.models import Paragraph, User

from .conftest import PASSWORD, address, answers, who

pytestmark = pytest.mark.django_db


def test_the_page_says_who_invites_to_what_and_consumes_nothing(
    client: Client, invitation: Invitation
) -> None:
    for _ in range(3):
        page = client.get(address(invitation))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Kenya" in text
    assert "officer" in text
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_the_page_is_in_the_language_of_the_invitation_until_another_is_chosen(
    client: Client, invitation: Invitation
) -> None:
    first = client.get(address(invitation)).content.decode()
    client.post("/language/", {"language": "es", "next": address(invitation)})
    second = client.get(address(invitation)).content.decode()

    assert '<html lang="fr">' in first
    assert '<html lang="es">' in second


def test_accepting_makes_the_account_and_the_place_and_signs_in(
    client: Client, invitation: Invitation, kenya: Party
) -> None:
    response = client.post(address(invitation), answers())

    person = who(client)
    assert person
    assert response.headers["Location"] == "/my/"
    assert (person.get_full_name(), person.username) == ("Invited Person", "ken-1")
    assert (person.email, person.language) == ("new@example.org", "fr")
    assert person.check_password(PASSWORD)
    assert not person.is_staff
    place = FocalPoint.objects.get(user=person)
    assert (place.party, place.place, place.all_paragraphs) == (kenya, Place.NATIONAL, True)
    assert EmailAddress.objects.filter(
        user=person, email="new@example.org", verified=True, primary=True
    ).exists()


def test_the_paragraphs_of_the_invitation_become_those_of_the_place(
    client: Client, kenya: Party, national: User
) -> None:
    some = list(Paragraph.objects.filter(resolution__prefix="11.10", number=31))
    asked = people.invite(kenya, "some@example.org", by=national, paragraphs=some)

    client.post(address(asked), answers())

    place = FocalPoint.objects.get(user=who(client))
    assert not place.all_paragraphs
    assert list(place.paragraphs.all()) == some


def test_who_signs_in_by_links_has_no_password(client: Client, invitation: Invitation) -> None:
    client.post(address(invitation), answers(way="link", password1="", password2=""))

    person = who(client)
    assert person
    assert not person.has_usable_password()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "obligatoire"),
        ({"password1": "", "password2": ""}, "password"),
        ({"password2": "another long passphrase"}, "password"),
        ({"password1": "password", "password2": "password"}, "courant"),
    ],
)
def test_what_is_missing_or_too_weak_is_refused(
    typed: dict[str, str], sentence: str, client: Client, invitation: Invitation
) -> None:
    response = client.post(address(invitation), answers(**typed))

    assert response.status_code == 422
    assert sentence in str(response.context["form"].errors)
    assert who(client) is None
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_link_works_once(client: Client, invitation: Invitation) -> None:
    client.post(address(invitation), answers())
    other = Client()

    page = other.get(address(invitation))
    again = other.post(address(invitation), answers(password1="x", password2="x"))

    assert (page.status_code, again.status_code) == (410, 410)
    assert who(other) is None
    assert FocalPoint.objects.count() == 1


def test_a_form_that_was_sent_twice_makes_one_account_and_signs_in(
    client: Client, invitation: Invitation
) -> None:
    Client().post(address(invitation), answers())

    response = client.post(address(invitation), answers())

    assert response.status_code == 302
    assert who(client) == FocalPoint.objects.get().user


@pytest.mark.parametrize("state", ["cancelled_at", "expires_at"])
def test_a_link_that_is_over_says_so_and_makes_no_account(
    state: str, client: Client, invitation: Invitation
) -> None:
    Invitation.objects.update(**{state: timezone.now() - timedelta(minutes=1)})

    page = client.get(address(invitation))
    response = client.post(address(invitation), answers())

    assert (page.status_code, response.status_code) == (410, 410)
    assert "Kenya" in page.content.decode()
    assert not FocalPoint.objects.exists()


def test_the_link_before_the_latest_is_over(
    client: Client, invitation: Invitation, officer: User
) -> None:
    old = address(invitation)
    people.resend(invitation, by=officer)

    assert client.post(old, answers()).status_code == 410
    assert not FocalPoint.objects.exists()


def test_a_made_up_link_is_not_found(client: Client) -> None:
    assert client.get("/invitation/eyJpIjoxfQ:1abc:made-up/").status_code == 404


def test_an_invitation_of_the_demonstration_is_not_found_in_service(
    client: Client, invitation: Invitation
) -> None:
    Invitation.objects.update(is_demo=True)

    assert client.get(address(invitation)).status_code == 404


@pytest.fixture
def back(withdrawn: User, kenya: Party, officer: User) -> Invitation:
    """An invitation of somebody who had a place before, and has the account still."""
    return people.invite(kenya, withdrawn.email, by=officer, place=Place.NATIONAL)


def test_who_has_an_account_signs_in_first(client: Client, back: Invitation) -> None:
    page = client.get(address(back)).content.decode()
    response = client.post(address(back), answers())

    assert "/account/login/?next=%2Finvitation%2F" in page
    assert response.status_code == 422
    assert User.objects.filter(email=back.email).count() == 1
    assert who(client) is None


def test_who_has_an_account_accepts_with_that(
    client: Client, back: Invitation, withdrawn: User
) -> None:
    client.force_login(withdrawn)

    response = client.post(address(back))

    assert response.headers["Location"] == "/my/"
    assert FocalPoint.objects.active().get().user == withdrawn
    assert FocalPoint.objects.filter(user=withdrawn).count() == 2


@pytest.mark.parametrize("role", ["elsewhere", "manager", "focal_point"])
def test_nobody_accepts_what_was_sent_to_another(
    role: str, client: Client, invitation: Invitation, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(role))

    page = client.get(address(invitation)).content.decode()
    response = client.post(address(invitation), answers())

    assert "new@example.org" in page
    assert 'name="password1"' not in page
    assert response.status_code == 422
    assert not FocalPoint.objects.filter(party__iso3="KEN").exists()
