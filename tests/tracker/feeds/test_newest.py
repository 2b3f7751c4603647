"""A feed has exactly the newest public changes of what it is about, page by page."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client

from parties.models import ActionVersion, Party, PartyAction, PartyReport
from parties.periods import declare_nil
from resolutions.choices import State
from resolutions.models import ActionItem, Resolution, StatusUpdate
from tests import make
from tests.scale import copy_resolution
from tracker.feeds import views
from tracker.feeds.lasting import lasting

from .reading import EVERYTHING, RESOLUTION, pages, paragraph, read

pytestmark = pytest.mark.django_db

ITEMS = ["11.10-20-SEC", "11.10-18.3-SEC", "11.10-18.1-SEC", "C1-20-SEC", "C1-18.3-SEC"]
ASKED = ["11.10-29-PAR", "11.10-30-PAR", "C1-29-PAR"]
STATES = ["draft", "submitted", "returned", State.APPROVED, State.APPROVED, State.APPROVED]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """A clock that the test sets, by its only element."""
    at = [datetime(2026, 1, 5, 9, tzinfo=UTC)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: at[0])
    return at


def happen(seed: int, at: list[datetime]) -> None:
    """Let things happen that are public and that are not, some at the same moment."""
    random = Random(seed)
    copy_resolution(1)
    make.period()
    for _turn in range(30):
        at[0] += timedelta(microseconds=random.choice([0, 0, 1, 10**6, 10**10]))
        if random.random() < 0.6:
            item = make.item(random.choice(ITEMS))
            make.status_update(item, State(random.choice(STATES)))
        else:
            state = random.choice(["draft", "submitted", "returned", "accepted", "accepted"])
            who = make.focal_point(random.choice(["KEN", "FRA", "UGA"]))
            asked = [make.item(each) for each in random.sample(ASKED, random.randint(1, 2))]
            make.party_action(state, author=who, items=asked)
    declare_nil(Party.objects.get(iso3="MNG"), by=make.focal_point("MNG"))


Wanted = Callable[[Any], bool]


def expected(*, update: Wanted, version: Wanted, report: Wanted, text: Wanted) -> list[str]:
    """Return the ids of what is public, by reading every row; each argument says which count."""
    added = Resolution.history.filter(history_type="+")
    found = [
        *named("status-update", "approved_at", StatusUpdate.objects.all(), update),
        *named("action-version", "decided_at", ActionVersion.objects.all(), version),
        *named("nil-return", "nil_at", PartyReport.objects.all(), report),
        *named("resolution", "history_date", added, text),
    ]
    return [name for *_order, name in sorted(found, reverse=True)]


RANKS = {"status-update": 5, "action-version": 4, "nil-return": 3, "resolution": 2}


def named(
    kind: str, column: str, rows: Iterable[Any], wanted: Wanted
) -> Iterator[tuple[datetime, int, int, str]]:
    """Yield each wanted row that is public, with what it is sorted by."""
    for row in rows:
        at, state = getattr(row, column), getattr(row, "state", getattr(row, "outcome", ""))
        if at and state in ("", "approved", "accepted") and wanted(row):
            since = row.submitted_at if kind == "action-version" else at
            yield at, RANKS[kind], row.pk, lasting(kind, row.pk, since.isoformat())


def ids(client: Client, address: str) -> list[str]:
    return [entry.id for page in pages(client, address) for entry in page.entries]


def yes(row: object) -> bool:
    return True


def no(row: object) -> bool:
    return False


@pytest.mark.parametrize("seed", range(6))
def test_all_pages_together_have_all_public_changes_newest_first(
    client: Client, clock: list[datetime], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ON_PAGE", 3 + seed)
    happen(seed, clock)
    first = Resolution.objects.get(prefix="11.10")

    def about(row: StatusUpdate | ActionItem) -> bool:
        item = row.action_item if isinstance(row, StatusUpdate) else row
        return item.paragraph.resolution_id == first.pk

    def on_18(row: StatusUpdate) -> bool:
        return about(row) and row.action_item.paragraph.number == 18

    def answers(row: ActionVersion) -> bool:
        return any(about(each.item) for each in row.answers.all())

    assert ids(client, EVERYTHING) == expected(update=yes, version=yes, report=yes, text=yes)
    assert ids(client, RESOLUTION) == expected(
        update=about, version=answers, report=no, text=lambda edit: edit.id == first.pk
    )
    assert ids(client, paragraph(18)) == expected(update=on_18, version=no, report=no, text=no)
    for iso3 in ("KEN", "MNG"):
        assert ids(client, f"/parties/{iso3}/changes.atom") == expected(
            update=no,
            version=lambda row, iso3=iso3: row.action.party.iso3 == iso3,  # type: ignore[misc]
            report=lambda row, iso3=iso3: row.party.iso3 == iso3,  # type: ignore[misc]
            text=no,
        )


def test_a_page_has_fifty_and_the_last_one_no_next(client: Client) -> None:
    for _turn in range(51):
        make.status_update()

    first, second = pages(client, paragraph(20))

    assert (len(first.entries), len(second.entries)) == (50, 1)


def test_a_change_that_comes_meanwhile_moves_no_page(client: Client) -> None:
    updates = [make.status_update() for _turn in range(51)]
    following = read(client, paragraph(20)).links()["next"]
    make.status_update()

    page = read(client, following.removeprefix("http://testserver"))

    assert [each.links()["alternate"].rpartition("-")[2] for each in page.entries] == [
        str(updates[0].pk)
    ]


def test_what_waits_or_was_returned_is_in_no_feed(client: Client) -> None:
    for state in (State.DRAFT, State.SUBMITTED, State.RETURNED):
        make.status_update(state=state)
    for stage in ("draft", "submitted", "returned"):
        make.party_action(stage)
    make.report("proposed")

    assert read(client, EVERYTHING).titles == ["Resolution 11.10 (Rev.COP14) added"]


def test_a_feed_of_nothing_is_a_feed(client: Client) -> None:
    feed = read(client, "/parties/KEN/changes.atom")

    assert feed.entries == []
    assert feed.text("title") == "Kenya: changes – Resolution tracker"


@pytest.mark.parametrize(
    "address",
    [
        "/resolutions/none/changes.atom",
        "/resolutions/11.10-rev-cop14/paragraphs/99/changes.atom",
        "/parties/XXX/changes.atom",
        "/parties/ken/changes.atom",
        f"{EVERYTHING}?after=x",
        f"{EVERYTHING}?after=2026-01-01T00:00:00Z,update,0",
        f"{EVERYTHING}?after=2026-01-01T00:00:00,update,1",
        f"{EVERYTHING}?after=2026-01-01T00:00:00Z,secret,1",
        f"{EVERYTHING}?after=2026-13-01T00:00:00Z,update,1",
        f"{EVERYTHING}?after=0001-01-01T00:00:00%2B23:00,update,1",
        f"{EVERYTHING}?after=2026-01-01T00:00:00Z,update,99999999999999999999",
        f"{EVERYTHING}?after=%00",
    ],
)
def test_what_there_is_none_of_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_party_of_an_entry_on_behalf_says_so(client: Client, action: PartyAction) -> None:
    PartyAction.objects.filter(pk=action.pk).update(
        channel="letter", received_on=make.day(1), taken_over_at=None
    )

    content = read(client, EVERYTHING).entries[0].content

    assert "Entered by the Secretariat on behalf of the Party." in content
