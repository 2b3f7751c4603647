import pytest

from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport


@pytest.fixture
def final(db: None) -> ProgressReport:
    """The final report to StC56, as of 24 January 2025."""
    return make.report(ReportState.FINAL)
