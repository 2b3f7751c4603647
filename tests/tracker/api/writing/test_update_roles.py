"""Role × verb × state: the API allows what the services allow, and answers each refusal rightly."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission

from resolutions.choices import State
from resolutions.models import Evidence, StatusUpdate, User
from tests import make
from tests.resolutions.test_permissions import ALLOWED, ROLES

from . import calls
from .calls import Program, refusal

pytestmark = pytest.mark.django_db

VERBS = ["record", "correct", "revise", "discard", "submit", "recall"]
# Those who may record at all; to the others a refusal is for good.
RECORDERS = ALLOWED["record", State.DRAFT]
CASES = [
    pytest.param(role, verb, state, id=f"{role} {verb} {state}")
    for role in ROLES
    for verb in VERBS
    for state in State
]


def send(program: Program, verb: str, update: StatusUpdate) -> Any:
    """Do it as a program would that has read the update of the cast's officer."""
    here = f"my/status-updates/{update.pk}/"
    etag = f'"update-{update.pk}.{update.action_item.version}"'
    if verb == "record":
        return program.post("status-updates/", calls.UPDATE)
    if verb == "correct":
        return program.post("status-updates/", {**calls.UPDATE, "corrects": update.pk})
    if verb == "revise":
        return program.put(here, calls.UPDATE_WORDS, If_Match=etag)
    if verb == "discard":
        return program.delete(here, If_Match=etag)
    return program.post(f"{here}{verb}/", If_Match=etag)


def rows() -> Any:
    return list(StatusUpdate.objects.values()), list(Evidence.objects.values())


def expected(role: str, verb: str, state: State) -> set[int]:
    """The status that the answer has."""
    if role in ALLOWED.get((verb, state), set()):
        return {200, 201, 204}
    if verb == "record":
        return {403}
    if verb == "correct":
        # What they do not see, they cannot name.
        hidden = role == "focal_point" and state != State.APPROVED
        return {422} if hidden else {409 if role in RECORDERS else 403}
    return {409} if role == "officer" else {404}


@pytest.mark.parametrize(("role", "verb", "state"), CASES)
def test_the_api_allows_what_the_services_allow(
    request: pytest.FixtureRequest, role: str, verb: str, state: State
) -> None:
    person: User = request.getfixturevalue(role)
    made = make.status_update(state=state)
    update = StatusUpdate.objects.select_related("action_item").get(pk=made.pk)
    before = rows()

    response = send(Program(person), verb, update)

    assert response.status_code in expected(role, verb, state)
    if response.status_code >= 300:
        assert rows() == before
        assert refusal(response)[2]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", State)
def test_an_update_is_read_by_its_author_alone(
    request: pytest.FixtureRequest, role: str, state: State
) -> None:
    person: User = request.getfixturevalue(role)
    update = make.status_update(state=state)
    program = Program(person)

    one = program.get(f"my/status-updates/{update.pk}/")
    listed = program.get("my/status-updates/").json()["results"]

    is_mine = role == "officer"
    assert one.status_code == (200 if is_mine else 404)
    assert [each["id"] for each in listed] == (
        [update.pk] if is_mine and state != State.APPROVED else []
    )


@pytest.mark.parametrize("role", ROLES)
def test_who_records_reads_where_an_item_stands(request: pytest.FixtureRequest, role: str) -> None:
    person: User = request.getfixturevalue(role)
    made = make.status_update()

    response = Program(person).get("my/action-items/11.10-20-SEC/")

    if role in RECORDERS:
        said = response.json()
        assert (said["status"], said["version"]) == ("in_progress", 3)
        assert response["ETag"] == f'"item-{made.action_item_id}.3"'
    else:
        assert refusal(response) == (403, "not-allowed", "You may not record status updates.")


def test_who_may_record_and_nothing_else_goes_on_with_what_is_theirs(focal_point: User) -> None:
    focal_point.user_permissions.add(Permission.objects.get(codename="add_statusupdate"))
    program = Program(focal_point)

    recorded = program.post("status-updates/", calls.UPDATE)
    read = program.get(recorded["Location"])
    submitted = program.post(f"{recorded['Location']}submit/", If_Match=read["ETag"])

    assert [each.status_code for each in (recorded, read, submitted)] == [201, 200, 200]


def test_who_has_left_the_secretariat_no_longer_reads_what_was_theirs(officer: User) -> None:
    draft = make.status_update(state=State.DRAFT)
    approved = make.status_update()
    officer.groups.clear()
    program = Program(officer)

    assert program.get(f"my/status-updates/{draft.pk}/").status_code == 404
    assert program.get(f"my/status-updates/{approved.pk}/").status_code == 200
    assert program.get("my/status-updates/").json()["results"] == []
