from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from parties.models import Party
from parties.periods import declare_nil
from resolutions.choices import State, Status
from tests import make
from tests.scale import copy_resolution
from tracker.choices import ReportState
from tracker.open_data.tables import TABLES


@pytest.fixture
def told(db: None) -> None:
    """Something in every table, and beside it what is not public."""
    copy_resolution(1)
    first = make.status_update(
        challenges="=1+1; “quoted”, \n two lines", evidence=[make.evidence(), make.evidence()]
    )
    make.status_update(status=Status.ONGOING, corrects=first, needs_funding=True)
    make.party_action(
        language="fr",
        title="Comité",
        items=[make.item("11.10-29-PAR"), make.item("11.10-30-PAR")],
        evidence=[make.shown()],
    )
    make.party_action("submitted", title="Not accepted")
    make.status_update(state=State.DRAFT, achievements="Not approved")
    declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))
    make.report(ReportState.FINAL)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The last change was an hour ago."""
    at = timezone.now() - timedelta(hours=1)
    monkeypatch.setattr("tracker.open_data.freshness.last_changed", lambda: at)
    return at


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is written fast is in the file: enough to see how it is sent."""
    kept = [each for each in TABLES if each.name in ("action-items", "status-updates")]
    monkeypatch.setattr("tracker.open_data.bundle.TABLES", kept)
    monkeypatch.setattr("tracker.open_data.bundle.texts", lambda: iter(()))
