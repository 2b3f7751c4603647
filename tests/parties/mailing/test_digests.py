"""What is urgent goes at once, alone; the rest in one e-mail to a reader on one day."""

from collections.abc import Callable

import pytest
from django.test.utils import CaptureQueriesContext

from parties import reviewing
from parties.choices import ActionState, MessageKind
from parties.mailing.sending import plan
from parties.models import Message
from resolutions.models import User
from tests import make
from tests.smtp import Server

from .conftest import run, states

pytestmark = pytest.mark.usefixtures("db", "noon")


def tell(*readers: User, kind: MessageKind = MessageKind.ACCEPTED, count: int = 1) -> None:
    """Write messages about one action of Kenya to each of the readers."""
    action = make.party_action(ActionState.ACCEPTED)
    Message.objects.all().delete()
    for person in readers:
        for number in range(count):
            Message.objects.create(
                kind=kind, person=person, party=action.party, action=action, words=f"{number}"
            )


def test_what_can_wait_goes_in_one_email(server: Server, national: User) -> None:
    tell(national, count=3)

    run()

    [letter] = server.letters
    assert letter["Subject"] == "Kenya: 3 messages"
    assert letter["To"] == national.email
    assert [line for line in server.body().splitlines() if line[:3] in ("1. ", "2. ", "3. ")]
    assert states() == {"sent": 3}


def test_each_reader_gets_their_own_and_sees_no_other(
    server: Server, national: User, contributor: User
) -> None:
    tell(national, contributor)

    run()

    assert sorted(server.to) == [contributor.email, national.email]
    assert sorted(str(letter["To"]) for letter in server.letters) == sorted(server.to)


@pytest.mark.parametrize("kind", [MessageKind.RETURNED, MessageKind.QUESTION])
def test_what_is_urgent_goes_alone(server: Server, national: User, kind: MessageKind) -> None:
    tell(national, kind=kind, count=2)

    run()

    assert len(server.letters) == 2


def test_what_is_urgent_goes_on_a_day_that_had_its_digest(server: Server, national: User) -> None:
    tell(national)
    run()

    Message.objects.update(sent_at=None, claim=None, kind=MessageKind.RETURNED)
    Message.objects.create(
        kind=MessageKind.ACCEPTED,
        person=national,
        party=Message.objects.get().party,
        action=Message.objects.get().action,
    )
    run()

    assert [letter["Subject"].strip().split(":")[0] for letter in server.letters] == [
        "Accepted",
        "Returned to you",
        "Accepted",
    ]


def test_a_second_digest_waits_for_the_next_day(
    server: Server, national: User, later: Callable[..., None]
) -> None:
    tell(national)
    run()
    first = Message.objects.get()
    Message.objects.create(
        kind=MessageKind.ACCEPTED, person=national, party=first.party, action=first.action
    )

    run()
    assert (len(server.letters), states()) == (1, {"waiting": 1, "sent": 1})
    later(hours=11)
    run()
    assert len(server.letters) == 1
    later(hours=13)
    run()

    assert (len(server.letters), states()) == (2, {"sent": 2})


def test_the_desk_is_one_reader_for_all_parties(server: Server, elsewhere: User) -> None:
    make.party_action(ActionState.SUBMITTED)
    make.party_action(ActionState.SUBMITTED, author=elsewhere)

    run()

    [letter] = server.letters
    assert letter["Subject"] == "2 messages about 2 Parties"
    assert letter["To"] == "desk@example.org"


def test_the_desk_by_another_spelling_is_the_same_reader(server: Server) -> None:
    make.party_action(ActionState.SUBMITTED)
    run()
    make.party_action(ActionState.SUBMITTED)

    Message.objects.filter(sent_at=None).update(email="Desk@Example.org")
    run()

    assert len(server.letters) == 1


def test_at_once_leaves_the_digests_to_another_run(
    server: Server, national: User, officer: User
) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    reviewing.ask_about_action(action, by=officer, question="When?")

    run("--at-once")
    assert server.to == [national.email]
    run()

    assert server.to == [national.email, "desk@example.org"]


def test_a_digest_is_written_in_the_language_of_its_reader(server: Server, national: User) -> None:
    national.language = "fr"
    national.save()
    tell(national, count=2)

    run()

    assert server.letters[0]["Content-Language"] == "fr"


def test_planning_asks_the_same_of_the_database_for_one_message_and_for_many(
    national: User, queries: Callable[[], CaptureQueriesContext]
) -> None:
    tell(national, count=2)
    with queries() as few:
        plan()
    tell(national, count=30)
    with queries() as many:
        plan()

    assert len(many) == len(few)
