"""The Parties, the instruments, and who belongs to which."""

from collections import Counter

import pytest

from parties.models import Instrument, Membership, Party

pytestmark = pytest.mark.django_db


def test_there_are_133_parties_in_five_regions() -> None:
    regions = Counter(Party.objects.values_list("region", flat=True))

    assert regions == {
        "africa": 46,
        "asia": 21,
        "europe": 44,
        "oceania": 7,
        "south_central_america_caribbean": 15,
    }
    assert regions.total() == 133


def test_the_european_union_is_the_one_party_that_is_no_state() -> None:
    assert [party.name for party in Party.objects.filter(is_reio=True)] == ["European Union"]


def test_a_code_finds_its_party() -> None:
    assert Party.objects.get(iso3="KEN").name == "Kenya"


def test_the_instruments_of_the_family_are_there() -> None:
    kinds = Counter(Instrument.objects.values_list("kind", flat=True))

    assert kinds == {"convention": 1, "agreement": 7, "mou": 19, "special_species_initiative": 4}


def test_memberships_name_the_day_they_began_where_it_is_known() -> None:
    kenya = Membership.objects.filter(party__iso3="KEN").select_related("instrument")

    found = {each.instrument.code: str(each.entry_into_force) for each in kenya}

    assert found == {"AEWA": "2001-06-01", "RAPTORS": "None", "SHARKS": "None"}


def test_all_sourced_memberships_are_there() -> None:
    assert Membership.objects.count() == 258
