"""What a report says of its resolution, its paragraphs and each action item."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from resolutions.choices import EvidenceKind, Status
from resolutions.models import ActionItem, Element, Evidence, Meeting, Resolution, StatusUpdate
from tests import make
from tests.scale import copy_resolution
from tracker.models import Omission, ProgressReport
from tracker.reporting import services
from tracker.reporting.build import content_of
from tracker.reporting.content import Piece
from tracker.reporting.frozen import as_json, from_json

from .telling import LAST, found, item_in, told

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


def test_evidence_can_be_looked_up_from_anywhere() -> None:
    report = ContentFile(b"%PDF-1.7\n%%EOF\n", name="report.pdf")
    kinds = EvidenceKind
    stc = Meeting.objects.get(label="StC56")
    told(
        SPRING,
        evidence=[
            make.evidence(title="On the web"),
            make.evidence(title="Kept here", kind=kinds.FILE, url="", file=report),
            make.evidence(title="A meeting", kind=kinds.MEETING, url="", meeting=stc),
        ],
    )

    (update,) = found(make.report()).updates

    file = reverse("evidence", args=[Evidence.objects.get(title="Kept here").pk])
    assert update.evidence == (
        Piece("On the web", "web_page", "https://example.org/report"),
        Piece("Kept here", "file", f"{SITE}{file}"),
        Piece("A meeting", "meeting", meeting="StC56"),
    )


def test_each_update_has_its_own_evidence() -> None:
    told(SPRING, evidence=[make.evidence(title="First")])
    told(SUMMER, evidence=[make.evidence(title="Second")])
    told(SUMMER, reference="11.10-29-PAR", evidence=[make.evidence(title="Other")])

    updates = found(make.report()).updates

    assert [[piece.title for piece in each.evidence] for each in updates] == [["Second"], ["First"]]


def test_the_evidence_of_the_latest_update_before_the_period_is_there() -> None:
    told(SPRING, evidence=[make.evidence(title="Before")])

    (update,) = found(make.report(from_day=SUMMER)).updates

    assert [piece.title for piece in update.evidence] == ["Before"]


def test_what_is_not_for_the_public_is_nowhere() -> None:
    told(
        SPRING,
        achievements="Marked: public.",
        internal_note="Marked: internal.",
        evidence=[
            make.evidence(title="Marked: shown"),
            make.evidence(
                title="Marked: hidden", url="https://hidden.example.org", is_public=False
            ),
        ],
    )
    told(SUMMER, achievements="Marked: unpublished.", state="submitted")
    told(SUMMER, achievements="Marked: other.", reference="11.10-29-PAR")
    report = make.report()
    services.leave_out(report, make.item("11.10-29-PAR"), "Marked: reason.", by=make.manager())

    text = as_json(content_of(report))

    assert "Marked: public." in text
    assert "Marked: shown" in text
    assert [each for each in ("internal", "hidden", "unpublished", "other", "reason") if (
        f"Marked: {each}" in text
    )] == []  # fmt: skip
    assert "hidden.example.org" not in text
    assert [each for each in ("officer", "manager") if each in text] == []


def test_an_item_whose_narrative_is_left_out_keeps_its_status_alone() -> None:
    told(SPRING, Status.IMPLEMENTED, challenges="None.", next_steps="None.")
    report = make.report()
    services.leave_out(report, make.item(), "Sensitive.", by=make.manager())

    item = found(report)

    (update,) = item.updates
    assert (item.left_out, item.status, item.in_period) == (True, "implemented", True)
    assert (update.speaks, update.evidence, update.status) == (False, (), "implemented")


def test_a_narrative_left_out_of_another_report_is_in_this_one(kenya: Any) -> None:
    told(SPRING)
    make.period("StC57")
    other = make.report(meeting="StC57", symbol="UNEP/CMS/StC57/Doc.1")
    Omission.objects.create(
        report=other, item=make.item(), reason="Why.", made_by=make.manager(),
        made_at=other.begun_at,
    )  # fmt: skip

    assert found(make.report()).left_out is False


def test_a_report_of_nothing_is_whole() -> None:
    ActionItem.objects.all().delete()

    content = content_of(make.report())

    assert (content.items, content.figures, content.moves, content.addressees) == ((), (), (), ())
    assert [point.counts for point in content.history] == [{}] * len(content.history)
    assert from_json(as_json(content)) == content


def test_a_report_of_real_entries_is_no_demonstration() -> None:
    told(SPRING)

    assert content_of(make.report()).demonstration is False


def test_a_report_with_one_demonstration_update_is_a_demonstration() -> None:
    report = make.report()
    officer, manager = make.user("demo-o", "Secretariat officer"), make.manager()
    update = StatusUpdate(
        action_item=make.item(), status=Status.ONGOING, effective_on=SPRING, author=officer,
        recorded_at=report.begun_at, is_demo=True, state="approved", approved_by=manager,
        approved_at=report.begun_at.replace(year=2024),
    )  # fmt: skip
    update.save()

    assert content_of(report).demonstration is True


def test_the_report_of_a_demonstration_account_is_a_demonstration() -> None:
    report = make.report()
    ProgressReport.objects.filter(pk=report.pk).update(is_demo=True)
    report.refresh_from_db()

    assert content_of(report).demonstration is True


def test_one_that_is_not_kept_can_be_read_too() -> None:
    told(SPRING, Status.ONGOING)
    kept = make.report()
    today = ProgressReport(
        resolution=kept.resolution, meeting=kept.meeting, symbol="Today", slug="today",
        dated=LAST, from_day=SUMMER, cut_off=LAST, language="en",
    )  # fmt: skip

    content = content_of(today)

    assert item_in(content).status == "ongoing"
    assert content.header.symbol == "Today"
