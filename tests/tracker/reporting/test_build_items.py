"""What a report says of its resolution, its paragraphs and each action item."""

from datetime import date
from typing import Any

import pytest

from resolutions.models import ActionItem, Element, Meeting, Resolution
from tests import make
from tests.scale import copy_resolution
from tracker.reporting import services
from tracker.reporting.build import content_of

from .telling import LAST, found, told

pytestmark = pytest.mark.django_db

SPRING, SUMMER = date(2024, 4, 2), date(2024, 7, 3)
SITE = "https://tracker.example.org"


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE_URL = SITE


def test_the_head_says_what_the_report_and_its_meeting_say() -> None:
    header = content_of(make.report(distribution="", language="fr")).header

    meeting = Meeting.objects.get(label="StC56")
    assert (header.symbol, header.agenda_item, header.dated) == (
        "UNEP/CMS/StC56/Doc.14", "14", LAST,
    )  # fmt: skip
    assert (header.distribution, header.language, header.revises) == ("", "fr", "")
    assert (header.meeting.label, header.meeting.body, header.meeting.ordinal) == (
        "StC56", "StC", meeting.ordinal,
    )  # fmt: skip
    assert header.meeting.body_name == {
        "en": "Standing Committee", "fr": "Comité permanent", "es": "Comité Permanente",
    }  # fmt: skip


def test_the_country_of_the_meeting_has_its_name_where_it_is_a_party() -> None:
    report = make.report()
    names = {}
    for code in ("DEU", "XXX"):
        Meeting.objects.filter(label="StC56").update(country=code)
        names[code] = content_of(report).header.meeting.country_name

    assert names == {"DEU": {"en": "Germany", "fr": "Allemagne", "es": "Alemania"}, "XXX": {}}


def test_a_revision_names_the_report_that_it_replaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: {})
    final = make.report("final")
    start = make.start(symbol="UNEP/CMS/StC56/Doc.14/Rev.1")

    content = content_of(services.revise_report(final, start, by=make.manager()))

    assert content.header.revises == "UNEP/CMS/StC56/Doc.14"
    assert content.scope.compared_with == ""


def test_the_resolution_says_where_it_comes_from_and_which_paragraph_asks_for_the_report() -> None:
    resolution = content_of(make.report()).resolution

    assert (resolution.symbol, resolution.title, resolution.language) == (
        "UNEP/CMS/Resolution 11.10 (Rev.COP14)", "Synergies and Partnerships", "en",
    )  # fmt: skip
    assert (resolution.adopted_at, resolution.adopted_on, resolution.place) == (
        "COP14", date(2024, 2, 17), "Samarkand",
    )  # fmt: skip
    assert resolution.adopted_by["fr"] == "Conférence des Parties"
    assert resolution.url == f"{SITE}/resolutions/11.10-rev-cop14/"
    assert resolution.reporting_paragraph == 27


def test_a_text_that_asks_for_no_report_to_the_body_says_so() -> None:
    Element.objects.filter(paragraph__number=27).update(reports_to=None)

    assert content_of(make.report()).resolution.reporting_paragraph is None


def test_every_operative_paragraph_is_there_in_its_own_words() -> None:
    paragraphs = content_of(make.report()).paragraphs

    texts = dict(
        Resolution.objects.get(prefix="11.10")
        .paragraphs.filter(kind="operative")
        .values_list("number", "text")
    )
    assert {each.number: each.text for each in paragraphs} == texts
    assert [each.number for each in paragraphs] == list(range(1, 34))
    assert paragraphs[19].url == f"{SITE}/resolutions/11.10-rev-cop14/#para-20"


def test_a_paragraph_that_asks_nothing_is_informational() -> None:
    content = content_of(make.report())

    asking = {each.paragraph for each in content.items}
    informational = {each.number for each in content.paragraphs if each.informational}
    assert informational
    assert informational.isdisjoint(asking)
    assert informational | asking == set(range(1, 34))


def test_an_item_says_what_is_asked_of_whom() -> None:
    item, kept = found(make.report()), make.item()

    assert (item.paragraph, item.addressee, item.joint) == (20, "SEC", False)
    assert (item.clause, item.verb, item.asks) == (kept.clause, kept.verb, kept.asks)
    assert (item.modality, item.timeframe, item.timeframe_text) == (
        kept.element.modality, kept.element.timeframe, kept.element.timeframe_text,
    )  # fmt: skip
    assert kept.paragraph.theme is not None
    assert item.theme == kept.paragraph.theme.code
    assert item.url == f"{SITE}/items/11.10-20-SEC/"


def test_items_stand_in_the_order_of_the_text_and_are_those_of_the_resolution() -> None:
    copy_resolution(1)

    references = [each.reference for each in content_of(make.report()).items]

    of_text = ActionItem.objects.filter(paragraph__resolution__prefix="11.10").order_by("position")
    assert references == list(of_text.values_list("reference", flat=True))


def test_addressees_and_themes_are_named_in_all_languages_in_their_order() -> None:
    content = content_of(make.report())

    assert [each.code for each in content.addressees][:3] == ["SEC", "PAR", "BLG"]
    assert content.addressees[0].name == {
        "en": "Secretariat", "fr": "Secrétariat", "es": "Secretaría",
    }  # fmt: skip
    assert {each.theme for each in content.paragraphs if each.theme} == {
        each.code for each in content.themes
    }
    assert content.themes[0].code == "strategy"


def test_an_update_says_what_was_said() -> None:
    told(SPRING, achievements="A workplan.", challenges="No funds.", next_steps="To ask.")

    (update,) = found(make.report()).updates

    assert (update.effective_on, update.status) == (SPRING, "in_progress")
    assert (update.achievements, update.challenges, update.next_steps) == (
        "A workplan.", "No funds.", "To ask.",
    )  # fmt: skip
