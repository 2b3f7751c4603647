"""Where a report begins: the meeting, the head that follows from it, and what may go wrong."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from resolutions.models import Body, Meeting, User
from tests import make
from tests.scale import copy_resolution
from tracker.choices import ReportState
from tracker.models import ProgressReport

from .pages import form_of, opened, sent, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SignIn = Callable[[User], Client]


@pytest.fixture
def coming(db: None) -> Meeting:
    """The next meeting of the Standing Committee, in March 2027; its documents due in January."""
    return make_meeting(
        "StC57", "StC", date(2027, 3, 2), place="Bonn", documents_due_on=date(2027, 1, 20)
    )


def make_meeting(label: str, body: str, on: date | None, **values: object) -> Meeting:
    treaty = values.pop("treaty", "cms")
    found = Body.objects.get(treaty=treaty, code=body)
    return Meeting.objects.create(label=label, body=found, starts_on=on, **values)


def new(meeting: Meeting) -> str:
    return f"/reports/new/?meeting={meeting.pk}"


def order_in(text: str, *words: str) -> list[str]:
    return sorted(words, key=text.index)


def test_the_next_meeting_of_the_committee_comes_first_and_those_that_are_over_last(
    signed_in: SignIn, manager: User, coming: Meeting
) -> None:
    make_meeting("COP16", "COP", date(2027, 1, 15))
    make_meeting("ScC9", "ScC", None)

    text = text_of(signed_in(manager).get("/reports/new/"))

    assert "COP14 Conf" not in text  # Which adopted it.
    order = ["StC57", "COP16", "ScC9", "Meetings that are over", "COP15", "StC56"]
    assert order_in(text, *order) == order


def test_meetings_of_other_treaties_are_not_offered(signed_in: SignIn, manager: User) -> None:
    blg = make_meeting("BLG17", "BLG", date(2027, 1, 15), treaty="")

    client = signed_in(manager)

    assert "BLG17" not in text_of(client.get("/reports/new/"))
    assert client.get(new(blg)).status_code == 404


def test_a_meeting_that_has_a_report_leads_to_it(signed_in: SignIn, manager: User) -> None:
    report = make.report()

    client = signed_in(manager)
    page, form = client.get("/reports/new/"), client.get(new(report.meeting))

    assert f'href="{report.get_absolute_url()}">UNEP/CMS/StC56/Doc.14</a>' in page.content.decode()
    assert "There is a report to this meeting already" in text_of(form)
    assert "Begin the draft" not in text_of(form)


def test_the_head_is_filled_in_from_the_meeting(
    signed_in: SignIn, manager: User, coming: Meeting
) -> None:
    form = opened(signed_in(manager), new(coming), "symbol")

    assert form["symbol"] == "UNEP/CMS/StC57/Doc."
    assert form["from_day"] == "2025-03-27"
    assert form["cut_off"] == form["dated"] == "2026-11-21"
    assert (form["distribution"], form["language"]) == ("general", "en")


def test_a_report_is_begun_and_opens_for_editing(
    signed_in: SignIn, manager: User, coming: Meeting
) -> None:
    client = signed_in(manager)
    form = opened(client, new(coming), "symbol")

    response = sent(client, form, symbol="UNEP/CMS/StC57/Doc.14", agenda_item="14", language="fr")

    report = ProgressReport.objects.get()
    assert response["Location"] == "/reports/stc57/edit/"
    assert (report.state, report.begun_by, report.language) == (ReportState.DRAFT, manager, "fr")
    assert (report.meeting, report.cut_off) == (coming, date(2026, 11, 21))


def test_the_form_sent_twice_begins_one_report(
    signed_in: SignIn, manager: User, coming: Meeting
) -> None:
    client = signed_in(manager)
    form = opened(client, new(coming), "symbol", symbol="UNEP/CMS/StC57/Doc.14", agenda_item="14")

    first, second = sent(client, form), sent(client, form)

    assert first["Location"] == second["Location"] == "/reports/stc57/edit/"
    assert ProgressReport.objects.count() == 1


def test_who_comes_second_is_told_so_and_keeps_what_was_typed(
    signed_in: SignIn, manager: User, second_manager: User, coming: Meeting
) -> None:
    client = signed_in(manager)
    form = opened(client, new(coming), "symbol", symbol="UNEP/CMS/StC57/Doc.9", agenda_item="9")
    make.report(meeting="StC57", by=second_manager, symbol="UNEP/CMS/StC57/Doc.14")

    response = sent(client, form)

    assert response.status_code == 409
    assert "There is a report on this resolution to this meeting already" in text_of(response)
    assert form_of(response, "symbol")["symbol"] == "UNEP/CMS/StC57/Doc.9"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("symbol", "UNEP/CMS/StC57/Doc.", "it ends with the number of the document"),
        ("symbol", "UNEP/CMS/StC56/Doc.14", "already exists"),
        ("symbol", "", "This field is required"),
        ("agenda_item", "", "This field is required"),
        ("dated", "soon", "Enter a valid date"),
        ("from_day", "2027-01-01", "The cut-off date is before the period begins."),
        ("language", "de", "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays_typed(
    signed_in: SignIn, manager: User, coming: Meeting, field: str, value: str, sentence: str
) -> None:
    make.report()
    client = signed_in(manager)
    form = opened(client, new(coming), "symbol", symbol="UNEP/CMS/StC57/Doc.14", agenda_item="77")

    response = sent(client, form, **{field: value})

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert form_of(response, "symbol")["agenda_item"] == ("" if field == "agenda_item" else "77")
    assert ProgressReport.objects.count() == 1


def test_another_resolution_is_chosen_by_its_address(
    signed_in: SignIn, manager: User, coming: Meeting
) -> None:
    copy = copy_resolution(1)
    client = signed_in(manager)

    page = client.get(f"/reports/new/?resolution={copy.slug}")
    form = opened(
        client, f"/reports/new/?resolution={copy.slug}&meeting={coming.pk}", "symbol",
        symbol="UNEP/CMS/StC57/Doc.15", agenda_item="15",
    )  # fmt: skip
    sent(client, form)

    assert "On Resolution C1." in text_of(page)
    assert ProgressReport.objects.get().resolution == copy


@pytest.mark.parametrize("query", ["meeting=999", "resolution=nothing", "resolution=%00"])
def test_what_is_not_there_is_not_found(signed_in: SignIn, manager: User, query: str) -> None:
    assert signed_in(manager).get(f"/reports/new/?{query}").status_code == 404


@pytest.mark.parametrize("query", ["meeting=x", "meeting=", "meeting=-1", "meeting=²"])
def test_an_address_that_names_no_meeting_asks_for_one(
    signed_in: SignIn, manager: User, query: str
) -> None:
    response = signed_in(manager).get(f"/reports/new/?{query}")

    assert response.status_code == 200
    assert "Choose the meeting" in text_of(response)


def test_without_any_resolution_the_page_says_so(
    signed_in: SignIn, manager: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.reporting.desk.beginning.resolution_asked_for", lambda slug: None)

    response = signed_in(manager).get("/reports/new/")

    assert "There is no resolution yet." in text_of(response)
