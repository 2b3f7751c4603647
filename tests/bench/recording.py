"""What it takes to record a status update, hand it in and approve it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count

from django.utils import timezone

from resolutions.choices import Status
from resolutions.models import ActionItem, StatusUpdate
from resolutions.services import (
    approve_status_update,
    record_status_update,
    submit_status_update,
)
from tests import make

from .measure import Timing, peak_of, timing_of, watched
from .measure import once as timed


@dataclass(frozen=True)
class Recording:
    """Times in milliseconds, memory in MiB."""

    timing: Timing
    queries: int
    peak: float

    def __str__(self) -> str:
        return (
            f"{'record + submit + approve':38}{self.timing.median:9.1f}{self.timing.p95:9.1f}"
            f"{self.queries:9}{self.peak:8.1f}"
        )

    def values(self) -> dict[str, object]:
        return asdict(self)


def recording(runs: int) -> Recording:
    """Record updates on items from all over the table, each in transactions of its own."""
    officer, manager, turns = make.officer(), make.manager(), scattered()

    def work() -> None:
        item = next(turns)
        entry = make.entry(status=Status.ONGOING, effective_on=timezone.localdate())
        update = record_status_update(item, entry, by=officer)
        approve_status_update(submit_status_update(update, by=officer), by=manager)
        item.refresh_from_db()
        assert item.current_update_id == update.pk, "the item does not show the update"

    work()
    with watched() as queries:
        work()
    number = len(queries)
    return Recording(timing_of([timed(work) for _ in range(runs)]), number, peak_of(work))


def scattered() -> Iterator[ActionItem]:
    """Yield items whose latest update is public, far from each other."""
    in_work = StatusUpdate.objects.exclude(state="approved").values("action_item")
    known = ActionItem.objects.exclude(pk__in=in_work).order_by("position")
    keys = list(known.values_list("pk", flat=True))
    for turn in count(1):
        yield ActionItem.objects.get(pk=keys[turn * 7919 % len(keys)])
