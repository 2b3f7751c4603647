"""Builds one valid object of each kind. What is made here went through the services."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group

from resolutions.choices import EvidenceKind, State, Status
from resolutions.entries import Entry, EvidenceEntry
from resolutions.models import ActionItem, StatusUpdate, User
from resolutions.services import (
    approve_status_update,
    record_status_update,
    return_status_update,
    submit_status_update,
)


def user(username: str, group: str = "", **values: Any) -> User:
    """Return the person of that name, with an account in the group's place."""
    found, _ = User.objects.get_or_create(
        username=username, defaults={"is_staff": bool(group), **values}
    )
    if group:
        found.groups.set([Group.objects.get(name=group)])
    return found


def officer() -> User:
    return user("officer", "Secretariat officer")


def manager() -> User:
    return user("manager", "Secretariat manager")


def item(reference: str = "11.10-20-SEC") -> ActionItem:
    return ActionItem.objects.get(reference=reference)


def evidence(**values: Any) -> EvidenceEntry:
    return EvidenceEntry(
        **{
            "kind": EvidenceKind.WEB_PAGE,
            "title": "Report of the meeting",
            "url": "https://example.org/report",
            **values,
        }
    )


def entry(**values: Any) -> Entry:
    """Return what somebody says of an item: in progress since 1 June 2025."""
    return Entry(
        **{
            "status": Status.IN_PROGRESS,
            "effective_on": date(2025, 6, 1),
            "achievements": "A joint workplan was agreed.",
            **values,
        }
    )


def status_update(
    of: ActionItem | None = None,
    state: State = State.APPROVED,
    *,
    author: User | None = None,
    by: User | None = None,
    corrects: StatusUpdate | None = None,
    **values: Any,
) -> StatusUpdate:
    """Return an update in the given state; `by` is who returned or approved it."""
    author = author or officer()
    update = record_status_update(of or item(), entry(**values), by=author, corrects=corrects)
    if state != State.DRAFT:
        update = submit_status_update(update, by=author)
    if state == State.RETURNED:
        update = return_status_update(update, by=by or manager(), reason="Which meeting was it?")
    if state == State.APPROVED:
        update = approve_status_update(update, by=by or manager())
    return update
