"""The desk: what waits for the person who signs in."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resolutions.choices import State, Status
from resolutions.models import ActionItem, Body, Meeting, Office, User
from tests import make, scale

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
DESK = "/admin/"
OF_PARTIES = {"Party actions to review", "Asked, not yet answered"}


def piles(client: Client) -> dict[str, Any]:
    return {pile.title: pile for pile in client.get(DESK).context["desk"].sections}


def references(pile: Any) -> list[str]:
    return [str(getattr(row, "action_item", row)) for row in pile.rows]


@pytest.fixture
def cop16() -> Meeting:
    return Meeting.objects.create(
        body=Body.objects.get(code="COP"),
        label="COP16",
        starts_on=date(2027, 3, 1),
        documents_due_on=date(2026, 12, 1),
    )


def test_items_without_information_come_in_the_order_of_the_text_at_most_eight(
    officer: User, signed_in: SignIn
) -> None:
    pile = piles(signed_in(officer))["No information yet"]

    first = list(ActionItem.objects.values_list("reference", flat=True)[:8])
    assert references(pile) == first
    assert pile.count == 51


def test_nobody_counts_more_than_ninety_nine_items_on_a_desk(
    officer: User, signed_in: SignIn
) -> None:
    scale.copy_resolution(1)

    response = signed_in(officer).get(DESK)

    pile = {pile.title: pile for pile in response.context["desk"].sections}["No information yet"]
    assert pile.number == "99+"
    assert ">99+</span>" in response.content.decode()


def test_my_items_are_those_of_my_offices(officer: User, signed_in: SignIn) -> None:
    office = Office.objects.create(code="water", name="Aquatic unit")
    office.members.add(officer)
    ActionItem.objects.filter(reference__in=["11.10-20-SEC", "11.10-21-SEC"]).update(office=office)

    pile = piles(signed_in(officer))["No information yet"]

    assert references(pile) == ["11.10-20-SEC", "11.10-21-SEC"]
    assert pile.count == 2


def test_stale_items_come_longest_unchanged_first(
    officer: User, signed_in: SignIn, today: date
) -> None:
    make.status_update(make.item("11.10-20-SEC"), effective_on=date(2025, 2, 1))
    make.status_update(make.item("11.10-21-SEC"), effective_on=date(2025, 1, 1))
    make.status_update(make.item("11.10-22-SEC"), effective_on=date(2026, 10, 1))
    make.status_update(
        make.item("11.10-3-SEC"), effective_on=date(2025, 1, 1), status=Status.ELAPSED
    )

    assert references(piles(signed_in(officer))["Stale"]) == ["11.10-21-SEC", "11.10-20-SEC"]


def test_what_is_due_for_the_documents_of_the_next_meeting(
    officer: User, signed_in: SignIn, today: date, cop16: Meeting
) -> None:
    pile = piles(signed_in(officer))["Due for the next meeting's documents"]

    assert references(pile) == ["11.10-14.2-SEC", "11.10-18.3-SEC"]
    assert pile.note == "COP16: documents are due on 1 December 2026."


def test_where_no_document_deadline_is_known_the_desk_says_so(
    officer: User, signed_in: SignIn
) -> None:
    page = signed_in(officer).get(DESK).content.decode()

    assert "No meeting with a document deadline is known yet." in page


def test_what_was_returned_is_shown_with_its_reason_to_its_author_alone(
    officer: User, second_officer: User, signed_in: SignIn
) -> None:
    make.status_update(state=State.RETURNED, author=officer)

    assert "Which meeting was it?" in signed_in(officer).get(DESK).content.decode()
    assert piles(signed_in(second_officer))["Returned to you"].count == 0


def test_drafts_lie_on_the_desk_of_their_author_alone(
    officer: User, second_officer: User, signed_in: SignIn
) -> None:
    make.status_update(state=State.DRAFT, author=officer)

    assert references(piles(signed_in(officer))["Your drafts"]) == ["11.10-20-SEC"]
    assert piles(signed_in(second_officer))["Your drafts"].rows == []


def test_what_waits_for_approval_comes_oldest_first(manager: User, signed_in: SignIn) -> None:
    for reference in ("11.10-21-SEC", "11.10-20-SEC"):
        make.status_update(make.item(reference), State.SUBMITTED)

    pile = piles(signed_in(manager))["Waiting for your approval"]

    assert references(pile) == ["11.10-21-SEC", "11.10-20-SEC"]


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        pytest.param("officer", {"Returned to you", "Your drafts"} | OF_PARTIES, id="officer"),
        pytest.param(
            "manager",
            {"Waiting for your approval", "Returned to you", "Your drafts"} | OF_PARTIES,
            id="manager",
        ),
        pytest.param("reader", set(), id="reader"),
        pytest.param("administrator", set(), id="administrator"),
    ],
)
def test_each_role_finds_the_piles_that_it_can_work_on(
    role: str, shown: set[str], signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    items = {"Due for the next meeting's documents", "No information yet", "Stale"}

    assert set(piles(signed_in(request.getfixturevalue(role)))) == items | shown


def test_a_reader_is_offered_to_look_not_to_record(reader: User, signed_in: SignIn) -> None:
    page = signed_in(reader).get(DESK).content.decode()

    assert "#record" not in page


def test_each_row_leads_to_the_form_in_one_click(
    officer: User, signed_in: SignIn, item: ActionItem
) -> None:
    first = ActionItem.objects.first()
    assert first is not None
    address = reverse("admin:resolutions_actionitem_change", args=[first.pk])

    assert f'href="{address}#record"' in signed_in(officer).get(DESK).content.decode()


def test_every_pile_leads_to_a_list_of_as_many(
    manager: User, signed_in: SignIn, today: date, cop16: Meeting
) -> None:
    make.status_update(make.item("11.10-21-SEC"), effective_on=date(2025, 1, 1))
    make.status_update(make.item("11.10-2-SEC"), State.DRAFT, author=manager)
    make.status_update(make.item("11.10-3-SEC"), State.SUBMITTED)
    client = signed_in(manager)

    for title, pile in piles(client).items():
        assert client.get(pile.all_url).context["cl"].result_count == pile.count, title


@pytest.mark.parametrize("role", ["officer", "manager", "reader"])
def test_the_desk_asks_at_most_twelve_questions_however_much_lies_on_it(
    role: str,
    officer: User,
    signed_in: SignIn,
    queries: Callable[[], Any],
    cop16: Meeting,
    request: pytest.FixtureRequest,
) -> None:
    client = signed_in(request.getfixturevalue(role))
    client.get(DESK)
    with queries() as few:
        client.get(DESK)
    for number in range(6):
        copy = scale.copy_resolution(number)
        items = list(ActionItem.objects.filter(paragraph__resolution=copy))
        for item in items[:2]:
            make.status_update(item, State.DRAFT, author=officer)
            make.status_update(item, State.SUBMITTED)
        scale.give_updates(items[10:], 2, officer, make.manager())

    with queries() as many:
        client.get(DESK)

    assert len(many) == len(few) <= 12, [query["sql"] for query in many]


def test_a_focal_point_has_no_place_here(focal_point: User, signed_in: SignIn) -> None:
    response = signed_in(focal_point).get(DESK)

    assert response["Location"].startswith(reverse("admin:login"))
