"""Each kind of change is one entry that says what the pages say."""

from datetime import date

import pytest
from django.test import Client

from parties import reviewing, services
from parties.models import Party, PartyAction
from resolutions.choices import LegalStatus, State
from resolutions.models import Resolution, StatusUpdate
from tests import make
from tracker.models import ProgressReport

from .reading import EVERYTHING, KENYA, RESOLUTION, ReadEntry, paragraph, read

pytestmark = pytest.mark.django_db


def newest(client: Client, address: str = EVERYTHING) -> ReadEntry:
    return read(client, address).entries[0]


def test_an_approved_update_says_item_status_and_words(
    client: Client, update: StatusUpdate
) -> None:
    entry = newest(client)

    assert entry.title == "11.10-20-SEC: In progress"
    assert entry.summary == "11.10-20-SEC, asked of Secretariat: In progress as of 1 June 2025."
    assert entry.author == "Secretariat"
    assert entry.links()["alternate"] == f"http://testserver/items/11.10-20-SEC/#update-{update.pk}"
    assert entry.categories() == {
        "change": "update", "status": "in_progress", "addressee": "SEC",
    }  # fmt: skip
    for words in ("A joint workplan was agreed.", "Too few hands.", "Workplan"):
        assert words in entry.html.text_content()


def test_it_is_dated_by_when_it_became_public(client: Client, update: StatusUpdate) -> None:
    entry = newest(client)

    assert update.approved_at is not None
    moment = update.approved_at.isoformat().replace("+00:00", "Z")
    assert (entry.published, entry.updated) == (moment, moment)


def test_an_update_that_needs_funding_says_so(client: Client) -> None:
    make.status_update(needs_funding=True)

    entry = newest(client)

    assert entry.categories()["mark"] == "needs_funding"
    assert "Needs funding" in entry.html.text_content()


def test_a_correction_is_an_entry_of_its_own(client: Client, correction: StatusUpdate) -> None:
    entry, corrected = read(client, EVERYTHING).entries[:2]

    assert entry.title == "11.10-20-SEC: Ongoing, a correction"
    assert entry.categories()["change"] == "correction"
    assert "Corrects the entry of 1 June 2025." in entry.html.text_content()
    assert "it no longer counts" in corrected.html.text_content()


def test_a_correction_that_is_not_approved_shows_nowhere(
    client: Client, update: StatusUpdate
) -> None:
    make.status_update(state=State.SUBMITTED, corrects=update)

    entries = read(client, paragraph(20)).entries

    assert len(entries) == 1
    assert "no longer counts" not in entries[0].content


def test_an_accepted_action_is_said_by_its_party(client: Client, action: PartyAction) -> None:
    entry = newest(client)

    assert entry.title == "Kenya: Joint committee of the national focal points"
    assert entry.author == "Kenya"
    assert entry.links()["alternate"] == "http://testserver/parties/actions/KEN-1/"
    assert entry.categories() == {"change": "action", "party": "KEN", "stage": "under_way"}
    assert "The focal points of five conventions meet" in entry.html.text_content()
    assert "Paragraph 29 of 11.10 (Rev.COP14)" in entry.html.text_content()


def test_each_accepted_version_is_an_entry_and_an_earlier_one_keeps_its_words(
    client: Client, action: PartyAction
) -> None:
    speaker = make.focal_point("KEN")
    again = services.revise_action(action, make.action_entry(title="Two committees"), by=speaker)
    services.submit_action(again, by=speaker)
    reviewing.accept_action(again, by=make.officer())

    entry, earlier = read(client, KENYA).entries

    assert entry.title == "Kenya: Two committees"
    assert "anew" in entry.summary
    assert entry.links()["alternate"] == "http://testserver/parties/actions/KEN-1/"
    assert earlier.title == "Kenya: Joint committee of the national focal points"
    assert earlier.links()["alternate"] == "http://testserver/parties/actions/KEN-1/?version=1"


def test_a_final_report_and_its_revision_are_entries(
    client: Client, report: ProgressReport
) -> None:
    entry = newest(client)

    assert entry.title == "Resolution 11.10 (Rev.COP14): report to StC56"
    assert entry.summary == "UNEP/CMS/StC56/Doc.14 says what was known by 24 January 2025."
    assert entry.links()["alternate"] == f"http://testserver/reports/{report.slug}/"
    assert f"http://testserver/reports/{report.slug}.en.pdf" in entry.content


def test_a_nil_return_is_an_entry_of_its_party(client: Client, nil: Party) -> None:
    entry = newest(client, "/parties/FRA/changes.atom")

    assert entry.title == "France: nothing to report"
    assert entry.author == "France"


def test_a_nil_return_that_was_overtaken_is_none(client: Client, nil: Party) -> None:
    make.party_action(author=make.focal_point("FRA"))

    assert [each.categories()["change"] for each in read(client, EVERYTHING).entries[:2]] == [
        "action", "text",
    ]  # fmt: skip


def test_a_resolution_that_was_added_is_an_entry(client: Client) -> None:
    entry = newest(client, RESOLUTION)

    assert entry.title == "Resolution 11.10 (Rev.COP14) added"
    assert entry.summary == "Resolution 11.10 (Rev.COP14), “Synergies and Partnerships”: In force."


def test_a_change_of_legal_status_is_an_entry_and_an_edit_is_none(client: Client) -> None:
    resolution = Resolution.objects.get(prefix="11.10")
    resolution.adopted_on = date(2024, 2, 16)
    resolution.save()
    resolution.legal_status = LegalStatus.RETIRED
    resolution.save()

    assert read(client, RESOLUTION).titles == [
        "Resolution 11.10 (Rev.COP14): Retired",
        "Resolution 11.10 (Rev.COP14) added",
    ]


def test_words_are_marked_by_their_language(client: Client) -> None:
    make.party_action(language="fr", title="Comité conjoint", done="Il siège deux fois par an.")

    marked = newest(client).html.xpath("//*[@lang='fr']")

    assert [each.text_content().strip() for each in marked] == ["Il siège deux fois par an."]


def test_the_secretariats_words_claim_no_language(client: Client, update: StatusUpdate) -> None:
    marked = read(client, f"{EVERYTHING}?language=fr").entries[0].html.xpath("//*[@lang='']")

    assert "A joint workplan was agreed." in marked[0].text_content()
