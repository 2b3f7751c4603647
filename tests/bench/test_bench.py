"""What the bench measures is right: it gives the figures that plain SQL gives."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from parties.models import ActionVersion, Party, PartyAction
from resolutions.models import ActionItem, StatusUpdate

from .api import api_lines
from .entries import Entry, Found, same_rows, verify
from .figures import figures
from .load import load
from .pages import pages, sample
from .party_load import PARTY_COUNT, actions_beside
from .party_pages import party_figures, party_pages, party_sample
from .recording import recording
from .run import EARLIER_DAYS, PAST_DAYS

ITEMS = 102


@pytest.fixture
def loaded(db: None) -> date:
    """Two resolutions with ten updates an item; the day on which that was."""
    today = timezone.localdate()
    load(ITEMS, today)
    return today


def test_the_load_is_of_the_size_and_mixture_that_it_says(loaded: date) -> None:
    updates = StatusUpdate.objects.all()

    assert ActionItem.objects.count() == ITEMS
    assert updates.count() == 10 * ITEMS
    assert 0 < updates.filter(corrects__isnull=False).count() <= ITEMS // 5
    assert updates.filter(needs_funding=True).count() == 2 * ITEMS
    assert updates.exclude(state="approved").count() == 1
    assert ActionItem.objects.filter(deadlines__isnull=False).count() >= ITEMS // 10


def test_what_guards_approved_updates_is_back_after_the_load(loaded: date) -> None:
    update = StatusUpdate.objects.approved().latest("pk")

    with pytest.raises(Exception, match="never changes"), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE resolutions_statusupdate SET status = 'ongoing' WHERE id = %s", [update.pk]
        )


def test_the_figures_are_those_of_plain_sql(loaded: date) -> None:
    for entry in figures(loaded, loaded - timedelta(days=PAST_DAYS)):
        verify(entry)


def test_the_pages_show_what_plain_sql_finds(loaded: date) -> None:
    past, earlier = (loaded - timedelta(days=days) for days in (PAST_DAYS, EARLIER_DAYS))

    names = []
    for entry in pages(sample(loaded, past, earlier)):
        verify(entry)
        names.append(entry.name)

    assert len(names) == len(set(names)) >= 16


def test_the_load_holds_actions_of_most_parties(loaded: date) -> None:
    public = ActionVersion.objects.public()

    assert Party.objects.count() == PARTY_COUNT
    assert PartyAction.objects.count() == actions_beside(ITEMS)
    assert 0 < ActionVersion.objects.pending().count() < 20
    assert public.count() + ActionVersion.objects.pending().count() == actions_beside(ITEMS)
    assert 0 < public.values("action__party").distinct().count() < PARTY_COUNT
    assert ActionVersion.objects.accepted().count() > public.count()


def test_what_guards_accepted_versions_is_back_after_the_load(loaded: date) -> None:
    version = ActionVersion.objects.accepted().latest("pk")

    with pytest.raises(Exception, match="never changes"), connection.cursor() as cursor:
        cursor.execute("UPDATE parties_actionversion SET title = 'x' WHERE id = %s", [version.pk])


def test_the_figures_and_pages_of_parties_are_those_of_plain_sql(loaded: date) -> None:
    of = party_sample(loaded, loaded - timedelta(days=PAST_DAYS))

    names = []
    for entry in (*party_figures(of), *party_pages(of)):
        verify(entry)
        names.append(entry.name)

    assert len(names) == len(set(names)) >= 14


def test_wrong_figures_stop_the_bench(loaded: date) -> None:
    def off_by_one(ours: list[tuple[int]], found: Found) -> None:
        same_rows([(ours[0][0] + 1,)], found)

    number = "SELECT count(*) FROM resolutions_actionitem"
    entry = Entry("items", lambda: [(ITEMS,)], [(number, ())], off_by_one)

    with pytest.raises(AssertionError):
        verify(entry)


def test_recording_is_measured_by_updates_that_count(loaded: date) -> None:
    before = StatusUpdate.objects.approved().count()

    found = recording(runs=3)

    assert StatusUpdate.objects.approved().count() == before + 6
    assert found.queries > 0


def test_the_api_is_measured_beside_sql_that_finds_the_same_rows(loaded: date) -> None:
    lines = list(api_lines(loaded, loaded - timedelta(days=PAST_DAYS), runs=1))

    assert len(lines) == 4
    assert len({line.name for line in lines}) == 4
    assert all(line.queries == 4 for line in lines[:3])
    assert all(line.bare > 0 and line.size > 1 for line in lines)
