"""Runs several acts at the same moment, on threads with database connections of their own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, OperationalError, connection

from parties.entries import StaleAction
from resolutions.entries import MoveNotAllowed, StaleVersion
from tracker.reporting.refusals import StaleReport

REFUSALS = (
    MoveNotAllowed, StaleVersion, StaleAction, StaleReport, IntegrityError, OperationalError,
)  # fmt: skip


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """Run the acts at the same moment; return for each what it came to, sorted."""
    start = threading.Barrier(len(acts))
    outcomes: list[str] = []

    def run(act: Callable[[], Any]) -> None:
        try:
            start.wait()
            act()
            outcomes.append("done")
        except REFUSALS as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def database_url() -> str:
    """Return the address of the database of the test run, for another process."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
