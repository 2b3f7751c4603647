"""What is not public is on no public page: every such field holds a marker that is looked for."""

import pytest
from django.test import Client

from parties import reviewing, services
from parties.choices import Channel
from parties.models import Invitation, Party
from parties.periods import declare_nil
from resolutions.models import User
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]

SECRET = "confidential"
PUBLIC = "Known to everybody"

PAGES = [
    "/", "/progress/", "/progress/?as_of=2026-01-01", "/progress/progress.csv", "/resolutions/",
    "/resolutions/11.10-rev-cop14/", "/items/", "/items/?format=csv", "/items/11.10-29-PAR/",
    "/items/11.10-30-PAR/", "/parties/", "/parties/?format=csv", "/parties/matrix/",
    "/parties/KEN/", "/parties/FRA/", "/parties/MNG/", "/parties/actions/KEN-1/",
    "/parties/actions/MNG-1/",
]  # fmt: skip


def person(user: User) -> User:
    """Give the person a name, a username and an address that hold the marker."""
    user.first_name, user.last_name = f"{SECRET}-first", f"{SECRET}-last"
    user.username, user.email = f"{SECRET}-{user.pk}", f"{SECRET}-{user.pk}@example.org"
    user.save()
    return user


@pytest.fixture(autouse=True)
def _everything_that_is_not_public(national: User, officer: User, elsewhere: User) -> None:
    speaker, reviewer = person(national), person(officer)
    action = make.party_action(title=PUBLIC, done=PUBLIC, author=speaker, by=reviewer)
    reviewing.ask_about_action(action, by=reviewer, question=f"{SECRET} question")
    reviewing.answer_about_action(action, by=speaker, answer=f"{SECRET} answer")
    services.revise_action(
        action,
        make.action_entry(
            title=f"{SECRET} title",
            done=f"{SECRET} words",
            items=[make.item("11.10-29-PAR"), make.item("11.10-30-PAR")],
            evidence=[make.shown(title=f"{SECRET} evidence")],
        ),
        by=speaker,
    )
    services.submit_action(action, by=speaker)
    reviewing.return_action(action, by=reviewer, reason=f"{SECRET} reason")
    services.begin_action(
        Party.objects.get(iso3="MNG"),
        make.action_entry(title=f"{SECRET} letter"),
        by=reviewer,
        channel=Channel.LETTER,
        received_on=make.day(1),
    )
    declare_nil(Party.objects.get(iso3="FRA"), by=person(elsewhere))
    Invitation.objects.create(
        party=action.party,
        email=f"{SECRET}@example.org",
        invited_by=reviewer,
        invited_at=action.created_at,
        expires_at=action.created_at,
    )


@pytest.mark.parametrize("page", PAGES)
def test_no_name_address_draft_or_remark_is_on_a_public_page(client: Client, page: str) -> None:
    response = client.get(page)

    content = response.getvalue().decode()
    assert response.status_code == (404 if page == "/parties/actions/MNG-1/" else 200)
    assert SECRET not in content


@pytest.mark.parametrize(
    "page", ["/parties/KEN/", "/parties/actions/KEN-1/", "/items/11.10-29-PAR/"]
)
def test_what_was_accepted_is_there(client: Client, page: str) -> None:
    response = client.get(page)

    assert PUBLIC in response.getvalue().decode()
