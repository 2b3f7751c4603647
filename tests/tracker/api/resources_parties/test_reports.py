"""Progress reports in the API: the final ones, for everybody alike."""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.choices import ReportState, Scope
from tracker.models import ProgressReport
from tracker.reporting import services
from tracker.tokens import make_token

from .asking import listed, refused, rows_of, told

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.fixture
def final(db: None) -> ProgressReport:
    """The final report to StC56, as of 24 January 2025."""
    return make.report(ReportState.FINAL)


def revision_of(report: ProgressReport, state: str = ReportState.FINAL) -> ProgressReport:
    revision = services.revise_report(
        report, make.start(symbol=f"{report.symbol}/Rev.1"), by=make.manager()
    )
    if state != ReportState.DRAFT:
        revision = services.propose_report(revision, by=make.manager())
    return make.confirmed(revision) if state == ReportState.FINAL else revision


def test_a_final_report_says_what_it_is_and_where_it_can_be_had(
    client: Client, final: ProgressReport
) -> None:
    (row,) = listed(client, "reports/")

    files = row.pop("files")
    final_since = row.pop("final_since")
    assert final.confirmed_at is not None
    assert final_since == final.confirmed_at.isoformat().replace("+00:00", "Z")
    assert row == {
        "slug": "stc56",
        "symbol": "UNEP/CMS/StC56/Doc.14",
        "url": f"{SITE}/reports/stc56/",
        "api_url": f"{SITE}/api/v1/reports/stc56/",
        "resolution": "11.10-rev-cop14",
        "meeting": "StC56",
        "agenda_item": "14",
        "distribution": "general",
        "dated": "2025-01-24",
        "from_day": "2024-02-18",
        "cut_off": "2025-01-24",
        "language": "en",
        "revision": 0,
        "replaces": None,
        "replaced_by": None,
        "sha256": final.sha256,
        "content_url": f"{SITE}/reports/stc56.json",
        "schema_url": f"{SITE}/reports/schema.json",
        "demonstration": False,
    }
    assert [(each["format"], each["language"]) for each in files] == [
        *product(("pdf", "docx", "xlsx"), ("en", "fr", "es")),
        ("json", None),
    ]


def test_every_address_that_a_report_gives_leads_to_what_it_says(
    client: Client, final: ProgressReport
) -> None:
    row = told(client, "reports/stc56/")

    given = [(each["url"], each["media_type"]) for each in row["files"]]
    given += [(each["url"], "text/csv; charset=utf-8") for each in row["tables"]]
    for url, media_type in given:
        assert client.get(url.removeprefix(SITE))["Content-Type"] == media_type
    assert client.get(row["content_url"].removeprefix(SITE)).status_code == 200
    assert client.get(row["schema_url"].removeprefix(SITE)).status_code == 200
    assert {each["language"] for each in row["tables"]} == {"en", "fr", "es"}


def test_a_file_has_the_digest_that_it_had_when_the_report_became_final(
    client: Client, final: ProgressReport
) -> None:
    report = make.report(ReportState.FINAL, meeting="COP15", symbol="UNEP/CMS/COP15/Doc.9",
                         files=True)  # fmt: skip

    files = told(client, f"reports/{report.slug}/")["files"]

    shown = {each["url"].rpartition(f"{report.slug}.")[2]: each["sha256"] for each in files}
    assert shown == report.files


