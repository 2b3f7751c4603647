"""The cast with its fixed rights, and the real resolution that every test starts from."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions import guards
from resolutions.models import ActionItem, Evidence, StatusUpdate, User

from . import make


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Load the reference data once: each test rolls back to it."""
    with django_db_blocker.unblock():
        call_command("load_reference", verbosity=0)


@pytest.fixture
def record(transactional_db: None) -> Iterator[None]:
    """The reference data for a test that commits, and so starts from an emptied database."""
    if not ActionItem.objects.exists():
        call_command("load_reference", verbosity=0)
    yield
    empty_the_record()


def empty_the_record() -> None:
    """Delete what the database itself would not let go, so that it can be emptied after a test."""
    with connection.schema_editor() as editor:
        guards.remove(None, editor)
        ActionItem.objects.update(current_update=None)
        Evidence.objects.all().delete()
        StatusUpdate.objects.update(corrects=None)
        StatusUpdate.objects.all().delete()
    with connection.schema_editor() as editor:
        guards.install(None, editor)


@pytest.fixture
def officer(db: None) -> User:
    """Records updates; approves none."""
    return make.user("officer", "Secretariat officer")


@pytest.fixture
def second_officer(db: None) -> User:
    return make.user("second-officer", "Secretariat officer")


@pytest.fixture
def manager(db: None) -> User:
    """Records and approves updates."""
    return make.user("manager", "Secretariat manager")


@pytest.fixture
def second_manager(db: None) -> User:
    return make.user("second-manager", "Secretariat manager")


@pytest.fixture
def reader(db: None) -> User:
    """Sees the record from inside, changes nothing."""
    return make.user("reader", "Reader")


@pytest.fixture
def administrator(db: None) -> User:
    """Keeps accounts, texts and meetings; neither records nor approves."""
    return make.user("administrator", "Administrator")


@pytest.fixture
def focal_point(db: None) -> User:
    """Has an account, but no place in the admin."""
    return make.user("focal-point")


@pytest.fixture
def item(db: None) -> ActionItem:
    """Paragraph 20, Secretariat: strengthen cooperation with the Ramsar Convention."""
    return ActionItem.objects.get(reference="11.10-20-SEC")


@pytest.fixture
def signed_in(client: Client) -> Callable[[User], Client]:
    """Return the test client, signed in as the given person."""

    def sign_in(user: User) -> Client:
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def queries() -> Callable[[], CaptureQueriesContext]:
    """Return a context that collects the queries made inside it."""
    return lambda: CaptureQueriesContext(connection)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """A fixed today, 21 November 2026, wherever the tracker asks for the date."""
    day = date(2026, 11, 21)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: day)
    return day
