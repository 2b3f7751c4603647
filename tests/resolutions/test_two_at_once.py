"""Two at once on one item: a version number, and the key of the form."""

import uuid

import pytest

from resolutions.choices import State
from resolutions.entries import MoveNotAllowed, StaleVersion
from resolutions.models import ActionItem, StatusUpdate, User
from resolutions.services import (
    approve_status_update,
    discard_status_update,
    recall_status_update,
    record_status_update,
    revise_status_update,
    submit_status_update,
)
from tests import make

pytestmark = pytest.mark.django_db


def test_a_form_sent_twice_records_once(item: ActionItem, officer: User) -> None:
    key = uuid.uuid4()

    first = record_status_update(item, make.entry(), by=officer, version=0, form_key=key)
    second = record_status_update(item, make.entry(), by=officer, version=0, form_key=key)

    assert first == second
    assert item.updates.count() == 1


def test_a_form_opened_before_another_was_saved_is_stale(
    item: ActionItem, officer: User, second_officer: User
) -> None:
    theirs = record_status_update(
        item, make.entry(achievements="Theirs."), by=second_officer, version=0
    )

    with pytest.raises(StaleVersion) as refusal:
        record_status_update(item, make.entry(achievements="Mine."), by=officer, version=0)

    assert refusal.value.since == [theirs]
    assert [each.achievements for each in item.updates.all()] == ["Theirs."]


def test_a_draft_changed_in_another_window_is_stale(item: ActionItem, officer: User) -> None:
    draft = make.status_update(item, State.DRAFT)
    opened = ActionItem.objects.get(pk=item.pk).version
    revise_status_update(draft, make.entry(achievements="First."), by=officer, version=opened)

    with pytest.raises(StaleVersion):
        revise_status_update(draft, make.entry(achievements="Second."), by=officer, version=opened)

    draft.refresh_from_db()
    assert draft.achievements == "First."


def test_nothing_is_stale_when_all_that_happened_is_a_discarded_draft(
    item: ActionItem, officer: User, second_officer: User
) -> None:
    discard_status_update(
        record_status_update(item, make.entry(), by=second_officer), by=second_officer
    )

    update = record_status_update(item, make.entry(), by=officer, version=0)

    assert update.pk is not None


def test_a_draft_that_was_discarded_meanwhile_says_so(officer: User) -> None:
    draft = make.status_update(state=State.DRAFT)
    discard_status_update(draft, by=officer)

    with pytest.raises(MoveNotAllowed, match="discarded it meanwhile"):
        submit_status_update(StatusUpdate(pk=1, action_item=make.item()), by=officer)


def test_what_was_changed_since_it_was_read_is_not_approved(officer: User, manager: User) -> None:
    read = make.status_update(state=State.SUBMITTED)
    draft = recall_status_update(read, by=officer)
    revise_status_update(draft, make.entry(achievements="Something else."), by=officer)
    submit_status_update(draft, by=officer)

    with pytest.raises(StaleVersion) as refusal:
        approve_status_update(read, by=manager, seen=read.item_version)

    assert [each.achievements for each in refusal.value.since] == ["Something else."]
    assert StatusUpdate.objects.get().state == State.SUBMITTED
