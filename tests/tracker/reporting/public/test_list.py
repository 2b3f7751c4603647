"""The list of the reports."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions.models import Body, Meeting, User
from tests import make
from tracker.choices import ReportState

from .cases import revision
from .reading import page

pytestmark = pytest.mark.django_db


def final_to(label: str) -> None:
    """Make a final report to a meeting of that name."""
    body = Body.objects.get(treaty="cms", code="StC")
    Meeting.objects.create(label=label, body=body)
    make.report(ReportState.FINAL, meeting=label, symbol=f"UNEP/CMS/{label}/Doc.14")


def test_without_a_report_the_list_says_so_and_leads_to_the_progress_of_today(
    client: Client,
) -> None:
    empty = page(client, "/reports/").xpath("//*[@class='empty']")[0]

    assert empty.text_content().startswith("There is no report yet.")
    assert empty.xpath(".//a/@href") == ["/progress/"]


def test_the_newest_report_comes_first(client: Client) -> None:
    make.report(ReportState.FINAL)
    later: dict[str, Any] = {"cut_off": date(2026, 1, 30), "from_day": date(2025, 1, 25)}
    body = Body.objects.get(treaty="cms", code="StC")
    Meeting.objects.create(label="StC58", body=body)
    make.report(ReportState.FINAL, meeting="StC58", symbol="UNEP/CMS/StC58/Doc.9", **later)

    found = page(client, "/reports/").xpath("//li[@class='card']/h2/a/@href")

    assert found == ["/reports/stc58/", "/reports/stc56/"]


def test_a_card_says_what_the_report_is_and_offers_every_format(client: Client) -> None:
    make.report(ReportState.FINAL)

    card = page(client, "/reports/").xpath("//li[@class='card']")[0]

    words = " ".join(card.text_content().split())
    assert "UNEP/CMS/StC56/Doc.14" in words
    assert "Resolution 11.10 (Rev.COP14): report to StC56" in words
    assert "18 February 2024 to 24 January 2025" in words
    assert card.xpath(".//p[contains(@class, 'links')]/a/@href") == [
        "/reports/stc56.en.pdf",
        "/reports/stc56.en.docx",
        "/reports/stc56.en.xlsx",
        "/reports/stc56.json",
    ]


def test_files_are_offered_in_the_language_of_the_reader(client: Client) -> None:
    make.report(ReportState.FINAL)

    html = client.get("/reports/", headers={"Accept-Language": "fr"}).content.decode()

    assert "/reports/stc56.fr.pdf" in html
    assert "/reports/stc56.en.pdf" not in html


def test_a_draft_is_marked_as_such(signed_in: Callable[[User], Client], reader: User) -> None:
    make.report()

    flag = page(signed_in(reader), "/reports/").xpath("//span[contains(@class, 'flag')]")[0]

    assert flag.text_content() == "Draft – not public"


def test_a_report_that_is_replaced_says_by_which(client: Client) -> None:
    revision(make.report(ReportState.FINAL), ReportState.FINAL)

    cards = page(client, "/reports/").xpath("//li[@class='card']")

    assert [each.xpath("./p[contains(., 'Replaced by')]/a/text()") for each in cards] == [
        [],
        ["UNEP/CMS/StC56/Doc.14/Rev.1"],
    ]


def test_many_reports_are_shown_page_by_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.reporting.public.views.ReportList.paginate_by", 1)
    for label in ("StC61", "StC62"):
        final_to(label)

    first, second = (page(client, f"/reports/?page={number}") for number in (1, 2))

    assert first.xpath("//li[@class='card']/h2/a/@href") == ["/reports/stc62/"]
    assert second.xpath("//li[@class='card']/h2/a/@href") == ["/reports/stc61/"]
    assert client.get("/reports/?page=3").status_code == 404


def test_the_list_takes_as_many_queries_for_many_reports_as_for_one(
    client: Client, queries: Callable[[], CaptureQueriesContext]
) -> None:
    final_to("StC61")
    with queries() as one:
        client.get("/reports/")
    for label in ("StC62", "StC63", "StC64"):
        final_to(label)

    with queries() as many:
        client.get("/reports/")

    # How many there are, the reports, and whether anything is a demonstration.
    assert len(many) == len(one) == 3
