"""The review queue: what waits, the oldest first, and nothing that a Party keeps to itself."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parties import reviewing, services
from parties.admin.paging import CappedPaginator
from parties.choices import ActionState
from parties.models import Party, PartyAction
from resolutions.models import User
from tests import make

from .cases import QUEUE, SignIn, another_reviewer, entered, submitted_again

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(officer: User, signed_in: SignIn) -> Callable[..., list[str]]:
    """Return the titles of the queue as the officer finds them."""

    def read(**query: str) -> list[str]:
        response = signed_in(officer).get(reverse(QUEUE), query)
        admin = response.context["cl"].model_admin
        return [plain(admin.its_title(row)) for row in response.context["cl"].result_list]

    return read


def plain(title: str) -> str:
    return title.partition(">")[2].partition("<")[0] or title


@pytest.fixture
def cases() -> None:
    """One action of each state and kind, the first submitted first."""
    ghana, by = make.focal_point("GHA"), another_reviewer()
    make.party_action(ActionState.SUBMITTED, title="Waits longest")
    make.party_action(ActionState.DRAFT, title="Of the Party alone")
    make.party_action(ActionState.ACCEPTED, title="Accepted one", by=by)
    make.party_action(ActionState.RETURNED, title="Returned one", by=by)
    make.party_action(
        ActionState.SUBMITTED, title="From Ghana", author=ghana, items=[make.item("11.10-31-PAR")]
    )
    entered(ActionState.DRAFT, title="Being entered")
    entered(ActionState.SUBMITTED, title="Entered one")


def test_it_opens_with_what_waits_the_oldest_first(
    cases: None, listed: Callable[..., list[str]]
) -> None:
    assert listed() == ["Waits longest", "From Ghana", "Entered one"]


def test_a_later_version_waits_from_the_day_it_was_submitted(
    listed: Callable[..., list[str]],
) -> None:
    first = make.party_action(ActionState.SUBMITTED, title="First")
    make.party_action(ActionState.SUBMITTED, title="Second")
    submitted_again(first, title="First, again")

    assert listed() == ["Second", "First, again"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({"state": "returned"}, {"Returned one"}, id="returned"),
        pytest.param({"state": "draft"}, {"Being entered"}, id="drafts-of-ours"),
        pytest.param({"state": "accepted"}, {"Accepted one"}, id="accepted"),
        pytest.param({"state": "nonsense"}, {"Waits longest", "From Ghana", "Entered one"}, id="?"),
        pytest.param({"party": "GHA"}, {"From Ghana", "Entered one"}, id="party"),
        pytest.param({"region": "europe"}, set(), id="region"),
        pytest.param({"region": "africa", "party": "KEN"}, {"Waits longest"}, id="two"),
        pytest.param({"item": "11.10-31"}, {"From Ghana"}, id="paragraph"),
        pytest.param({"item": "11.10-31-par"}, {"From Ghana"}, id="item"),
        pytest.param({"item": "11.10-3"}, set(), id="no-such-paragraph-for-parties"),
        pytest.param({"by": "secretariat"}, {"Entered one"}, id="on-behalf"),
        pytest.param({"by": "party"}, {"Waits longest", "From Ghana"}, id="by-the-party"),
        pytest.param({"q": "ghana one"}, {"Entered one"}, id="words"),
        pytest.param({"q": "kenya", "state": "accepted"}, {"Accepted one"}, id="party-by-name"),
        pytest.param({"q": "one", "state": "accepted"}, set(), id="no-titles-of-all-accepted"),
        pytest.param(
            {"q": "one", "state": "accepted", "party": "KEN"},
            {"Accepted one"},
            id="titles-of-one-party",
        ),
        pytest.param(
            {"state": "all"},
            {"Waits longest", "Accepted one", "Returned one", "From Ghana", "Being entered",
             "Entered one"},
            id="all",
        ),
    ],
)  # fmt: skip
def test_it_is_narrowed_by(
    query: dict[str, str], expected: set[str], cases: None, listed: Callable[..., list[str]]
) -> None:
    assert set(listed(**query)) == expected


def test_a_period_finds_what_was_submitted_in_it(
    cases: None, listed: Callable[..., list[str]]
) -> None:
    this, other = make.period(), make.period("StC58", starts_on=date(2030, 1, 1))

    assert len(listed(period=str(this.pk))) == 3
    assert listed(period=str(other.pk)) == []


def test_a_reference_is_found_in_whatever_state(
    cases: None, listed: Callable[..., list[str]]
) -> None:
    accepted = PartyAction.objects.get(state=ActionState.ACCEPTED)

    assert listed(q=f" {accepted.reference.lower()} ") == ["Accepted one"]


def test_what_is_asked_leaves_the_list_once_it_is_answered(
    cases: None, listed: Callable[..., list[str]]
) -> None:
    action = PartyAction.objects.get(state=ActionState.ACCEPTED)
    reviewing.ask_about_action(action, by=another_reviewer(), question="Who?")
    before = listed(state="asked")
    reviewing.answer_about_action(action, by=make.focal_point("KEN"), answer="All.")

    assert (before, listed(state="asked")) == (["Accepted one"], [])


@pytest.mark.parametrize("state", ["all", "accepted", "draft", ""])
def test_no_word_of_a_working_copy_is_shown_or_found(
    state: str, listed: Callable[..., list[str]]
) -> None:
    action = make.party_action(ActionState.ACCEPTED, title="Read by all")
    by = make.focal_point("KEN")
    services.revise_action(action, make.action_entry(title="Secretive"), by=by)
    make.party_action(ActionState.DRAFT, title="Secretive too")

    shown = listed(state=state)

    assert shown == (["Read by all"] if state in ("all", "draft") else [])
    assert listed(state=state, q="Secretive") == []


def test_the_columns_say_what_the_reviewer_has_to_know(officer: User, signed_in: SignIn) -> None:
    entered(ActionState.SUBMITTED, title="Taller con Ramsar", language="es")

    page = signed_in(officer).get(reverse(QUEUE)).content.decode()

    for words in (
        ">GHA-1</a>", "Ghana", '<span lang="es" dir="auto">Taller con Ramsar</span>',
        "11.10-29-PAR", "Under way", "(today)", ">1</td>", ">Letter</td>", ">Submitted</td>",
    ):  # fmt: skip
        assert words in page, words


def test_titles_are_escaped(officer: User, signed_in: SignIn) -> None:
    make.party_action(ActionState.SUBMITTED, title="<script>alert(1)</script>")

    assert "<script>alert" not in signed_in(officer).get(reverse(QUEUE)).content.decode()


@pytest.mark.parametrize(
    ("person", "offered"),
    [("officer", True), ("manager", True), ("reader", False), ("administrator", False)],
)
def test_entering_on_behalf_is_offered_to_those_who_may(
    person: str, offered: bool, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    page = signed_in(request.getfixturevalue(person)).get(reverse(QUEUE)).content.decode()

    assert (reverse("admin:parties_partyaction_enter") in page) == offered


@pytest.mark.parametrize("person", ["national", "contributor", "elsewhere", "withdrawn"])
def test_no_focal_point_sees_it(
    person: str, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(person))

    assert client.get(reverse(QUEUE)).status_code in (302, 403)


@pytest.mark.parametrize("query", [{}, {"state": "all"}, {"q": "joint", "region": "africa"}])
def test_the_queue_asks_as_much_for_many_as_for_few(
    query: dict[str, str], officer: User, signed_in: SignIn, queries: Callable[[], Any]
) -> None:
    make.party_action(ActionState.SUBMITTED)
    client = signed_in(officer)
    client.get(reverse(QUEUE), query)
    with queries() as few:
        client.get(reverse(QUEUE), query)
    for number in range(5):
        make.party_action(ActionState.SUBMITTED, title=f"Joint action {number}")
        make.party_action(ActionState.ACCEPTED, title=f"Joint accepted {number}")
    entered(ActionState.SUBMITTED, title="Joint entry")

    with queries() as many:
        client.get(reverse(QUEUE), query)

    assert len(many) == len(few) <= 12, [query["sql"] for query in many]


def test_a_list_is_not_counted_to_its_end(
    monkeypatch: pytest.MonkeyPatch, listed: Callable[..., list[str]]
) -> None:
    monkeypatch.setattr(CappedPaginator, "most", 2)

    number = CappedPaginator(Party.objects.all(), 50).count

    assert number == 2
