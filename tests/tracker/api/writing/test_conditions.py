"""Nothing is overwritten that was not read: `If-Match`, and both texts where it does not match."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission

from parties import services
from parties.choices import ActionState
from parties.models import PartyAction
from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from tests import make

from . import calls
from .calls import Program, refusal

pytestmark = pytest.mark.django_db

NEEDED = "Send the ETag of what you read in the header If-Match, so that nothing is overwritten."
CHANGED = "11.10-20-SEC has changed since you opened it. Compare and choose."
KEN_CHANGED = "KEN-1 has changed since you opened it. Compare and choose."
CALLS = [
    ("PUT", "my/status-updates/{}/", calls.UPDATE_WORDS),
    ("DELETE", "my/status-updates/{}/", None),
    ("POST", "my/status-updates/{}/submit/", None),
]
ACTION_CALLS = [
    ("PUT", "my/party-actions/KEN-1/", {**calls.ACTION, "done": "Mine."}),
    ("DELETE", "my/party-actions/KEN-1/", None),
    ("POST", "my/party-actions/KEN-1/submit/", None),
]


@pytest.mark.parametrize(("method", "to", "body"), CALLS)
@pytest.mark.parametrize("given", [{}, {"If_Match": "*"}], ids=["none", "any"])
def test_a_change_says_which_version_was_read(
    officer: User, method: str, to: str, body: Any, given: dict[str, str]
) -> None:
    update = make.status_update(state=State.DRAFT)

    response = Program(officer).send(method, to.format(update.pk), body, **given)

    assert refusal(response) == (428, "condition-needed", NEEDED)
    assert StatusUpdate.objects.values_list("state", "achievements").get() == (
        State.DRAFT, update.achievements,
    )  # fmt: skip


@pytest.mark.parametrize(("method", "to", "body"), ACTION_CALLS)
def test_a_change_of_an_action_says_which_version_was_read(
    national: User, method: str, to: str, body: Any
) -> None:
    action = make.party_action(ActionState.DRAFT)

    response = Program(national).send(method, to, body)

    assert refusal(response) == (428, "condition-needed", NEEDED)
    assert PartyAction.objects.get().version == action.version


UNREAD = ['"update-{0}.0"', '"update-{0}.9"', '"update-99.1"', '"item-{0}.1"', '"x"', '""']


@pytest.mark.parametrize(("method", "to", "body"), CALLS)
@pytest.mark.parametrize("tag", UNREAD)
def test_a_version_that_is_not_the_present_one_does_not_match(
    officer: User, method: str, to: str, body: Any, tag: str
) -> None:
    update = make.status_update(state=State.DRAFT)
    before = list(StatusUpdate.objects.values())

    response = Program(officer).send(
        method, to.format(update.pk), body, If_Match=tag.format(update.pk)
    )

    assert refusal(response) == (412, "stale", CHANGED)
    assert list(StatusUpdate.objects.values()) == before


@pytest.mark.parametrize("tag", ["1", "update-1.1", '"a" "b"', '"a', ",", "W/1"])
def test_what_is_no_etag_is_malformed(officer: User, tag: str) -> None:
    update = make.status_update(state=State.DRAFT)

    response = Program(officer).post(f"my/status-updates/{update.pk}/submit/", If_Match=tag)

    sentence = "If-Match holds the ETag of an earlier answer, quotation marks included."
    assert refusal(response) == (400, "malformed", sentence)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', 'W/"other" , W/{}'])
def test_the_version_is_compared_however_the_tag_came_back(officer: User, form: str) -> None:
    update = make.status_update(state=State.DRAFT)
    here, program = f"my/status-updates/{update.pk}/", Program(officer)
    etag = program.get(here)["ETag"]

    response = program.post(f"{here}submit/", If_Match=form.format(etag))

    assert response.status_code == 200


def test_an_etag_that_was_made_weak_on_its_way_still_matches(officer: User) -> None:
    update = make.status_update(state=State.DRAFT, achievements="A joint workplan. " * 50)
    here, program = f"my/status-updates/{update.pk}/", Program(officer)
    read = program.get(here, Accept_Encoding="gzip")

    response = program.post(f"{here}submit/", If_Match=read["ETag"])

    assert read["Content-Encoding"] == "gzip"
    assert read["ETag"].startswith("W/")
    assert response.status_code == 200


def test_what_was_recorded_meanwhile_stands_beside_what_was_sent(
    officer: User, second_officer: User
) -> None:
    program = Program(officer)
    etag = program.get("my/action-items/11.10-20-SEC/")["ETag"]
    theirs = make.status_update(
        state=State.DRAFT, author=second_officer, achievements="Theirs.",
        evidence=[make.evidence()],
    )  # fmt: skip

    response = program.post("status-updates/", calls.UPDATE, If_Match=etag)

    said = response.json()
    assert refusal(response) == (412, "stale", CHANGED)
    assert [(each["id"], each["achievements"]) for each in said["since"]] == [
        (theirs.pk, "Theirs.")
    ]
    assert said["since"][0]["author"] == "second-officer"
    assert said["since"][0]["evidence"][0]["title"] == "Report of the meeting"
    assert said["yours"] == calls.UPDATE
    assert StatusUpdate.objects.get() == theirs


def test_having_read_them_one_records_beside_them(officer: User, second_officer: User) -> None:
    make.status_update(state=State.DRAFT, author=second_officer)
    program = Program(officer)
    etag = program.get("my/action-items/11.10-20-SEC/")["ETag"]

    response = program.post("status-updates/", calls.UPDATE, If_Match=etag)

    assert response.status_code == 201


def test_who_names_no_version_of_the_item_records_as_it_stands(
    officer: User, second_officer: User
) -> None:
    make.status_update(state=State.DRAFT, author=second_officer)

    response = Program(officer).post("status-updates/", calls.UPDATE)

    assert response.status_code == 201


def test_the_version_of_another_item_does_not_match(officer: User) -> None:
    program = Program(officer)
    etag = program.get("my/action-items/11.10-29-PAR/")["ETag"]

    response = program.post("status-updates/", calls.UPDATE, If_Match=etag)

    assert refusal(response) == (412, "stale", CHANGED)
    assert not StatusUpdate.objects.exists()


def test_who_does_not_see_the_record_from_inside_is_told_that_it_changed_and_no_more(
    focal_point: User, second_officer: User
) -> None:
    focal_point.user_permissions.add(Permission.objects.get(codename="add_statusupdate"))
    program = Program(focal_point)
    etag = program.get("my/action-items/11.10-20-SEC/")["ETag"]
    make.status_update(state=State.DRAFT, author=second_officer, achievements="Theirs.")

    response = program.post("status-updates/", calls.UPDATE, If_Match=etag)

    assert refusal(response) == (412, "stale", CHANGED)
    assert response.json()["since"] == []


def test_a_draft_that_was_changed_in_the_admin_meanwhile_is_not_overwritten(
    officer: User, second_officer: User
) -> None:
    draft = make.status_update(state=State.DRAFT)
    here, program = f"my/status-updates/{draft.pk}/", Program(officer)
    etag = program.get(here)["ETag"]
    other = make.status_update(state=State.DRAFT, author=second_officer, achievements="Theirs.")

    response = program.put(here, calls.UPDATE_WORDS, If_Match=etag)

    assert refusal(response) == (412, "stale", CHANGED)
    assert [each["id"] for each in response.json()["since"]] == [other.pk]
    assert response.json()["yours"] == calls.UPDATE_WORDS


@pytest.mark.parametrize(("method", "to", "body"), ACTION_CALLS)
@pytest.mark.parametrize("tag", [None, '"action-{0}.0"', '"action-{0}.7"', '"action-99.1"', '"x"'])
def test_an_action_that_somebody_changed_meanwhile_is_not_overwritten(
    national: User, contributor: User, method: str, to: str, body: Any, tag: str | None
) -> None:
    make.period()
    action = make.party_action(ActionState.DRAFT)
    program = Program(national)
    etag = program.get("my/party-actions/KEN-1/")["ETag"]
    services.revise_action(action, make.action_entry(done="Theirs."), by=contributor)
    before = PartyAction.objects.values().get()
    given = tag.format(action.pk) if tag else etag

    response = program.send(method, to, body, If_Match=given)

    said = response.json()
    assert refusal(response) == (412, "stale", KEN_CHANGED)
    assert said["theirs"]["done"] == "Theirs."
    assert said.get("yours") == body
    assert PartyAction.objects.values().get() == before


def test_having_compared_one_saves_over_it(national: User, contributor: User) -> None:
    action = make.party_action(ActionState.DRAFT)
    services.revise_action(action, make.action_entry(done="Theirs."), by=contributor)
    program, here = Program(national), "my/party-actions/KEN-1/"
    refused = program.put(here, calls.ACTION, If_Match=f'"action-{action.pk}.1"')
    newest = refused.json()["theirs"]["version"]

    saved = program.put(here, calls.ACTION, If_Match=f'"action-{action.pk}.{newest}"')

    assert saved.status_code == 200
    assert PartyAction.objects.get().done == calls.ACTION["done"]


def test_an_answer_says_the_version_by_which_the_next_call_goes(national: User) -> None:
    make.period()
    program = Program(national)

    begun = program.post("party-actions/", calls.ACTION)
    here = begun["Location"]
    submitted = program.post(f"{here}submit/", If_Match=begun["ETag"])
    recalled = program.post(f"{here}recall/", If_Match=submitted["ETag"])
    discarded = program.delete(here, If_Match=recalled["ETag"])

    tags = [each["ETag"] for each in (begun, submitted, recalled)]
    assert len(set(tags)) == 3
    assert refusal(discarded)[:2] == (409, "not-now")
