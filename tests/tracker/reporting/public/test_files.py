"""The files of a report: their names and types, what is kept of them, and for how long."""

import hashlib
import io
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from django.core.cache import cache
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from resolutions.models import User
from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import files
from tracker.reporting.frozen import from_json

pytestmark = pytest.mark.django_db

OFFICE = "application/vnd.openxmlformats-officedocument"
BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04"}


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was made, in place of making it: that takes a while."""
    made: list[tuple[Any, ...]] = []

    def render(content: Any, suffix: str, language: str, *, draft: bool = False) -> bytes:
        made.append((suffix, language, draft))
        return b"a file"

    monkeypatch.setattr("tracker.reporting.public.downloads.render", render)
    return made


@pytest.fixture
def kept(settings: Any) -> None:
    """A cache that keeps what it is given."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "reports"}}
    cache.clear()


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("pdf", "application/pdf"),
        ("docx", f"{OFFICE}.wordprocessingml.document"),
        ("xlsx", f"{OFFICE}.spreadsheetml.sheet"),
    ],
)
def test_a_file_is_what_its_address_says(
    suffix: str, media_type: str, client: Client, final: ProgressReport
) -> None:
    response = client.get(f"/reports/stc56.fr.{suffix}")

    assert response.headers["Content-Type"] == media_type
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="stc56-doc-14-fr.{suffix}"'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(BEGINNINGS[suffix])
    assert response.content == files.render(from_json(final.content), suffix, "fr")


def test_the_json_is_what_was_frozen_byte_for_byte(client: Client, final: ProgressReport) -> None:
    response = client.get("/reports/stc56.json")

    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Content-Disposition"] == 'attachment; filename="stc56-doc-14.json"'
    assert hashlib.sha256(response.content).hexdigest() == final.sha256


def test_the_json_keeps_to_the_schema_that_is_published(
    client: Client, final: ProgressReport
) -> None:
    schema = client.get("/reports/schema.json").json()

    jsonschema.Draft202012Validator(schema).validate(client.get("/reports/stc56.json").json())
    assert schema["$id"] == "http://testserver/reports/schema.json"


def test_the_schema_has_a_type_of_its_own_and_is_sent_once(client: Client) -> None:
    first = client.get("/reports/schema.json")
    again = client.get("/reports/schema.json", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Content-Type"] == "application/schema+json"
    assert json.loads(first.content)["$schema"].startswith("https://json-schema.org/draft/2020-12")
    assert (again.status_code, again.content) == (304, b"")


def test_without_a_language_a_file_is_in_that_of_the_original(
    client: Client, rendered: list[tuple[Any, ...]]
) -> None:
    make.report(ReportState.FINAL, language="fr")

    response = client.get("/reports/stc56.pdf")

    assert rendered == [("pdf", "fr", False)]
    assert response.headers["Content-Disposition"] == ('attachment; filename="stc56-doc-14-fr.pdf"')


def test_a_draft_says_so_in_its_files_and_is_kept_by_nobody(
    signed_in: Callable[[User], Client], manager: User, rendered: list[tuple[Any, ...]], kept: None
) -> None:
    make.report()
    client = signed_in(manager)

    responses = [client.get("/reports/stc56.en.docx") for _time in range(2)]

    assert rendered == [("docx", "en", True)] * 2
    assert responses[0].headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in responses[0].headers
    assert responses[0].headers["Content-Disposition"] == (
        'attachment; filename="stc56-doc-14-en-draft.docx"'
    )


def test_what_waits_for_confirmation_still_says_that_it_is_a_draft(
    signed_in: Callable[[User], Client], officer: User, rendered: list[tuple[Any, ...]]
) -> None:
    make.report(ReportState.PROPOSED)

    response = signed_in(officer).get("/reports/stc56.en.pdf")

    assert rendered == [("pdf", "en", True)]
    assert response.headers["Cache-Control"] == "private, no-store"


def test_a_file_of_a_final_report_is_made_once(
    client: Client, final: ProgressReport, rendered: list[tuple[Any, ...]], kept: None
) -> None:
    bodies = [client.get("/reports/stc56.en.pdf").content for _time in range(3)]
    client.get("/reports/stc56.es.pdf")

    assert rendered == [("pdf", "en", False), ("pdf", "es", False)]
    assert bodies == [b"a file"] * 3


def test_a_file_of_a_final_report_is_sent_once_to_who_keeps_it(
    client: Client, final: ProgressReport, rendered: list[tuple[Any, ...]]
) -> None:
    first = client.get("/reports/stc56.en.pdf")
    etag = first.headers["ETag"]

    again = client.get("/reports/stc56.en.pdf", headers={"If-None-Match": etag})
    other = client.get("/reports/stc56.fr.pdf", headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200
    assert first.headers["Cache-Control"] == "no-cache"
    assert len(rendered) == 2


def test_the_digest_of_the_content_tells_the_files_of_two_reports_apart(
    client: Client, final: ProgressReport, rendered: list[tuple[Any, ...]]
) -> None:
    assert final.sha256 in client.get("/reports/stc56.en.pdf").headers["ETag"]


def test_a_head_request_is_answered_without_a_body(client: Client, final: ProgressReport) -> None:
    response = client.head("/reports/stc56.json")

    assert response.status_code == 200
    assert response.content == b""
    assert response.headers["ETag"]


@pytest.mark.parametrize(
    "address",
    [
        "stc56.exe",
        "stc56.en.exe",
        "stc56.de.pdf",
        "stc56.fr.json",
        "stc56.en.html",
        "stc57.pdf",
        "stc56/tables/nothing.csv",
        "stc56/tables/overview.de.csv",
        "stc56/tables/overview.xlsx",
        "stc57/",
        "stc57/print.css",
    ],
)
def test_what_there_is_not_is_not_found(
    address: str, client: Client, final: ProgressReport
) -> None:
    assert client.get(f"/reports/{address}").status_code == 404


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("UNEP/CMS/StC56/Doc.14/Rev.1", "stc56-doc-14-rev-1.json"),
        ("UNEP/CMS/StC56/Doc.18.2", "stc56-doc-18-2.json"),
        ("Something of its own, 7", "something-of-its-own-7.json"),
        ('x"; filename="y', "x-filename-y.json"),
        ("文件", "stc56.json"),
    ],
)
def test_a_file_is_named_after_the_symbol(symbol: str, name: str, client: Client) -> None:
    make.report(ReportState.FINAL, symbol=symbol)

    response = client.get("/reports/stc56.json")

    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_what_a_report_says_is_not_read_for_a_file_that_is_kept(
    client: Client,
    final: ProgressReport,
    rendered: list[tuple[Any, ...]],
    kept: None,
    queries: Callable[[], CaptureQueriesContext],
) -> None:
    with queries() as first:
        client.get("/reports/stc56.en.pdf")
    with queries() as again:
        client.get("/reports/stc56.en.pdf")

    # Which report it is, and what it says.
    assert (len(first), len(again)) == (2, 1)


def test_a_workbook_opens(client: Client, final: ProgressReport) -> None:
    response = client.get("/reports/stc56.en.xlsx")

    assert len(load_workbook(io.BytesIO(response.content)).sheetnames) > 5


def test_a_report_that_is_too_long_for_a_pdf_says_what_to_take_instead(
    client: Client, final: ProgressReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.reporting.pdf.LONGEST", 10)

    refused = client.get("/reports/stc56.pdf")

    assert refused.status_code == 404
    assert b"too long for a PDF" in refused.content
    assert client.get("/reports/stc56.docx").status_code == 200
