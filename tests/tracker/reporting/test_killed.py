"""A process that is killed while it makes a report final leaves it as it was, never half."""

import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from tests import make
from tests.threads import database_url
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import services

pytestmark = pytest.mark.usefixtures("record")


def killed_while(verb: str) -> int:
    """Run the verb in a process that is killed before the database keeps what it wrote."""
    return subprocess.run(
        [sys.executable, "-m", "tests.tracker.reporting.dying", verb],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": database_url(),
        },
        capture_output=True,
        timeout=120,
    ).returncode


def row() -> Any:
    return ProgressReport.objects.values().get()


def test_a_draft_whose_proposal_is_killed_is_a_draft_and_can_be_proposed() -> None:
    report = make.report()
    make.officer()
    before = row()

    ended = killed_while("propose")

    assert ended == -signal.SIGKILL
    assert row() == before
    assert services.propose_report(report, by=make.manager()).state == ReportState.PROPOSED


def test_a_report_whose_confirmation_is_killed_still_waits_and_can_be_confirmed() -> None:
    report = make.report(ReportState.PROPOSED)
    make.officer()
    before = row()

    ended = killed_while("confirm")

    assert ended == -signal.SIGKILL
    assert row() == before
    assert make.confirmed(report).is_final
