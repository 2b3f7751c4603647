"""What is for the Secretariat alone stays on its side of the item pages."""

from collections.abc import Callable

import pytest
from django.test import Client

from resolutions.choices import State
from resolutions.models import ActionItem, User
from tests import make

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def inside(item: ActionItem) -> list[str]:
    """Markers of everything on the item that is for the Secretariat alone."""
    author = make.user("marker-author", "Secretariat officer", first_name="MARKER-NAME")
    approver = make.user("marker-approver", "Secretariat manager")
    make.status_update(
        item,
        author=author,
        by=approver,
        internal_note="MARKER-NOTE",
        evidence=[make.evidence(title="MARKER-EVIDENCE", is_public=False)],
    )
    for state in (State.DRAFT, State.SUBMITTED, State.RETURNED):
        make.status_update(
            item, state, author=author, by=approver, achievements=f"MARKER-{state.upper()}"
        )
    return ["MARKER", "marker-author", "marker-approver", "Which meeting was it?", "/admin/res"]


@pytest.mark.parametrize("address", ["/items/11.10-20-SEC/", "/items/", "/items/?q=MARKER"])
def test_nothing_internal_reaches_a_visitor(
    client: Client, inside: list[str], address: str
) -> None:
    text = page(client, address).replace('value="MARKER"', "").replace("Words: MARKER", "")

    assert [marker for marker in inside if marker in text.replace("q=MARKER", "")] == []


def test_nothing_internal_reaches_a_focal_point(
    signed_in: Callable[[User], Client], focal_point: User, inside: list[str]
) -> None:
    text = page(signed_in(focal_point), "/items/11.10-20-SEC/")

    assert [marker for marker in inside if marker in text] == []


def test_staff_see_what_is_in_work_marked_as_not_public(
    signed_in: Callable[[User], Client], reader: User, inside: list[str]
) -> None:
    text = page(signed_in(reader), "/items/11.10-20-SEC/")

    for state in ("Draft", "Submitted", "Returned"):
        assert f"{state} – not public" in text
        assert f"MARKER-{state.upper()}" in text
    assert "MARKER-NOTE" in text
    assert "MARKER-EVIDENCE" in text
