"""How many Parties reported, region by region; nil returns apart."""

from datetime import date
from typing import Any

import pytest

from parties import periods
from parties.models import Party, PartyAction, PartyReport
from tests import make
from tracker.demo.clock import AFTERNOON, clock_at
from tracker.reporting.build import content_of

from .telling import accepted, opened, region_in

pytestmark = pytest.mark.django_db

SPRING, SUMMER, AUTUMN = date(2024, 4, 2), date(2024, 7, 3), date(2024, 10, 4)
LATER = date(2025, 2, 5)


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE_URL = "https://tracker.example.org"


@pytest.fixture(autouse=True)
def _open(db: None) -> None:
    """Parties may report for the period up to the meeting after the report's."""
    opened("StC57")


def nil(label: str, on: date, iso3: str = "KEN") -> None:
    """Have a Party say in the period up to a meeting that it has nothing to report."""
    opened(label)
    with clock_at(on, AFTERNOON):
        periods.declare_nil(Party.objects.get(iso3=iso3), by=make.focal_point(iso3))


def test_every_party_that_is_bound_is_counted_in_its_region() -> None:
    content = content_of(make.report())

    assert content.parties == sum(each.parties for each in content.regions) == 133
    assert [each.region for each in content.regions] == [
        "africa", "asia", "europe", "oceania", "south_central_america_caribbean",
    ]  # fmt: skip
    assert content.regions[0].name == {"en": "Africa", "fr": "Afrique", "es": "África"}
    assert {(each.actions, each.nil) for each in content.regions} == {(0, 0)}


def test_a_party_that_was_not_bound_yet_is_not_counted() -> None:
    accepted()
    Party.objects.filter(iso3="KEN").update(entry_into_force=LATER)

    content = content_of(make.report())

    assert (content.parties, region_in(content, "africa").actions) == (132, 0)
    assert [each.party for each in content.party_actions] == ["KEN"]


def test_a_party_counts_once_however_many_actions_it_reported() -> None:
    accepted()
    accepted(AUTUMN)
    accepted(iso3="FRA")

    content = content_of(make.report())

    assert (region_in(content, "africa").actions, region_in(content, "europe").actions) == (1, 1)


def test_a_party_that_reported_before_the_period_alone_is_not_counted() -> None:
    accepted(SPRING)

    content = content_of(make.report(from_day=SUMMER))

    assert region_in(content, "africa").actions == 0


def test_a_nil_return_in_the_period_of_the_meeting_is_counted_apart() -> None:
    nil("StC56", AUTUMN)

    africa = region_in(content_of(make.report()), "africa")

    assert (africa.actions, africa.nil, africa.parties) == (0, 1, 46)


def test_a_nil_return_after_the_cut_off_is_not_known() -> None:
    nil("StC56", LATER)

    assert region_in(content_of(make.report()), "africa").nil == 0


def test_a_nil_return_for_another_meeting_does_not_count() -> None:
    opened("StC56")
    nil("StC57", AUTUMN)

    assert region_in(content_of(make.report()), "africa").nil == 0


def test_where_parties_had_no_period_for_the_meeting_those_since_the_day_before_it_count() -> None:
    nil("StC57", SPRING, "KEN")
    nil("StC57", AUTUMN, "FRA")

    content = content_of(make.report(from_day=SUMMER))

    assert (region_in(content, "africa").nil, region_in(content, "europe").nil) == (0, 1)


def test_a_party_with_an_action_in_the_period_is_never_counted_as_nil() -> None:
    nil("StC56", AUTUMN)
    opened("StC57")
    accepted()

    africa = region_in(content_of(make.report()), "africa")

    assert PartyReport.objects.nil().count() == 1
    assert (africa.actions, africa.nil) == (1, 0)


def test_a_demonstration_action_makes_a_demonstration() -> None:
    action = accepted()
    report = make.report()
    before = content_of(report).demonstration
    PartyAction.objects.filter(pk=action.pk).update(is_demo=True)

    assert (before, content_of(report).demonstration) == (False, True)


def test_a_demonstration_nil_return_makes_a_demonstration() -> None:
    nil("StC56", AUTUMN)
    PartyReport.objects.update(is_demo=True)

    assert content_of(make.report()).demonstration is True
