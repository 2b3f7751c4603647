"""A report frozen while an update is approved: what it says of that is whole, or nothing."""

import threading
from datetime import date
from functools import partial
from itertools import count
from typing import Any

import pytest
from django.db import connection, transaction

from resolutions.choices import State, Status
from resolutions.models import StatusUpdate, User
from resolutions.services import approve_status_update
from tests import make
from tests.threads import at_once
from tracker.reporting import services
from tracker.reporting.build import content_of
from tracker.reporting.frozen import as_json, from_json

from .test_report_races import ROUNDS, draft, is_whole, now

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def manager(record: None) -> User:
    return make.manager()


def submitted(reference: str) -> StatusUpdate:
    """Return an update that closes the item, and waits for approval."""
    return make.status_update(
        make.item(reference),
        State.SUBMITTED,
        status=Status.IMPLEMENTED,
        effective_on=date(2024, 6, 1),
        achievements="Approved meanwhile.",
        evidence=[make.evidence()],
    )


def approve_slowly(
    update: StatusUpdate, by: User, approved: threading.Event, go: threading.Event
) -> None:
    """Approve it, and commit that when told to."""
    with transaction.atomic():
        approve_status_update(update, by=by)
        approved.set()
        go.wait()
    connection.close()


def told_of(content: Any, reference: str) -> tuple[bool, ...]:
    """Whether each part of what is frozen knows of the update that was approved meanwhile."""
    item = next(each for each in content.items if each.reference == reference)
    return (
        item.status == Status.IMPLEMENTED,
        any(each.evidence for each in item.updates),
        any(each.achievements == "Approved meanwhile." for each in item.updates),
        any(each.reference == reference for each in content.moves),
    )


def test_an_update_approved_meanwhile_is_in_the_report_wholly_or_not_at_all(
    manager: User,
) -> None:
    for number in range(ROUNDS):
        report, reference = draft(number, manager), f"11.10-{20 + number}-SEC"
        update = submitted(reference)

        outcomes = at_once(
            partial(services.propose_report, report, by=manager),
            partial(approve_status_update, update, by=manager),
        )

        found = now(report)
        content = from_json(found.content)
        assert outcomes == ["done", "done"]
        assert is_whole(found)
        assert len(set(told_of(content, reference))) == 1
        assert content.whole.total == len(content.items) == 51


@pytest.mark.parametrize("turn", range(1, 13))
def test_an_update_that_is_committed_between_two_questions_is_in_it_wholly_or_not_at_all(
    manager: User, turn: int
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time: the approval waits for the report.")
    report, reference = draft(0, manager), "11.10-20-SEC"
    update = submitted(reference)
    approved, go = threading.Event(), threading.Event()
    approval = threading.Thread(target=approve_slowly, args=[update, manager, approved, go])
    approval.start()
    approved.wait()
    asked = count(1)

    def let_it_commit(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        found = execute(sql, params, many, context)
        if next(asked) == turn:
            go.set()
            approval.join()
        return found

    with connection.execute_wrapper(let_it_commit):
        services.propose_report(report, by=manager)
    go.set()
    approval.join()

    told = told_of(from_json(now(report).content), reference)
    assert len(set(told)) == 1, told


def test_what_is_frozen_is_what_the_draft_says_when_nobody_else_is_at_work(manager: User) -> None:
    report = draft(0, manager)

    found = services.propose_report(report, by=manager)

    live = content_of(now(report))
    frozen = from_json(found.content)
    assert live.items == frozen.items
    assert as_json(frozen) == found.content