def test_a_file_that_was_too_long_to_make_is_not_given(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = {"en.docx": "a" * 64, "json": "b" * 64}
    monkeypatch.setattr("tracker.reporting.finishing.digests", lambda content: digests)
    make.report(ReportState.FINAL, files=True)

    (row,) = listed(client, "reports/")

    assert [(each["format"], each["language"], each["sha256"]) for each in row["files"]] == [
        ("docx", "en", "a" * 64),
        ("json", None, "b" * 64),
    ]


@pytest.mark.parametrize("state", [ReportState.DRAFT, ReportState.PROPOSED])
@pytest.mark.parametrize("who", ["nobody", "manager", "officer"])
def test_what_is_not_final_is_not_there_even_for_staff_with_a_token(
    client: Client, state: str, who: str
) -> None:
    make.report(state)
    headers = {}
    if who != "nobody":
        user = make.user(who)
        client.force_login(user)
        _token, secret = make_token(user, name="any", scopes=[Scope.READ], days=1)
        headers = {"Authorization": f"Bearer {secret}"}

    one = client.get("/api/v1/reports/stc56/", headers=headers)
    found = client.get("/api/v1/reports/", headers=headers)

    assert one.status_code == 404
    assert found.json()["results"] == []


def test_what_a_token_reads_is_what_everybody_reads(
    client: Client, final: ProgressReport, manager: User
) -> None:
    revision_of(final, ReportState.DRAFT)
    _token, secret = make_token(manager, name="any", scopes=[Scope.READ], days=1)

    mine = client.get("/api/v1/reports/stc56/", headers={"Authorization": f"Bearer {secret}"})

    assert mine.json() == told(client, "reports/stc56/")


def test_a_revision_and_what_it_replaces_name_each_other(
    client: Client, final: ProgressReport
) -> None:
    revision = revision_of(final)

    found = {row["slug"]: row for row in listed(client, "reports/")}

    assert found[revision.slug]["replaces"] == "stc56"
    assert found[revision.slug]["revision"] == 1
    assert found["stc56"]["replaced_by"] == revision.slug


@pytest.mark.parametrize("state", [ReportState.DRAFT, ReportState.PROPOSED])
def test_a_revision_in_work_is_not_mentioned(
    client: Client, final: ProgressReport, state: str
) -> None:
    revision_of(final, state)

    assert told(client, "reports/stc56/")["replaced_by"] is None


def test_the_list_is_that_of_the_page(client: Client, final: ProgressReport) -> None:
    make.report(ReportState.FINAL, meeting="COP15", symbol="UNEP/CMS/COP15/Doc.9",
                from_day=date(2025, 1, 25), cut_off=date(2025, 6, 1))  # fmt: skip
    make.report(ReportState.DRAFT, meeting="COP14", symbol="UNEP/CMS/COP14/Doc.9")
    page = client.get("/reports/").context["reports"]

    rows = listed(client, "reports/")

    assert [row["slug"] for row in rows] == [each.slug for each in page] == ["cop15", "stc56"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("meeting=COP15", ["cop15"]),
        ("resolution=11.10-rev-cop14", ["cop15", "stc56"]),
        ("ordering=cut_off", ["stc56", "cop15"]),
    ],
)
def test_the_list_is_narrowed_and_sorted(
    client: Client, final: ProgressReport, query: str, found: list[str]
) -> None:
    make.report(ReportState.FINAL, meeting="COP15", symbol="UNEP/CMS/COP15/Doc.9",
                from_day=date(2025, 1, 25), cut_off=date(2025, 6, 1))  # fmt: skip

    assert [row["slug"] for row in listed(client, f"reports/?{query}")] == found


@pytest.mark.parametrize("query", ["meeting=X", "resolution=X", "state=draft", "language=fr"])
def test_what_is_not_understood_is_refused(client: Client, query: str) -> None:
    assert refused(client, f"reports/?{query}")["status"] == 400


def test_the_csv_has_the_reports(client: Client, final: ProgressReport) -> None:
    (row,) = rows_of(client, "reports/?format=csv&fields=symbol,sha256,replaces")

    assert row == {"symbol": final.symbol, "sha256": final.sha256, "replaces": ""}


def test_the_list_asks_as_much_of_one_report_as_of_two(
    client: Client, queries: Callable[[], Any], final: ProgressReport
) -> None:
    def asked() -> int:
        with queries() as made:
            told(client, "reports/")
        return len(made)

    few = asked()
    revision_of(final)

    assert asked() == few
