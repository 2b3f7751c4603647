"""Two at once on one item, on threads with connections of their own.

Each race has a control that does the same without the guard and shows that the race is lost: a
test that could not notice would prove nothing.
"""

import threading
import uuid
from functools import partial

import pytest
from django.db.models import F
from django.utils import timezone

from resolutions.choices import State
from resolutions.models import ActionItem, StatusUpdate, User
from resolutions.services import (
    approve_status_update,
    record_status_update,
    return_status_update,
)
from tests import make
from tests.threads import at_once

pytestmark = pytest.mark.usefixtures("record")

ROUNDS = 8


def test_of_two_forms_opened_together_one_is_stale() -> None:
    officers = [make.officer(), make.user("second-officer", "Secretariat officer")]
    for _ in range(ROUNDS):
        item = make.item()

        def send(by: User, item: ActionItem = item) -> None:
            record_status_update(item, make.entry(), by=by, version=item.version)

        outcomes = at_once(*[partial(send, by) for by in officers])

        assert outcomes == ["StaleVersion", "done"]
    assert StatusUpdate.objects.count() == ROUNDS


def test_control_without_the_lock_both_of_two_forms_are_saved() -> None:
    officer, item = make.officer(), make.item()
    both_have_looked = threading.Barrier(2)

    def record_without_lock() -> None:
        seen = ActionItem.objects.get(pk=item.pk)
        both_have_looked.wait()
        if seen.version == item.version:
            StatusUpdate.objects.create(
                action_item=item, author=officer, recorded_at=timezone.now(),
                **make.entry().fields(),
            )  # fmt: skip
            ActionItem.objects.filter(pk=item.pk).update(version=F("version") + 1)

    outcomes = at_once(record_without_lock, record_without_lock)

    assert outcomes == ["done", "done"]
    assert StatusUpdate.objects.count() == 2


def test_a_double_click_records_one_update() -> None:
    officer = make.officer()
    for turn in range(1, ROUNDS + 1):
        item, key = make.item(), uuid.uuid4()

        def click(item: ActionItem = item, key: uuid.UUID = key) -> None:
            record_status_update(item, make.entry(), by=officer, version=item.version, form_key=key)

        assert at_once(click, click) == ["done", "done"]
        assert StatusUpdate.objects.count() == turn


def test_control_without_the_key_a_double_click_records_two() -> None:
    officer, item = make.officer(), make.item()

    outcomes = at_once(
        lambda: record_status_update(item, make.entry(), by=officer),
        lambda: record_status_update(item, make.entry(), by=officer),
    )

    assert outcomes == ["done", "done"]
    assert StatusUpdate.objects.count() == 2


def test_approved_and_returned_at_once_is_one_of_the_two() -> None:
    managers = [make.manager(), make.user("second-manager", "Secretariat manager")]
    for _ in range(ROUNDS):
        update = make.status_update(state=State.SUBMITTED)

        outcomes = at_once(
            partial(approve_status_update, update, by=managers[0]),
            partial(return_status_update, update, by=managers[1], reason="Why?"),
        )

        assert outcomes == ["MoveNotAllowed", "done"]
        assert StatusUpdate.objects.get(pk=update.pk).state in (State.APPROVED, State.RETURNED)


def test_approvals_of_several_updates_at_once_leave_the_item_at_the_latest() -> None:
    for _ in range(ROUNDS):
        updates = [
            make.status_update(state=State.SUBMITTED, status=status)
            for status in ("ongoing", "in_progress", "not_started")
        ]
        manager = make.manager()

        at_once(*[partial(approve_status_update, each, by=manager) for each in updates])

        item = make.item()
        assert item.current_update_id == max(each.pk for each in updates)


def test_control_a_status_copied_without_the_lock_can_be_the_wrong_one() -> None:
    item, manager = make.item(), make.manager()
    first = make.status_update(state=State.SUBMITTED, status="ongoing")
    second = make.status_update(state=State.SUBMITTED, status="not_started")
    has_read, has_approved = threading.Event(), threading.Event()

    def copy_what_was_read_before() -> None:
        latest = item.updates.order_by("pk").first()
        has_read.set()
        has_approved.wait()
        ActionItem.objects.filter(pk=item.pk).update(current_update=latest)

    def approve_meanwhile() -> None:
        has_read.wait()
        approve_status_update(second, by=manager)
        has_approved.set()

    at_once(copy_what_was_read_before, approve_meanwhile)

    assert make.item().current_update_id == first.pk
