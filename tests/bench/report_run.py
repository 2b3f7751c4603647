"""Loads one long resolution and measures its report:
`python -m tests.bench.report_run ITEMS RUNS RESULT`.
"""

import json
import os
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .report_measure import Measured, Piece

LONG, RUNS_OF_LONG = 10_000, 3


def main(items: int, runs: int, result: Path) -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0, stdout=StringIO())
    from .one_resolution import load_one

    begun = perf_counter()
    scale = load_one(items)
    say(
        f"\n{connection.vendor}: one resolution of {scale.paragraphs:,} paragraphs,"
        f" {scale.items:,} action items, {scale.updates:,} status updates,"
        f" {scale.actions:,} Party actions"
    )
    say(f"loaded in {perf_counter() - begun:.0f} s")
    few = min(runs, RUNS_OF_LONG) if items >= LONG else runs
    measured = {"engine": connection.vendor, "items": scale.items, **measure(few)}
    result.write_text(json.dumps(measured))


def measure(runs: int) -> dict[str, Any]:
    """Measure and print every line; say at the end which misses the aim."""
    from tracker.reporting.pdf import fits

    from .one_resolution import report_on_all
    from .report_measure import HEADING
    from .report_pieces import MOST_QUERIES, case_of, pieces

    case = case_of(report_on_all())
    number = len(case.queries)
    say(
        f"{number} queries (at most {MOST_QUERIES}){' *' if number > MOST_QUERIES else ''},"
        f" {len(case.grids)} tables of {sum(map(len, case.grids)):,} rows; {runs} runs\n"
    )
    say(HEADING)
    if not fits(case.document):
        say("PDF: not measured, the report is too long for one")
    lines = []
    for piece in pieces(case):
        if line := line_of(piece, runs):
            lines.append(line)
            say(str(line))
    say(f"missed: {', '.join(line.name for line in lines if line.misses) or 'none'}")
    return {"runs": runs, "queries": number, "lines": [line.values() for line in lines]}


def line_of(piece: "Piece", runs: int) -> "Measured | None":
    """Measure one piece; none where there is not the memory for it, which is said."""
    from .report_measure import growth_of, measured

    if not piece.native:
        return measured(piece, runs)
    grown = growth_of(piece.ours)
    if grown is None:
        say(f"{piece.name}: not measured, it needs more than half of the memory that is free")
        return None
    if piece.bare and growth_of(piece.bare) is None:
        piece = replace(piece, bare=None)
    return measured(piece, runs, resident=grown)


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
