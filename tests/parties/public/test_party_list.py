"""Which Parties reported in a period: by region, of how many, and without a ranking."""

import csv
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from parties import periods
from parties.choices import ActionState, Gate
from parties.figures import Standings, alphabetical, standings_in
from parties.models import Party, PartyAction, ReportingPeriod
from resolutions.models import User
from tests import make

pytestmark = pytest.mark.django_db


def states(regions: tuple[Standings, ...]) -> dict[str, str]:
    return {
        row.party.iso3: row.state for each in regions for row in each.rows if row.state != "none"
    }


def text_of(client: Client, address: str = "/parties/") -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_party_reported_once_an_action_of_its_was_accepted(period: ReportingPeriod) -> None:
    make.party_action(ActionState.SUBMITTED, author=make.focal_point("FRA"))
    make.party_action(ActionState.ACCEPTED)

    assert states(standings_in(period)) == {"KEN": "actions"}


def test_a_nil_return_stands_apart_from_actions_and_from_silence(
    client: Client, period: ReportingPeriod
) -> None:
    make.party_action()
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))

    context = client.get("/parties/").context

    assert states(context["regions"]) == {"KEN": "actions", "FRA": "nil"}
    assert context["whole"] == {"actions": 1, "nil": 1, "silent": 131, "parties": 133}


def test_each_region_says_of_how_many(client: Client, period: ReportingPeriod) -> None:
    make.party_action()

    html = text_of(client)

    assert "<b>1 of 133 Parties</b> reported actions" in html
    assert "1 of 46 Parties reported actions." in html
    assert "0 of 44 Parties reported actions." in html


def test_what_was_reported_in_another_period_does_not_count(period: ReportingPeriod) -> None:
    make.party_action()
    earlier = make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18))

    assert states(standings_in(earlier)) == {}


def test_a_period_counts_the_parties_bound_when_it_ended(period: ReportingPeriod) -> None:
    Party.objects.filter(iso3="KEN").update(entry_into_force=date(2025, 6, 1))
    earlier = make.period(
        "StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18), ends_on=date(2025, 3, 26)
    )

    def counted(of: ReportingPeriod) -> int:
        return sum(each.parties for each in standings_in(of))

    assert counted(period) == counted(earlier) + 1


def test_the_open_period_is_shown_unless_another_is_asked_for(client: Client) -> None:
    newest = make.period("StC58", gate=Gate.CLOSED, starts_on=date(2026, 1, 1))
    still_open = make.period("StC57")

    assert client.get("/parties/").context["period"] == still_open
    assert client.get("/parties/?period=StC58").context["period"] == newest


def test_where_none_is_open_the_latest_is_shown(client: Client) -> None:
    make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18))
    latest = make.period("StC57", gate=Gate.CLOSED)

    assert client.get("/parties/").context["period"] == latest


def test_a_period_yet_to_begin_is_not_offered(client: Client, period: ReportingPeriod) -> None:
    make.period("StC58", starts_on=date(2999, 1, 1))

    assert client.get("/parties/").context["periods"] == [period]


def test_an_unknown_period_is_said_to_be_unknown(client: Client, period: ReportingPeriod) -> None:
    html = text_of(client, "/parties/?period=StC99")

    assert "There is no reporting period of that name." in html
    assert "reported actions" in html


def test_without_a_period_the_parties_are_listed_all_the_same(client: Client) -> None:
    html = text_of(client)

    assert "No reporting period has begun yet" in html
    assert "Kenya" in html
    assert "no report" not in html


def test_no_party_at_all_is_said(client: Client) -> None:
    Party.objects.update(entry_into_force=date(2999, 1, 1))

    assert "No Party has been entered yet." in text_of(client)


@pytest.mark.parametrize(
    ("gate", "words", "not_said"),
    [
        (Gate.OPEN, "<b>133</b> have not reported yet.", "did not report"),
        (Gate.CLOSED, "<b>133</b> did not report.", "no report yet"),
    ],
)
def test_a_closed_period_is_not_said_to_go_on(
    client: Client, gate: str, words: str, not_said: str
) -> None:
    make.period(gate=gate)

    html = text_of(client)

    assert words in html
    assert not_said not in html


def test_the_page_says_that_reporting_is_voluntary(client: Client) -> None:
    assert "Reporting is voluntary: the resolution sets no duty on Parties" in text_of(client)


@pytest.mark.parametrize(
    ("language", "first"),
    [("en-gb", ["Algeria", "Angola"]), ("fr", ["Afrique du Sud", "Algérie"])],
)
def test_parties_stand_in_the_order_of_their_names_in_the_language_in_use(
    period: ReportingPeriod, language: str, first: list[str]
) -> None:
    with translation.override(language):
        africa = standings_in(period)[0]
        names = [str(row.party) for row in africa.rows]

    assert names[:2] == first


def test_accents_do_not_count_in_the_order() -> None:
    names = ["Zambia", "Éthiopie", "Érythrée", "Espagne", "Côte d’Ivoire", "Congo"]

    found = alphabetical([Party(name=name, iso3=name[:3]) for name in names])

    assert [each.name for each in found] == [
        "Congo", "Côte d’Ivoire", "Érythrée", "Espagne", "Éthiopie", "Zambia",
    ]  # fmt: skip


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/parties/?format=csv{query}")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(text.lstrip("\ufeff").splitlines()))


def test_the_file_has_the_rows_of_the_page(client: Client, period: ReportingPeriod) -> None:
    make.party_action()
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))

    shown = [
        row.party.iso3 for each in client.get("/parties/").context["regions"] for row in each.rows
    ]
    found = {row["Code"]: row for row in rows(client)}

    assert list(found) == shown
    assert found["KEN"] == {
        "Code": "KEN", "Party": "Kenya", "Region": "Africa", "Party since": "1999-05-01",
        "Reporting period": "up to StC57", "Report": "reported actions",
        "Accepted submissions": "1",
    }  # fmt: skip
    assert found["FRA"]["Report"] == "said it had nothing to report"
    assert found["BEL"]["Report"] == "no report yet"


def test_the_file_says_nothing_of_reports_where_there_is_no_period(client: Client) -> None:
    assert {(row["Report"], row["Accepted submissions"]) for row in rows(client)} == {("", "")}


def test_a_name_in_the_file_is_never_a_formula(client: Client) -> None:
    Party.objects.filter(iso3="KEN").update(name="=1+1")

    assert "'=1+1" in {row["Party"] for row in rows(client)}


def test_the_list_asks_as_much_of_one_report_as_of_a_hundred(
    client: Client, queries: Callable[[], Any], period: ReportingPeriod, national: User
) -> None:
    periods.count_accepted(period, Party.objects.get(iso3="FRA"), is_demo=False)
    with queries() as few:
        client.get("/parties/")
    for party in Party.objects.exclude(iso3="FRA")[:100]:
        periods.count_accepted(period, party, is_demo=False)
    make.period("StC56", gate=Gate.CLOSED, starts_on=date(2024, 2, 18))
    with queries() as many:
        client.get("/parties/")

    assert len(many) == len(few) <= 5
    assert not PartyAction.objects.exists()
