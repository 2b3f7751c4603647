"""Who may do what to whose update: each verb × each role × each state, one by one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resolutions.choices import State, Status
from resolutions.models import ActionItem, StatusUpdate, User
from resolutions.services import (
    recall_status_update,
    revise_status_update,
    submit_status_update,
)
from tests import make

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
VERBS = ["submit", "recall", "discard", "approve", "return"]
# What each role may do to an update of the officer's, by its state. All else is refused.
ALLOWED = {
    ("officer", State.DRAFT): {"submit", "discard"},
    ("officer", State.RETURNED): {"submit", "discard"},
    ("officer", State.SUBMITTED): {"recall"},
    ("manager", State.SUBMITTED): {"approve", "return"},
}
AFTER = {
    "submit": State.SUBMITTED,
    "recall": State.DRAFT,
    "approve": State.APPROVED,
    "return": State.RETURNED,
}
STAFF = ["officer", "second_officer", "manager", "reader"]
MATRIX = [
    pytest.param(role, state, verb, id=f"{role}-{verb}-{state.value}")
    for role in STAFF
    for state in State
    for verb in VERBS
]
OUTSIDE = ["focal_point", "anonymous"]


def address(verb: str, update: StatusUpdate) -> str:
    return reverse(f"admin:resolutions_statusupdate_{verb}", args=[update.pk])


@pytest.mark.parametrize(("role", "state", "verb"), MATRIX)
def test_a_verb_is_done_for_whom_it_is_meant_and_refused_to_all_others(
    role: str,
    state: State,
    verb: str,
    officer: User,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    update = make.status_update(state=state, author=officer)
    client = signed_in(request.getfixturevalue(role))

    response = client.post(address(verb, update), {"reason": "Say when."})

    found = StatusUpdate.objects.filter(pk=update.pk).first()
    if verb in ALLOWED.get((role, state), set()):
        assert response.status_code == 302
        assert (found.state if found else None) == AFTER.get(verb)
    else:
        assert response.status_code == 422
        assert found is not None
        assert found.state == state
        assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("verb", VERBS)
def test_an_administrator_sees_updates_and_changes_none(
    verb: str, administrator: User, signed_in: SignIn
) -> None:
    update = make.status_update(state=State.SUBMITTED)

    response = signed_in(administrator).post(address(verb, update), {"reason": "No."})

    update.refresh_from_db()
    assert response.status_code == 422
    assert update.state == State.SUBMITTED


@pytest.mark.parametrize("verb", [*VERBS, "edit", "correct", "change"])
@pytest.mark.parametrize("role", OUTSIDE)
def test_who_is_not_staff_is_sent_to_sign_in(
    role: str, verb: str, client: Client, focal_point: User
) -> None:
    update = make.status_update(state=State.SUBMITTED)
    if role == "focal_point":
        client.force_login(focal_point)

    response = client.post(address(verb, update), {"reason": "No."})

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "discard"])
def test_a_verb_is_never_done_by_following_a_link(
    verb: str, manager: User, signed_in: SignIn
) -> None:
    update = make.status_update(state=State.SUBMITTED)

    response = signed_in(manager).get(address(verb, update))

    assert response.status_code == 405


def test_discarding_asks_first(officer: User, signed_in: SignIn) -> None:
    update = make.status_update(state=State.DRAFT)

    response = signed_in(officer).get(address("discard", update))

    assert "It cannot be brought back" in response.content.decode()
    assert StatusUpdate.objects.filter(pk=update.pk).exists()


def test_a_return_without_a_reason_is_refused_with_a_sentence(
    manager: User, signed_in: SignIn
) -> None:
    update = make.status_update(state=State.SUBMITTED)

    response = signed_in(manager).post(address("return", update), {"reason": "  "})

    assert response.status_code == 422
    assert "Say why you return it" in response.content.decode()


@pytest.mark.parametrize("verb", ["approve", "return"])
def test_a_text_that_was_changed_since_it_was_read_is_shown_again(
    verb: str, officer: User, manager: User, signed_in: SignIn
) -> None:
    read = make.status_update(state=State.SUBMITTED)
    draft = recall_status_update(read, by=officer)
    revise_status_update(draft, make.entry(achievements="Something else."), by=officer)
    submit_status_update(draft, by=officer)

    response = signed_in(manager).post(
        address(verb, read), {"seen": read.item_version, "reason": "Which meeting?"}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "changed since you opened it" in page
    assert "Something else." in page
    assert verb == "approve" or "Which meeting?" in page
    assert StatusUpdate.objects.get().state == State.SUBMITTED


def test_the_page_of_an_update_says_which_version_it_shows(
    manager: User, signed_in: SignIn
) -> None:
    update = make.status_update(state=State.SUBMITTED)

    page = signed_in(manager).get(address("change", update)).content.decode()

    assert page.count(f'name="seen" value="{update.item_version}"') == 2


def test_an_update_that_is_gone_meanwhile_is_not_found(officer: User, signed_in: SignIn) -> None:
    update = make.status_update(state=State.DRAFT)
    client = signed_in(officer)
    client.post(address("discard", update))

    response = client.post(address("submit", update))

    assert response.status_code == 404


class TestAClosingUpdateOfAManager:
    @pytest.fixture
    def update(self, manager: User) -> StatusUpdate:
        return make.status_update(
            state=State.SUBMITTED,
            author=manager,
            status=Status.IMPLEMENTED,
            evidence=[make.evidence()],
        )

    def test_shows_its_author_no_button_but_who_can(
        self, update: StatusUpdate, manager: User, second_manager: User, signed_in: SignIn
    ) -> None:
        page = signed_in(manager).get(address("change", update)).content.decode()

        assert "Approve and publish" not in page
        assert "someone else approves it" in page
        assert second_manager.username in page

    def test_is_refused_to_its_author(
        self, update: StatusUpdate, manager: User, signed_in: SignIn
    ) -> None:
        response = signed_in(manager).post(address("approve", update))

        assert response.status_code == 422
        assert "someone other than its author" in response.content.decode()

    def test_is_approved_by_another(
        self, update: StatusUpdate, second_manager: User, signed_in: SignIn
    ) -> None:
        signed_in(second_manager).post(address("approve", update))

        assert ActionItem.objects.get(pk=update.action_item_id).status == Status.IMPLEMENTED


BUTTONS = {
    "Approve and publish": {("manager", State.SUBMITTED)},
    "Return with this reason": {("manager", State.SUBMITTED)},
    "Take it back into draft": {("officer", State.SUBMITTED)},
    "Go on writing": {("officer", State.DRAFT), ("officer", State.RETURNED)},
    "Discard…": {("officer", State.DRAFT), ("officer", State.RETURNED)},
    "Correct it by a newer update": {
        (role, State.APPROVED) for role in ("officer", "second_officer", "manager")
    },
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", [*STAFF, "administrator"])
def test_the_page_of_an_update_has_the_buttons_that_this_person_may_use(
    role: str,
    state: State,
    officer: User,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    update = make.status_update(state=state, author=officer)

    page = signed_in(request.getfixturevalue(role)).get(address("change", update)).content.decode()

    shown = {button for button in BUTTONS if button in page}
    assert shown == {button for button, who in BUTTONS.items() if (role, state) in who}


def test_the_page_of_an_update_shows_its_clause_and_its_words_escaped(
    officer: User, signed_in: SignIn
) -> None:
    update = make.status_update(
        state=State.DRAFT, achievements="<script>alert(1)</script> https://example.org/x"
    )

    page = signed_in(officer).get(address("change", update)).content.decode()

    assert '<mark class="clause">Requests the Secretariat to strengthen' in page
    assert "<script>alert" not in page
    assert 'href="https://example.org/x"' in page


@pytest.mark.parametrize("page", ["add", "delete"])
def test_no_stock_form_reaches_an_update(page: str, admin_client: Any) -> None:
    update = make.status_update()
    stock = {
        "add": reverse("admin:resolutions_statusupdate_add"),
        "delete": reverse("admin:resolutions_statusupdate_delete", args=[update.pk]),
    }

    response = admin_client.post(stock[page], {"post": "yes"})

    assert response.status_code == 403
    assert StatusUpdate.objects.filter(pk=update.pk).exists()


def test_what_waits_for_approval_is_listed_oldest_first(manager: User, signed_in: SignIn) -> None:
    first = make.status_update(make.item("11.10-20-SEC"), State.SUBMITTED)
    second = make.status_update(make.item("11.10-21-SEC"), State.SUBMITTED)

    response = signed_in(manager).get(
        reverse("admin:resolutions_statusupdate_changelist"), {"state__exact": "submitted"}
    )

    assert list(response.context["cl"].result_list) == [first, second]
