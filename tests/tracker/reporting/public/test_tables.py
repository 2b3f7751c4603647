"""Each table of a report as a file of its own."""

import pytest
from django.test import Client

from tracker.models import ProgressReport
from tracker.reporting.csvs import as_csv
from tracker.reporting.frozen import from_json
from tracker.reporting.wording import document_of

pytestmark = pytest.mark.django_db


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
