"""Reports in each state; the files of a final one are made in tests of their own."""

from typing import Any

import pytest
from django.utils import timezone

from tests import make
from tracker.models import ProgressReport


@pytest.fixture
def without_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no files made when a report is confirmed: that takes seconds."""
    digests: dict[str, str] = {}
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: digests)


@pytest.fixture
def report(db: Any) -> ProgressReport:
    """The draft of the report to StC56, which takes in what is approved today."""
    return make.report(cut_off=timezone.localdate())
