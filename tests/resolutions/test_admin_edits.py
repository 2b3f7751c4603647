"""Staff edit an item itself, or add one; who, when, before and after stays known."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resolutions.choices import Status
from resolutions.models import ActionItem, Addressee, Element, Office, User
from tests import make

from .admin_form import text_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


@pytest.fixture
def client_of_officer(officer: User, signed_in: SignIn) -> Client:
    return signed_in(officer)


EDIT = "admin:resolutions_actionitem_edit"


def edited(item: ActionItem, **values: Any) -> dict[str, Any]:
    return {
        "office": "",
        "addressee_text": item.addressee_text,
        "role": item.role,
        "asks": item.asks,
        "deadlines-TOTAL_FORMS": "0",
        "deadlines-INITIAL_FORMS": "0",
        **values,
    }


class TestEditingAnItem:
    def test_an_officer_hands_it_to_an_office_and_that_is_remembered(
        self, item: ActionItem, officer: User, client_of_officer: Client
    ) -> None:
        office = Office.objects.create(code="water", name="Aquatic unit")

        client_of_officer.post(reverse(EDIT, args=[item.pk]), edited(item, office=office.pk))

        newest = item.history.first()
        assert ActionItem.objects.get(pk=item.pk).office == office
        assert newest is not None
        assert newest.history_user == officer
        page = text_of(
            client_of_officer.get(reverse("admin:resolutions_actionitem_history", args=[item.pk]))
        )
        assert "Responsible office : — → Aquatic unit" in page

    def test_an_officer_does_not_change_the_wording(
        self, item: ActionItem, client_of_officer: Client
    ) -> None:
        client_of_officer.post(reverse(EDIT, args=[item.pk]), edited(item, asks="Other words"))

        assert ActionItem.objects.get(pk=item.pk).asks == item.asks

    def test_a_manager_changes_the_wording(
        self, item: ActionItem, manager: User, signed_in: SignIn
    ) -> None:
        signed_in(manager).post(reverse(EDIT, args=[item.pk]), edited(item, asks="Other words"))

        assert ActionItem.objects.get(pk=item.pk).asks == "Other words"

    def test_a_status_is_never_typed(
        self, item: ActionItem, administrator: User, signed_in: SignIn
    ) -> None:
        signed_in(administrator).post(
            reverse(EDIT, args=[item.pk]), edited(item, status="implemented", version="9")
        )

        found = ActionItem.objects.get(pk=item.pk)
        assert (found.status, found.version) == (Status.NO_INFORMATION, 0)

    def test_an_edit_writes_no_column_that_it_did_not_change(
        self, item: ActionItem, client_of_officer: Client, queries: Callable[[], Any]
    ) -> None:
        office = Office.objects.create(code="water", name="Aquatic unit")

        with queries() as seen:
            client_of_officer.post(reverse(EDIT, args=[item.pk]), edited(item, office=office.pk))

        written = [q["sql"] for q in seen if q["sql"].startswith('UPDATE "resolutions_actionitem"')]
        assert len(written) == 1
        assert '"status"' not in written[0]

    def test_a_reader_changes_nothing(
        self, item: ActionItem, reader: User, signed_in: SignIn
    ) -> None:
        response = signed_in(reader).post(reverse(EDIT, args=[item.pk]), edited(item))

        assert response.status_code == 403

    def test_a_deadline_is_added_and_remembered(
        self, item: ActionItem, client_of_officer: Client
    ) -> None:
        row = {"kind": "date", "date": "2027-01-31", "action_item": item.pk, "id": ""}
        data = edited(item) | {f"deadlines-0-{name}": value for name, value in row.items()}

        client_of_officer.post(reverse(EDIT, args=[item.pk]), data | {"deadlines-TOTAL_FORMS": "1"})

        page = text_of(
            client_of_officer.get(reverse("admin:resolutions_actionitem_history", args=[item.pk]))
        )
        assert item.deadlines.get().date == date(2027, 1, 31)
        assert "Deadline, as it was then" in page
        assert "2027-01-31" in page


class TestAddingAnItem:
    address = "admin:resolutions_actionitem_add"

    @pytest.fixture
    def element(self) -> Element:
        """Paragraph 5 notes something and asks nothing."""
        return Element.objects.get(paragraph__number=5, paragraph__kind="operative")

    def sent(self, client: Client, element: Element, code: str = "SEC") -> Any:
        addressee = Addressee.objects.get(code=code)
        values = {"addressee": addressee.pk, "asks": "Enhance it.", "role": "addressee"}
        return client.post(f"{reverse(self.address)}?element={element.pk}", values)

    def test_an_informational_paragraph_gets_an_item(
        self, element: Element, manager: User, signed_in: SignIn
    ) -> None:
        self.sent(signed_in(manager), element)

        assert ActionItem.objects.get(reference="11.10-5-SEC").asks == "Enhance it."

    def test_a_second_one_for_the_same_addressee_is_refused_with_a_sentence(
        self, element: Element, manager: User, signed_in: SignIn
    ) -> None:
        client = signed_in(manager)
        self.sent(client, element)

        response = self.sent(client, element)

        assert response.status_code == 422
        assert "11.10-5-SEC already tracks" in response.content.decode()

    @pytest.mark.parametrize("role", ["officer", "reader"])
    def test_who_may_not_add_is_refused(
        self, role: str, element: Element, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        response = self.sent(signed_in(request.getfixturevalue(role)), element)

        assert response.status_code == 403

    def test_the_list_of_elements_leads_there(
        self, element: Element, manager: User, signed_in: SignIn
    ) -> None:
        page = signed_in(manager).get(reverse("admin:resolutions_element_changelist"))

        assert f"{reverse(self.address)}?element={element.pk}" in page.content.decode()

    def test_without_an_element_one_is_to_be_chosen(self, manager: User, signed_in: SignIn) -> None:
        response = signed_in(manager).get(reverse(self.address))

        assert response["Location"] == reverse("admin:resolutions_element_changelist")


def test_nobody_goes_back_to_an_earlier_state_by_a_button(
    item: ActionItem, administrator: User, signed_in: SignIn
) -> None:
    record = item.history.latest()
    address = reverse("admin:resolutions_actionitem_simple_history", args=[item.pk, record.pk])

    client = signed_in(administrator)

    assert "Revert" not in client.get(address).content.decode()
    assert client.post(address, edited(item)).status_code == 405


def test_an_item_with_updates_is_not_offered_for_deletion(
    item: ActionItem, administrator: User, signed_in: SignIn
) -> None:
    make.status_update(item)

    response = signed_in(administrator).get(
        reverse("admin:resolutions_actionitem_delete", args=[item.pk])
    )

    assert response.status_code == 403
