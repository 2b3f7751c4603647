"""Inviting, sending again, cancelling: who may, whom, and what becomes of the links."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from parties import people
from parties.choices import MessageKind, Place
from parties.models import Invitation, Message, Party
from parties.people import Standing
from resolutions.entries import MoveNotAllowed
from resolutions.models import Paragraph, User
from tests import make

pytestmark = pytest.mark.django_db


def paragraphs(*numbers: int) -> list[Paragraph]:
    return list(Paragraph.objects.filter(resolution__prefix="11.10", number__in=numbers))


def token(invitation: Invitation) -> str:
    return people.invitation_link(invitation).rstrip("/").rpartition("/")[2]


def stands(invitation: Invitation, by_link: str = "") -> Standing:
    found = people.invitation_of(by_link or token(invitation))
    assert found
    return found[1]


def test_the_secretariat_invites_a_national_focal_point_for_seven_days(
    invitation: Invitation, officer: User
) -> None:
    message = Message.objects.get(invitation=invitation)

    assert invitation.expires_at - invitation.invited_at == timedelta(days=7)
    assert (message.kind, message.email, message.language) == (
        MessageKind.INVITATION,
        "new@example.org",
        "fr",
    )
    assert stands(invitation) == Standing.PENDING


def test_a_focal_point_invites_a_contributor_to_some_paragraphs(
    kenya: Party, national: User
) -> None:
    asked = people.invite(kenya, " New@Example.org ", by=national, paragraphs=paragraphs(29, 31))

    assert (asked.email, asked.place, asked.all_paragraphs) == (
        "new@example.org",
        Place.CONTRIBUTOR,
        False,
    )
    assert {each.number for each in asked.paragraphs.all()} == {29, 31}


@pytest.mark.parametrize("role", ["contributor", "elsewhere", "withdrawn", "reader", "focal_point"])
def test_nobody_else_invites_a_contributor(
    role: str, kenya: Party, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(MoveNotAllowed, match="may not invite"):
        people.invite(kenya, "new@example.org", by=request.getfixturevalue(role))


def test_a_focal_point_invites_no_other_national_focal_point(kenya: Party, national: User) -> None:
    with pytest.raises(MoveNotAllowed, match="may not invite"):
        people.invite(kenya, "new@example.org", by=national, place=Place.NATIONAL)


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("contributor", "already has a place at this Party"),
        ("elsewhere", "speaks for another Party"),
        ("manager", "cannot have a place"),
    ],
)
def test_who_has_a_place_or_works_at_the_secretariat_is_not_invited(
    role: str, sentence: str, kenya: Party, officer: User, request: pytest.FixtureRequest
) -> None:
    account: User = request.getfixturevalue(role)
    User.objects.filter(pk=account.pk).update(email="Taken@example.org")

    with pytest.raises(MoveNotAllowed, match=sentence):
        people.invite(kenya, "taken@example.org", by=officer)


def test_who_was_withdrawn_may_be_invited_again(
    kenya: Party, officer: User, withdrawn: User
) -> None:
    asked = people.invite(kenya, withdrawn.email, by=officer)

    assert stands(asked) == Standing.PENDING


@pytest.mark.parametrize(
    ("place", "numbers", "sentence"),
    [(Place.NATIONAL, [29], "all paragraphs"), (Place.CONTRIBUTOR, [], "at least one")],
)
def test_paragraphs_that_cannot_be_are_refused(
    place: Place, numbers: list[int], sentence: str, kenya: Party, officer: User
) -> None:
    with pytest.raises(MoveNotAllowed, match=sentence):
        people.invite(
            kenya, "new@example.org", by=officer, place=place, paragraphs=paragraphs(*numbers)
        )


def test_a_demonstration_account_is_not_invited_by_a_real_one(
    kenya: Party, officer: User, withdrawn: User
) -> None:
    User.objects.filter(pk=withdrawn.pk).update(is_demo=True)

    with pytest.raises(MoveNotAllowed, match="kept apart"):
        people.invite(kenya, withdrawn.email, by=officer)


def test_inviting_an_address_again_renews_the_invitation_and_changes_it(
    invitation: Invitation, kenya: Party, officer: User
) -> None:
    old = token(invitation)

    again = people.invite(kenya, "NEW@example.org", by=officer, paragraphs=paragraphs(31))

    assert again == invitation
    assert again.place == Place.CONTRIBUTOR
    assert stands(invitation, old) == Standing.RENEWED
    assert Message.objects.filter(invitation=invitation).count() == 1


def test_a_part_of_the_paragraphs_gives_way_to_a_national_place(
    kenya: Party, officer: User
) -> None:
    people.invite(kenya, "new@example.org", by=officer, paragraphs=paragraphs(31))

    again = people.invite(kenya, "new@example.org", by=officer, place=Place.NATIONAL)

    assert again.all_paragraphs
    assert not again.paragraphs.exists()


def test_a_focal_point_does_not_change_what_the_secretariat_asked(
    invitation: Invitation, kenya: Party, national: User
) -> None:
    with pytest.raises(MoveNotAllowed, match="The Secretariat sent"):
        people.invite(kenya, "new@example.org", by=national)

    invitation.refresh_from_db()
    assert invitation.place == Place.NATIONAL


def test_sent_again_it_holds_for_seven_more_days_by_another_link(
    invitation: Invitation, officer: User
) -> None:
    old = token(invitation)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))

    renewed = people.resend(invitation, by=officer)

    assert stands(renewed) == Standing.PENDING
    assert stands(renewed, old) == Standing.RENEWED


def test_cancelled_it_leads_nowhere_and_is_not_sent(invitation: Invitation, officer: User) -> None:
    people.cancel(invitation, by=officer)

    assert stands(invitation) == Standing.CANCELLED
    assert not Message.objects.filter(invitation=invitation).exists()


@pytest.mark.parametrize("verb", [people.resend, people.cancel])
@pytest.mark.parametrize("role", ["national", "contributor", "elsewhere", "reader"])
def test_an_invitation_of_the_secretariat_is_its_own(
    role: str,
    verb: Callable[..., Invitation],
    invitation: Invitation,
    request: pytest.FixtureRequest,
) -> None:
    with pytest.raises(MoveNotAllowed, match="The Secretariat sent"):
        verb(invitation, by=request.getfixturevalue(role))


@pytest.mark.parametrize("verb", [people.resend, people.cancel])
def test_an_invitation_is_over_once_it_is_accepted(
    verb: Callable[..., Invitation], invitation: Invitation, officer: User
) -> None:
    people.accept(invitation, name="Invited Person", password="", language="fr")

    with pytest.raises(MoveNotAllowed, match="accepted or cancelled"):
        verb(invitation, by=officer)


def test_a_link_that_was_tampered_with_is_nobodys(invitation: Invitation) -> None:
    assert people.invitation_of(token(invitation) + "x") is None
    assert people.invitation_of("made-up") is None


def test_nothing_in_the_database_opens_the_link_without_the_secret_key(
    invitation: Invitation, settings: Settings
) -> None:
    made = token(invitation)
    settings.SECRET_KEY = "another secret, of another site, that is long enough for all"

    assert people.invitation_of(made) is None


def test_the_link_begins_where_the_site_is(invitation: Invitation, settings: Settings) -> None:
    settings.SITE_URL = "https://tracker.example.org"

    assert people.invitation_link(invitation).startswith("https://tracker.example.org/invitation/")


def test_user_names_say_the_party_and_not_the_person(kenya: Party, officer: User) -> None:
    make.user("ken-1")
    names = [
        people.accept(
            people.invite(kenya, f"{each}@example.org", by=officer),
            name=each,
            password="",
            language="fr",
        ).username
        for each in ("one", "two")
    ]

    assert names == ["ken-2", "ken-3"]
