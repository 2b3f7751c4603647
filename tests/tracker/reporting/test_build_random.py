"""Random histories: the report says what a careful reader of every update would say."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.choices import State, Status
from resolutions.models import ActionItem, StatusUpdate
from tests import make
from tracker.reporting.build import content_of
from tracker.reporting.content import Content, Item, Move

START = date(2024, 2, 18)
REFERENCES = ("11.10-20-SEC", "11.10-29-PAR")
DAYS = 40


class Step(NamedTuple):
    """One update: its item, when it took effect, how late it was approved, what it corrects."""

    item: int
    day: int
    late: int
    status: Status
    state: State
    corrects: int | None


steps = st.builds(
    Step,
    item=st.integers(0, 1),
    day=st.integers(0, DAYS),
    late=st.one_of(st.just(0), st.integers(0, DAYS)),
    status=st.sampled_from(list(Status)),
    state=st.sampled_from([State.APPROVED, State.APPROVED, State.APPROVED, State.SUBMITTED]),
    corrects=st.one_of(st.none(), st.integers(0, 11)),
)
histories = st.lists(steps, max_size=12)
prompt = st.lists(steps.map(lambda step: step._replace(late=0, corrects=None)), max_size=12)
spans = st.tuples(st.integers(-1, DAYS), st.integers(-1, DAYS + 20)).filter(lambda e: e[0] < e[1])


def day(number: int) -> date:
    return START + timedelta(days=number)


def end_of(on: date) -> datetime:
    return datetime.combine(on, time(), UTC) + timedelta(days=1)


def write(history: Sequence[Step]) -> None:
    """Write the updates, each correcting an earlier approved one of its item where it may."""
    items = [make.item(reference) for reference in REFERENCES]
    author, approver = make.officer(), make.manager()
    written: list[StatusUpdate] = []
    corrected: set[int] = set()
    for step in history:
        target = None
        if step.corrects is not None and step.corrects < len(written):
            target = written[step.corrects]
        if target and (
            target.pk in corrected
            or target.state != State.APPROVED
            or target.action_item_id != items[step.item].pk
        ):
            target = None
        corrected |= {target.pk} if target else set()
        moment = datetime.combine(day(step.day + step.late), time(12), UTC)
        approved = step.state == State.APPROVED
        written.append(
            StatusUpdate.objects.create(
                action_item=items[step.item],
                status=step.status,
                effective_on=day(step.day),
                achievements=f"Said {len(written)}.",
                needs_funding=step.day % 2 == 0,
                state=step.state,
                author=author,
                recorded_at=moment,
                approved_by=approver if approved else None,
                approved_at=moment if approved else None,
                corrects=target,
            )
        )


def standing(reference: str, moment: datetime, on: date) -> list[StatusUpdate]:
    """Return what was known at the moment, was not known to be wrong, and had taken effect."""
    item = ActionItem.objects.get(reference=reference)
    known = [
        each
        for each in StatusUpdate.objects.filter(action_item=item)
        if each.approved_at is not None and each.approved_at < moment
    ]
    wrong = {each.corrects_id for each in known}
    found = [each for each in known if each.pk not in wrong and each.effective_on <= on]
    return sorted(found, key=lambda each: (each.effective_on, each.pk))


def status_of(updates: Sequence[StatusUpdate]) -> str:
    return updates[-1].status if updates else Status.NO_INFORMATION


class Reader:
    """Reads every update, and thinks about each."""

    def __init__(self, reference: str, since: date, cut_off: date) -> None:
        self.since = since
        self.now = standing(reference, end_of(cut_off), cut_off)
        self.then = standing(reference, end_of(since), since)

    def is_new(self, update: StatusUpdate) -> bool:
        assert update.approved_at is not None
        late = update.approved_at >= end_of(self.since)
        return late or update.effective_on > self.since

    @property
    def told(self) -> list[str]:
        """The words of what is new, the latest first; else those of the latest before."""
        new = [each.achievements for each in self.now if self.is_new(each)]
        return new[::-1] or [each.achievements for each in self.now[-1:]]

    @property
    def path(self) -> list[str]:
        """The statuses that lead from then to now, each other than the one before."""
        old = [at for at, each in enumerate(self.now) if not self.is_new(each)]
        after = self.now[old[-1] + 1 :] if old else self.now
        through = [status_of(self.then), *(each.status for each in after), status_of(self.now)]
        return [through[0], *(b for a, b in pairwise(through) if a != b)]


def of(content: Content, reference: str) -> Item:
    return next(each for each in content.items if each.reference == reference)


def moves_of(content: Content, reference: str) -> list[Move]:
    return [each for each in content.moves if each.reference == reference]


def content_between(since: int, cut_off: int) -> Content:
    return content_of(
        make.report(from_day=day(since + 1), cut_off=day(DAYS + 30)), cut_off=day(cut_off)
    )


class RandomHistories(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=histories, span=spans)
    def test_the_report_says_what_a_careful_reader_would(
        self, history: list[Step], span: tuple[int, int]
    ) -> None:
        write(history)

        content = content_between(*span)

        for reference in REFERENCES:
            item, reader = of(content, reference), Reader(reference, day(span[0]), day(span[1]))
            path = [item.status_before, *(move.after for move in moves_of(content, reference))]
            assert item.status == status_of(reader.now)
            assert item.status_before == status_of(reader.then)
            assert [each.achievements for each in item.updates] == reader.told
            assert item.in_period == any(reader.is_new(each) for each in reader.now)
            assert item.needs_funding == bool(reader.now and reader.now[-1].needs_funding)
            assert path == reader.path

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=histories, span=spans)
    def test_figures_count_the_items_and_moves_lead_from_one_to_the_other(
        self, history: list[Step], span: tuple[int, int]
    ) -> None:
        write(history)

        content = content_between(*span)

        counts = Counter(content.whole.before)
        for move in content.moves:
            counts[move.before] -= 1
            counts[move.after] += 1
        assert content.whole.counts == Counter(each.status for each in content.items)
        assert content.whole.before == Counter(each.status_before for each in content.items)
        assert +counts == content.whole.counts
        assert content.history[-1].counts == content.whole.counts
        assert list(content.moves) == sorted(content.moves, key=lambda move: move.on)

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=prompt, span=spans)
    def test_of_updates_approved_on_their_day_each_change_in_the_period_is_a_move(
        self, history: list[Step], span: tuple[int, int]
    ) -> None:
        write(history)

        content = content_between(*span)

        for reference in REFERENCES:
            said = standing(reference, end_of(day(span[1])), day(span[1]))
            statuses = [Status.NO_INFORMATION, *(each.status for each in said)]
            expected = [
                (before, each.status, each.effective_on)
                for before, each in zip(statuses, said, strict=False)
                if before != each.status and each.effective_on > day(span[0])
            ]
            moves = moves_of(content, reference)
            assert [(move.before, move.after, move.on) for move in moves] == expected
            assert not any(move.recorded_on for move in moves)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=histories, span=spans)
    def test_each_point_of_the_history_counts_what_is_known_now_of_that_day(
        self, history: list[Step], span: tuple[int, int]
    ) -> None:
        write(history)

        content = content_between(*span)

        for point in content.history:
            known = [standing(each, end_of(day(span[1])), point.on) for each in REFERENCES]
            expected = Counter(map(status_of, known))
            expected[Status.NO_INFORMATION] += len(content.items) - len(REFERENCES)
            assert point.counts == +expected
