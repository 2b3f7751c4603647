"""Loads one database at one size and measures: `python -m tests.bench.run ITEMS RUNS RESULT`."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from time import perf_counter
from typing import Any

PAST_DAYS, EARLIER_DAYS = 450, 630


def main(items: int, runs: int, result: Path) -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0, stdout=StringIO())
    from .load import load

    begun = perf_counter()
    scale = load(items)
    seconds = perf_counter() - begun
    say(
        f"\n{connection.vendor}: {scale.items:,} action items, {scale.updates:,} status updates,"
        f" {scale.actions:,} Party actions"
    )
    say(f"loaded in {seconds:.0f} s\n")
    measured = measure(runs)
    result.write_text(
        json.dumps(
            {
                "engine": connection.vendor,
                "items": scale.items,
                "updates": scale.updates,
                "actions": scale.actions,
                "load_seconds": round(seconds, 1),
                **measured,
            }
        )
    )


def measure(runs: int) -> dict[str, Any]:
    """Measure and print every line; say at the end which misses the aim."""
    from .lines import HEADING, line_of
    from .recording import recording

    say(HEADING)
    lines = []
    for entry in entries():
        lines.append(line_of(entry, runs))
        say(str(lines[-1]))
    recorded = recording(runs * 3)
    say(str(recorded))
    api = of_api(runs)
    missed = [line.name for line in (*lines, *api) if line.misses == "*"]
    say(f"missed: {', '.join(missed) or 'none'}")
    return {
        "lines": [line.values() for line in lines],
        "api": [line.values() for line in api],
        "recording": recorded.values(),
    }


def of_api(runs: int) -> "list[Any]":
    """Measure and print the API, beside bare SQL and JSON."""
    from django.utils import timezone

    from .api import HEADING, api_lines

    today = timezone.localdate()
    say(f"\n{HEADING}")
    lines = []
    for line in api_lines(today, today - timedelta(days=PAST_DAYS), runs):
        lines.append(line)
        say(str(line))
    return lines


def entries() -> Iterator[Any]:
    """Yield all entries, with today and two earlier days that the loaded updates span."""
    from django.utils import timezone

    from .figures import figures
    from .pages import pages, sample
    from .party_pages import party_figures, party_pages, party_sample

    today = timezone.localdate()
    past, earlier = today - timedelta(days=PAST_DAYS), today - timedelta(days=EARLIER_DAYS)
    yield from figures(today, past)
    yield from pages(sample(today, past, earlier))
    yield from party_figures(party_sample(today, past))
    yield from party_pages(party_sample(today, past))


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
