"""The outbox in the admin: read by staff, released by an administrator, changed by nobody."""

import uuid
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from parties.choices import MessageKind
from parties.models import Message, Party
from resolutions.models import User

from .cases import SignIn

pytestmark = pytest.mark.django_db

LIST = "admin:parties_message_changelist"
NOW = timezone.now()
STATES: dict[str, dict[str, Any]] = {
    "waiting": {},
    "in_hand": {"claim": uuid.uuid4(), "claimed_at": NOW},
    "in_doubt": {"claim": uuid.uuid4(), "claimed_at": NOW, "error": "The line broke."},
    "given_up": {"given_up_at": NOW, "error": "No such mailbox."},
    "sent": {"claim": uuid.uuid4(), "claimed_at": NOW, "sent_at": NOW},
}


@pytest.fixture
def outbox() -> dict[str, Message]:
    """A message of each state."""
    kenya = Party.objects.get(iso3="KEN")
    return {
        state: Message.objects.create(
            kind=MessageKind.REMINDER, email=f"{state}@example.org", party=kenya, **values
        )
        for state, values in STATES.items()
    }


@pytest.mark.parametrize("state", STATES)
def test_each_state_finds_its_messages(
    state: str, outbox: dict[str, Message], officer: User, signed_in: SignIn
) -> None:
    response = signed_in(officer).get(reverse(LIST), {"state": state})

    rows = list(response.context["cl"].result_list)
    assert rows == [outbox[state]]
    words = response.context["cl"].model_admin.its_state(rows[0])
    assert state.replace("_", " ").capitalize() in words


def test_a_reader_of_the_mail_is_found_by_the_address(
    outbox: dict[str, Message], officer: User, signed_in: SignIn
) -> None:
    response = signed_in(officer).get(reverse(LIST), {"q": "given_up@"})

    assert list(response.context["cl"].result_list) == [outbox["given_up"]]


@pytest.mark.parametrize(
    ("person", "released"), [("administrator", True), ("manager", False), ("officer", False)]
)
def test_what_is_in_doubt_or_given_up_is_released_by_an_administrator_alone(
    person: str,
    released: bool,
    outbox: dict[str, Message],
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    client = signed_in(request.getfixturevalue(person))
    chosen = [str(each.pk) for each in outbox.values()]

    client.post(reverse(LIST), {"action": "send_again", "_selected_action": chosen})

    waiting = set(Message.objects.unclaimed())
    again = {outbox["in_doubt"], outbox["given_up"]} if released else set()
    assert waiting == {outbox["waiting"]} | again


@pytest.mark.parametrize("page", ["change", "delete"])
def test_a_message_is_changed_by_nobody(
    page: str, outbox: dict[str, Message], admin_client: Any
) -> None:
    message = outbox["waiting"]

    response = admin_client.post(
        reverse(f"admin:parties_message_{page}", args=[message.pk]), {"post": "yes", "words": "x"}
    )

    message.refresh_from_db()
    assert response.status_code == 403
    assert message.words == ""


def test_its_page_shows_what_it_says(
    outbox: dict[str, Message], officer: User, signed_in: SignIn
) -> None:
    message = outbox["given_up"]

    page = signed_in(officer).get(reverse("admin:parties_message_change", args=[message.pk]))

    assert "No such mailbox." in page.content.decode()


def test_a_reader_of_the_record_sees_no_mail(reader: User, signed_in: SignIn) -> None:
    assert signed_in(reader).get(reverse(LIST)).status_code == 403
