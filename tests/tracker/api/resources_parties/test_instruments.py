"""Instruments and reporting periods in the API."""

from datetime import date

import pytest
from django.test import Client

from parties.choices import Gate
from parties.models import Instrument
from tests import make

from .asking import listed, refused, told

pytestmark = pytest.mark.django_db


def test_an_instrument_lists_the_parties_that_it_binds(client: Client) -> None:
    found = told(client, "instruments/GORILLA/", "fr")

    assert found["short_name"] == "Gorilla Agreement"
    assert (found["kind"], found["kind_label"]) == ("agreement", "Accord")
    assert found["parties"] == len(found["memberships"])
    assert {
        "party": "AGO",
        "party_name": "Angola",
        "in_force_since": "2021-01-01",
        "api_url": "http://testserver/api/v1/parties/AGO/",
    } in found["memberships"]


def test_instruments_are_narrowed_to_a_kind(client: Client) -> None:
    rows = listed(client, "instruments/?kind=agreement&page_size=500")

    known = Instrument.objects.filter(kind="agreement").values_list("code", flat=True)
    assert {row["code"] for row in rows} == set(known)


def test_there_is_no_reporting_period_before_one_is_set(client: Client) -> None:
    assert listed(client, "reporting-periods/") == []


def test_a_reporting_period_says_when_it_is_and_whether_it_is_open(client: Client) -> None:
    before = make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18))
    make.period(since_meeting=before.meeting, ends_on=date(2027, 4, 22))

    newest, earlier = listed(client, "reporting-periods/")

    assert newest == {
        "period": "StC57",
        "period_label": "StC56 – StC57",
        "url": "http://testserver/parties/?period=StC57",
        "api_url": "http://testserver/api/v1/reporting-periods/StC57/",
        "since_meeting": "StC56",
        "meeting": "StC57",
        "starts_on": "2025-03-27",
        "ends_on": "2027-04-22",
        "gate": "open",
        "gate_label": "Open",
    }
    assert (earlier["period"], earlier["since_meeting"], earlier["gate"]) == (
        "StC56",
        None,
        "closed",
    )
    assert told(client, "reporting-periods/StC57/") == newest


def test_a_period_yet_to_begin_is_not_there(client: Client) -> None:
    make.period(starts_on=date(2999, 1, 1))

    assert listed(client, "reporting-periods/") == []
    assert refused(client, "reporting-periods/StC57/")["status"] == 404
    assert refused(client, "parties/?period=StC57")["status"] == 400
