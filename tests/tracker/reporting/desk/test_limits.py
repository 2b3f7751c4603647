"""What a report cannot hold is refused in a sentence, and what can hardly be meant is remarked."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from resolutions.entries import MoveNotAllowed
from resolutions.models import Body, Meeting, Resolution, User
from tests import make
from tracker.models import ProgressReport
from tracker.reporting import services
from tracker.reporting.desk.checks import about_days
from tracker.reporting.steps import LONGEST, LONGEST_TITLE

from .pages import SUMMARY, button_to, opened, sent, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_files")]

TITLE = "/reports/stc56/text/title/"
RECOMMENDED = "/reports/stc56/recommended/"
PAGES = ("", "edit/", "head/", "finalise/", "omissions/", "recommended/", "text/summary/")
FILES = ("pdf", "docx", "xlsx", "json", "zip")


@pytest.fixture
def at_work(signed_in: Callable[[User], Client], manager: User) -> Client:
    return signed_in(manager)


@pytest.mark.parametrize(("address", "most"), [(SUMMARY, LONGEST), (TITLE, LONGEST_TITLE)])
def test_a_text_may_be_so_long_and_no_longer(
    address: str, most: int, at_work: Client, report: ProgressReport
) -> None:
    whole = sent(at_work, opened(at_work, address, text="w" * most))
    refused = sent(at_work, opened(at_work, address, text="x" * (most + 1)))

    assert whole.status_code == 302
    assert refused.status_code == 422
    assert f"has {most + 1:,} characters; it may have {most:,}. Shorten it." in text_of(refused)
    assert "x" * (most + 1) in refused.content.decode()
    assert "x" not in ProgressReport.objects.get().texts[address.split("/")[-2]]["en"]["text"]


@pytest.mark.parametrize(("section", "most"), [("summary", LONGEST), ("title", LONGEST_TITLE)])
def test_the_service_refuses_a_text_that_is_too_long(
    section: str, most: int, report: ProgressReport
) -> None:
    text = "w" * (most + 1)

    with pytest.raises(MoveNotAllowed, match="Shorten it"):
        services.write_text(report, section, "fr", text, data="", by=make.manager())


def test_the_service_refuses_an_action_that_is_too_long(report: ProgressReport) -> None:
    actions = [{"en": "take note"}, {"en": "w" * (LONGEST + 1)}]

    with pytest.raises(MoveNotAllowed, match="Shorten it"):
        services.write_recommended(report, actions, by=make.manager())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_which_action_is_too_long_stands_beside_it(
    language: str, at_work: Client, report: ProgressReport
) -> None:
    long = {f"row-2-{language}": "x" * (LONGEST + 1), "row-1-en": "take note of mine"}

    refused = sent(at_work, opened(at_work, RECOMMENDED, **long))

    assert refused.status_code == 422
    assert 'id="error-2">This text has 50,001 characters' in refused.content.decode()
    assert 'id="error-1"' not in refused.content.decode()
    assert "take note of mine" in refused.content.decode()


def test_a_symbol_is_one_line_without_wide_spaces(at_work: Client, report: ProgressReport) -> None:
    form = opened(at_work, "/reports/stc56/head/", symbol="UNEP/CMS/\nStC56/Doc.7")

    sent(at_work, form)

    assert ProgressReport.objects.get().symbol == "UNEP/CMS/ StC56/Doc.7"


MEETING = date(2025, 3, 26)
USUAL: dict[str, Any] = {
    "from_day": date(2024, 2, 18),
    "cut_off": date(2025, 1, 24),
    "dated": date(2025, 1, 24),
}


@pytest.mark.parametrize(
    ("days", "remarks"),
    [
        ({}, []),
        ({"cut_off": MEETING, "dated": MEETING}, []),
        (
            {"dated": date(2025, 1, 23)},
            ["The document is dated 23 January 2025, before its cut-off date, 24 January 2025."],
        ),
        (
            {"cut_off": MEETING + timedelta(1), "dated": MEETING + timedelta(1)},
            ["The cut-off date, 27 March 2025, is after the meeting has begun, on 26 March 2025."],
        ),
        (
            {"from_day": date(2024, 2, 16)},
            [
                "The reporting period begins on 16 February 2024, before the resolution was"
                " adopted on 17 February 2024."
            ],
        ),
    ],
)
def test_days_in_an_order_that_is_hardly_meant_are_remarked(
    days: dict[str, Any], remarks: list[str], db: None
) -> None:
    report = make.report(**{**USUAL, **days})

    assert [each.sentence for each in about_days(report)] == remarks
    assert not [each for each in about_days(report) if each.stops]


def test_such_days_are_remarked_before_the_report_is_frozen(at_work: Client) -> None:
    make.report(**{**USUAL, "dated": date(2025, 1, 23)})

    page = at_work.get("/reports/stc56/finalise/")

    assert "The document is dated 23 January 2025, before" in text_of(page)
    assert "Freeze and ask for confirmation" in text_of(page)


def test_a_report_to_a_meeting_without_a_date_is_prepared_like_any_other(at_work: Client) -> None:
    meeting = Meeting.objects.create(label="StC60", body=Body.objects.get(treaty="cms", code="StC"))
    address = f"/reports/new/?resolution=11.10-rev-cop14&meeting={meeting.pk}"
    form = opened(at_work, address, symbol="UNEP/CMS/StC60/Doc.1", agenda_item="1")

    begun = sent(at_work, form)

    assert form["cut_off"] == timezone.localdate().isoformat()
    assert begun.status_code == 302
    assert statuses(at_work, "stc60") == {200}


def test_a_resolution_without_action_items_is_reported_on_all_the_same(
    at_work: Client, signed_in: Callable[[User], Client], officer: User
) -> None:
    meeting = Meeting.objects.get(label="StC56")
    services.begin_report(bare_resolution(), meeting, make.start(), by=make.manager())

    found = statuses(at_work, "stc56")
    proposed = sent(at_work, button_to(finalise(at_work), "/reports/stc56/finalise/propose/"))
    other = signed_in(officer)
    final = sent(other, button_to(finalise(other), "/reports/stc56/finalise/confirm/"))

    assert found == {200}
    assert (proposed.status_code, final.status_code) == (302, 302)
    assert ProgressReport.objects.get().is_final


def bare_resolution() -> Resolution:
    """A resolution in force of which nothing but its head is known."""
    resolution = Resolution.objects.get(slug="11.10-rev-cop14")
    resolution.pk = None
    resolution.slug = resolution.number = resolution.prefix = "12.1"
    resolution.symbol = "UNEP/CMS/Resolution 12.1"
    resolution.save()
    return resolution


def statuses(client: Client, slug: str) -> set[int]:
    """How all pages and files of a draft answer."""
    addresses = [f"/reports/{slug}/{page}" for page in PAGES]
    addresses += [f"/reports/{slug}.{suffix}" for suffix in FILES]
    addresses += [f"/reports/compare/?before={slug}"]
    return {client.get(each).status_code for each in addresses}


def finalise(client: Client) -> Any:
    return client.get("/reports/stc56/finalise/")


def test_a_period_that_ends_before_it_begins_is_said_beside_the_cut_off_date(
    at_work: Client, report: ProgressReport
) -> None:
    form = opened(at_work, "/reports/stc56/head/", from_day="2025-01-02", cut_off="2025-01-01")

    refused = sent(at_work, form)

    errors = refused.context["form"].errors
    assert errors == {"cut_off": ["The cut-off date is before the period begins."]}
    assert 'value="2025-01-02"' in refused.content.decode()
