"""Who is at a Party: seen by its own people alone, changed by its focal point."""

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
PEOPLE, INVITE = "/my/people/", "/my/people/invite/"


def place(person: User) -> FocalPoint:
    return FocalPoint.objects.get(user=person)


def key(number: int) -> int:
    return Paragraph.objects.get(resolution__prefix="11.10", number=number).pk


@pytest.fixture
def asked(kenya: Party, national: User) -> Invitation:
    """A contributor whom the focal point of Kenya has invited."""
    return people.invite(kenya, "asked@example.org", by=national)


def verbs(asked: Invitation, whom: User) -> list[str]:
    """The addresses at which something is changed."""
    return [
        INVITE,
        f"/my/people/{place(whom).pk}/withdraw/",
        f"/my/people/{place(whom).pk}/paragraphs/",
        f"/my/invitations/{asked.pk}/resend/",
        f"/my/invitations/{asked.pk}/cancel/",
    ]


def test_the_focal_point_sees_who_is_there_and_who_is_asked(
    national: User, partial_contributor: User, elsewhere: User, withdrawn: User,
    asked: Invitation, signed_in: SignIn,
) -> None:  # fmt: skip
    page = signed_in(national).get(PEOPLE).content.decode()

    for name in (national.username, partial_contributor.username, asked.email):
        assert name in page
    for name in (elsewhere.username, withdrawn.username):
        assert name not in page
    assert ">31</td>" in page.replace("\n", "")


def test_a_contributor_sees_the_same_without_buttons(
    contributor: User, national: User, asked: Invitation, signed_in: SignIn
) -> None:
    page = signed_in(contributor).get(PEOPLE).content.decode()

    assert national.username in page
    assert asked.email in page
    assert "/my/invitations/" not in page
    assert INVITE not in page
    assert "/withdraw/" not in page


@pytest.mark.parametrize("role", ["withdrawn", "focal_point", "manager"])
def test_there_is_no_such_page_for_who_has_no_place(
    role: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(role))

    assert client.get(PEOPLE).status_code == 404
    assert client.get(INVITE).status_code == 404


def test_a_stranger_signs_in_first(client: Client) -> None:
    assert client.get(PEOPLE).headers["Location"] == f"/account/login/?next={PEOPLE}"


def test_the_focal_point_invites_a_contributor(national: User, signed_in: SignIn) -> None:
    said = {"email": "New@example.org", "language": "fr", "cover": "some", "paragraphs": [key(31)]}

    response = signed_in(national).post(INVITE, said, follow=True)

    made = Invitation.objects.get()
    assert (made.email, made.place, made.language) == (
        "new@example.org",
        Place.CONTRIBUTOR,
        "fr",
    )
    assert [each.number for each in made.paragraphs.all()] == [31]
    assert "on its way to new@example.org" in response.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"email": "nobody"}, {"email": "contributor-ken@example.org"}, {"language": "xx"},
     {"cover": "some"}, {"cover": "some", "paragraphs": ["1"]}],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    wrong: dict[str, Any], national: User, contributor: User, signed_in: SignIn
) -> None:
    said = {"email": "new@example.org", "language": "fr", "cover": "all", **wrong}

    response = signed_in(national).post(INVITE, said)

    assert response.status_code == 422
    assert f'value="{said["email"]}"' in response.content.decode()
    assert not Invitation.objects.exists()


def test_each_paragraph_on_offer_asks_something_of_parties(
    national: User, signed_in: SignIn
) -> None:
    page = signed_in(national).get(INVITE).content.decode()

    assert [number for number in range(1, 34) if f"<b>{number}</b>" in page] == [
        8, 9, 10, 15, 18, 28, 29, 30, 31, 32,
    ]  # fmt: skip
    assert '<span lang="en">ratify the BBNJ Agreement' in page


