"""Runs the bench of reports: each engine, each size, in a process and a database of its own.

`python -m tests.bench.reports --items 51,1000,10000 --engine sqlite,postgresql --json FILE`
"""

import json
from itertools import product
from typing import Any

from .__main__ import arguments, measured, say

LEGEND = (
    "A progress report on one resolution. Times in ms, warm; cpu: of this processor, without the\n"
    "server of the database; peak: the most that Python took, in MiB (tracemalloc; of a PDF: what\n"
    "a process grew by); sizes in KiB. bare: the same by the shortest way: its queries through\n"
    "the bare cursor; its tables by plain XlsxWriter, python-docx, typst (untagged) and csv,\n"
    "without a format. same kinds: XlsxWriter writes numbers, days and links as such, into sheets\n"
    "with bold names of columns, their widths, frozen and filtered. ratio: of the medians.\n"
    "* misses the aim. No PDF: it would be too long."
)


def main() -> None:
    asked = arguments(program="python -m tests.bench.reports", items="51,1000,10000", runs=5)
    say(LEGEND)
    results: list[dict[str, Any]] = []
    for engine, items in product(asked.engine, asked.items):
        found = measured(engine, items, asked.runs, module="tests.bench.report_run")
        results += [found] if found else []
        # After each, since the longest takes a quarter of an hour.
        if asked.json:
            asked.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
