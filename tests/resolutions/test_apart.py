"""The demonstration and the real record never mix."""

import pytest

from resolutions.choices import State
from resolutions.entries import MoveNotAllowed
from resolutions.models import ActionItem
from resolutions.services import (
    return_status_update,
)
from tests import make

pytestmark = pytest.mark.django_db


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
