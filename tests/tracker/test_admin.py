"""Progress reports in the admin: their list, the way to their pages, and who changed what."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resolutions.models import User
from tests import make
from tracker.models import ProgressReport
from tracker.reporting import services

pytestmark = pytest.mark.django_db

LIST = "/admin/tracker/progressreport/"


@pytest.fixture
def report(db: Any) -> ProgressReport:
    return make.report()


@pytest.fixture
def at_desk(signed_in: Callable[[User], Client], manager: User, report: ProgressReport) -> Client:
    return signed_in(manager)


def test_the_list_leads_to_the_report_and_to_its_edits(
    at_desk: Client, report: ProgressReport
) -> None:
    html = at_desk.get(LIST).content.decode()

    assert f'<a href="{report.get_absolute_url()}">UNEP/CMS/StC56/Doc.14</a>' in html
    assert f'href="{LIST}{report.pk}/history/"' in html
    assert "StC56" in html
    assert "24 January 2025" in html


@pytest.mark.parametrize("query", ["", "?q=StC56", "?state__exact=draft"])
def test_the_list_asks_twelve_times_at_most(
    at_desk: Client, query: str, queries: Callable[[], Any]
) -> None:
    with queries() as made:
        response = at_desk.get(f"{LIST}{query}")

    assert response.status_code == 200
    assert len(made) <= 12


def test_the_stock_page_leads_to_the_reports_own(at_desk: Client, report: ProgressReport) -> None:
    response = at_desk.get(f"{LIST}{report.pk}/change/")

    assert response["Location"] == "/reports/stc56/finalise/"


@pytest.mark.parametrize("page", ["add/", "{pk}/delete/"])
def test_no_stock_form_begins_or_deletes_a_report(
    at_desk: Client, report: ProgressReport, page: str
) -> None:
    response = at_desk.post(f"{LIST}{page.format(pk=report.pk)}", {"post": "yes"})

    assert response.status_code == 403
    assert ProgressReport.objects.exists()


def test_the_history_says_who_changed_which_text(
    at_desk: Client, manager: User, report: ProgressReport
) -> None:
    report = services.write_text(report, "summary", "en", "In short.", data="", by=manager)
    at_desk.post("/reports/stc56/text/summary/?language=fr", {"text": "Bref.", "version": "1"})
    services.change_start(report, make.start(agenda_item="18.2"), by=manager)

    html = at_desk.get(f"{LIST}{report.pk}/history/").content.decode()

    assert "summary (en)</strong>: <del>—</del> → <ins>In short.</ins>" in html
    assert "summary (fr)</strong>: <del>—</del> → <ins>Bref.</ins>" in html
    assert "<del>14</del> → <ins>18.2</ins>" in html
    assert "manager" in html
    assert "Version" not in html


def test_a_record_of_the_history_is_read(at_desk: Client, report: ProgressReport) -> None:
    record = report.history.first()

    response = at_desk.get(f"{LIST}{report.pk}/history/{record.pk}/")

    assert response.status_code == 200


def test_a_focal_point_does_not_see_the_list(
    client: Client, national: User, report: ProgressReport
) -> None:
    client.force_login(national)

    assert client.get(LIST).status_code != 200


def test_the_desk_leads_to_the_reports(at_desk: Client) -> None:
    html = at_desk.get("/admin/").content.decode()

    assert f'href="{reverse("reports")}"' in html
    assert f'href="{reverse("report-new")}"' in html


def test_who_begins_no_report_is_not_led_to_it(
    signed_in: Callable[[User], Client], reader: User
) -> None:
    html = signed_in(reader).get("/admin/").content.decode()

    assert f'href="{reverse("reports")}"' in html
    assert f'href="{reverse("report-new")}"' not in html
