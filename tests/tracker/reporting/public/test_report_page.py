"""The page of a report, while it is a draft and once it is final."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from resolutions.models import Body, Meeting, User
from tests import make
from tracker.choices import ReportState
from tracker.reporting import services
from tracker.reporting.content import LANGUAGES
from tracker.reporting.frozen import from_json
from tracker.reporting.wording import document_of

from .cases import revision
from .reading import expected, page, tables_of, texts, tree

pytestmark = pytest.mark.django_db

PAGE = "/reports/stc56/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_of_a_final_report_is_on_its_page(language: str, client: Client) -> None:
    report = make.report(ReportState.FINAL)

    found = tables_of(page(client, f"{PAGE}?language={language}"))

    assert found == expected(document_of(from_json(report.content), language))


def test_a_draft_says_so_on_its_page_and_is_kept_by_nobody(
    signed_in: Callable[[User], Client], reader: User
) -> None:
    make.report()
    client = signed_in(reader)

    found = page(client, PAGE)

    assert texts(found, "//p[contains(@class, 'mark-of')]") == ["DRAFT"]
    assert client.get(PAGE).headers["Cache-Control"] == "private, no-store"
    assert found.xpath("//*[@id='frozen']") == []


def test_a_draft_is_live_and_what_is_frozen_is_not(
    signed_in: Callable[[User], Client], reader: User
) -> None:
    draft = make.report(cut_off=timezone.localdate())
    client = signed_in(reader)
    before = tables_of(page(client, PAGE))["overview"][-1]
    make.status_update()
    live = tables_of(page(client, PAGE))["overview"]
    services.propose_report(draft, by=make.manager())
    make.status_update(make.item("11.10-2-SEC"))
    frozen = tables_of(page(client, PAGE))["overview"]

    assert before[-1] == "51"
    assert live[0][1:3] == ["No information", "In progress"]
    assert live[-1][1:] == ["50", "1", "51"]
    assert frozen == live


def test_a_final_report_says_when_it_was_made_final_and_how_to_check_it(client: Client) -> None:
    report = make.report(ReportState.FINAL)

    section = page(client, PAGE).xpath("//section[@class='frozen']")[0]

    words = " ".join(section.text_content().split())
    assert "confirmed by a second person" in words
    assert report.sha256 in words


def test_a_revision_and_what_it_revises_lead_to_each_other(client: Client) -> None:
    after = revision(make.report(ReportState.FINAL), ReportState.FINAL)

    old, new = page(client, PAGE), page(client, after.get_absolute_url())

    notice = "//div[@class='notice']//a/@href"
    assert old.xpath(notice) == ["/reports/stc56-rev1/"]
    assert new.xpath(notice) == [PAGE, "/reports/compare/?before=stc56&after=stc56-rev1"]


@pytest.mark.parametrize(
    ("asked", "reader_of", "shown"),
    [
        ("?language=fr", "en", "fr"),
        ("?language=es", "fr", "es"),
        ("", "fr", "fr"),
        ("", "de", "en"),
        ("?language=xx", "es", "es"),
    ],
)
def test_the_document_is_in_the_language_asked_for_or_the_readers_own(
    asked: str, reader_of: str, shown: str, client: Client
) -> None:
    make.report(ReportState.FINAL)

    response = client.get(f"{PAGE}{asked}", headers={"Accept-Language": reader_of})

    found = tree(response.content.decode())
    chosen = found.xpath("//*[@class='asking downloads']//a[@aria-current]/@href")
    assert found.xpath("//article/@lang") == [shown]
    assert found.get("lang") == {"en": "en-gb", "de": "en-gb"}.get(reader_of, reader_of)
    assert chosen == [f"?language={shown}"]


def test_the_page_offers_every_format_in_every_language(client: Client) -> None:
    make.report(ReportState.FINAL)

    links = page(client, PAGE).xpath("//*[@class='asking downloads']//a/@href")

    names = [f"{lang}.{suffix}" for lang in LANGUAGES for suffix in ("pdf", "docx", "xlsx")]
    assert {f"/reports/stc56.{name}" for name in (*names, "json")} <= set(links)
    assert "/reports/schema.json" in links


def test_a_final_report_takes_three_queries_and_a_draft_fifteen_at_any_size(
    client: Client,
    signed_in: Callable[[User], Client],
    manager: User,
    queries: Callable[[], CaptureQueriesContext],
) -> None:
    make.report(ReportState.FINAL)
    with queries() as final:
        client.get(PAGE)
    Meeting.objects.create(label="StC57", body=Body.objects.get(treaty="cms", code="StC"))
    make.report(meeting="StC57", symbol="UNEP/CMS/StC57/Doc.1", cut_off=date(2025, 6, 30))
    signed_in(manager)
    with queries() as draft:
        client.get("/reports/stc57/")
    for reference in ("11.10-2-SEC", "11.10-20-SEC", "11.10-29-PAR"):
        make.status_update(make.item(reference), evidence=[make.evidence()])
    with queries() as longer:
        client.get("/reports/stc57/")

    # The report, what it says, whether anything is a demonstration.
    assert len(final) == 3
    # Session, account and rights; the report; ten of the content; demonstration.
    assert len(longer) == len(draft) <= 15
