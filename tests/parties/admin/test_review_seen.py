"""What is decided is what was read, and it is decided once."""

import pytest

from parties.choices import ActionState
from parties.models import Message, PartyAction, Remark
from resolutions.models import User
from tests import make

from .cases import SignIn, address, entered, latest, sent, submitted_again

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seen", ["1", "", "0", "x", "9" * 30])
@pytest.mark.parametrize("verb", ["accept", "return", "ask"])
def test_another_version_than_the_one_that_was_read_is_shown_and_not_decided(
    verb: str, seen: str, officer: User, signed_in: SignIn
) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    submitted_again(action, done="Something quite different.")
    words = {"reason": "Which?", "question": "Which?", "public_note": "Which?"}

    response = signed_in(officer).post(address(verb, action), {**words, "seen": seen})

    page = response.content.decode()
    assert response.status_code == 409
    assert "It has changed since you opened it" in page
    assert "quite different" in page
    assert ">\nWhich?</textarea>" in page
    assert PartyAction.objects.get(pk=action.pk).state == ActionState.SUBMITTED
    assert not Remark.objects.exists()


def test_a_draft_that_was_changed_since_it_was_read_is_not_submitted(
    officer: User, signed_in: SignIn
) -> None:
    action = entered(ActionState.DRAFT)

    response = signed_in(officer).post(address("submit", action), {"seen": action.version - 1})

    assert response.status_code == 409
    assert not action.versions.exists()


@pytest.mark.parametrize("verb", ["accept", "return", "ask"])
def test_a_button_pressed_twice_does_it_once_and_says_that_it_is_done(
    verb: str, officer: User, signed_in: SignIn
) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    client = signed_in(officer)
    client.post(address(verb, action), sent(action, verb))
    told = Message.objects.count()

    again = client.post(address(verb, action), sent(action, verb))

    assert again.status_code == 302
    assert Message.objects.count() == told
    assert Remark.objects.count() == (1 if verb == "ask" else 0)


def test_an_entry_submitted_twice_has_one_version(officer: User, signed_in: SignIn) -> None:
    action = entered(ActionState.DRAFT)
    client = signed_in(officer)
    client.post(address("submit", action), {"seen": action.version})

    again = client.post(address("submit", action), {"seen": action.version})

    assert again.status_code == 302
    assert action.versions.count() == 1


def test_what_another_decided_meanwhile_is_said_and_not_done_again(
    officer: User, manager: User, signed_in: SignIn
) -> None:
    action = make.party_action(ActionState.ACCEPTED, by=manager)

    response = signed_in(officer).post(address("accept", action), {"seen": 1})

    assert response.status_code == 422
    assert latest(action).decided_by == manager
