"""Progress in the API: the figures of the page, of any day."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import State, Status
from resolutions.models import ActionItem, Resolution
from tests import make
from tests.scale import copy_resolution, give_updates

from .asking import refused, rows_of, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

QUERIES = [
    "",
    "as_of=2025-09-01",
    "as_of=2025-09-01&since=2024-06-01",
    "status=ongoing&status=in_progress",
    "addressee=PAR",
    "theme=conventions",
    "paragraph=20",
    "q=Ramsar",
    "overdue=1",
    "needs_funding=true",
]


@pytest.fixture
def story(db: None) -> None:
    """Some of the items have moved, and Kenya reported."""
    items = list(ActionItem.objects.order_by("position")[:30])
    give_updates(items, 3, make.officer(), make.manager())
    make.party_action()


def counts(found: dict[str, int]) -> "Counter[str]":
    return Counter(found)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("query", QUERIES)
def test_the_figures_are_those_of_the_page(client: Client, query: str) -> None:
    page = client.get(f"/progress/?{query}").context["progress"]

    found = told(client, f"progress/?{query}")

    assert found["as_of"] == page.on.isoformat()
    assert found["since"] == page.since.isoformat()
    for name in ("total", "shown", "overdue", "needs_funding", "stagnant"):
        assert found[name] == getattr(page, name)
    assert found["whole"]["total"] == page.whole.total
    assert [
        (each["addressee_label"], tuple(each["addressees"]), each["moving"])
        for each in found["figures"]
    ] == [(each.label, each.codes, each.moving) for each in page.figures]
    for told_of, shown in zip(found["figures"], page.figures, strict=True):
        assert counts(told_of["statuses"]) == shown.counts
        assert [each["total"] for each in told_of["parts"]] == [e.total for e in shown.parts]


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("query", QUERIES)
def test_what_moved_and_how_paragraphs_stand_is_as_on_the_page(client: Client, query: str) -> None:
    page = client.get(f"/progress/?{query}").context["progress"]

    found = told(client, f"progress/?{query}")

    assert [
        (each["item"], each["before"], each["after"], each["status_on"]) for each in found["moves"]
    ] == [(each.reference, each.before, each.after, each.on.isoformat()) for each in page.moves]
    assert [(each["paragraph"], each["summary"]) for each in found["paragraphs"]] == [
        (each.number, each.summary) for each in page.paragraphs if each.items
    ]
    assert [(each["item"], each["reported"], each["parties"]) for each in found["reach"]] == [
        (row.reference, row.reach.reported, row.reach.parties) for row in page.rows if row.reach
    ]


def test_a_long_resolution_is_told_whole(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.progress.paging.ITEMS_A_PAGE", 10)

    found = told(client, "progress/")

    assert sum(each["total"] for each in found["paragraphs"]) == 51


def test_how_many_parties_reported_is_told_of_what_is_asked_of_them(client: Client) -> None:
    make.party_action()

    found = told(client, "progress/?paragraph=29")

    assert found["reach"] == [{"item": "11.10-29-PAR", "reported": 1, "parties": 133}]


def test_one_resolution_has_an_address_of_its_own(client: Client) -> None:
    copy_resolution(1)

    asked = told(client, "progress/?resolution=copy-1")
    own = told(client, "progress/copy-1/")

    assert own == asked
    assert own["resolution"] == "copy-1"
    assert own["url"] == "http://testserver/progress/?resolution=copy-1"
    assert own["api_url"] == "http://testserver/api/v1/progress/copy-1/"


def test_the_day_compared_with_names_its_meeting(client: Client) -> None:
    found = told(client, "progress/")

    assert (found["since"], found["since_meeting"]) == ("2026-03-23", "COP15")


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_is_in_work_moves_nothing(client: Client, state: State) -> None:
    before = told(client, "progress/")

    make.status_update(state=state, status=Status.ONGOING, needs_funding=True)

    assert told(client, "progress/") == before


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("as_of=2026-11-22", "as_of"),
        ("as_of=yesterday", "as_of"),
        ("as_of=2025-01-01&since=2025-01-01", "since"),
        ("since=x", "since"),
        ("status=good", "status"),
        ("addressee=XYZ", "addressee"),
        ("paragraph=0", "paragraph"),
        ("page=2", "page"),
    ],
)
def test_what_is_not_understood_is_refused(client: Client, query: str, parameter: str) -> None:
    problem = refused(client, f"progress/?{query}")

    assert problem["status"] == 400
    assert [each["parameter"] for each in problem["errors"]] == [parameter]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("progress/none/", 404),
        ("progress/?resolution=none", 404),
        ("progress/11.10-rev-cop14/?resolution=copy-1", 400),
    ],
)
def test_a_resolution_that_is_not_there_is_not_found(
    client: Client, path: str, status: int
) -> None:
    assert refused(client, path)["status"] == status


def test_labels_are_in_the_language_of_the_reader(client: Client) -> None:
    french, spanish = (told(client, "progress/", each) for each in ("fr", "es"))

    assert french["figures"][0]["addressee_label"] == "Secrétariat"
    assert spanish["figures"][0]["addressee_label"] == "Secretaría"


def test_the_csv_has_one_line(client: Client) -> None:
    (row,) = rows_of(client, "progress/?format=csv&fields=resolution,total,since")

    assert row == {"resolution": "11.10-rev-cop14", "total": "51", "since": "2026-03-23"}


def test_it_asks_as_much_of_a_long_record_as_of_a_short_one(
    client: Client, queries: Callable[[], Any]
) -> None:
    def asked() -> int:
        with queries() as made:
            told(client, "progress/11.10-rev-cop14/")
        return len(made)

    few = asked()
    copy_resolution(1)
    give_updates(list(ActionItem.objects.all()), 3, make.officer(), make.manager())

    assert Resolution.objects.count() == 2
    assert asked() == few
