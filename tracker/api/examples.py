"""Examples of answers, from the real resolution; a test asks the API for each."""

import json
from functools import cache
from pathlib import Path
from typing import Any

Said = dict[str, Any]

FILE = Path(__file__).with_name("examples.json")


@cache
def examples() -> dict[str, Said]:
    """Return by operation what was asked, and what the answer was."""
    found: dict[str, Said] = json.loads(FILE.read_text())
    return found


def examples_of(operation: str) -> Said:
    """Return the example of what the operation answers, if there is one."""
    if operation not in examples():
        return {}
    known = examples()[operation]
    return {"examples": {operation: {"summary": known["asked"], "value": known["answer"]}}}
