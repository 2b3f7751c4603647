"""A process killed while it answers leaves the change and its key, or neither."""

import os
import signal
import subprocess
import sys

import pytest

from resolutions.models import ActionItem, StatusUpdate
from tests import make
from tests.threads import database_url
from tracker.models import SentBefore

from . import calls
from .calls import Program, token_of

pytestmark = pytest.mark.usefixtures("record")


def test_what_is_killed_before_it_is_kept_is_done_when_it_is_sent_again() -> None:
    officer = make.officer()
    before = ActionItem.objects.values().get(reference="11.10-20-SEC")

    ended = subprocess.run(
        [sys.executable, "-m", "tests.tracker.api.writing.dying", token_of(officer)],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": database_url(),
        },
        capture_output=True,
        timeout=120,
    ).returncode

    assert ended == -signal.SIGKILL
    assert not StatusUpdate.objects.exists()
    assert not SentBefore.objects.exists()
    assert ActionItem.objects.values().get(reference="11.10-20-SEC") == before
    again = Program(officer).post("status-updates/", calls.UPDATE, Idempotency_Key="a")
    assert again.status_code == 201
    assert "Idempotency-Replayed" not in again
