"""The cast with its fixed rights, and the real resolution that every test starts from."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from parties import guards as party_guards
from parties.models import (
    ActionEvidence,
    ActionVersion,
    Answer,
    Message,
    Party,
    PartyAction,
    PartyReport,
    Remark,
    ReportingPeriod,
)
from resolutions import guards
from resolutions.models import ActionItem, Evidence, StatusUpdate, User
from tracker import guards as report_guards
from tracker.models import Omission, ProgressReport

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
        party_guards.remove(None, editor)
        report_guards.remove(None, editor)
        Omission.objects.all().delete()
        while ProgressReport.objects.filter(replaced_by=None).delete()[0]:
            pass  # A revision goes before what it replaces.
        Message.objects.all().delete()
        PartyAction.objects.update(current=None, state="draft")
        for model in (Answer, ActionEvidence, Remark, ActionVersion, PartyAction, PartyReport):
            model._default_manager.all().delete()
        ReportingPeriod.objects.all().delete()
        ActionItem.objects.update(current_update=None)
        Evidence.objects.all().delete()
        StatusUpdate.objects.update(corrects=None)
        StatusUpdate.objects.all().delete()
    with connection.schema_editor() as editor:
        guards.install(None, editor)
        party_guards.install(None, editor)
        report_guards.install(None, editor)


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
def kenya(db: None) -> Party:
    """The Party whose people are in the cast."""
    return Party.objects.get(iso3="KEN")


@pytest.fixture
def national(db: None) -> User:
    """National focal point of Kenya: speaks for the Party."""
    return make.focal_point("KEN")


@pytest.fixture
def contributor(db: None) -> User:
    """Writes for Kenya on all paragraphs, and submits nothing."""
    return make.focal_point("KEN", "contributor")


@pytest.fixture
def partial_contributor(db: None) -> User:
    """Writes for Kenya on paragraph 31 alone."""
    return make.focal_point("KEN", "contributor", paragraphs=[31])


@pytest.fixture
def elsewhere(db: None) -> User:
    """National focal point of another Party, France."""
    return make.focal_point("FRA")


@pytest.fixture
def withdrawn(db: None) -> User:
    """Was national focal point of Kenya, and is no longer."""
    return make.focal_point("KEN", withdrawn=True, username="withdrawn-ken")


@pytest.fixture
def period(db: None) -> ReportingPeriod:
    """The reporting period that is open, up to a meeting of the Standing Committee."""
    return make.period()


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
