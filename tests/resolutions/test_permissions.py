"""Role × verb × object, refused by the services whoever calls them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Permission

from resolutions import services
from resolutions.choices import State
from resolutions.entries import MoveNotAllowed
from resolutions.models import StatusUpdate, User
from tests import make

pytestmark = pytest.mark.django_db

ROLES = ["officer", "second_officer", "manager", "reader", "administrator", "focal_point"]

VERBS: dict[str, Callable[[StatusUpdate, User], Any]] = {
    "record": lambda update, by: services.record_status_update(
        update.action_item, make.entry(), by=by
    ),
    "revise": lambda update, by: services.revise_status_update(update, make.entry(), by=by),
    "submit": lambda update, by: services.submit_status_update(update, by=by),
    "recall": lambda update, by: services.recall_status_update(update, by=by),
    "discard": lambda update, by: services.discard_status_update(update, by=by),
    "return": lambda update, by: services.return_status_update(update, by=by, reason="Why?"),
    "approve": lambda update, by: services.approve_status_update(update, by=by),
    "correct": lambda update, by: services.record_status_update(
        update.action_item, make.entry(), by=by, corrects=update
    ),
}

# The author is `officer`. Whoever is not named for a verb and a state is refused.
RECORDERS = {"officer", "second_officer", "manager"}
AUTHOR = {"officer"}
REVIEWER = {"manager"}
ALLOWED: dict[tuple[str, State], set[str]] = {
    **{("record", state): RECORDERS for state in State},
    ("revise", State.DRAFT): AUTHOR,
    ("revise", State.RETURNED): AUTHOR,
    ("submit", State.DRAFT): AUTHOR,
    ("submit", State.RETURNED): AUTHOR,
    ("discard", State.DRAFT): AUTHOR,
    ("discard", State.RETURNED): AUTHOR,
    ("recall", State.SUBMITTED): AUTHOR,
    ("return", State.SUBMITTED): REVIEWER,
    ("approve", State.SUBMITTED): REVIEWER,
    ("correct", State.APPROVED): RECORDERS,
}
CASES = [
    pytest.param(role, verb, state, id=f"{role} {verb} {state}")
    for role in ROLES
    for verb in VERBS
    for state in State
]


@pytest.mark.parametrize(("role", "verb", "state"), CASES)
def test_a_role_can_do_what_it_is_for_and_nothing_else(
    request: pytest.FixtureRequest, role: str, verb: str, state: State
) -> None:
    person: User = request.getfixturevalue(role)
    update = make.status_update(state=state)
    before = StatusUpdate.objects.values().get()

    try:
        VERBS[verb](update, person)
        allowed = True
    except MoveNotAllowed:
        allowed = False

    assert allowed == (role in ALLOWED.get((verb, state), set()))
    if not allowed:
        assert StatusUpdate.objects.values().get() == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", State)
def test_who_sees_what_is_not_approved(
    request: pytest.FixtureRequest, role: str, state: State
) -> None:
    person: User = request.getfixturevalue(role)
    update = make.status_update(state=state)

    visible = StatusUpdate.objects.visible_to(person).filter(pk=update.pk).exists()

    assert visible == (state == State.APPROVED or role != "focal_point")


@pytest.mark.parametrize("state", State)
def test_a_visitor_sees_what_is_approved_alone(state: State) -> None:
    update = make.status_update(state=state)

    visible = StatusUpdate.objects.visible_to(AnonymousUser()).filter(pk=update.pk).exists()

    assert visible == (state == State.APPROVED)


# Who reviews what Parties say also lets their people in and takes them out.
PARTIES = {
    "add_partyaction", "review_partyaction", "add_invitation", "change_invitation",
    "change_focalpoint",
}  # fmt: skip
GROUPS = {
    "Reader": set(),
    "Secretariat officer": {
        *PARTIES, "add_statusupdate", "change_actionitem", "add_deadline", "change_deadline",
        "confirm_progressreport",
    },
    "Secretariat manager": {
        *PARTIES, "add_reportingperiod", "change_reportingperiod", "add_statusupdate",
        "approve_statusupdate", "add_actionitem", "change_actionitem", "add_deadline",
        "change_deadline", "delete_deadline", "add_meeting", "change_meeting",
        "add_office", "change_office", "add_party", "change_party", "add_instrument",
        "change_instrument", "add_membership", "change_membership", "add_progressreport",
        "change_progressreport", "propose_progressreport", "confirm_progressreport",
    },
}  # fmt: skip


@pytest.mark.parametrize(("group", "expected"), GROUPS.items(), ids=GROUPS.keys())
def test_a_group_may_change_exactly_what_it_needs(group: str, expected: set[str]) -> None:
    person = make.user("someone", group)

    held = {name.split(".")[1] for name in person.get_all_permissions()}

    assert {name for name in held if not name.startswith("view_")} == expected


def test_a_permission_of_ones_own_adds_to_those_of_the_groups(reader: User) -> None:
    reader.user_permissions.add(Permission.objects.get(codename="add_statusupdate"))

    assert reader.has_perm("resolutions.add_statusupdate")
    assert reader.has_perm("resolutions.view_actionitem")
    assert not reader.has_perm("resolutions.approve_statusupdate")


def test_someone_who_has_left_may_do_nothing(manager: User) -> None:
    manager.is_active = False

    assert manager.get_all_permissions() == set()


def test_an_administrator_neither_records_nor_approves(administrator: User) -> None:
    held = administrator.get_all_permissions()

    assert "resolutions.change_user" in held
    assert not {"resolutions.add_statusupdate", "resolutions.approve_statusupdate"} & held
    assert not {"parties.add_partyaction", "parties.review_partyaction"} & held
