"""The list of action items in the admin, and the pages round it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from resolutions.choices import DeadlineKind, State
from resolutions.models import (
    ActionItem,
    Body,
    Deadline,
    Meeting,
    Office,
    StatusUpdate,
    User,
)
from tests import make, scale

from .admin_form import text_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
LIST = "admin:resolutions_actionitem_changelist"


def listed(client: Client, **query: str) -> list[str]:
    """Return the references on the first page of the list."""
    response = client.get(reverse(LIST), query)
    return [item.reference for item in response.context["cl"].result_list]


@pytest.fixture
def client_of_officer(officer: User, signed_in: SignIn) -> Client:
    return signed_in(officer)


def test_words_are_found_with_and_without_hyphens(client_of_officer: Client) -> None:
    make.status_update(achievements="A capacity-building workshop was held.")

    found = [
        listed(client_of_officer, q=words) for words in ("capacity building", "capacity-building")
    ]

    assert found == [["11.10-20-SEC"]] * 2


def test_words_are_found_in_the_paragraph_too(client_of_officer: Client) -> None:
    assert listed(client_of_officer, q="wetland habitats Ramsar") == ["11.10-20-SEC"]


def test_a_reference_is_found_by_its_beginning(client_of_officer: Client) -> None:
    found = listed(client_of_officer, q="11.10-18")

    assert len(found) == 5
    assert all(reference.startswith("11.10-18") for reference in found)


class TestFilters:
    @pytest.fixture(autouse=True)
    def things_to_find(self, today: date, officer: User) -> None:
        cop = Body.objects.get(code="COP")
        Meeting.objects.create(
            body=cop, label="COP16", starts_on=date(2027, 3, 1), documents_due_on=date(2026, 12, 1)
        )
        office = Office.objects.create(code="water", name="Aquatic unit")
        office.members.add(officer)
        ActionItem.objects.filter(reference="11.10-20-SEC").update(office=office)
        Deadline.objects.create(
            action_item=make.item("11.10-21-SEC"), kind=DeadlineKind.DATE, date=date(2026, 11, 20)
        )
        make.status_update(make.item("11.10-22-SEC"), effective_on=date(2025, 1, 1))
        make.status_update(make.item("11.10-2-SEC"), State.DRAFT)
        make.status_update(make.item("11.10-3-SEC"), State.SUBMITTED)
        make.status_update(make.item("11.10-4.1-SEC"), State.RETURNED)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            pytest.param({"office": "mine"}, ["11.10-20-SEC"], id="my-offices"),
            pytest.param({"due": "overdue"}, ["11.10-21-SEC"], id="overdue"),
            pytest.param(
                {"due": "documents"},
                ["11.10-14.2-SEC", "11.10-18.3-SEC", "11.10-21-SEC"],
                id="before-documents",
            ),
            pytest.param({"age": "stale"}, ["11.10-22-SEC"], id="stale"),
            pytest.param({"work": "draft"}, ["11.10-2-SEC"], id="drafts"),
            pytest.param({"work": "submitted"}, ["11.10-3-SEC"], id="submitted"),
            pytest.param({"work": "returned"}, ["11.10-4.1-SEC"], id="returned"),
            pytest.param({"status__exact": "in_progress"}, ["11.10-22-SEC"], id="status"),
            pytest.param({"resolution": "999999"}, [], id="other-resolution"),
        ],
    )
    def test_the_list_is_narrowed(
        self, query: dict[str, str], expected: list[str], client_of_officer: Client
    ) -> None:
        assert listed(client_of_officer, **query) == expected

    @pytest.mark.parametrize(
        ("query", "others"),
        [
            pytest.param({"office": "none"}, 50, id="no-office"),
            pytest.param({"due": "none"}, 46, id="no-deadline"),
            pytest.param({"due": "some"}, 5, id="deadline"),
            pytest.param({"work": "none"}, 48, id="nothing-in-work"),
        ],
    )
    def test_the_list_is_narrowed_to_what_lacks_something(
        self, query: dict[str, str], others: int, client_of_officer: Client
    ) -> None:
        assert client_of_officer.get(reverse(LIST), query).context["cl"].result_count == others

    def test_a_row_says_status_age_work_and_deadline(self, client_of_officer: Client) -> None:
        page = text_of(client_of_officer.get(reverse(LIST)))

        assert "1 Jan 2025 (1 year ago)" in page
        assert "1 submitted" in page
        assert "20 Nov 2026 — overdue" in page
        assert "every meeting of the Conference of the Parties: COP16, 1 Mar 2027" in page


def many(officer: User) -> None:
    """Add six resolutions of the same shape, each item with three updates and a draft."""
    for number in range(6):
        copy = scale.copy_resolution(number)
        items = list(ActionItem.objects.filter(paragraph__resolution=copy))
        scale.give_updates(items, 3, officer, make.manager())
        for item in items[:3]:
            make.status_update(item, State.DRAFT)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/admin/resolutions/actionitem/", id="list"),
        pytest.param("/admin/resolutions/actionitem/?q=wetlands", id="search"),
        pytest.param("/admin/resolutions/actionitem/?office=mine&age=stale", id="filtered"),
        pytest.param("/admin/resolutions/statusupdate/", id="updates"),
        pytest.param("/admin/resolutions/element/", id="elements"),
    ],
)
def test_a_list_asks_as_many_questions_of_many_rows_as_of_few(
    address: str, officer: User, client_of_officer: Client, queries: Callable[[], Any]
) -> None:
    make.status_update(effective_on=date(2025, 1, 1))
    make.status_update(state=State.DRAFT)
    client_of_officer.get(address)
    with queries() as few:
        client_of_officer.get(address)
    many(officer)

    with queries() as with_many:
        response = client_of_officer.get(address)

    assert response.context["cl"].result_count >= 1
    assert len(with_many) == len(few), [query["sql"] for query in with_many]


def test_the_page_of_an_item_asks_as_many_questions_of_many_updates_as_of_few(
    item: ActionItem, officer: User, client_of_officer: Client, queries: Callable[[], Any]
) -> None:
    address = reverse("admin:resolutions_actionitem_change", args=[item.pk])
    make.status_update(item, evidence=[make.evidence()])
    client_of_officer.get(address)
    with queries() as few:
        client_of_officer.get(address)
    for month in range(1, 13):
        update = make.status_update(
            item, effective_on=date(2024, month, 1), evidence=[make.evidence()]
        )
        make.status_update(item, corrects=update)

    with queries() as with_many:
        client_of_officer.get(address)

    assert len(with_many) == len(few), [query["sql"] for query in with_many]


def test_what_is_in_work_is_found_by_its_own_index(db: None) -> None:
    if connection.vendor == "postgresql":  # It reads a table of few rows whole, if it may.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    plan = StatusUpdate.objects.submitted().order_by("recorded_at").explain()

    assert "status_update_in_work" in plan
