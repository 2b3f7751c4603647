"""Each table of a report as a file of its own."""

import time
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from resolutions.models import User
from tests import make
from tests.tracker.reporting import sample
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import archive
from tracker.reporting.csvs import as_csv
from tracker.reporting.frozen import from_json
from tracker.reporting.wording import document_of

from .reading import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_all_tables_are_in_one_file(language: str, client: Client, final: ProgressReport) -> None:
    tables = document_of(from_json(final.content), language).tables

    response = client.get(f"/reports/stc56.{language}.zip")

    with ZipFile(BytesIO(response.content)) as archive:
        found = [(name, archive.read(name)) for name in archive.namelist()]
    assert found == [(f"{table.name}.csv", as_csv(table)) for table in tables]
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="stc56-doc-14-{language}.zip"'
    )


def test_the_file_with_all_tables_has_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    document = sample.document()
    made = archive.render(document)
    monkeypatch.setattr(time, "time", lambda: 0.0)

    again = archive.render(document)

    with ZipFile(BytesIO(made)) as found:
        assert {each.date_time for each in found.infolist()} == {(2025, 1, 24, 12, 0, 0)}
        assert {each.create_system for each in found.infolist()} == {0}
    assert again == made


def test_the_page_offers_all_tables_at_once(client: Client, final: ProgressReport) -> None:
    found = page(client, "/reports/stc56/")

    links = found.xpath("//*[@class='asking downloads']//a[contains(@href, '.zip')]/@href")
    assert links == [f"/reports/stc56.{each}.zip" for each in ("en", "fr", "es")]


@pytest.mark.parametrize("state", [ReportState.DRAFT, ReportState.PROPOSED])
def test_tables_of_what_is_not_final_are_for_staff_alone(
    state: str, client: Client, signed_in: Callable[[User], Client], reader: User
) -> None:
    make.report(state)
    address = "/reports/stc56.en.zip"

    refused, given = client.get(address), signed_in(reader).get(address)

    assert (refused.status_code, given.status_code) == (404, 200)
    assert given.headers["Cache-Control"] == "private, no-store"
    assert "-draft.zip" in given.headers["Content-Disposition"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_table_has_its_csv(language: str, client: Client, final: ProgressReport) -> None:
    tables = document_of(from_json(final.content), language).tables

    found = {
        table.name: client.get(f"/reports/stc56/tables/{table.name}.{language}.csv").content
        for table in tables
    }

    assert found == {table.name: as_csv(table) for table in tables}
    assert len(found) == len(tables) > 5


def test_a_table_without_a_language_is_in_that_of_the_original(
    client: Client, final: ProgressReport
) -> None:
    response = client.get("/reports/stc56/tables/overview.csv")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="stc56-doc-14-overview-en.csv"'
    )
    assert response.content == client.get("/reports/stc56/tables/overview.en.csv").content
