"""Parties, instruments and reporting periods in the API, as the pages show them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from parties import periods
from parties.choices import ActionState, Gate
from parties.models import Instrument, Membership, Party, ReportingPeriod
from tests import make

from .asking import listed, refused, rows_of, told

pytestmark = pytest.mark.django_db

ALL = "parties/?page_size=500"


def test_a_party_is_described_with_what_binds_it(client: Client) -> None:
    row = told(client, "parties/EUE/", "es")

    assert row == {
        "iso3": "EUE",
        "iso2": "EU",
        "url": "http://testserver/parties/EUE/",
        "api_url": "http://testserver/api/v1/parties/EUE/",
        "name": "Unión Europea",
        "name_en": "European Union",
        "name_fr": "Union européenne",
        "name_es": "Unión Europea",
        "region": "europe",
        "region_label": "Europa",
        "party_since": "1983-11-01",
        "is_reio": True,
        "memberships": [
            {
                "instrument": "RAPTORS",
                "short_name": "Birds of Prey (Raptors)",
                "kind_label": "Memorando de Entendimiento",
                "in_force_since": None,
                "api_url": "http://testserver/api/v1/instruments/RAPTORS/",
            }
        ],
        "reports": [],
    }


@pytest.mark.parametrize("iso3", ["KEN", "FRA", "EUE"])
def test_a_party_has_the_memberships_of_its_page(client: Client, iso3: str) -> None:
    shown = client.get(f"/parties/{iso3}/").context["memberships"]

    found = told(client, f"parties/{iso3}/")["memberships"]

    assert [each["instrument"] for each in found] == [each.instrument.code for each in shown]


def test_each_party_says_what_it_reported_in_the_words_of_the_pages(
    client: Client, period: ReportingPeriod
) -> None:
    make.party_action()
    make.party_action(ActionState.SUBMITTED, author=make.focal_point("GHA"))
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))
    shown = {
        row.party.iso3: (row.state, row.accepted)
        for region in client.get("/parties/").context["regions"]
        for row in region.rows
    }

    rows = {row["iso3"]: row for row in listed(client, ALL)}

    assert {iso3: (row["reported"], row["accepted"]) for iso3, row in rows.items()} == shown
    assert {rows[iso3]["reported_label"] for iso3 in ("KEN", "FRA", "GHA")} == {
        "reported actions",
        "said it had nothing to report",
        "no report yet",
    }
    assert {row["period"] for row in rows.values()} == {"StC57"}


def test_of_a_closed_period_silence_is_not_said_to_go_on(client: Client) -> None:
    make.period("StC56", gate=Gate.CLOSED, ends_on=date(2025, 4, 30))

    rows = listed(client, f"{ALL}&period=StC56")

    assert {row["reported_label"] for row in rows} == {"no report"}


def test_a_period_counts_the_parties_of_its_page(client: Client, period: ReportingPeriod) -> None:
    Party.objects.filter(iso3="KEN").update(entry_into_force=date(2025, 6, 1))
    make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18), ends_on=date(2025, 3, 26))

    before = client.get("/parties/?period=StC56").context["whole"]["parties"]
    rows = listed(client, f"{ALL}&period=StC56")

    assert len(rows) == before == 132
    assert "KEN" not in {row["iso3"] for row in rows}
    assert len(listed(client, ALL)) == 133


def test_without_a_period_nothing_is_known_of_reports(client: Client) -> None:
    row = listed(client, ALL)[0]

    assert (row["period"], row["reported"], row["reported_label"], row["accepted"]) == (
        None, None, "", None,
    )  # fmt: skip


def test_parties_are_narrowed_to_a_region(client: Client) -> None:
    matrix = client.get("/parties/matrix/?region=oceania").context["matrix"]

    rows = listed(client, f"{ALL}&region=oceania")

    assert {row["iso3"] for row in rows} == {row.party.iso3 for row in matrix.rows}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("region=atlantis", "region"), ("period=StC99", "period"), ("as_of=2025-01-01", "as_of")],
)
def test_what_is_not_understood_is_refused(client: Client, query: str, parameter: str) -> None:
    problem = refused(client, f"parties/?{query}")

    assert problem["status"] == 400
    assert [each["parameter"] for each in problem["errors"]] == [parameter]


@pytest.mark.parametrize(
    "path", ["parties/XXX/", "parties/ken/", "instruments/NONE/", "reporting-periods/StC99/"]
)
def test_what_there_is_none_of_is_not_found(client: Client, path: str) -> None:
    assert refused(client, path)["status"] == 404


def test_one_party_says_what_it_reported_by_period(client: Client, period: ReportingPeriod) -> None:
    make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18))
    make.party_action()

    reports = told(client, "parties/KEN/")["reports"]

    assert [(each["period"], each["reported"], each["accepted"]) for each in reports] == [
        ("StC57", "actions", 1),
        ("StC56", "none", 0),
    ]
    assert reports[1]["reported_label"] == "no report"
    assert [each["period"] for each in reports] == [
        each.meeting.label for each in client.get("/parties/KEN/").context["periods"]
    ]


def test_a_nil_return_has_its_day(
    client: Client, clock: Callable[[date], None], period: ReportingPeriod
) -> None:
    clock(date(2026, 5, 4))
    periods.declare_nil(Party.objects.get(iso3="KEN"), by=make.focal_point("KEN"))

    (report,) = told(client, "parties/KEN/")["reports"]

    assert (report["reported"], report["nil_on"]) == ("nil", "2026-05-04")


def test_the_order_of_names_can_be_asked_for(client: Client) -> None:
    names = [row["name_en"] for row in listed(client, f"{ALL}&ordering=-name_en&region=oceania")]

    assert names == sorted(names, reverse=True)


def test_parties_without_a_date_come_last(client: Client) -> None:
    Party.objects.filter(iso3="AGO").update(entry_into_force=None)

    rows = listed(client, f"{ALL}&ordering=party_since")

    days = [row["party_since"] for row in rows]
    known = [each for each in days if each]
    assert days == [*sorted(known), *[None] * (len(days) - len(known))]
    assert "AGO" in {row["iso3"] for row in rows if not row["party_since"]}


def test_the_csv_has_all_parties(client: Client) -> None:
    rows = rows_of(client, "parties/?format=csv&fields=iso3,is_reio")

    assert len(rows) == 133
    assert {"iso3": "EUE", "is_reio": "true"} in rows


def test_the_lists_ask_as_much_of_one_row_as_of_all(
    client: Client, queries: Callable[[], Any], period: ReportingPeriod
) -> None:
    make.party_action()

    def asked(path: str) -> int:
        with queries() as made:
            told(client, path)
        return len(made)

    for path in ("parties/", "instruments/", "reporting-periods/"):
        assert asked(f"{path}?page_size=500") == asked(f"{path}?page_size=1")


def test_a_party_asks_as_much_of_one_membership_as_of_many(
    client: Client, queries: Callable[[], Any], kenya: Party
) -> None:
    def asked() -> int:
        with queries() as made:
            told(client, "parties/KEN/")
        return len(made)

    Membership.objects.filter(party=kenya).delete()
    few = asked()
    for instrument in Instrument.objects.all():
        Membership.objects.create(party=kenya, instrument=instrument)
        make.period(f"StC{60 + instrument.pk}")

    assert asked() == few
