"""The command says what it did and what is left, and can be asked before it does anything."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from parties.choices import ActionState
from parties.models import Message
from tests import make
from tests.smtp import Server

from .conftest import run, states

pytestmark = pytest.mark.usefixtures("db", "noon")


@pytest.fixture
def two(db: None) -> list[Message]:
    """A return to the Party, and what the desk is told."""
    make.party_action(ActionState.RETURNED)
    return list(Message.objects.order_by("pk"))


def in_doubt(server: Server) -> None:
    """Have the server break off at the first e-mail."""
    server.drops = 1
    with pytest.raises(CommandError):
        run()


def test_it_says_what_it_sent_and_what_is_left(server: Server, two: list[Message]) -> None:
    said = run()

    assert said.splitlines() == [
        "Sent: 2 e-mails with 2 messages. Put off: 0. Not needed any more: 0. Given up: 0. "
        "Newly in doubt: 0.",
        "Now waiting: 0; in hand: 0; in doubt: 0.",
    ]


def test_it_can_be_quiet_when_all_is_well(server: Server, two: list[Message]) -> None:
    assert run("--verbosity=0") == ""
    assert states() == {"sent": 2}


def test_it_is_not_quiet_when_something_is_wrong(server: Server, two: list[Message]) -> None:
    server.at_recipient.append("550 No such user")

    with pytest.raises(CommandError, match="550 No such user"):
        run("--verbosity=0")


def test_it_reports_a_doubt_once_as_a_failure(server: Server, two: list[Message]) -> None:
    in_doubt(server)

    said = run()

    assert "in doubt: 1." in said


def test_a_dry_run_shows_and_sends_nothing(server: Server, two: list[Message]) -> None:
    Message.objects.filter(kind="submitted").update(is_demo=True)

    said = run("--dry-run")

    assert said.splitlines() == [
        "To national-ken@example.org: Returned to you: KEN-1 “Joint committee of the national "
        "focal points”",
        "Not to desk@example.org: Submitted: Kenya. It belongs to the demonstration.",
    ]
    assert (server.letters, states()) == ([], {"waiting": 2})


def test_a_dry_run_shows_no_second_digest_of_the_day(server: Server, two: list[Message]) -> None:
    run()
    make.party_action(ActionState.SUBMITTED)

    assert run("--dry-run") == "Nothing is due."


def test_a_dry_run_of_nothing_says_so(server: Server) -> None:
    assert run("--dry-run") == "Nothing is due."


def test_release_frees_what_is_in_doubt_and_sends_nothing(
    server: Server, two: list[Message]
) -> None:
    in_doubt(server)

    said = run("--release")

    assert said == "Released: 1."
    assert (len(server.letters), states()) == (2, {"waiting": 1, "sent": 1})
    run()
    assert states() == {"sent": 2}


def test_release_of_a_number_frees_that_one_even_if_given_up(
    server: Server, two: list[Message]
) -> None:
    server.at_recipient += ["550 No such user", "550 No such user"]
    with pytest.raises(CommandError):
        run()

    said = run("--release", str(two[0].pk))

    assert said == "Released: 1."
    assert states() == {"waiting": 1, "given up": 1}


def test_release_of_all_leaves_what_was_given_up(server: Server, two: list[Message]) -> None:
    server.at_recipient.append("550 No such user")
    with pytest.raises(CommandError):
        run()

    assert run("--release") == "Released: 0."


@pytest.mark.parametrize("debug", [True, False])
def test_mail_is_printed_only_where_the_tracker_is_tried_out(
    two: list[Message], settings: Any, capsys: pytest.CaptureFixture[str], debug: bool
) -> None:
    settings.DEBUG = debug
    console = "django.core.mail.backends.console.EmailBackend"
    if hasattr(settings, "MAILERS"):
        settings.MAILERS = {"default": {"BACKEND": console}}
    else:
        settings.EMAIL_BACKEND = console

    if debug:
        run()
    else:
        with pytest.raises(CommandError, match="Set EMAIL_URL to the mail server"):
            run()

    assert ("Subject: " in capsys.readouterr().out) is debug
    assert states() == ({"sent": 2} if debug else {"waiting": 2})


def test_the_help_says_on_which_side_it_errs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("send_mail_outbox", "--help", stdout=StringIO())

    said = " ".join(capsys.readouterr().out.split())
    assert "A message is never sent twice" in said
    assert "stays unsent until a person has looked" in said
