"""What is taken back is what was read, in whatever state it stands again by then."""

import pytest

from parties import services
from parties.choices import ActionState
from parties.models import PartyAction
from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from tests import make

from . import calls
from .calls import Program, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]

HERE = "my/party-actions/KEN-1/"


def test_a_submitted_update_is_not_taken_back_over_what_came_meanwhile(
    officer: User, second_officer: User
) -> None:
    update = make.status_update(state=State.SUBMITTED)
    here, program = f"my/status-updates/{update.pk}/", Program(officer)
    etag = program.get(here)["ETag"]
    other = make.status_update(state=State.DRAFT, author=second_officer)

    response = program.post(f"{here}recall/", If_Match=etag)

    assert refusal(response)[:2] == (412, "stale")
    assert [each["id"] for each in response.json()["since"]] == [other.pk]
    assert StatusUpdate.objects.get(pk=update.pk).state == State.SUBMITTED


def test_an_action_that_was_submitted_anew_is_not_taken_back_unread(national: User) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    program = Program(national)
    etag = program.get(HERE)["ETag"]
    services.recall_action(action, by=national)
    services.revise_action(action, make.action_entry(done="Other."), by=national)
    services.submit_action(action, by=national)

    response = program.post(f"{HERE}recall/", If_Match=etag)

    assert refusal(response)[:2] == (412, "stale")
    assert response.json()["theirs"]["done"] == "Other."
    assert PartyAction.objects.get().state == ActionState.SUBMITTED


def test_what_others_wrote_meanwhile_is_not_thrown_away_by_going_back(
    national: User, contributor: User
) -> None:
    action = make.party_action()
    program = Program(national)
    changed = program.put(
        HERE, {**calls.ACTION, "done": "Mine."}, If_Match=program.get(HERE)["ETag"]
    )
    services.revise_action(action, make.action_entry(done="Theirs."), by=contributor)

    response = program.post(f"{HERE}revert/", If_Match=changed["ETag"])

    assert refusal(response)[:2] == (412, "stale")
    assert response.json()["theirs"]["done"] == "Theirs."
    assert PartyAction.objects.get().done == "Theirs."
