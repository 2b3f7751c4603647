"""The clock, for what was accepted on which day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Return what sets the clock to noon of a day."""

    def set_to(day: date) -> None:
        noon = datetime.combine(day, time(12), tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: noon)

    return set_to
