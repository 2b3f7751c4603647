"""A place at a Party ends, or is given other paragraphs: who may, and what follows."""

import pytest
from django.test import Client

from parties import places
from parties.models import FocalPoint, PartyAction
from parties.permissions import place_of
from resolutions.entries import MoveNotAllowed
from resolutions.models import Paragraph, User
from tests import make

pytestmark = pytest.mark.django_db


def place(person: User) -> FocalPoint:
    return FocalPoint.objects.get(user=person)


def paragraphs(*numbers: int) -> list[Paragraph]:
    return list(Paragraph.objects.filter(resolution__prefix="11.10", number__in=numbers))


@pytest.mark.parametrize("role", ["national", "officer", "manager"])
def test_a_contributor_is_withdrawn_by_their_focal_point_or_the_secretariat(
    role: str, contributor: User, request: pytest.FixtureRequest
) -> None:
    by: User = request.getfixturevalue(role)

    ended = places.withdraw(place(contributor), by=by)

    assert ended.withdrawn_by == by
    assert place_of(User.objects.get(pk=contributor.pk)) is None


@pytest.mark.parametrize("role", ["contributor", "elsewhere", "withdrawn", "reader", "focal_point"])
def test_nobody_else_withdraws_a_contributor(
    role: str, partial_contributor: User, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(MoveNotAllowed, match="may not withdraw"):
        places.withdraw(place(partial_contributor), by=request.getfixturevalue(role))

    assert place(partial_contributor).withdrawn_at is None


def test_a_focal_point_withdraws_no_national_focal_point(national: User) -> None:
    second = make.focal_point("KEN", username="second-ken")

    with pytest.raises(MoveNotAllowed, match="may not withdraw"):
        places.withdraw(place(second), by=national)


def test_a_person_is_withdrawn_once(contributor: User, national: User) -> None:
    places.withdraw(place(contributor), by=national)

    with pytest.raises(MoveNotAllowed, match="withdrawn already"):
        places.withdraw(place(contributor), by=national)


def test_who_is_withdrawn_is_signed_out_everywhere_and_nobody_else(
    contributor: User, national: User
) -> None:
    theirs, other = Client(), Client()
    theirs.force_login(contributor)
    other.force_login(national)

    places.withdraw(place(contributor), by=national)

    assert theirs.get("/account/").status_code == 302
    assert other.get("/account/").status_code == 200


def test_what_they_drafted_stays_with_the_party(contributor: User, national: User) -> None:
    action = make.party_action("draft", author=contributor)

    places.withdraw(place(contributor), by=national)

    gone = User.objects.get(pk=contributor.pk)
    assert action in PartyAction.objects.visible_to(national)
    assert action not in PartyAction.objects.visible_to(gone)


def test_a_contributor_is_given_some_paragraphs_and_all_of_them_again(
    contributor: User, national: User
) -> None:
    some = places.set_paragraphs(place(contributor), paragraphs(29, 31), by=national)
    numbers = {each.number for each in some.paragraphs.all()}
    everything = places.set_paragraphs(place(contributor), None, by=national)

    assert (some.all_paragraphs, numbers) == (False, {29, 31})
    assert everything.all_paragraphs
    assert not everything.paragraphs.exists()


@pytest.mark.parametrize("role", ["contributor", "elsewhere", "withdrawn", "reader"])
def test_nobody_else_says_on_what_a_contributor_writes(
    role: str, partial_contributor: User, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(MoveNotAllowed, match="may not change"):
        places.set_paragraphs(place(partial_contributor), None, by=request.getfixturevalue(role))


def test_a_contributor_without_any_paragraph_is_refused(contributor: User, national: User) -> None:
    with pytest.raises(MoveNotAllowed, match="at least one"):
        places.set_paragraphs(place(contributor), [], by=national)


def test_a_national_focal_point_speaks_on_all_paragraphs(national: User, officer: User) -> None:
    with pytest.raises(MoveNotAllowed, match="speaks on all"):
        places.set_paragraphs(place(national), paragraphs(29), by=officer)
