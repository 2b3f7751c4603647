"""Every entry of every feed has what the protocol needs, whatever is in the database."""

from datetime import date

import pytest
from django.test import Client

from parties import periods
from parties.models import Party
from resolutions.models import (
    ActionItem,
    Body,
    Element,
    ExternalCode,
    Meeting,
    Paragraph,
    Resolution,
    Theme,
    User,
)
from tests import make
from tests.conftest import empty_the_record
from tests.scale import copy_resolution

from .contract import ENTRIES
from .reading import FEEDS, answer, entries, number, page, wrong_in

pytestmark = pytest.mark.django_db

QUOTES = "“It’s” \"all\" 'one' \\ <b>&amp;</b> \u2028 \x0b"
RIGHT_TO_LEFT = "اتفاقية الأنواع المهاجرة \u202e"
HARSH = (QUOTES + RIGHT_TO_LEFT + "🦩" * 300)[:300]


@pytest.fixture
def ordinary(national: User) -> None:
    """Updates, an accepted action, a final report, a nil return."""
    make.status_update()
    make.party_action()
    make.report("final")
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))


@pytest.mark.parametrize("feed", FEEDS)
@pytest.mark.usefixtures("ordinary")
def test_every_entry_of_an_ordinary_record_fulfils_the_contract(client: Client, feed: str) -> None:
    found = entries(client, feed)

    assert found
    assert len(found) == number(client, feed)


@pytest.mark.usefixtures("ordinary")
def test_an_entry_by_its_id_is_the_one_of_the_list(client: Client) -> None:
    for feed in FEEDS:
        first = page(client, feed, "$top=1")["results"][0]

        assert answer(client, f"/informea/{feed}('{first['id']}')") == {"d": first}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("feed", FEEDS)
def test_an_empty_record_has_empty_feeds(client: Client, record: None, feed: str) -> None:
    empty_the_record()
    ActionItem.objects.all().delete()
    for model in (Element, Paragraph, Resolution, Meeting, ExternalCode):
        model._default_manager.all().delete()

    said = page(client, feed)

    assert said == {"__count": "0", "results": []}
    assert number(client, feed) == 0


@pytest.mark.usefixtures("ordinary")
def test_harsh_words_fulfil_the_contract_and_come_back_as_they_are(client: Client) -> None:
    text = Resolution.objects.get()
    Resolution.objects.update(title=HARSH, number=HARSH[:60], symbol=HARSH[:120], slug="x" * 80)
    Paragraph.objects.update(text=HARSH * 20)
    Theme.objects.update(name=HARSH[:200])
    Meeting.objects.update(place=HARSH[:100])
    Body.objects.filter(code="StC").update(name_fr=HARSH[:200], name_es="")

    found = {feed: entries(client, feed) for feed in FEEDS}

    assert found["Decisions"][0]["title"] == [{"language": "en", "value": HARSH}]
    assert HARSH * 20 in found["Decisions"][0]["content"][0]["value"]
    assert found["Decisions"][0]["id"] == f"resolution-{text.pk}"
    assert {each["city"] for each in found["Meetings"]} == {HARSH[:100]}
    assert found["Documents"][0]["description"][0]["value"] == HARSH * 20


def test_a_thousand_paragraphs_fulfil_the_contract(client: Client) -> None:
    for turn in range(30):
        copy_resolution(turn)

    found = entries(client, "Documents", "$top=100")

    assert len(found) == len({each["id"] for each in found}) == 31 * 33


@pytest.mark.usefixtures("ordinary")
def test_codes_that_the_protocol_does_not_know_are_not_passed_on(client: Client) -> None:
    ExternalCode.objects.filter(system="informea").update(code="of-our-own")

    assert page(client, "Decisions")["results"][0]["status"] == "active"
    assert {each["type"] for each in page(client, "Meetings")["results"]} == {None}


@pytest.mark.parametrize("language", ["ar", "fr-CH", "x"])
def test_a_text_in_another_language_has_an_english_title_as_well(
    client: Client, language: str
) -> None:
    Resolution.objects.update(title=RIGHT_TO_LEFT, language=language)

    titles = page(client, "Decisions")["results"][0]["title"]

    assert titles[-1]["value"] == RIGHT_TO_LEFT
    assert titles[0]["language"] == "en"


def test_what_belongs_to_no_treaty_is_in_no_feed(client: Client, national: User) -> None:
    make.party_action()
    make.report("final")
    Body.objects.update(treaty="")

    assert [number(client, feed) for feed in FEEDS] == [0, 0, 0, 0]


@pytest.mark.parametrize("feed", FEEDS)
def test_the_contract_would_notice(client: Client, feed: str) -> None:
    """The schema refuses an entry without any one of the members that it needs."""
    for name in ENTRIES[feed]["required"]:
        broken = {other: "x" for other in ENTRIES[feed]["required"] if other != name}

        wrong = wrong_in(feed, {"d": {"__count": "1", "results": [broken]}})

        assert any(f"'{name}' is a required property" in each for each in wrong), name


def test_a_meeting_of_which_something_needed_is_unknown_is_left_out(client: Client) -> None:
    body = Body.objects.get(code="StC")
    known = {"starts_on": date(2027, 3, 1), "place": "Bonn", "country": "DEU"}
    for at, missing in enumerate(known):
        values = {**known, missing: None if missing == "starts_on" else ""}
        Meeting.objects.create(body=body, label=f"StC9{at}", **values)
    Meeting.objects.create(body=body, label="StC99", **known)

    labels = {each["url"].rsplit("/", 2)[-2] for each in page(client, "Meetings")["results"]}

    assert labels == {"COP14", "StC56", "COP15", "StC99"}
