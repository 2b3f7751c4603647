"""What is said of what a Party reported in a period."""

import base64
from typing import Any

import pytest
from django.test import Client

from parties import periods
from parties.models import Party
from resolutions.models import User
from tests import make

from .reading import entries, only, values

pytestmark = pytest.mark.django_db


def test_a_country_report_lists_what_was_accepted_in_the_period(client: Client) -> None:
    action = make.party_action()

    report = only(client, "CountryReports")

    (listed,) = [each for each in report["files"] if each["mimeType"] == "text/plain"]
    assert report["country"] == "KEN"
    assert report["submission"]
    assert base64.b64decode(listed["content"]).decode() == (
        f"{action.reference}: {action.title} "
        f"<http://testserver/parties/actions/{action.reference}/?version=1>\n"
    )
    assert values(report["title"])["en"] == "Kenya: actions reported for the period up to StC57"


def test_a_nil_return_says_so_in_words(client: Client, national: User, period: Any) -> None:
    periods.declare_nil(Party.objects.get(iso3="KEN"), by=national)

    report = only(client, "CountryReports")

    assert values(report["title"]) == {
        "en": "Kenya: nothing to report for the period up to StC57",
        "fr": "Kenya\u00a0: réponse «\u00a0néant\u00a0» "
        "pour la période allant jusqu’à la réunion StC57",
        "es": "Kenya: nada que comunicar en el período hasta la reunión StC57",
    }
    assert report["submission"]
    assert [each["mimeType"] for each in report["files"]] == ["text/html"]


def test_a_nil_return_that_is_taken_back_is_gone(
    client: Client, national: User, period: Any
) -> None:
    kenya = Party.objects.get(iso3="KEN")
    periods.declare_nil(kenya, by=national)
    periods.undo_nil(kenya, by=national)

    assert entries(client, "CountryReports") == []
