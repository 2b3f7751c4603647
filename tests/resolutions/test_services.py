"""What the services do to the record, and what they refuse."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import Settings

from resolutions.choices import CLOSED, State, Status
from resolutions.entries import MoveNotAllowed, StaleVersion
from resolutions.models import ActionItem, Evidence, StatusUpdate, User
from resolutions.services import (
    approve_status_update,
    discard_status_update,
    recall_status_update,
    record_status_update,
    return_status_update,
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


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param({"url": "javascript:alert(1)"}, "begins with https", id="script"),
        pytest.param({"url": "ftp://example.org/a"}, "begins with https", id="ftp"),
        pytest.param({"url": ""}, "a web address, a file or a meeting", id="nothing"),
        pytest.param({"title": ""}, "cannot be blank", id="no title"),
        pytest.param(
            {"file": ContentFile(b"<script>", name="page.html")}, "type of file", id="page"
        ),
        pytest.param(
            {"file": ContentFile(b"x" * 1_048_577, name="a.pdf")}, "too large", id="large"
        ),
    ],
)
def test_evidence_that_nobody_could_trust_is_refused_with_the_update(
    item: ActionItem, officer: User, settings: Settings, values: dict[str, Any], sentence: str
) -> None:
    settings.EVIDENCE_MAX_BYTES = 1_048_576

    with pytest.raises(ValidationError, match=sentence):
        record_status_update(item, make.entry(evidence=[make.evidence(**values)]), by=officer)

    assert not item.updates.exists()


# Closing rules: words always, evidence for "implemented", a second person for the approval.


@pytest.mark.parametrize("status", CLOSED)
def test_a_closing_update_needs_words(status: Status) -> None:
    with pytest.raises(MoveNotAllowed, match="Say what was done"):
        make.status_update(
            state=State.SUBMITTED, status=status, achievements=" ", evidence=[make.evidence()]
        )


def test_implemented_needs_evidence() -> None:
    with pytest.raises(MoveNotAllowed, match="at least one piece of evidence"):
        make.status_update(state=State.SUBMITTED, status=Status.IMPLEMENTED)


@pytest.mark.parametrize("status", [Status.ELAPSED, Status.SUPERSEDED, Status.RETIRED])
def test_the_other_closing_statuses_need_no_evidence(status: Status) -> None:
    assert make.status_update(status=status).state == State.APPROVED


@pytest.mark.parametrize("status", CLOSED)
def test_a_closing_update_is_approved_by_someone_else(status: Status, manager: User) -> None:
    update = make.status_update(
        state=State.SUBMITTED, author=manager, status=status, evidence=[make.evidence()]
    )

    with pytest.raises(MoveNotAllowed, match="someone other than its author"):
        approve_status_update(update, by=manager)

    assert StatusUpdate.objects.get().state == State.SUBMITTED


def test_a_second_manager_approves_a_closing_update(manager: User, second_manager: User) -> None:
    update = make.status_update(state=State.SUBMITTED, author=manager, status=Status.ELAPSED)

    assert approve_status_update(update, by=second_manager).approved_by == second_manager


def test_a_manager_approves_their_own_update_that_closes_nothing(manager: User) -> None:
    update = make.status_update(state=State.SUBMITTED, author=manager)

    assert approve_status_update(update, by=manager).state == State.APPROVED


def test_an_effective_date_in_the_future_is_refused(item: ActionItem, officer: User) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(MoveNotAllowed, match="cannot be in the future"):
        record_status_update(item, make.entry(effective_on=tomorrow), by=officer)


def test_a_return_needs_a_reason(manager: User) -> None:
    update = make.status_update(state=State.SUBMITTED)

    with pytest.raises(MoveNotAllowed, match="Say why"):
        return_status_update(update, by=manager, reason="  ")


def test_only_an_approved_update_is_corrected() -> None:
    draft = make.status_update(state=State.DRAFT)

    with pytest.raises(MoveNotAllowed, match="Only an approved update"):
        make.status_update(corrects=draft)


def test_a_correction_belongs_to_the_same_item() -> None:
    update = make.status_update()

    with pytest.raises(MoveNotAllowed, match="same action item"):
        make.status_update(make.item("11.10-2-SEC"), corrects=update)


def test_an_update_is_corrected_once(item: ActionItem) -> None:
    update = make.status_update(item)
    make.status_update(item, State.DRAFT, corrects=update)

    with pytest.raises(MoveNotAllowed, match="already there"):
        make.status_update(item, corrects=update)


def test_a_correction_can_itself_be_corrected(item: ActionItem) -> None:
    first = make.status_update(item, status=Status.ONGOING)
    second = make.status_update(item, status=Status.NOT_STARTED, corrects=first)

    make.status_update(item, status=Status.IN_PROGRESS, corrects=second)

    item.refresh_from_db()
    assert item.status == Status.IN_PROGRESS


# Two at once: a version number, and the key of the form.


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


# The demonstration is kept apart.


def test_what_a_demonstration_account_records_is_a_demonstration(item: ActionItem) -> None:
    update = make.status_update(
        item, State.DRAFT, author=make.user("demo", "Secretariat officer", is_demo=True)
    )

    assert update.is_demo


def test_a_real_manager_does_not_approve_a_demonstration(item: ActionItem) -> None:
    demo = make.user("demo", "Secretariat officer", is_demo=True)

    with pytest.raises(MoveNotAllowed, match="kept apart"):
        make.status_update(item, author=demo)


def test_a_demonstration_does_not_return_a_real_update(item: ActionItem) -> None:
    update = make.status_update(item, State.SUBMITTED)
    demo = make.user("demo", "Secretariat manager", is_demo=True)

    with pytest.raises(MoveNotAllowed, match="kept apart"):
        return_status_update(update, by=demo, reason="Why?")


def test_a_demonstration_does_not_correct_a_real_update(item: ActionItem) -> None:
    update = make.status_update(item)

    with pytest.raises(MoveNotAllowed, match="kept apart"):
        make.status_update(
            item,
            author=make.user("demo", "Secretariat officer", is_demo=True),
            corrects=update,
        )
