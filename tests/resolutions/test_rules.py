"""What an update must satisfy: words to close an item, evidence, a second person."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import Settings

from resolutions.choices import CLOSED, State, Status
from resolutions.entries import MoveNotAllowed
from resolutions.models import ActionItem, StatusUpdate, User
from resolutions.services import (
    approve_status_update,
    record_status_update,
    return_status_update,
)
from tests import make

pytestmark = pytest.mark.django_db


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
