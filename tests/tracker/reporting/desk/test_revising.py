"""The revision of a final report, and the draft that is thrown away."""

from collections.abc import Callable

import pytest
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import services

from .pages import button_to, opened, sent, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_files")]

SignIn = Callable[[User], Client]
PAGE = "/reports/stc56/finalise/"


@pytest.fixture
def final(db: None) -> ProgressReport:
    """The final report to StC56."""
    return make.report(ReportState.FINAL)


def test_a_final_report_says_who_made_it_so_and_leads_to_its_revision(
    signed_in: SignIn, manager: User, reader: User, final: ProgressReport
) -> None:
    page = signed_in(manager).get(PAGE)

    assert "by manager" in text_of(page)
    assert "by officer" in text_of(page)
    assert final.sha256 in text_of(page)
    assert "Revise the report" in text_of(page)
    assert "Revise the report" not in text_of(signed_in(reader).get(PAGE))


def test_a_revision_begins_with_the_head_and_the_next_number(
    signed_in: SignIn, manager: User, final: ProgressReport
) -> None:
    client = signed_in(manager)

    form = opened(client, "/reports/stc56/revise/", "symbol")
    responses = [sent(client, form) for _ in range(2)]

    revision = ProgressReport.objects.get(replaces=final)
    assert form["symbol"] == "UNEP/CMS/StC56/Doc.14/Rev.1"
    assert form["cut_off"] == final.cut_off.isoformat()
    assert [each["Location"] for each in responses] == ["/reports/stc56-rev1/edit/"] * 2
    assert revision.is_draft
    assert "It is revised by" in text_of(client.get(PAGE))


def test_a_second_revision_replaces_the_number_of_the_first(
    signed_in: SignIn, manager: User, officer: User, final: ProgressReport
) -> None:
    first = services.revise_report(final, make.start(symbol="X/Doc.1/Rev.1"), by=manager)
    first = services.propose_report(first, by=manager)
    services.confirm_report(first, by=officer, sha256=first.sha256)

    form = opened(signed_in(manager), "/reports/stc56-rev1/revise/", "symbol")

    assert form["symbol"] == "X/Doc.1/Rev.2"


def test_a_report_that_is_revised_is_not_revised_again(
    signed_in: SignIn, manager: User, second_manager: User, final: ProgressReport
) -> None:
    client = signed_in(manager)
    form = opened(client, "/reports/stc56/revise/", "symbol", symbol="X/Doc.2")
    services.revise_report(final, make.start(symbol="X/Doc.1"), by=second_manager)

    response = sent(client, form)

    assert response.status_code == 409
    assert "Only a final report that no other replaces is revised." in text_of(response)
    assert client.get("/reports/stc56/revise/").status_code == 409


def test_a_draft_is_discarded_after_a_question(
    signed_in: SignIn, manager: User, report: ProgressReport
) -> None:
    client = signed_in(manager)
    page = client.get("/reports/stc56/discard/")
    asked = ProgressReport.objects.exists()

    button = button_to(page, "/reports/stc56/discard/")
    responses = [sent(client, button) for _ in range(2)]

    assert asked
    assert [each["Location"] for each in responses] == ["/reports/", "/reports/"]
    assert not ProgressReport.objects.exists()


def test_a_draft_that_somebody_goes_on_writing_is_not_discarded_unread(
    signed_in: SignIn, manager: User, report: ProgressReport
) -> None:
    client = signed_in(manager)
    button = button_to(client.get("/reports/stc56/discard/"), "/reports/stc56/discard/")
    services.write_text(report, "summary", "en", "In short.", data="", by=manager)

    response = sent(client, button)

    assert response.status_code == 409
    assert ProgressReport.objects.exists()
