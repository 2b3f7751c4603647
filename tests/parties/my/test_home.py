"""The Party's page: what came back, what waits, what is asked, and nothing of others."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.template.defaultfilters import date as date_format
from django.test import Client
from django.urls import reverse

from parties import periods, reviewing, services
from parties.choices import Gate
from parties.models import Party, PartyAction, PartyReport, ReportingPeriod
from resolutions.models import User
from tests import make
from tests.scale import copy_resolution

from .forms import text_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
MOST = 12


def test_what_was_returned_is_on_top_with_the_reason_the_day_and_a_button(
    national: User, signed_in: SignIn
) -> None:
    action = make.party_action("returned")

    page = signed_in(national).get("/my/")

    said = text_of(page)
    assert said.index("Which conventions?") < said.index("What is asked of Parties")
    assert f'href="/my/actions/{action.reference}/edit/"' in page.content.decode()
    day = date_format(action.versions.get().decided_at, "DATE_FORMAT")
    assert f"The Secretariat, {day}" in said


def test_each_item_addressed_to_parties_is_a_card_with_one_button(
    national: User, signed_in: SignIn
) -> None:
    page = signed_in(national).get("/my/").content.decode()

    assert page.count("/my/actions/new/?item=") == 10
    assert "/my/actions/new/?item=11.10-29-PAR" in page
    assert 'lang="en"><em class="verb">Urges</em>' in page


def test_a_card_shows_what_was_said_so_far(national: User, signed_in: SignIn) -> None:
    make.party_action("submitted", title="Committee of focal points")

    said = text_of(signed_in(national).get("/my/"))

    card = said[said.index("establish close collaboration") :]
    assert "Committee of focal points" in card[:250]
    assert "from 2 May 2025" in card[:300]


def test_a_card_with_many_actions_shows_the_latest_and_a_link_to_all(
    national: User, signed_in: SignIn
) -> None:
    for number in range(5):
        make.party_action("draft", title=f"Meeting {number}")
    client = signed_in(national)

    said = text_of(client.get("/my/"))
    listed = text_of(client.get("/my/actions/?item=11.10-29-PAR"))

    card = said[said.index("establish close collaboration") :]
    assert "All 5 actions" in card
    assert "Meeting 4" in card
    assert "Meeting 0" not in card
    assert all(f"Meeting {number}" in listed for number in range(5))


def test_a_contributor_sees_the_cards_of_their_own_paragraphs_alone(
    partial_contributor: User, signed_in: SignIn
) -> None:
    make.party_action("draft", title="Of paragraph 29")

    page = signed_in(partial_contributor).get("/my/")

    assert page.content.decode().count("/my/actions/new/?item=") == 1
    assert "ratify the BBNJ Agreement" in text_of(page)
    assert "Of paragraph 29" not in text_of(page)


def test_the_page_names_the_open_period_and_the_day_on_which_documents_close(
    national: User, signed_in: SignIn, period: ReportingPeriod
) -> None:
    period.meeting.documents_due_on = date(2027, 1, 29)
    period.meeting.save()

    said = text_of(signed_in(national).get("/my/"))

    assert "Documents for StC57 close on 29 January 2027 ." in said
    assert "Reporting is voluntary" in said


def test_without_an_open_period_the_page_says_so_and_that_drafts_are_kept(
    national: User, signed_in: SignIn
) -> None:
    make.period(gate=Gate.CLOSED)

    said = text_of(signed_in(national).get("/my/"))

    assert "No reporting period is open." in said
    assert "your drafts are kept" in said
    assert "nothing to report" not in said


def test_a_question_of_the_secretariat_waits_until_it_is_answered(
    national: User, signed_in: SignIn
) -> None:
    action = make.party_action()
    reviewing.ask_about_action(action, by=make.officer(), question="How many focal points?")
    client = signed_in(national)

    before = text_of(client.get("/my/"))
    client.post(f"/my/actions/{action.reference}/answer/", {"answer": "Seven."})
    after = text_of(client.get("/my/"))

    assert "How many focal points?" in before
    assert "How many focal points?" not in after


def test_an_entry_on_behalf_shows_its_channel_and_day_and_can_be_taken_over(
    national: User, kenya: Party, period: ReportingPeriod, signed_in: SignIn
) -> None:
    officer = make.officer()
    action = services.begin_action(
        kenya, make.action_entry(), by=officer, channel="letter", received_on=date(2026, 5, 5)
    )
    services.submit_action(action, by=officer)
    client = signed_in(national)

    before = text_of(client.get("/my/"))
    client.post(f"/my/actions/{action.reference}/take-over/")

    assert "from a letter received on 5 May 2026" in before
    assert PartyAction.objects.get().taken_over_at is not None


def test_nothing_to_report_is_recorded_with_who_and_when_and_undone(
    national: User, period: ReportingPeriod, signed_in: SignIn
) -> None:
    client = signed_in(national)

    client.post("/my/nil/")
    said = text_of(client.get("/my/"))
    report = PartyReport.objects.get()
    client.post("/my/nil/undo/")

    assert f"{national} said on" in said
    assert report.nil_by == national
    assert PartyReport.objects.get().nil_at is None


def test_nothing_to_report_said_twice_is_said_once(
    national: User, period: ReportingPeriod, signed_in: SignIn
) -> None:
    client = signed_in(national)

    answers = [client.post("/my/nil/").status_code for _ in range(2)]

    assert answers == [302, 302]
    assert PartyReport.objects.nil().count() == 1


def test_nothing_to_report_is_refused_in_words_once_something_was_submitted(
    national: User, signed_in: SignIn
) -> None:
    make.party_action("submitted")
    client = signed_in(national)

    page = client.get("/my/")
    refused = client.post("/my/nil/")

    assert "We have nothing to report" not in text_of(page)
    assert refused.status_code == 409
    assert "there is something to report" in text_of(refused)


def test_nothing_to_report_cannot_be_undone_once_the_period_is_closed(
    national: User, kenya: Party, period: ReportingPeriod, signed_in: SignIn
) -> None:
    periods.declare_nil(kenya, by=national)
    period.gate = Gate.CLOSED
    period.save()

    refused = signed_in(national).post("/my/nil/undo/")

    assert refused.status_code == 409
    assert PartyReport.objects.get().nil_at is not None


def test_a_contributor_neither_sees_nor_says_that_there_is_nothing_to_report(
    contributor: User, period: ReportingPeriod, signed_in: SignIn
) -> None:
    client = signed_in(contributor)

    page = client.get("/my/")
    refused = client.post("/my/nil/")

    assert "nothing to report" not in text_of(page)
    assert refused.status_code == 403
    assert not PartyReport.objects.exists()


def test_an_account_without_a_place_is_told_whom_to_ask(
    focal_point: User, signed_in: SignIn
) -> None:
    page = signed_in(focal_point).get("/my/")

    assert page.status_code == 200
    assert "The national focal point of your country can invite you" in text_of(page)


def test_somebody_withdrawn_is_told_whom_to_ask(withdrawn: User, signed_in: SignIn) -> None:
    page = signed_in(withdrawn).get("/my/")

    assert "speaks for no Party" in text_of(page)


def test_the_secretariat_is_led_to_its_review_queue(officer: User, signed_in: SignIn) -> None:
    answer = signed_in(officer).get("/my/")

    assert answer["Location"] == reverse("admin:parties_partyaction_changelist")


def test_a_visitor_signs_in_first(client: Client) -> None:
    answer = client.get("/my/")

    assert answer["Location"] == "/account/login/?next=/my/"


def fill(times: int) -> None:
    """Add actions in each state, with a question, a copy and an entry on behalf of the Party."""
    kenya, officer = Party.objects.get(iso3="KEN"), make.officer()
    make.period()
    for number in range(times):
        action = make.party_action(title=f"Accepted {number}")
        reviewing.ask_about_action(action, by=officer, question="Where?")
        services.copy_action(action, by=make.focal_point("KEN"))
        for state in ("draft", "submitted", "returned"):
            make.party_action(state, items=[make.item("11.10-31-PAR")])
        entered = services.begin_action(
            kenya,
            make.action_entry(items=[make.item("11.10-31-PAR")]),
            by=officer,
            channel="email",
            received_on=date(2026, 5, 5),
        )
        services.submit_action(entered, by=officer)


@pytest.mark.parametrize("person", ["national", "contributor", "partial_contributor"])
def test_the_page_asks_as_often_for_many_actions_as_for_few(
    person: str,
    request: pytest.FixtureRequest,
    signed_in: SignIn,
    queries: Callable[[], Any],
) -> None:
    client = signed_in(request.getfixturevalue(person))
    fill(1)
    with queries() as few:
        client.get("/my/")
    fill(12)
    copy_resolution(1)

    with queries() as many:
        page = client.get("/my/")

    assert page.status_code == 200
    assert len(few) == len(many) <= MOST, [query["sql"] for query in many]


@pytest.mark.parametrize(
    "address",
    [
        "/my/actions/",
        "/my/actions/KEN-1/",
        "/my/actions/KEN-1/edit/",
        "/my/actions/new/?key=00000000-0000-4000-8000-000000000000",
    ],
)
def test_the_other_pages_ask_twelve_times_at_most(
    address: str, national: User, signed_in: SignIn, queries: Callable[[], Any]
) -> None:
    fill(2)
    client = signed_in(national)

    with queries() as made:
        page = client.get(address)

    assert page.status_code == 200
    assert len(made) <= MOST, [query["sql"] for query in made]


def test_items_beyond_a_page_are_a_link_away(national: User, signed_in: SignIn) -> None:
    for number in range(4):
        copy_resolution(number)
    client = signed_in(national)

    first = client.get("/my/")
    second = client.get(f"/my/?after={first.context['seen'].page.after}")

    assert len(first.context["seen"].cards) == 30
    assert len(second.context["seen"].cards) == 20
    assert "Later in the text" in text_of(first)


@pytest.mark.parametrize(
    "query", ["after=x", "before=-1", "item=%00", "item=none", "state=zzz", "page=999", "page=x"]
)
def test_no_query_breaks_a_page(query: str, national: User, signed_in: SignIn) -> None:
    client = signed_in(national)
    pages = ("/my/", "/my/actions/", "/my/actions/new/")

    answers = [client.get(f"{page}?{query}", follow=True) for page in pages]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
