"""No public page or file names a person, or holds what is not public."""

import pytest
from django.test import Client

from parties import periods, reviewing, services
from parties.choices import ActionState
from parties.models import Party
from tests import make

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/parties/",
    "/parties/?format=csv",
    "/parties/matrix/",
    "/parties/KEN/",
    "/parties/FRA/",
    "/parties/actions/KEN-1/",
    "/parties/actions/KEN-1/?version=1",
    "/items/11.10-29-PAR/",
    "/items/11.10-29-PAR/?as_of=2026-01-01",
    "/progress/",
    "/progress/progress.csv",
]


@pytest.fixture
def told() -> None:
    """Kenya and France reported, were asked, and have more in work; everybody has a name."""
    person = make.focal_point("KEN")
    person.first_name, person.last_name = "Zqxfirst", "Zqxlast"
    person.save()
    action = make.party_action(author=make.focal_point("KEN", "contributor"))
    reviewing.ask_about_action(action, by=make.officer(), question="Zqxquestion")
    reviewing.answer_about_action(action, by=person, answer="Zqxanswer")
    services.revise_action(action, make.action_entry(title="Zqxchanged"), by=person)
    make.party_action(ActionState.DRAFT, title="Zqxdraft", done="Zqxdraft")
    make.party_action(ActionState.SUBMITTED, title="Zqxsubmitted", done="Zqxsubmitted")
    make.party_action(ActionState.RETURNED, title="Zqxreturned", done="Zqxreturned")
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_no_person_and_nothing_that_is_not_public(client: Client, page: str) -> None:
    response = client.get(page)

    html = response.content.decode()
    assert response.status_code == 200
    for private in ("zqx", "national-ken", "contributor-ken", "national-fra", "example.org"):
        assert private not in html.lower()
    assert "Which conventions?" not in html
