"""Runs the bench: each engine, each size, in a process and a database of its own.

`python -m tests.bench --items 1000,200000 --engine sqlite,postgresql --json bench.json`
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.postgres import server_programs, throw_away_postgresql

RECORDING_AIM = 1.2
ENGINES = ("sqlite", "postgresql")


def arguments(
    given: Sequence[str] | None = None,
    *,
    program: str = "python -m tests.bench",
    items: str = os.environ.get("BENCH_ITEMS", "1000,200000"),
    runs: int = 9,
) -> argparse.Namespace:
    """Return what the command line asks for; BENCH_ITEMS and BENCH_ENGINE are its defaults."""
    parser = argparse.ArgumentParser(prog=program, description=__doc__)
    parser.add_argument("--items", type=sizes, default=items)
    parser.add_argument(
        "--engine", type=engines, default=os.environ.get("BENCH_ENGINE", ",".join(ENGINES))
    )
    parser.add_argument("--runs", type=int, default=runs, help="times each line is measured")
    parser.add_argument("--json", type=Path, help="where to keep the figures")
    return parser.parse_args(given)


def sizes(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def engines(text: str) -> list[str]:
    """Return the engines named.

    Raises:
        ValueError: one is neither `sqlite` nor `postgresql`.
    """
    found = text.split(",")
    if unknown := set(found) - set(ENGINES):
        raise ValueError(f"no such engine: {', '.join(unknown)}")
    return found


@contextmanager
def database(engine: str, folder: str) -> Iterator[str | None]:
    """Yield the DATABASE_URL of an empty database, or none where the engine is not installed."""
    if engine == "sqlite":
        yield f"sqlite:///{folder}/bench.sqlite3"
    elif programs := server_programs():
        with throw_away_postgresql(programs) as url:
            yield url
    else:
        yield None


def measured(
    engine: str, items: int, runs: int, *, module: str = "tests.bench.run"
) -> dict[str, Any] | None:
    """Return the figures of one engine at one size."""
    with (
        tempfile.TemporaryDirectory(prefix="tracker-bench-") as folder,
        database(engine, folder) as url,
    ):
        if url is None:
            say("PostgreSQL's server programs are not installed: not measured on PostgreSQL.")
            return None
        result = Path(folder, "result.json")
        command = [sys.executable, "-m", module, str(items), str(runs), str(result)]
        environment = {**os.environ, "DATABASE_URL": url, "DATA_DIR": folder}
        subprocess.run(command, env=environment, check=True)
        found: dict[str, Any] = json.loads(result.read_text())
        return found


def main() -> None:
    from .legend import LEGEND

    asked = arguments()
    say(LEGEND)
    results = []
    for engine in asked.engine:
        ours = [measured(engine, items, asked.runs) for items in asked.items]
        found = [each for each in ours if each]
        if len(found) > 1:
            say(compared(found[0], found[-1]))
        results += found
    if asked.json:
        asked.json.write_text(json.dumps(results, indent=1))


def compared(small: dict[str, Any], large: dict[str, Any]) -> str:
    """Return how much more it takes to record an update at the larger size."""
    times = [each["recording"]["timing"]["median"] for each in (small, large)]
    ratio = times[1] / times[0]
    verdict = "" if ratio <= RECORDING_AIM else " *"
    return (
        f"recording at {large['items']:,} to {small['items']:,} items: {ratio:.2f}"
        f" (aim {RECORDING_AIM}){verdict}"
    )


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
