"""The file: when it is sent, in which language, and what it says of itself."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from resolutions.services import approve_status_update
from tests import make
from tests.scale import copy_resolution, give_updates
from tests.threads import at_once
from tracker.open_data import reading as rows
from tracker.open_data.bundle import bundle
from tracker.open_data.tables import TABLES
from tracker.open_data.zipping import Member, zipped

from .reading import read

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 23, 9, 30, 15, tzinfo=UTC)
ASKED = RequestFactory().get("/")


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_there_is_one_in_each_language(client: Client, language: str) -> None:
    file = read(client, f"/open-data/open-data.{language}.zip")

    with translation.override(language):
        expected = translation.gettext("Secretariat")
    labels = {row["addressee"]: row["addressee_label"] for row in file.table("action-items")}
    assert labels["SEC"] == expected
    assert file.response["Content-Language"][:2] == language
    assert file.response["Content-Disposition"] == (
        f'attachment; filename="open-data.{language}.zip"'
    )
    assert translation.get_language() == "en-gb"


@pytest.mark.usefixtures("few")
def test_without_a_language_it_is_that_of_the_reader(client: Client) -> None:
    file = read(client, "/open-data/open-data.zip", **{"Accept-Language": "es"})

    assert file.response["Content-Language"] == "es"
    assert "Accept-Language" in file.response["Vary"]


@pytest.mark.parametrize("name", ["open-data.de.zip", "open-data.en-gb.zip", "else.zip"])
def test_there_is_no_other(client: Client, name: str) -> None:
    assert client.get(f"/open-data/{name}").status_code == 404


@pytest.mark.usefixtures("told")
def test_the_same_data_are_the_same_bytes(settings: Any) -> None:
    made = [b"".join(bundle(ASKED, "fr", AT, is_demo=False)) for _turn in range(2)]

    assert made[0] == made[1]


@pytest.mark.usefixtures("few")
def test_all_files_are_dated_by_the_last_change() -> None:
    archive = ZipFile(io.BytesIO(b"".join(bundle(ASKED, "en-gb", AT, is_demo=False))))

    assert {each.date_time for each in archive.infolist()} == {(2026, 3, 23, 9, 30, 14)}
    assert {each.compress_type for each in archive.infolist()} == {ZIP_DEFLATED}
    assert archive.namelist()[:2] == ["README.txt", "data-dictionary.csv"]
    assert archive.namelist()[-1] == "datapackage.json"


@pytest.mark.usefixtures("few")
def test_it_is_the_same_for_those_who_see_more(
    client: Client, signed_in: Callable[[User], Client], manager: User
) -> None:
    make.status_update(state=State.DRAFT, achievements="Not approved")
    visitor = read(client)

    staff = read(signed_in(manager))

    assert "Not approved" not in staff.text("csv/status-updates.csv")
    assert {each.CRC for each in staff.zip.infolist() if each.filename.startswith("csv")} == {
        each.CRC for each in visitor.zip.infolist() if each.filename.startswith("csv")
    }


@pytest.mark.usefixtures("few")
def test_it_says_that_no_licence_was_stated(client: Client) -> None:
    file = read(client)

    assert "No licence has been stated for these data." in file.text("README.txt")
    assert "licenses" not in file.package


@pytest.mark.usefixtures("few")
def test_it_says_the_licence_of_the_setting(client: Client, settings: Any) -> None:
    settings.OPEN_DATA_LICENCE = "CC BY 4.0"
    settings.OPEN_DATA_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

    file = read(client)

    assert "Licence: CC BY 4.0\nhttps://creativecommons.org" in file.text("README.txt")
    assert file.package["licenses"] == [
        {"name": "CC BY 4.0", "title": "CC BY 4.0", "path": settings.OPEN_DATA_LICENCE_URL}
    ]


@pytest.mark.usefixtures("few")
def test_a_demonstration_says_that_it_is_one(client: Client) -> None:
    plain = read(client).text("README.txt")
    make.user("somebody", is_demo=True)

    demo = read(client).text("README.txt")

    assert "Demonstration data: no status shown here is real." in demo
    assert "Demonstration" not in plain


def test_a_large_table_goes_in_pieces_of_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    def lines() -> Iterator[str]:
        for number in range(200_000):
            yield f"{number * 7919 % 99991},{number}\n"

    pieces = list(zipped([Member("a.csv", lines(), is_large=True)], AT))

    archive = ZipFile(io.BytesIO(b"".join(pieces)))
    assert archive.read("a.csv").decode() == "".join(lines())
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 300_000


def test_rows_are_read_a_chunk_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only as many rows are in memory as one chunk has, whatever the length of the table."""
    monkeypatch.setattr("tracker.api.reading.CHUNK", 10)
    asked: list[int] = []
    table = next(each for each in TABLES if each.name == "action-items")
    real = table.view.completed

    def completed(self: Any, found: list[Any]) -> list[Any]:
        asked.append(len(found))
        return list(real(self, found))

    monkeypatch.setattr(table.view, "completed", completed)

    reading = rows.rows_of(table, ASKED)
    next(reading)

    assert asked == [10]
    assert len(list(reading)) == 50
    assert set(asked[:-1]) == {10}


def test_the_number_of_queries_grows_by_chunks_and_not_by_rows(
    queries: Callable[[], CaptureQueriesContext],
) -> None:
    def asked() -> int:
        with queries() as found:
            for table in TABLES:
                list(rows.rows_of(table, ASKED))
        return len(found)

    make.period()
    make.status_update()
    few = asked()
    items = [item for number in (1, 2, 3) for item in items_of(number)]
    give_updates(items, 2, make.officer(), make.manager())

    assert asked() == few


def items_of(number: int) -> list[Any]:
    copy = copy_resolution(number)
    return [item for paragraph in copy.paragraphs.all() for item in paragraph.action_items.all()]


@pytest.mark.usefixtures("few")
def test_a_reader_who_goes_away_leaves_nothing_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = bundle(ASKED, "fr", AT, is_demo=False)
    next(reading)

    reading.close()  # type: ignore[attr-defined]

    assert translation.get_language() == "en-gb"
    assert StatusUpdate.objects.count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("few", "record")
def test_what_is_approved_meanwhile_is_not_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.open_data.zipping.PIECE", 1)
    submitted = make.status_update(state=State.SUBMITTED)
    manager = make.manager()
    reading = bundle(ASKED, "en-gb", AT, is_demo=False)
    begun = next(reading)

    outcome = at_once(lambda: approve_status_update(submitted, by=manager))
    archive = ZipFile(io.BytesIO(begun + b"".join(reading)))

    assert outcome == ["done"]
    assert archive.read("json/status-updates.jsonl") == b""
    submitted.refresh_from_db()
    assert submitted.state == State.APPROVED
