"""The gate of a reporting period: moved by one press, by those who may, and remembered."""

import pytest
from django.urls import reverse

from parties.choices import Gate
from resolutions.models import User
from tests import make

from .cases import SignIn

pytestmark = pytest.mark.django_db

LIST = "admin:parties_reportingperiod_changelist"


@pytest.mark.parametrize(("verb", "gate"), [("open", Gate.OPEN), ("close", Gate.CLOSED)])
@pytest.mark.parametrize(
    ("person", "allowed"),
    [("manager", True), ("administrator", True), ("officer", False), ("reader", False)],
)
def test_the_gate_is_moved_by_managers_and_administrators_alone(
    person: str,
    allowed: bool,
    verb: str,
    gate: Gate,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    other = {Gate.OPEN: Gate.CLOSED, Gate.CLOSED: Gate.OPEN}[gate]
    period = make.period(gate=other)
    client = signed_in(request.getfixturevalue(person))

    client.post(reverse(f"admin:parties_reportingperiod_{verb}", args=[period.pk]))

    period.refresh_from_db()
    assert period.gate == (gate if allowed else other)


def test_the_history_says_who_moved_the_gate(manager: User, signed_in: SignIn) -> None:
    period = make.period(gate=Gate.CLOSED)
    client, address = signed_in(manager), "admin:parties_reportingperiod_open"
    for _press in range(2):
        client.post(reverse(address, args=[period.pk]))

    page = client.get(
        reverse("admin:parties_reportingperiod_history", args=[period.pk])
    ).content.decode()

    assert "<del>Closed</del> → <ins>Open</ins>" in page
    assert period.history.filter(gate=Gate.OPEN).count() == 1
    assert period.history.latest().history_user == manager


def test_the_gate_is_never_moved_by_following_a_link(manager: User, signed_in: SignIn) -> None:
    period = make.period()

    response = signed_in(manager).get(
        reverse("admin:parties_reportingperiod_close", args=[period.pk])
    )

    assert response.status_code == 405


@pytest.mark.parametrize(
    ("person", "shown"), [("manager", True), ("officer", False), ("reader", False)]
)
def test_the_button_is_there_for_those_who_may(
    person: str, shown: bool, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    period = make.period()

    page = signed_in(request.getfixturevalue(person)).get(reverse(LIST)).content.decode()

    address = reverse("admin:parties_reportingperiod_close", args=[period.pk])
    assert (f'formaction="{address}"' in page) == shown