def test_the_focal_point_changes_what_a_contributor_writes_on(
    national: User, contributor: User, signed_in: SignIn
) -> None:
    address = f"/my/people/{place(contributor).pk}/paragraphs/"
    said = {"cover": "some", "paragraphs": [key(29), key(31)]}

    signed_in(national).post(address, said)

    assert {each.number for each in place(contributor).paragraphs.all()} == {29, 31}


def test_withdrawing_asks_first(national: User, contributor: User, signed_in: SignIn) -> None:
    address = f"/my/people/{place(contributor).pk}/withdraw/"
    client = signed_in(national)

    page = client.get(address)
    before = place(contributor).withdrawn_at
    client.post(address)

    assert contributor.username in page.content.decode()
    assert before is None
    assert place(contributor).withdrawn_at is not None


def test_the_focal_point_sends_again_and_cancels(
    national: User, asked: Invitation, signed_in: SignIn
) -> None:
    client = signed_in(national)
    nonce = asked.nonce

    client.post(f"/my/invitations/{asked.pk}/resend/")
    asked.refresh_from_db()
    renewed = asked.nonce
    client.post(f"/my/invitations/{asked.pk}/cancel/")

    asked.refresh_from_db()
    assert renewed != nonce
    assert people.standing(asked) == Standing.CANCELLED


def test_what_was_cancelled_meanwhile_is_said(
    national: User, asked: Invitation, signed_in: SignIn
) -> None:
    people.cancel(asked, by=national)

    response = signed_in(national).post(f"/my/invitations/{asked.pk}/resend/", follow=True)

    assert "accepted or cancelled meanwhile" in response.content.decode()


@pytest.mark.parametrize("number", range(5))
def test_a_contributor_changes_nothing(
    number: int, contributor: User, partial_contributor: User, asked: Invitation, signed_in: SignIn
) -> None:
    address = verbs(asked, partial_contributor)[number]
    nonce = asked.nonce

    response = signed_in(contributor).post(
        address, {"email": "new@example.org", "language": "fr", "cover": "all"}
    )

    asked.refresh_from_db()
    assert response.status_code == 403
    assert (asked.nonce, asked.cancelled_at) == (nonce, None)
    assert place(partial_contributor).withdrawn_at is None
    assert not place(partial_contributor).all_paragraphs


@pytest.mark.parametrize("number", range(1, 5))
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_reaches_beyond_their_party(
    method: str, number: int, elsewhere: User, contributor: User, asked: Invitation,
    signed_in: SignIn,
) -> None:  # fmt: skip
    address = verbs(asked, contributor)[number]

    response = getattr(signed_in(elsewhere), method)(address, {"cover": "all"})

    asked.refresh_from_db()
    posts_only = method == "get" and "/invitations/" in address
    assert response.status_code == (405 if posts_only else 404)
    assert asked.cancelled_at is None
    assert place(contributor).withdrawn_at is None


@pytest.mark.parametrize("verb", ["withdraw", "paragraphs"])
def test_a_national_focal_point_is_the_secretariats_to_withdraw(
    verb: str, national: User, signed_in: SignIn
) -> None:
    second = make.focal_point("KEN", username="second-ken")
    address = f"/my/people/{place(second).pk}/{verb}/"
    client = signed_in(national)

    assert client.get(address).status_code == 403
    client.post(address, {"cover": "all"})
    assert place(second).withdrawn_at is None


def test_the_page_asks_the_same_however_many_are_there(
    national: User, kenya: Party, signed_in: SignIn, queries: Callable[[], Any]
) -> None:
    client = signed_in(national)
    make.focal_point("KEN", "contributor", paragraphs=[29])
    people.invite(kenya, "first@example.org", by=national)
    with queries() as few:
        client.get(PEOPLE)
    for number in (8, 9, 10, 31):
        make.focal_point("KEN", "contributor", paragraphs=[number])
        people.invite(kenya, f"{number}@example.org", by=national)

    with queries() as many:
        client.get(PEOPLE)

    assert len(many) == len(few) <= 12, [each["sql"] for each in many]
