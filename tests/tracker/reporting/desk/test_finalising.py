"""From the draft to the final report: what is checked, who presses which button, what is said."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from resolutions.models import User
from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import services

from .pages import button_to, has_button, opened, sent, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_files")]

SignIn = Callable[[User], Client]
PAGE = "/reports/stc56/finalise/"
PROPOSE, WITHDRAW, CONFIRM = (f"{PAGE}{verb}/" for verb in ("propose", "withdraw", "confirm"))


@pytest.fixture
def proposed(report: ProgressReport, manager: User) -> ProgressReport:
    return services.propose_report(report, by=manager)


@pytest.fixture
def final(proposed: ProgressReport, officer: User) -> ProgressReport:
    return services.confirm_report(proposed, by=officer, sha256=proposed.sha256)


def state() -> str:
    return ProgressReport.objects.get(slug="stc56").state


def test_a_draft_is_frozen_by_one_and_confirmed_by_another(
    signed_in: SignIn, manager: User, officer: User, report: ProgressReport
) -> None:
    sent(signed_in(manager), button_to(signed_in(manager).get(PAGE), PROPOSE))
    waiting = state()
    page = signed_in(officer).get(PAGE)
    response = sent(signed_in(officer), button_to(page, CONFIRM))

    found = ProgressReport.objects.get()
    assert waiting == ReportState.PROPOSED
    assert response["Location"] == PAGE
    assert (found.state, found.confirmed_by) == (ReportState.FINAL, officer)
    assert Client().get("/reports/stc56/").status_code == 200


def test_before_it_is_frozen_the_page_says_what_to_look_at(
    signed_in: SignIn, manager: User, report: ProgressReport
) -> None:
    services.write_text(report, "summary", "en", "In short.", data="Earlier.", by=manager)
    services.write_text(report, "background", "en", "", data="", by=manager)
    services.leave_out(report, make.item(), "Not agreed.", by=manager)
    services.write_recommended(report, [], by=manager)

    text = text_of(signed_in(manager).get(PAGE))

    for sentence in (
        "“Summary” was edited, and the data says something else since.",
        "“Background” is empty.",
        "51 action items of 51 have no information; the report says so openly.",
        "The words of 1 action item are left out.",
        "The report recommends nothing.",
        "French: 2 texts are shown in the original, English.",
        "Spanish: 2 texts are shown in the original, English.",
    ):
        assert sentence in text
    assert "Not agreed." not in text


def test_a_cut_off_that_has_not_come_stands_in_the_way(
    signed_in: SignIn, manager: User, report: ProgressReport
) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    report = services.change_start(report, make.start(cut_off=tomorrow), by=manager)
    client = signed_in(manager)

    page = client.get(PAGE)
    response = client.post(PROPOSE, {"version": report.version})

    assert "Stands in the way" in text_of(page)
    assert not has_button(page, PROPOSE)
    assert response.status_code == 409
    assert "has not come yet" in text_of(response)
    assert state() == ReportState.DRAFT


def test_what_was_changed_since_it_was_read_is_not_frozen(
    signed_in: SignIn, manager: User, report: ProgressReport
) -> None:
    client = signed_in(manager)
    button = button_to(client.get(PAGE), PROPOSE)
    services.write_text(report, "summary", "en", "Meanwhile.", data="", by=manager)

    response = sent(client, button)
    again = sent(client, button_to(response, PROPOSE))

    assert response.status_code == 409
    assert "It was changed since you opened it" in text_of(response)
    assert again["Location"] == PAGE
    assert state() == ReportState.PROPOSED


@pytest.mark.parametrize("verb", ["propose", "confirm", "withdraw"])
def test_a_button_pressed_twice_does_it_once(
    signed_in: SignIn, manager: User, officer: User, report: ProgressReport, verb: str
) -> None:
    person = officer if verb == "confirm" else manager
    if verb != "propose":
        services.propose_report(report, by=manager)
    button = button_to(signed_in(person).get(PAGE), f"{PAGE}{verb}/")

    responses = [sent(signed_in(person), button) for _ in range(2)]

    assert [each["Location"] for each in responses] == [PAGE, PAGE]


def test_who_proposed_it_is_told_that_someone_else_confirms(
    signed_in: SignIn, manager: User, proposed: ProgressReport
) -> None:
    client = signed_in(manager)

    page = client.get(PAGE)
    response = client.post(CONFIRM, {"sha256": proposed.sha256})

    assert "You proposed it: someone else confirms it." in text_of(page)
    assert not has_button(page, CONFIRM)
    assert has_button(page, WITHDRAW)
    assert response.status_code == 403
    assert state() == ReportState.PROPOSED


@pytest.mark.parametrize(
    ("role", "in_state", "sentence"),
    [
        ("reader", ReportState.DRAFT, "Managers freeze a draft"),
        ("officer", ReportState.DRAFT, "Managers freeze a draft"),
        ("reader", ReportState.PROPOSED, "Officers and managers of the Secretariat confirm it"),
    ],
)
def test_who_has_no_button_is_told_why(
    request: pytest.FixtureRequest, signed_in: SignIn, role: str, in_state: str, sentence: str
) -> None:
    make.report(in_state)

    page = signed_in(request.getfixturevalue(role)).get(PAGE)

    assert sentence in text_of(page)
    assert not any(has_button(page, each) for each in (PROPOSE, WITHDRAW, CONFIRM))


def test_what_is_confirmed_is_what_was_read(
    signed_in: SignIn, manager: User, officer: User, proposed: ProgressReport
) -> None:
    client = signed_in(officer)
    button = button_to(client.get(PAGE), CONFIRM)
    draft = services.withdraw_report(proposed, by=manager)
    services.write_text(draft, "summary", "en", "Something else.", data="", by=manager)
    services.propose_report(draft, by=manager)

    response = sent(client, button)

    assert response.status_code == 409
    assert "Read it again as it stands now" in text_of(response)
    assert state() == ReportState.PROPOSED


def test_a_report_made_a_draft_again_is_not_confirmed(
    signed_in: SignIn, manager: User, officer: User, proposed: ProgressReport
) -> None:
    client = signed_in(officer)
    button = button_to(client.get(PAGE), CONFIRM)
    services.withdraw_report(proposed, by=manager)

    response = sent(client, button)

    assert response.status_code == 409
    assert "A report is confirmed once" in text_of(response)
    assert state() == ReportState.DRAFT


def test_data_that_moved_since_it_was_frozen_is_counted(
    signed_in: SignIn, officer: User, proposed: ProgressReport
) -> None:
    client = signed_in(officer)

    before = text_of(client.get(PAGE))
    make.status_update(effective_on=timezone.localdate())
    after = text_of(client.get(PAGE))

    assert "The data says the same today." in before
    assert "Since then 1 action item changed in the data." in after


def test_data_beside_the_items_that_moved_is_said_as_well(
    signed_in: SignIn, officer: User, proposed: ProgressReport
) -> None:
    make.party_action()

    text = text_of(signed_in(officer).get(PAGE))

    assert "Since then something else than action items changed in the data." in text


@pytest.mark.parametrize("verb", [PROPOSE, WITHDRAW, CONFIRM])
def test_the_address_of_a_verb_leads_to_its_page(
    signed_in: SignIn, manager: User, report: ProgressReport, verb: str
) -> None:
    assert signed_in(manager).get(verb)["Location"] == PAGE


def test_a_period_is_not_turned_round(
    signed_in: SignIn, manager: User, report: ProgressReport
) -> None:
    client = signed_in(manager)
    form = opened(client, "/reports/stc56/head/", "symbol", cut_off="2024-02-01", agenda_item="9")

    response: Any = sent(client, form)

    assert response.status_code == 422
    assert "The cut-off date is before the period begins." in text_of(response)
    assert ProgressReport.objects.get().from_day == date(2024, 2, 18)
