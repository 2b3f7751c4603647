"""Random edits of deadlines, meetings and nil returns: a report knows those of its time alone."""

from collections.abc import Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.choices import DeadlineKind
from resolutions.models import Deadline
from tracker.demo.clock import NOON
from tracker.models import ProgressReport
from tracker.reporting.build import content_of
from tracker.reporting.content import Content, Due
from tracker.reporting.frozen import as_json

from .replaying import DAYS, PARTIES, STEPS, State, Step, World, at, day
from .telling import ITEM, item_in, region_in

steps = st.builds(
    Step,
    day=st.integers(1, DAYS),
    # The first moment of a day is the one up to which a report of the day before knows.
    hour=st.sampled_from([0, NOON]),
    what=st.sampled_from(STEPS),
    which=st.integers(0, 5),
    kind=st.sampled_from(list(DeadlineKind)),
    to=st.integers(-10, DAYS + 20),
    lasts=st.one_of(st.none(), st.integers(0, 5)),
)
histories = st.lists(steps, max_size=14).map(lambda found: sorted(found, key=lambda e: e[:2]))
# Before the text came into the record, too.
cut_offs = st.integers(-10, DAYS + 5)


def said_of(content: Content) -> tuple[Any, ...]:
    dues = [_said(each) for each in item_in(content, ITEM).deadlines]
    nil = {iso3 for iso3, region in PARTIES.items() if region_in(content, region).nil}
    return dues, nil, len(content.items)


def _said(due: Due) -> tuple[Any, ...]:
    return due.kind, due.day, due.meeting, due.event


def play_all(history: Sequence[Step], until: int) -> tuple[World, State]:
    """Play all steps; return the world, and what a careful reader knew at the end of a day."""
    world = World()
    then = world.now.copy()
    for step in history:
        world.play(step)
        if step.day <= until:
            then = world.now.copy()
    if until < 0:
        then = world.first
        then.items = world.now.items
    return world, then


class RandomEdits(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=histories, cut_off=cut_offs)
    def test_a_report_knows_what_a_careful_reader_noted_down_by_then(
        self, history: list[Step], cut_off: int
    ) -> None:
        world, then = play_all(history, cut_off)

        content = content_of(world.report, cut_off=day(cut_off))

        assert said_of(content) == (then.dues(day(cut_off)), then.nil, then.items)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=histories, cut_off=st.integers(0, DAYS))
    def test_a_report_says_later_what_it_said_on_the_day_after_its_cut_off(
        self, history: list[Step], cut_off: int
    ) -> None:
        world = World()
        for step in (each for each in history if each.day <= cut_off):
            world.play(step)
        with at(cut_off + 1, 0):
            then = said(world.report, cut_off)

        for step in (each for each in history if each.day > cut_off):
            world.play(step)

        assert said(world.report, cut_off) == then

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=histories)
    def test_of_today_a_report_says_what_every_other_page_says(self, history: list[Step]) -> None:
        world, _then = play_all(history, DAYS)
        today = day(DAYS + 1)

        content = content_of(world.report, cut_off=today)

        pages = Deadline.objects.with_due_on(today).exclude(kind=DeadlineKind.EVENT)
        of_item = pages.filter(action_item__reference=ITEM).order_by("pk")
        dues = [each for each in item_in(content).deadlines if each.kind != DeadlineKind.EVENT]
        assert [each.day for each in dues] == [each.due_on for each in of_item]


def said(report: ProgressReport, cut_off: int) -> str:
    return as_json(content_of(report, cut_off=day(cut_off)))
