"""Sends a request with a key in a process that is killed before the database keeps what it wrote.

`python -m tests.tracker.api.writing.dying SECRET`
"""

import os
import signal
import sys
from typing import Any

import django


def main(secret: str) -> None:
    django.setup()
    from django.test import Client

    from tests.tracker.api.writing.calls import UPDATE, V1
    from tracker.api.writing import repeating

    module: Any = repeating
    keep = module.keep

    def kept(*args: Any) -> None:
        keep(*args)
        os.kill(os.getpid(), signal.SIGKILL)

    module.keep = kept
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": "a"}
    Client().post(f"{V1}status-updates/", UPDATE, "application/json", headers=headers)


if __name__ == "__main__":
    main(sys.argv[1])
