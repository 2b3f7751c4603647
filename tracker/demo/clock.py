from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

# Hours of the day on which the people of the story record, submit and decide.
MORNING, NOON, AFTERNOON = 9, 12, 15


@contextmanager
def clock_at(day: date, hour: int) -> Iterator[None]:
    """Let `timezone.now()` say the given hour of the day (UTC), for this process.

    The services stamp what they write with the present; the story happened in the past. For a
    command that runs alone, never for a server.
    """
    moment = datetime.combine(day, time(hour), tzinfo=ZoneInfo("UTC"))
    real: Any = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real
