"""Status as of a date: the latest standing update that had taken effect by then."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.choices import State, Status
from resolutions.models import ActionItem, StatusUpdate, User
from resolutions.services import copy_status
from tests import make

START = date(2024, 2, 18)


def status_of(item: ActionItem, on: date | None) -> str:
    found: str = ActionItem.objects.as_of(on).get(pk=item.pk).shown_status
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 2, 28), Status.NO_INFORMATION),
        (date(2025, 3, 1), Status.NOT_STARTED),
        (date(2025, 8, 31), Status.NOT_STARTED),
        (date(2025, 9, 1), Status.ONGOING),
        (None, Status.ONGOING),
    ],
)
def test_an_update_counts_from_its_effective_date_on(
    item: ActionItem, on: date | None, expected: Status
) -> None:
    make.status_update(item, status=Status.NOT_STARTED, effective_on=date(2025, 3, 1))
    make.status_update(item, status=Status.ONGOING, effective_on=date(2025, 9, 1))

    assert status_of(item, on) == expected


@pytest.mark.django_db
def test_all_that_is_shown_comes_from_one_update(item: ActionItem) -> None:
    update = make.status_update(item, needs_funding=True, effective_on=date(2025, 3, 1))
    make.status_update(item, status=Status.ONGOING, effective_on=date(2025, 9, 1))

    shown = ActionItem.objects.as_of(date(2025, 3, 1)).get(pk=item.pk)

    assert (shown.shown_update, shown.shown_on, shown.shown_funding) == (
        update.pk, date(2025, 3, 1), True,
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_is_not_approved_never_counts(item: ActionItem, state: State) -> None:
    make.status_update(item, state)

    assert status_of(item, date(2025, 12, 1)) == Status.NO_INFORMATION


Step = tuple[int, Status, State, int | None]

steps = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.sampled_from(list(Status)),
        st.sampled_from([State.APPROVED, State.APPROVED, State.SUBMITTED]),
        st.one_of(st.none(), st.integers(0, 11)),
    ),
    max_size=12,
)


def write(item: ActionItem, history: list[Step], author: User, approver: User) -> None:
    """Write the updates of a history, each correcting an earlier approved one where it may."""
    written: list[StatusUpdate] = []
    corrected: set[int] = set()
    for day, status, state, target in history:
        corrects = None
        if target is not None and target < len(written) and target not in corrected:
            corrects = written[target] if written[target].state == State.APPROVED else None
        if corrects is not None and target is not None:
            corrected.add(target)
        approved = state == State.APPROVED
        written.append(
            StatusUpdate.objects.create(
                action_item=item,
                status=status,
                effective_on=START + timedelta(days=day),
                achievements="Done.",
                state=state,
                author=author,
                recorded_at=timezone.now(),
                approved_by=approver if approved else None,
                approved_at=timezone.now() if approved else None,
                corrects=corrects,
            )
        )


def naive_status(item: ActionItem, on: date) -> str:
    """Return the status by reading every update and thinking about each."""
    approved = [each for each in item.updates.order_by("pk") if each.state == State.APPROVED]
    replaced = {each.corrects_id for each in approved}
    standing = [each for each in approved if each.pk not in replaced and each.effective_on <= on]
    if not standing:
        return Status.NO_INFORMATION
    return max(standing, key=lambda each: (each.effective_on, each.pk)).status


class RandomHistories(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=steps, day=st.integers(-1, 41))
    def test_the_query_says_what_a_careful_reader_would(
        self, history: list[Step], day: int
    ) -> None:
        item, on = make.item(), START + timedelta(days=day)
        write(item, history, make.officer(), make.manager())

        assert status_of(item, on) == naive_status(item, on)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(history=steps)
    def test_the_copy_on_the_item_is_the_status_of_today(self, history: list[Step]) -> None:
        item = make.item()
        write(item, history, make.officer(), make.manager())

        copy_status(item)

        assert status_of(item, None) == naive_status(item, timezone.localdate())
