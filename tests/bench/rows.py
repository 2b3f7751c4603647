"""The rows of status updates, evidence and deadlines that the bench is loaded with."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from resolutions.choices import DeadlineKind, EvidenceKind, State, Status
from resolutions.models import Meeting, StatusUpdate, User

from .bulk import Row
from .texts import Texts

UPDATE = (
    "id", "action_item_id", "status", "effective_on", "achievements", "challenges", "next_steps",
    "needs_funding", "internal_note", "corrects_id", "state", "author_id", "recorded_at",
    "submitted_at", "returned_by_id", "returned_at", "return_reason", "approved_by_id",
    "approved_at", "item_version", "is_demo",
)  # fmt: skip
EVIDENCE = ("status_update_id", "kind", "title", "url", "file", "is_public")
DEADLINE = ("action_item_id", "kind", "date", "meeting_id", "body_id", "event")

STATUSES = list(Status)
DAYS_APART = 90
SPREAD = 60
BEGUN = 960
IN_WORK = (State.SUBMITTED, State.DRAFT, State.RETURNED)


class Rows:
    """Makes the rows; equal arguments make equal rows.

    Updates come in the order of time, as they do in life: an item's are far apart in the table.
    One in a hundred corrects the one before it, one in five needs funding; the newest of one item
    in a hundred is still in work; one update in ten has evidence, one item in ten a deadline.
    """

    def __init__(self, today: date, author: User, approver: User) -> None:
        self.today, self.author, self.approver = today, author.pk, approver.pk
        self.texts = Texts()
        self.meeting = Meeting.objects.filter(starts_on__isnull=False).earliest("starts_on")
        newest = StatusUpdate.objects.order_by("pk").last()
        self.first = newest.pk + 1 if newest else 1

    def updates(self, items: Sequence[int], each: int) -> Iterator[Row]:
        for step in range(each):
            for index, item in enumerate(items):
                last = step == each - 1
                state = IN_WORK[index // 100 % 3] if last and index % 100 == 50 else State.APPROVED
                yield self.update(item, index, step, len(items), state)

    def update(self, item: int, index: int, step: int, count: int, state: State) -> Row:
        turn = step * count + index
        corrects = step > 0 and (index + step * 3) % 100 == 7
        days = DAYS_APART * (step - corrects) + index % SPREAD
        day = (self.today - timedelta(days=BEGUN - days)).isoformat()
        # Like the clock, it never gives the same time twice.
        approved_at = f"{day} {index % 24:02}:{index // 24 % 60:02}:00.{index % 1_000_000:06}"
        approved, returned = state == State.APPROVED, state == State.RETURNED
        return (
            self.first + turn, item, STATUSES[(index * 7 + step * 3 + index // 51) % 8].value, day,
            self.texts.achievements(turn), self.texts.sentence(turn) if turn % 2 else "",
            self.texts.sentence(turn + 1) if turn % 3 else "", int(turn % 5 == 0), "",
            self.first + turn - count if corrects else None, state.value, self.author,
            f"{day} 12:00:00", None if state == State.DRAFT else f"{day} 13:00:00",
            self.approver if returned else None, f"{day} 14:00:00" if returned else None,
            "Which meeting was it?" if returned else "", self.approver if approved else None,
            approved_at if approved else None, step + 1, 0,
        )  # fmt: skip

    def evidence(self, updates: int) -> Iterator[Row]:
        for turn in range(0, updates, 10):
            url = f"https://example.org/{turn}"
            title = f"Report of meeting {turn}"
            kind = EvidenceKind.WEB_PAGE.value
            yield self.first + turn, kind, title, url, "", int(turn % 50 != 0)

    def deadlines(self, items: Sequence[int]) -> Iterator[Row]:
        """Dates from two years ago to two years ahead; one in five a meeting, one in five each."""
        meeting = self.meeting
        for turn, item in enumerate(items[5::10]):
            day = (self.today + timedelta(days=turn * 37 % 1460 - 730)).isoformat()
            if turn % 5 == 0:
                yield item, DeadlineKind.MEETING.value, None, meeting.pk, None, ""
            elif turn % 5 == 1:
                yield item, DeadlineKind.EVERY_MEETING.value, None, None, meeting.body_id, ""
            else:
                yield item, DeadlineKind.DATE.value, day, None, None, ""
