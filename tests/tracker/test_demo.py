"""The demonstration is loaded only where it may be, and goes without a trace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from resolutions.choices import EvidenceKind, State, Status
from resolutions.entries import MoveNotAllowed
from resolutions.models import (
    ActionItem,
    Evidence,
    Meeting,
    Office,
    StatusUpdate,
    User,
)
from tests import make
from tracker.demo import PASSWORD, load_demo, read_story, remove_demo
from tracker.management.commands.remove_demo import Command

STORY = read_story()


# Its beginning is enough where it does not matter what it tells.
BEGINNING = replace(STORY, updates=STORY.updates[:12], reports=[])


@pytest.fixture
def demo(db: None) -> None:
    load_demo(BEGINNING)


def rows(*, without: tuple[str, ...] = ()) -> dict[str, list[Any]]:
    """Every row of every table, history included; `without` are columns that are left out."""
    dump = {}
    for model in apps.get_models(include_auto_created=True):
        names = [field.attname for field in model._meta.concrete_fields]
        kept = [name for name in names if f"{model._meta.label}.{name}" not in without]
        dump[model._meta.label] = list(model._default_manager.order_by("pk").values_list(*kept))
    return dump


def said(command: str) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_removing_leaves_every_table_as_it_was(db: None) -> None:
    # An item's version counts what was done to it and never goes back: a form that was opened
    # while the demonstration was there must still be found out as stale.
    # The same holds of the references that a Party gave out.
    counters = ("resolutions.ActionItem.version", "parties.Party.actions_begun")
    author = make.user("real-officer", "Secretariat officer")
    make.status_update(author=author, by=make.user("ben", "Secretariat manager"))
    before = rows(without=counters)

    load_demo(STORY)
    loaded = rows(without=counters)
    remove_demo()

    assert loaded != before
    assert rows(without=counters) == before


def test_what_staff_recorded_while_it_was_there_survives(demo: None) -> None:
    item = make.item("11.10-20-SEC")
    author = make.user("real-officer", "Secretariat officer")
    approver = make.user("ben", "Secretariat manager")
    real = make.status_update(
        item, author=author, by=approver, status=Status.ONGOING, effective_on=date(2024, 5, 5)
    )
    draft = make.status_update(item, State.DRAFT, author=author)

    remove_demo()

    item.refresh_from_db()
    assert set(item.updates.all()) == {real, draft}
    assert (item.status, item.status_on, item.current_update) == (
        Status.ONGOING,
        date(2024, 5, 5),
        real,
    )


def test_it_takes_along_what_its_accounts_did(demo: None, client: Client) -> None:
    officer = User.objects.get(username="officer")
    item = make.item("11.10-31-PAR")
    make.status_update(item, author=officer, by=User.objects.get(username="manager"))
    client.force_login(officer)
    LogEntry.objects.log_actions(officer.pk, [item], CHANGE, "looked after")
    item._history_user = officer  # type: ignore[attr-defined]
    item.save()

    remove_demo()

    assert not item.updates.exists()
    assert not Session.objects.exists()
    assert not LogEntry.objects.exists()
    assert [each.history_user for each in item.history.all()] == [None, None]


def test_a_session_of_somebody_real_goes_on(
    demo: None, signed_in: Callable[[User], Client]
) -> None:
    signed_in(make.user("real-officer", "Secretariat officer"))

    remove_demo()

    assert Session.objects.count() == 1


def test_an_item_that_staff_gave_to_another_office_stays_there(demo: None) -> None:
    office = Office.objects.create(code="bonn", name="Bonn")
    ActionItem.objects.filter(reference="11.10-20-SEC").update(office=office)

    remove_demo()

    assert make.item("11.10-20-SEC").office == office
    assert not ActionItem.objects.exclude(office=None).exclude(office=office).exists()


def test_a_meeting_that_a_real_update_names_stays(demo: None) -> None:
    meeting = Meeting.objects.get(label="BLG-demo-1")
    evidence = make.evidence(kind=EvidenceKind.MEETING, url="", meeting=meeting)
    author = make.user("real-officer", "Secretariat officer")
    make.status_update(state=State.DRAFT, author=author, evidence=[evidence])

    lines = remove_demo()

    assert "kept: meeting BLG-demo-1, a real record names it" in lines
    assert list(Meeting.objects.filter(is_demo=True)) == [meeting]


def test_an_account_that_a_real_update_names_is_switched_off(demo: None) -> None:
    author = make.user("real-officer", "Secretariat officer")
    update = make.status_update(state=State.SUBMITTED, author=author)
    StatusUpdate.objects.filter(pk=update.pk).update(
        state=State.APPROVED,
        approved_by=make.user("ben", "Secretariat manager"),
        approved_at=timezone.now(),
        returned_by=User.objects.get(username="manager"),
    )

    remove_demo()

    account = User.objects.get(username="manager")
    assert not account.is_demo
    assert not account.is_active
    assert not account.has_usable_password()


def test_its_files_go_too(
    db: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    load_demo(STORY)
    names = [each.file.name for each in Evidence.objects.files()]

    with django_capture_on_commit_callbacks(execute=True):
        remove_demo()

    assert len(names) == 3
    assert not any(default_storage.exists(str(name)) for name in names)


def test_loading_it_twice_changes_nothing(db: None, settings: Settings) -> None:
    settings.DEBUG = True
    first = said("load_demo")
    before = rows()

    second = said("load_demo")

    assert f"{len(STORY.updates)} status updates loaded" in first
    assert "nothing was changed" in second
    assert rows() == before


def test_it_is_refused_where_debug_is_off(db: None) -> None:
    with pytest.raises(CommandError, match="DEBUG=1"):
        call_command("load_demo")

    assert not User.objects.exists()


def test_it_is_refused_beside_a_real_account_of_the_same_name(
    officer: User, settings: Settings
) -> None:
    settings.DEBUG = True

    with pytest.raises(CommandError, match="an account “officer”"):
        call_command("load_demo")

    assert list(User.objects.all()) == [officer]


def test_its_accounts_sign_in_only_where_debug_is_on(demo: None, settings: Settings) -> None:
    names = [each["username"] for each in STORY.accounts]

    def let_in() -> list[str]:
        return [
            name
            for name in names
            if authenticate(RequestFactory().get("/"), username=name, password=PASSWORD)
        ]

    assert let_in() == []
    settings.DEBUG = True
    assert let_in() == names


def test_removing_waits_for_no_check_that_its_accounts_would_fail(demo: None) -> None:
    assert Command.requires_system_checks == []
    assert f"{len(STORY.accounts)} accounts removed" in said("remove_demo")
    assert not User.objects.exists()


def test_the_clock_runs_again_after_a_failure(db: None) -> None:
    broken = replace(STORY, updates=[{**STORY.updates[0], "effective_on": "2026-11-20"}])

    with pytest.raises(MoveNotAllowed, match="future"):
        load_demo(broken)

    assert timezone.now().date() == datetime.now(tz=timezone.get_current_timezone()).date()
