"""What the services do to the record, and what they refuse."""

from datetime import date

import pytest

from resolutions.choices import State, Status
from resolutions.models import ActionItem, Evidence, StatusUpdate, User
from resolutions.services import (
    discard_status_update,
    recall_status_update,
    record_status_update,
    revise_status_update,
    submit_status_update,
)
from tests import make

pytestmark = pytest.mark.django_db


def test_a_recorded_update_is_a_draft_and_changes_no_status(
    item: ActionItem, officer: User
) -> None:
    update = record_status_update(item, make.entry(), by=officer)

    item.refresh_from_db()
    assert (update.state, update.author) == (State.DRAFT, officer)
    assert item.status == Status.NO_INFORMATION


def test_approval_moves_the_item_to_the_status_it_reports(item: ActionItem) -> None:
    update = make.status_update(item, needs_funding=True)

    item.refresh_from_db()
    assert (item.status, item.status_on) == (Status.IN_PROGRESS, date(2025, 6, 1))
    assert (item.needs_funding, item.current_update) == (True, update)


def test_an_older_effective_date_does_not_move_the_item_back(item: ActionItem) -> None:
    newer = make.status_update(item, status=Status.ONGOING, effective_on=date(2025, 9, 1))

    make.status_update(item, status=Status.NOT_STARTED, effective_on=date(2024, 9, 1))

    item.refresh_from_db()
    assert item.current_update == newer


def test_of_two_on_one_day_the_later_recorded_counts(item: ActionItem) -> None:
    make.status_update(item, status=Status.NOT_STARTED)

    second = make.status_update(item, status=Status.ONGOING)

    item.refresh_from_db()
    assert item.current_update == second


def test_a_correction_replaces_what_it_corrects(item: ActionItem) -> None:
    wrong = make.status_update(item, status=Status.ONGOING, effective_on=date(2025, 9, 1))

    right = make.status_update(
        item, status=Status.NOT_STARTED, effective_on=date(2025, 3, 1), corrects=wrong
    )

    item.refresh_from_db()
    assert (item.status, item.current_update) == (Status.NOT_STARTED, right)


def test_a_correction_counts_only_once_approved(item: ActionItem) -> None:
    wrong = make.status_update(item, status=Status.ONGOING)

    make.status_update(item, State.SUBMITTED, status=Status.NOT_STARTED, corrects=wrong)

    item.refresh_from_db()
    assert item.current_update == wrong


def test_evidence_comes_with_the_update(item: ActionItem) -> None:
    update = make.status_update(item, evidence=[make.evidence(title="Minutes")])

    assert [each.title for each in update.evidence.all()] == ["Minutes"]


def test_a_draft_is_revised_with_its_evidence(item: ActionItem, officer: User) -> None:
    draft = make.status_update(
        item, State.DRAFT, evidence=[make.evidence(title="kept"), make.evidence(title="dropped")]
    )
    kept = draft.evidence.get(title="kept")

    revised = revise_status_update(
        draft,
        make.entry(achievements="More.", evidence=[make.evidence(title="added")]),
        by=officer,
        keep_evidence=[kept.pk],
    )

    assert revised.achievements == "More."
    assert sorted(each.title for each in revised.evidence.all()) == ["added", "kept"]


def test_a_returned_update_says_why_and_can_be_submitted_again(officer: User) -> None:
    returned = make.status_update(state=State.RETURNED)

    submitted = submit_status_update(returned, by=officer)

    assert returned.return_reason == "Which meeting was it?"
    assert submitted.state == State.SUBMITTED


def test_a_submitted_update_can_be_taken_back(officer: User) -> None:
    submitted = make.status_update(state=State.SUBMITTED)

    recalled = recall_status_update(submitted, by=officer)

    assert (recalled.state, recalled.submitted_at) == (State.DRAFT, None)


def test_a_discarded_draft_is_gone_with_its_evidence(officer: User) -> None:
    draft = make.status_update(state=State.DRAFT, evidence=[make.evidence()])

    discard_status_update(draft, by=officer)

    assert not StatusUpdate.objects.exists()
    assert not Evidence.objects.exists()
