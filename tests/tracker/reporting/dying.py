"""Makes a report final in a process that is killed once the row is written, before it is kept.

`python -m tests.tracker.reporting.dying propose` (or `confirm`)
"""

import os
import signal
import sys
from typing import Any

import django


def main(verb: str) -> None:
    django.setup()
    from resolutions.models import User
    from tracker.models import ProgressReport
    from tracker.reporting import finishing

    verbs: Any = finishing
    save = verbs.saved

    def saved(report: Any) -> None:
        save(report)
        os.kill(os.getpid(), signal.SIGKILL)

    verbs.saved = saved
    report = ProgressReport.objects.get()
    if verb == "propose":
        finishing.propose_report(report, by=User.objects.get(username="manager"))
    else:
        officer = User.objects.get(username="officer")
        finishing.confirm_report(report, by=officer, sha256=report.sha256)


if __name__ == "__main__":
    main(sys.argv[1])
