"""A mail server for the tests, a message, and a clock that can be put forward."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from parties.choices import ActionState
from parties.mailing.writing import compose
from parties.models import Message
from tests import make
from tests.smtp import Server, smtp_server

Letter = tuple[str, str]


@pytest.fixture(autouse=True)
def addresses(settings: Any) -> None:
    """Where the site is, and where the Secretariat reads."""
    settings.SITE_URL = "https://tracker.example.org"
    settings.SITE_NAME = "Resolution tracker"
    settings.DESK_EMAIL = "desk@example.org"
    settings.DEFAULT_FROM_EMAIL = "tracker@example.org"


@pytest.fixture
def message(db: None) -> Message:
    """A return, which cannot wait; what else was written about the action is gone."""
    make.party_action(ActionState.RETURNED)
    Message.objects.exclude(kind="returned").delete()
    return Message.objects.get()


@pytest.fixture
def server() -> Iterator[Server]:
    """A mail server that gets what the tracker sends."""
    with smtp_server() as server, server.in_use():
        yield server


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put the clock forward."""
    now = timezone.now

    def forward(**how_far: float) -> None:
        offset = timedelta(**how_far)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now() + offset)

    return forward


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have it be noon, tomorrow, so that an hour more or less is the same day."""
    moment = timezone.now().replace(hour=12) + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def run(*options: str) -> str:
    """Run the command, and return what it says."""
    return str(call_command("send_mail_outbox", *options, stdout=StringIO()))


def states() -> dict[str, int]:
    """Return how many messages wait, are in hand, in doubt, given up and sent; none, left out."""
    messages = Message.objects.all()
    counted = {
        "waiting": messages.unclaimed().count(),
        "in hand": messages.in_hand().count(),
        "in doubt": messages.in_doubt().count(),
        "given up": messages.given_up().count(),
        "sent": messages.filter(sent_at__isnull=False).count(),
    }
    return {state: count for state, count in counted.items() if count}


def letter_of(message: Message) -> Letter:
    """Return the subject and the text of the e-mail, with its lines joined again."""
    written = compose([message])
    return str(written.subject), " ".join(str(written.body).split())
