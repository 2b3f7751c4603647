"""What the Secretariat entered on behalf of a Party, as the Party's programs find it."""

from datetime import date
from typing import Any

import pytest

from parties import reviewing, services
from parties.choices import Channel
from parties.models import Party, PartyAction
from resolutions.models import User
from tests import make

from . import calls
from .calls import Program, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]

HERE = "my/party-actions/KEN-1/"


def entry_on_behalf(by: User) -> PartyAction:
    kenya = Party.objects.get(iso3="KEN")
    return services.begin_action(
        kenya, make.action_entry(), by=by, channel=Channel.EMAIL, received_on=date(2026, 1, 5)
    )


def test_what_the_secretariat_has_in_work_on_behalf_of_the_party_is_not_shown(
    national: User, officer: User
) -> None:
    entry_on_behalf(officer)
    program = Program(national)

    assert program.get(HERE).status_code == 404
    assert program.get("my/party-actions/").json()["results"] == []


def test_of_an_entry_on_behalf_that_is_changed_the_party_reads_what_was_sent_last(
    national: User, officer: User, manager: User
) -> None:
    action = entry_on_behalf(officer)
    services.submit_action(action, by=officer)
    reviewing.return_action(action, by=manager, reason="Say when.")
    services.revise_action(
        action, make.action_entry(done="In work.", evidence=[make.shown()]), by=officer
    )
    program = Program(national)

    one = program.get(HERE).json()
    listed = program.get("my/party-actions/").json()["results"]

    assert one["done"] == calls.ACTION["done"]
    assert one["evidence"] == []
    assert listed == [one]
    assert one["is_on_behalf"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_what_was_entered_on_its_behalf_the_party_does_not_change_before_it_takes_it_over(
    national: User, officer: User, method: str
) -> None:
    services.submit_action(entry_on_behalf(officer), by=officer)
    program = Program(national)
    before: Any = PartyAction.objects.values().get()
    to = f"{HERE}recall/" if method == "POST" else HERE
    body = calls.ACTION if method == "PUT" else None

    response = program.send(method, to, body, If_Match=program.get(HERE)["ETag"])

    assert refusal(response)[:2] == (403, "not-allowed")
    assert PartyAction.objects.values().get() == before
