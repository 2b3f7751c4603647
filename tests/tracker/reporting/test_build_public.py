"""What a report shows of what was said: public evidence, no secrets, no words that are left out."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from resolutions.choices import EvidenceKind, Status
from resolutions.models import ActionItem, Evidence, Meeting, StatusUpdate
from tests import make
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
