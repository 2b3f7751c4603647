"""Entering on behalf of a Party what reached the Secretariat by e-mail, letter or at a meeting."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parties.choices import ActionState, Channel, MessageKind
from parties.models import Message, Party, PartyAction
from resolutions.models import User
from tests import make

from .cases import SignIn, address
from .entry_form import ENTER, begun, entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]


@pytest.fixture
def client_of_officer(officer: User, signed_in: SignIn) -> Client:
    return signed_in(officer)


def test_an_entry_says_whose_it_is_how_it_came_and_when(client_of_officer: Client) -> None:
    response, _sent = begun(client_of_officer, draft="1")

    action = PartyAction.objects.get()
    assert response["Location"] == address("change", action)
    assert (action.party.iso3, action.channel) == ("GHA", Channel.LETTER)
    assert (action.received_on, action.state) == (date(2025, 6, 1), ActionState.DRAFT)
    assert action.items.count() == 2
    assert [each.title for each in action.evidence.all()] == ["Programme"]


def test_save_and_submit_hands_it_to_the_reviewers_and_tells_the_party(
    client_of_officer: Client,
) -> None:
    ghana = make.focal_point("GHA")

    begun(client_of_officer, submit="1")

    assert PartyAction.objects.get().state == ActionState.SUBMITTED
    assert Message.objects.filter(kind=MessageKind.ON_BEHALF, person=ghana).exists()


def test_a_file_is_kept_as_evidence(client_of_officer: Client) -> None:
    file = ContentFile(b"The words of the letter.", name="letter.txt")

    begun(client_of_officer, draft="1", **{"evidence-1-file": file, "evidence-1-title": "Letter"})

    assert {each.file_name for each in PartyAction.objects.get().evidence.all()} == {
        "",
        "letter.txt",
    }


@pytest.mark.parametrize("button", ["submit", "draft"])
def test_the_same_form_sent_twice_begins_one_entry(button: str, client_of_officer: Client) -> None:
    first, sent = begun(client_of_officer, **{button: "1"})

    second = client_of_officer.post(reverse(ENTER), sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert second["Location"] == first["Location"]
    assert PartyAction.objects.count() == 1
    assert PartyAction.objects.get().versions.count() == (button == "submit")


def test_what_lacks_something_is_kept_as_a_draft_with_what_it_lacks(
    client_of_officer: Client,
) -> None:
    response, _sent = begun(client_of_officer, submit="1", done="", items=[])

    action = PartyAction.objects.get()
    page = client_of_officer.get(response["Location"]).content.decode()
    assert response["Location"] == address("edit", action)
    assert action.state == ActionState.DRAFT
    assert "It is kept, but not submitted." in page
    assert "Say what was done" in page


def test_without_an_open_period_it_is_kept_as_a_draft(client_of_officer: Client) -> None:
    make.period().delete()

    response, _sent = begun(client_of_officer, submit="1")

    assert (
        "No reporting period is open"
        in client_of_officer.get(response["Location"]).content.decode()
    )
    assert PartyAction.objects.get().state == ActionState.DRAFT


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param({"party": ""}, "This field is required", id="no-party"),
        pytest.param({"received_on": ""}, "This field is required", id="no-day"),
        pytest.param({"channel": "party"}, "Select a valid choice", id="by-the-party-itself"),
        pytest.param(
            {"received_on": str(timezone.localdate() + timedelta(days=2))},
            "It cannot have been received in the future.",
            id="in-the-future",
        ),
        pytest.param(
            {"starts_on": "2025-05-02", "ends_on": "2025-05-01"},
            "The last day is before the first",
            id="dates",
        ),
        pytest.param(
            {"evidence-0-url": "javascript:alert(1)"}, "https:// or http://", id="address"
        ),
        pytest.param({"items": ["1"]}, "One of the items is not", id="item-of-the-secretariat"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed_still_there(
    values: dict[str, Any], sentence: str, client_of_officer: Client
) -> None:
    response, _sent = begun(client_of_officer, draft="1", **values)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "A workshop was held in Accra." in page
    assert not PartyAction.objects.exists()


@pytest.mark.parametrize("person", ["reader", "administrator"])
def test_who_may_not_enter_is_refused(
    person: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(person))

    assert client.get(reverse(ENTER)).status_code == 403
    assert client.post(reverse(ENTER), entry(draft="1")).status_code == 403
    assert not PartyAction.objects.exists()


def test_the_form_opens_with_the_party_named_in_the_address(client_of_officer: Client) -> None:
    page = client_of_officer.get(reverse(ENTER), {"party": "GHA"}).content.decode()

    assert f'<option value="{Party.objects.get(iso3="GHA").pk}" selected>Ghana' in page
