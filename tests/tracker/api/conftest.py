"""A record in which no list of the API is empty."""

from datetime import date

import pytest

from resolutions.choices import EvidenceKind, Status
from resolutions.models import ActionItem, Meeting, Office
from tests import make
from tests.scale import copy_resolution
from tracker.choices import ReportState


@pytest.fixture
def full(db: None) -> None:
    """A record with something of every kind: corrected and tied, with and without a value."""
    copy = copy_resolution(1)
    copy.superseded_by = make.item().paragraph.resolution
    copy.save()
    office = Office.objects.create(code="policy", name="Policy")
    ActionItem.objects.filter(paragraph__number=20).update(office=office)
    give_updates()
    make.party_action(evidence=[make.shown()])
    make.party_action(author=make.focal_point("FRA"))
    make.report(ReportState.FINAL)


def give_updates() -> None:
    meeting = Meeting.objects.get(label="StC56")
    shown = [
        make.evidence(),
        make.evidence(kind=EvidenceKind.MEETING, url="", meeting=meeting),
    ]
    wrong = make.status_update(status=Status.ONGOING, needs_funding=True, evidence=shown)
    make.status_update(corrects=wrong)
    make.status_update(make.item("C1-20-SEC"))
    make.status_update(make.item("C1-18.3-SEC"))
    make.status_update(make.item("11.10-18.3-SEC"), effective_on=date(2025, 7, 1))
