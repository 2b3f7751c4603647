"""Going on with an entry on behalf of a Party: by any officer, and never over another's words."""

import pytest
from django.test import Client
from django.urls import reverse

from parties import services
from parties.choices import ActionState
from parties.models import PartyAction
from resolutions.models import User
from tests import make

from .cases import SignIn, address, another_reviewer, entered
from .entry_form import ENTER, begun, typed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]


@pytest.fixture
def client_of_officer(officer: User, signed_in: SignIn) -> Client:
    return signed_in(officer)


@pytest.fixture
def action() -> PartyAction:
    return entered(ActionState.DRAFT, evidence=[make.shown()])


def test_another_officer_goes_on_with_it(action: PartyAction, client_of_officer: Client) -> None:
    page = client_of_officer.get(address("edit", action))

    client_of_officer.post(address("edit", action), typed(page, title="Better", draft="1"))

    action.refresh_from_db()
    assert action.title == "Better"
    assert action.evidence.count() == 1


def test_evidence_that_is_unticked_goes(action: PartyAction, client_of_officer: Client) -> None:
    sent = typed(client_of_officer.get(address("edit", action)), draft="1")
    del sent["keep"]

    client_of_officer.post(address("edit", action), sent)

    assert not action.evidence.exists()


def test_evidence_that_came_since_stays(action: PartyAction, client_of_officer: Client) -> None:
    sent = typed(client_of_officer.get(address("edit", action)), draft="1")
    services.revise_action(
        action,
        make.action_entry(evidence=[make.shown(title="Came since")]),
        by=another_reviewer(),
    )
    del sent["keep"]

    client_of_officer.post(address("edit", action), {**sent, "version": action.version + 1})

    assert [each.title for each in action.evidence.all()] == ["Came since"]


def test_a_second_window_is_shown_both_texts_and_chooses(
    action: PartyAction, client_of_officer: Client
) -> None:
    sent = typed(client_of_officer.get(address("edit", action)), title="Mine", draft="1")
    theirs = make.action_entry(title="Theirs")
    services.revise_action(action, theirs, by=another_reviewer())

    stale = client_of_officer.post(address("edit", action), sent)
    page = stale.content.decode()
    client_of_officer.post(address("edit", action), typed(stale, draft="1"))

    action.refresh_from_db()
    assert stale.status_code == 409
    assert ">Theirs</dd>" in page.replace("<ins>", "").replace("</ins>", "")
    assert 'value="Mine"' in page
    assert action.title == "Mine"


def test_a_form_that_began_an_entry_meets_what_another_made_of_it(
    client_of_officer: Client,
) -> None:
    _response, sent = begun(client_of_officer, draft="1")
    begun_entry = PartyAction.objects.latest("pk")
    theirs = make.action_entry(title="Theirs")
    services.revise_action(begun_entry, theirs, by=another_reviewer())

    stale = client_of_officer.post(reverse(ENTER), {**sent, "title": "Mine"})

    assert stale.status_code == 409
    assert f'action="{address("edit", begun_entry)}"' in stale.content.decode()


def test_under_review_it_cannot_be_changed(client_of_officer: Client) -> None:
    action = entered(ActionState.SUBMITTED)

    page = client_of_officer.get(address("edit", action))
    response = client_of_officer.post(address("edit", action), typed(page, title="Other"))

    assert "Save as draft" not in page.content.decode()
    assert response.status_code == 422
    assert "take it back first" in response.content.decode()


def test_what_a_party_wrote_is_not_ours_to_change(client_of_officer: Client) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    assert client_of_officer.get(address("edit", action)).status_code == 403


def test_what_a_party_took_over_is_not_ours_any_more(client_of_officer: Client) -> None:
    action = entered(ActionState.ACCEPTED)
    services.take_over_action(action, by=make.focal_point("GHA"))

    assert client_of_officer.get(address("edit", action)).status_code == 403


@pytest.mark.parametrize("person", ["reader", "administrator"])
def test_an_onlooker_changes_nothing(
    person: str,
    action: PartyAction,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    client = signed_in(request.getfixturevalue(person))

    page = client.get(address("edit", action))
    response = client.post(address("edit", action), typed(page, title="Other", draft="1"))

    action.refresh_from_db()
    assert "Save as draft" not in page.content.decode()
    assert response.status_code == 422
    assert action.title != "Other"
