"""Reporting periods: dates from the meetings, a gate moved by one press, and who reported."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from parties import periods
from parties.choices import ActionState, Gate
from parties.models import Party, PartyReport, ReportingPeriod
from resolutions.models import Body, Meeting, User
from tests import make

from .cases import SignIn

pytestmark = pytest.mark.django_db

LIST = "admin:parties_reportingperiod_changelist"
ADD = "admin:parties_reportingperiod_add"


def meeting(label: str, **values: Any) -> Meeting:
    body = Body.objects.get(treaty="cms", code="StC")
    return Meeting.objects.create(label=label, body=body, **values)


@pytest.fixture
def earlier() -> Meeting:
    return meeting("StC-a", starts_on=date(2025, 3, 24), ends_on=date(2025, 3, 26))


@pytest.fixture
def later() -> Meeting:
    return meeting(
        "StC-b",
        starts_on=date(2026, 9, 1),
        ends_on=date(2026, 9, 4),
        documents_due_on=date(2026, 7, 1),
    )


def added(client: Any, since: Meeting | None, to: Meeting | None, **dates: str) -> Any:
    sent = {"starts_on": "", "ends_on": "", **dates}
    keys = {"since_meeting": since, "meeting": to}
    sent |= {name: str(each.pk) for name, each in keys.items() if each}
    return client.post(reverse(ADD), sent)


def test_empty_dates_follow_from_the_meetings(
    manager: User, signed_in: SignIn, earlier: Meeting, later: Meeting
) -> None:
    added(signed_in(manager), earlier, later)

    period = ReportingPeriod.objects.get(meeting=later)
    assert (period.starts_on, period.ends_on) == (date(2025, 3, 27), date(2026, 9, 4))
    assert period.gate == Gate.CLOSED


def test_a_date_that_was_typed_stays_as_it_was_typed(
    manager: User, signed_in: SignIn, earlier: Meeting, later: Meeting
) -> None:
    added(signed_in(manager), earlier, later, starts_on="2025-05-01", ends_on="2026-08-01")

    period = ReportingPeriod.objects.get(meeting=later)
    assert (period.starts_on, period.ends_on) == (date(2025, 5, 1), date(2026, 8, 1))


def test_an_end_that_is_not_known_stays_unknown_until_the_meeting_has_a_date(
    manager: User, signed_in: SignIn, earlier: Meeting
) -> None:
    client, later = signed_in(manager), meeting("StC-c")
    added(client, earlier, later)
    period = ReportingPeriod.objects.get(meeting=later)
    unknown = period.ends_on
    Meeting.objects.filter(pk=later.pk).update(starts_on=date(2027, 1, 1), ends_on=date(2027, 1, 3))

    client.post(
        reverse("admin:parties_reportingperiod_change", args=[period.pk]),
        {
            "since_meeting": earlier.pk,
            "meeting": later.pk,
            "starts_on": "2025-03-27",
            "ends_on": "",
        },
    )

    period.refresh_from_db()
    assert unknown is None
    assert period.ends_on == date(2027, 1, 3)


@pytest.mark.parametrize(
    ("since", "to", "dates", "sentence"),
    [
        pytest.param(None, "later", {}, "Give the first day", id="no-first-day"),
        pytest.param("later", "later", {}, "A period lies between two meetings", id="same-meeting"),
        pytest.param("later", "earlier", {}, "It took place before the meeting", id="turned-round"),
        pytest.param(
            "earlier", "later", {"starts_on": "2026-10-01"}, "The last day is before", id="dates"
        ),
        pytest.param(None, None, {}, "This field is required", id="no-meeting"),
        pytest.param(
            None,
            "later",
            {"starts_on": "2024-06-01", "ends_on": "2026-01-01"},
            "These days belong to the period",
            id="overlap",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    since: str | None,
    to: str | None,
    dates: dict[str, str],
    sentence: str,
    manager: User,
    signed_in: SignIn,
    earlier: Meeting,
    later: Meeting,
) -> None:
    make.period("StC99", starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31))
    named = {"earlier": earlier, "later": later, None: None}

    response = added(signed_in(manager), named[since], named[to], **dates)

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not ReportingPeriod.objects.filter(meeting__in=[earlier, later]).exists()


def test_a_meeting_has_one_period(manager: User, signed_in: SignIn, later: Meeting) -> None:
    client = signed_in(manager)
    added(client, None, later, starts_on="2025-01-01")

    response = added(client, None, later, starts_on="2027-01-01")

    assert "already exists" in response.content.decode()


def test_the_list_says_of_how_many_parties(manager: User, signed_in: SignIn) -> None:
    make.period()
    make.party_action(ActionState.ACCEPTED)
    france = make.focal_point("FRA")
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=france)

    response = signed_in(manager).get(reverse(LIST))

    row = response.context["cl"].result_list[0]
    admin = response.context["cl"].model_admin
    assert admin.reported(row) == "1 of 133"
    assert admin.nil(row) == 1


def test_a_period_that_is_over_counts_the_parties_of_its_last_day(
    manager: User, signed_in: SignIn
) -> None:
    make.period(ends_on=date(2025, 6, 30))
    Party.objects.filter(iso3="KEN").update(entry_into_force=date(2025, 7, 1))

    response = signed_in(manager).get(reverse(LIST))

    row = response.context["cl"].result_list[0]
    assert response.context["cl"].model_admin.reported(row) == "0 of 132"


def test_the_list_asks_as_much_for_many_as_for_one(
    manager: User, signed_in: SignIn, queries: Callable[[], Any]
) -> None:
    make.period()
    client = signed_in(manager)
    client.get(reverse(LIST))
    with queries() as few:
        client.get(reverse(LIST))
    for number in range(60, 66):
        make.period(f"StC{number}", starts_on=date(2030 + number, 1, 1))

    with queries() as many:
        client.get(reverse(LIST))

    assert len(many) == len(few) <= 12, [query["sql"] for query in many]


class TestReports:
    @pytest.fixture
    def reports(self) -> None:
        make.period()
        make.party_action(ActionState.ACCEPTED)
        periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))

    @pytest.mark.parametrize(
        ("what", "expected"), [("", {"KEN", "FRA"}), ("actions", {"KEN"}), ("nil", {"FRA"})]
    )
    def test_are_listed(
        self, what: str, expected: set[str], reports: None, officer: User, signed_in: SignIn
    ) -> None:
        response = signed_in(officer).get(
            reverse("admin:parties_partyreport_changelist"), {"what": what}
        )

        assert {row.party.iso3 for row in response.context["cl"].result_list} == expected

    @pytest.mark.parametrize("page", ["add", "delete", "change"])
    def test_are_typed_by_nobody(self, page: str, reports: None, admin_client: Any) -> None:
        report = PartyReport.objects.get(party__iso3="KEN")
        args = [] if page == "add" else [report.pk]

        response = admin_client.post(
            reverse(f"admin:parties_partyreport_{page}", args=args), {"accepted": 9}
        )

        report.refresh_from_db()
        assert response.status_code == 403
        assert report.accepted == 1
