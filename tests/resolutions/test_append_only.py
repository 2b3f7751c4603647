"""The database itself refuses to change or delete what was approved, on either engine."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from resolutions.choices import State, Status
from resolutions.models import Evidence, StatusUpdate
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(db: None) -> StatusUpdate:
    return make.status_update(evidence=[make.evidence()])


def raw(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def rename(update: StatusUpdate) -> None:
    raw("UPDATE resolutions_statusupdate SET achievements = 'x' WHERE id = %s", update.pk)


REFUSED: dict[str, Callable[[StatusUpdate], Any]] = {
    "SQL update": rename,
    "SQL delete": lambda update: raw(
        "DELETE FROM resolutions_statusupdate WHERE id = %s", update.pk
    ),
    "queryset update": lambda update: StatusUpdate.objects.filter(pk=update.pk).update(
        status=Status.RETIRED
    ),
    "back to draft": lambda update: StatusUpdate.objects.filter(pk=update.pk).update(
        state=State.DRAFT, approved_by=None, approved_at=None
    ),
    "made a demonstration": lambda update: StatusUpdate.objects.filter(pk=update.pk).update(
        is_demo=True
    ),
    "save": lambda update: update.save(),
    "evidence changed": lambda update: Evidence.objects.filter(status_update=update).update(
        title="x"
    ),
    "evidence hidden": lambda update: Evidence.objects.filter(status_update=update).update(
        is_public=False
    ),
    "evidence deleted": lambda update: raw(
        "DELETE FROM resolutions_evidence WHERE status_update_id = %s", update.pk
    ),
    "evidence added": lambda update: Evidence.objects.create(
        status_update=update, kind="web_page", title="Later", url="https://example.org/"
    ),
}


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED.keys())
def test_an_approved_update_and_its_evidence_stay_as_they_are(
    approved: StatusUpdate, attempt: Callable[[StatusUpdate], Any]
) -> None:
    before = (
        StatusUpdate.objects.filter(pk=approved.pk).values().get(),
        list(Evidence.objects.filter(status_update=approved).values()),
    )

    with pytest.raises(IntegrityError, match="record a correction"), transaction.atomic():
        attempt(StatusUpdate.objects.get(pk=approved.pk))

    assert before == (
        StatusUpdate.objects.filter(pk=approved.pk).values().get(),
        list(Evidence.objects.filter(status_update=approved).values()),
    )


def test_evidence_cannot_be_moved_to_an_approved_update(approved: StatusUpdate) -> None:
    draft = make.status_update(state=State.DRAFT, evidence=[make.evidence()])

    with pytest.raises(IntegrityError, match="record a correction"), transaction.atomic():
        draft.evidence.update(status_update=approved)

    assert draft.evidence.count() == 1


def test_an_insert_that_replaces_does_not_get_round_it(approved: StatusUpdate) -> None:
    verb, clause = (
        ("INSERT OR REPLACE", "")
        if connection.vendor == "sqlite"
        else ("INSERT", "ON CONFLICT (id) DO UPDATE SET achievements = 'x'")
    )
    columns = ", ".join(f'"{field.column}"' for field in StatusUpdate._meta.local_concrete_fields)

    with pytest.raises(IntegrityError, match="record a correction"), transaction.atomic():
        raw(
            f"{verb} INTO resolutions_statusupdate ({columns}) "
            f"SELECT {columns} FROM resolutions_statusupdate WHERE id = %s {clause}",
            approved.pk,
        )


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_is_not_approved_can_still_change(state: State) -> None:
    update = make.status_update(state=state)

    rename(update)

    update.refresh_from_db()
    assert update.achievements == "x"


def test_an_approved_demonstration_can_be_deleted_but_not_changed() -> None:
    author, approver = make.officer(), make.manager()
    for person in (author, approver):
        person.is_demo = True
        person.save()
    update = make.status_update(author=author, by=approver, evidence=[make.evidence()])
    make.item().__class__.objects.update(current_update=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        rename(update)
    update.delete()

    assert not StatusUpdate.objects.exists()
