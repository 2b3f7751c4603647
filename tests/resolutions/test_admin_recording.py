"""An officer records how far an item has come."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import State, Status
from resolutions.models import ActionItem, User
from tests import make

from .admin_form import RECORDERS, STAFF, SignIn, address, evidence, page_of, posted, text_of

pytestmark = pytest.mark.django_db


def test_the_form_opens_with_nothing_but_the_current_status(
    item: ActionItem, officer: User, signed_in: SignIn
) -> None:
    make.status_update(item, status=Status.ONGOING, challenges="Staff time.", needs_funding=True)

    page = signed_in(officer).get(page_of(item))

    typed = {field.name: field.value() for field in page.context["forms"].form}
    assert typed.pop("form_key")
    assert typed.pop("version") == 3
    assert typed.pop("status") == Status.ONGOING
    assert not any(typed.values())


def test_save_and_submit_hands_the_update_to_those_who_approve(
    item: ActionItem, officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    form = posted(client.get(page_of(item)), status="in_progress", achievements="Met.", submit="1")

    response = client.post(page_of(item), form, follow=True)

    update = item.updates.get()
    assert (update.state, update.author, update.achievements) == (State.SUBMITTED, officer, "Met.")
    assert address("change", update) in response.content.decode()


def test_save_as_draft_keeps_it_for_the_secretariat(
    item: ActionItem, officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    form = posted(client.get(page_of(item)), status="in_progress", draft="1")

    client.post(page_of(item), form)

    assert item.updates.get().state == State.DRAFT


def test_an_empty_date_means_today(
    item: ActionItem, officer: User, signed_in: SignIn, today: date
) -> None:
    client = signed_in(officer)

    client.post(page_of(item), posted(client.get(page_of(item)), draft="1"))

    assert item.updates.get().effective_on == today


def test_a_date_to_come_is_refused_with_everything_typed_still_there(
    item: ActionItem, officer: User, signed_in: SignIn, today: date
) -> None:
    client = signed_in(officer)
    form = posted(
        client.get(page_of(item)), effective_on="2026-11-22", achievements="Met <b>twice</b>."
    )

    response = client.post(page_of(item), form | {"draft": "1"} | evidence())

    page = response.content.decode()
    assert response.status_code == 422
    assert "cannot be in the future" in page
    assert "Met &lt;b&gt;twice&lt;/b&gt;." in page
    assert 'value="https://example.org/minutes"' in page
    assert not item.updates.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param({"status": "elapsed"}, "needs words", id="closing-without-words"),
        pytest.param(
            {"status": "implemented", "achievements": "Done."},
            "at least one piece of evidence",
            id="implemented-without-evidence",
        ),
    ],
)
def test_what_may_not_be_submitted_is_not_kept_either_and_comes_back(
    typed: dict[str, str],
    sentence: str,
    item: ActionItem,
    officer: User,
    signed_in: SignIn,
) -> None:
    client = signed_in(officer)

    response = client.post(page_of(item), posted(client.get(page_of(item)), submit="1", **typed))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not item.updates.exists()


def test_a_double_click_records_one_update(
    item: ActionItem, officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    form = posted(client.get(page_of(item)), status="ongoing", submit="1")

    answers = [client.post(page_of(item), form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert item.updates.count() == 1


def test_a_form_sent_again_with_other_words_loses_neither(
    item: ActionItem, officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    form = posted(client.get(page_of(item)), achievements="First words.", submit="1")
    client.post(page_of(item), form)

    response = client.post(page_of(item), form | {"achievements": "Second words."})

    page = response.content.decode()
    assert response.status_code == 409
    assert "First words." in page
    assert "Second words." in page


class TestTwoOfficersOnOneItem:
    @pytest.fixture
    def conflict(self, item: ActionItem, officer: User, second_officer: User) -> Any:
        """The second officer saves a form that was opened before the first one saved."""
        client = Client()
        client.force_login(second_officer)
        form = posted(client.get(page_of(item)), achievements="Mine, typed.", submit="1")
        make.status_update(item, State.SUBMITTED, author=officer, achievements="Theirs, recorded.")
        return client, client.post(page_of(item), form)

    def test_the_second_sees_both_texts_and_nothing_is_overwritten(
        self, conflict: Any, item: ActionItem, officer: User
    ) -> None:
        _client, response = conflict

        page = response.content.decode()
        assert response.status_code == 409
        assert "Theirs, recorded." in page
        assert officer.username in page
        assert "Mine, typed.</textarea>" in page
        assert [update.author for update in item.updates.all()] == [officer]

    def test_the_second_records_theirs_as_well(
        self, conflict: Any, item: ActionItem, second_officer: User
    ) -> None:
        client, response = conflict

        again = client.post(page_of(item), posted(response, submit="1"))

        assert again.status_code == 302
        assert item.updates.filter(author=second_officer, achievements="Mine, typed.").exists()
        assert item.updates.count() == 2

    def test_the_choice_clicked_twice_records_one(self, conflict: Any, item: ActionItem) -> None:
        client, response = conflict
        form = posted(response, submit="1")

        for _ in range(2):
            client.post(page_of(item), form)

        assert item.updates.count() == 2

    def test_the_second_may_keep_what_is_there(self, conflict: Any, item: ActionItem) -> None:
        _client, response = conflict

        assert "Keep theirs, discard mine" in response.content.decode()
        assert f'href="{page_of(item)}"' in response.content.decode()


@pytest.mark.parametrize("role", STAFF)
def test_who_may_record_finds_the_form(
    role: str, item: ActionItem, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    page = signed_in(request.getfixturevalue(role)).get(page_of(item))

    assert ("Save and submit" in text_of(page)) == (role in RECORDERS)


@pytest.mark.parametrize("role", STAFF)
def test_who_may_not_record_is_refused(
    role: str, item: ActionItem, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(role))

    response = client.post(page_of(item), posted(client.get(page_of(item)), draft="1"))

    assert response.status_code == (302 if role in RECORDERS else 422)
    assert item.updates.exists() == (role in RECORDERS)
    if role not in RECORDERS:
        assert "You may not record status updates." in text_of(response)


@pytest.mark.parametrize(
    ("reference", "clause", "asks"),
    [
        pytest.param("11.10-17.1-SEC", "Also requests the Secretariat", True, id="apart"),
        pytest.param("11.10-20-SEC", "Requests the Secretariat to strengthen", False, id="within"),
    ],
)
def test_the_clause_is_marked_and_what_is_asked_where_it_stands_apart(
    reference: str, clause: str, asks: bool, officer: User, signed_in: SignIn
) -> None:
    page = signed_in(officer).get(page_of(make.item(reference))).content.decode()

    assert f'<mark class="clause">{clause}' in page
    assert ('<mark class="asks">continue liaising' in page) == asks
