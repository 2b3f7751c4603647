import pytest

from parties.models import Party, PartyAction
from parties.periods import declare_nil
from resolutions.choices import Status
from resolutions.models import StatusUpdate
from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport


@pytest.fixture
def update(db: None) -> StatusUpdate:
    """Of paragraph 20: in progress, with evidence."""
    return make.status_update(
        challenges="Too few hands.", evidence=[make.evidence(title="Workplan")]
    )


@pytest.fixture
def correction(update: StatusUpdate) -> StatusUpdate:
    return make.status_update(status=Status.ONGOING, corrects=update)


@pytest.fixture
def action(db: None) -> PartyAction:
    """Of Kenya, for paragraph 29."""
    return make.party_action()


@pytest.fixture
def report(db: None) -> ProgressReport:
    return make.report(ReportState.FINAL)


@pytest.fixture
def nil(db: None) -> Party:
    """France, which said that it has nothing to report."""
    make.period()
    france = Party.objects.get(iso3="FRA")
    declare_nil(france, by=make.focal_point("FRA"))
    return france
