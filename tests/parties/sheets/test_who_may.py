"""Who may download, upload and apply; and what is in whose sheet."""

from collections.abc import Callable

import pytest
from django.test import Client

from parties import services
from parties.choices import Channel
from parties.models import Party, PartyAction
from parties.permissions import Role, roles_of
from parties.sheets.actions import actions_for
from resolutions.models import User
from tests import make
from tests.parties.sheets.book import APPLY, DOWNLOAD, PAGE, Book, apply, download, dry_run

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
ADDRESSES = [PAGE, DOWNLOAD, APPLY]


def references(client: Client) -> list[str]:
    sheet = Book(download(client)).sheet
    return [cell.value for cell in sheet["A"][2:] if cell.value]


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_is_not_signed_in_is_asked_to(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"?next={address}")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "person", ["focal_point", "withdrawn", "reader", "officer", "manager", "administrator"]
)
def test_who_has_no_place_at_a_party_comes_no_further(
    signed_in: SignIn,
    request: pytest.FixtureRequest,
    person: str,
    address: str,
    method: str,
) -> None:
    client = signed_in(request.getfixturevalue(person))

    assert getattr(client, method)(address).status_code == 403


@pytest.mark.parametrize("person", ["national", "contributor", "partial_contributor"])
def test_the_sheet_holds_just_what_the_person_may_change_in_some_state(
    signed_in: SignIn, request: pytest.FixtureRequest, person: str, kenya: Party, officer: User
) -> None:
    user: User = request.getfixturevalue(person)
    for paragraphs in ([], [29], [31], [29, 31]):
        items = [make.item(f"11.10-{number}-PAR") for number in paragraphs]
        make.party_action("draft", items=items)
    make.party_action("submitted", items=[make.item("11.10-31-PAR")])
    make.party_action("draft", author=make.focal_point("FRA"))
    services.begin_action(
        kenya,
        make.action_entry(title="By letter"),
        by=officer,
        channel=Channel.LETTER,
        received_on=make.period().starts_on,
    )

    may = [
        action.reference
        for action in PartyAction.objects.order_by("pk")
        if {Role.HOLDER, Role.WRITER} & roles_of(user, action)
    ]

    assert may
    assert references(signed_in(user)) == may
    assert [action.reference for action in actions_for(user)] == may


def test_a_contributor_chooses_among_their_own_paragraphs(
    signed_in: SignIn, partial_contributor: User
) -> None:
    book = Book(download(signed_in(partial_contributor))).book

    items = [cell.value for cell in book.worksheets[2]["A"][1:]]

    assert [item.split()[0] for item in items] == ["11.10-31-PAR"]


def test_a_contributor_enters_within_their_paragraphs(
    signed_in: SignIn, partial_contributor: User
) -> None:
    client = signed_in(partial_contributor)
    book = Book(download(client))

    wrong = dry_run(client, book.add(title="Not mine", item_1="11.10-29-PAR").save())
    book.write(3, item_1="11.10-31-PAR")
    apply(client, dry_run(client, book.save()))

    assert "is not on the list" in wrong.rows[0].cells[-1].problem
    assert PartyAction.objects.get().author == partial_contributor


def test_an_action_outside_of_their_paragraphs_is_unknown_to_them(
    signed_in: SignIn, partial_contributor: User
) -> None:
    other = make.party_action("draft")
    client = signed_in(partial_contributor)

    known = dry_run(client, Book(download(client)).add(reference=other.reference, title="X").save())
    unknown = dry_run(client, Book(download(client)).add(reference="KEN-99", title="X").save())

    assert known.rows[0].problem.replace(other.reference, "KEN-99") == unknown.rows[0].problem


def test_an_upload_is_not_applied_for_another_party(
    ken: Client, national: User, elsewhere: User
) -> None:
    plan = dry_run(ken, Book(download(ken)).add(title="Wetlands").save())
    france = elsewhere.places.get()
    kenya = national.places.get()
    kenya.withdrawn_at = kenya.since
    kenya.save()
    france.user = national
    france.save()

    apply(ken, plan)

    assert not PartyAction.objects.exists()
