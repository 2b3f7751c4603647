#!/usr/bin/env python3
"""Run a management command of the tracker."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from django.core.management import execute_from_command_line

# Left by `make run`: here the tracker is being tried out, not in service.
TRIED_OUT = Path(__file__).parent / "var" / "tried-out"


def prepare(environment: MutableMapping[str, str], tried_out: Path) -> None:
    """Name the settings, and go on trying out where that was begun and nothing else is said."""
    environment.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    if tried_out.exists() and not {"DEBUG", "SECRET_KEY"} & environment.keys():
        environment["DEBUG"] = "1"


if __name__ == "__main__":
    prepare(os.environ, TRIED_OUT)
    execute_from_command_line(sys.argv)
