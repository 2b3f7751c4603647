"""A request that is sent again with its key is done once, and answered alike to the byte."""

from datetime import timedelta
from typing import Any

import pytest

from parties.choices import ActionState
from parties.models import PartyAction, Remark
from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from tests import make
from tracker.models import SentBefore

from . import calls
from .calls import Program, refusal

pytestmark = pytest.mark.django_db

USED = "This key came with another request before. Use a new key for each new request."


def same(first: Any, second: Any) -> bool:
    names = ("Content-Type", "Location", "ETag")
    return (first.status_code, first.content, [first.get(name) for name in names]) == (
        second.status_code, second.content, [second.get(name) for name in names],
    )  # fmt: skip


def test_a_request_that_is_sent_again_records_once_and_is_answered_alike(officer: User) -> None:
    program = Program(officer)

    first = program.post("status-updates/", calls.UPDATE, Idempotency_Key="a")
    second = program.post("status-updates/", calls.UPDATE, Idempotency_Key="a")

    assert first.status_code == 201
    assert same(first, second)
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert "no-store" in second["Cache-Control"]
    assert StatusUpdate.objects.count() == 1


def test_the_first_answer_is_given_even_where_things_have_moved_on(officer: User) -> None:
    program = Program(officer)
    first = program.post("status-updates/", calls.UPDATE, Idempotency_Key="a")
    program.delete(first["Location"], If_Match=first["ETag"])

    second = program.post(
        "status-updates/", calls.UPDATE, Idempotency_Key="a", Accept_Language="fr"
    )

    assert same(first, second)
    assert not StatusUpdate.objects.exists()


def test_a_submission_whose_answer_was_lost_is_sent_again(officer: User) -> None:
    program = Program(officer)
    recorded = program.post("status-updates/", calls.UPDATE)
    to, etag = f"{recorded['Location']}submit/", recorded["ETag"]

    first = program.post(to, If_Match=etag, Idempotency_Key="a")
    second = program.post(to, If_Match=etag, Idempotency_Key="a")
    without = program.post(to, If_Match=etag)

    assert first.status_code == 200
    assert same(first, second)
    assert without.status_code == 409


@pytest.mark.parametrize("verb", ["begin", "submit", "recall", "revert", "answer"])
def test_every_verb_on_an_action_is_done_once(national: User, verb: str) -> None:
    make.period()
    states = {"submit": ActionState.DRAFT, "recall": ActionState.SUBMITTED}
    action = make.party_action(states.get(verb, ActionState.ACCEPTED))
    program, here = Program(national), f"my/party-actions/{action.reference}/"
    if verb == "revert":
        program.put(here, {**calls.ACTION, "done": "More."}, If_Match=program.get(here)["ETag"])
    body = {"begin": calls.ACTION, "answer": {"answer": "Five of them."}}.get(verb)
    to = "party-actions/" if verb == "begin" else f"{here}{verb}/"
    given = {"If_Match": program.get(here)["ETag"], "Idempotency_Key": "a"}

    first, second = program.post(to, body, **given), program.post(to, body, **given)

    assert first.status_code in (200, 201)
    assert same(first, second)
    assert PartyAction.objects.count() == (2 if verb == "begin" else 1)
    assert Remark.objects.count() == (verb == "answer")


OTHER: dict[str, dict[str, Any]] = {
    "another body": {"body": {**calls.UPDATE, "achievements": "Other."}},
    "another address": {"to": "party-actions/"},
    "another condition": {"If_Match": '"item-1.0"'},
}


@pytest.mark.parametrize("other", OTHER.values(), ids=OTHER.keys())
def test_a_key_is_not_used_for_another_request(officer: User, other: dict[str, Any]) -> None:
    program = Program(officer)
    sent: dict[str, Any] = {"to": "status-updates/", "body": calls.UPDATE, "Idempotency_Key": "a"}
    program.post(**sent)

    response = program.post(**{**sent, **other})

    assert refusal(response) == (422, "key-used", USED)
    assert StatusUpdate.objects.count() == 1


def test_two_people_use_the_same_key_without_knowing(officer: User, second_officer: User) -> None:
    first = Program(officer).post("status-updates/", calls.UPDATE, Idempotency_Key="a")
    second = Program(second_officer).post("status-updates/", calls.UPDATE, Idempotency_Key="a")

    assert (first.status_code, second.status_code) == (201, 201)
    assert first["Location"] != second["Location"]
    assert "Idempotency-Replayed" not in second


def test_two_tokens_of_one_person_repeat_each_other(officer: User) -> None:
    first = Program(officer).post("status-updates/", calls.UPDATE, Idempotency_Key="a")
    second = Program(officer).post("status-updates/", calls.UPDATE, Idempotency_Key="a")

    assert same(first, second)


def test_a_refusal_is_not_kept_so_what_was_mended_goes_through(officer: User) -> None:
    program = Program(officer)
    wrong = {**calls.UPDATE, "status": "done"}

    refused = program.post("status-updates/", wrong, Idempotency_Key="a")
    mended = program.post("status-updates/", calls.UPDATE, Idempotency_Key="a")

    assert (refused.status_code, mended.status_code) == (422, 201)
    assert SentBefore.objects.count() == 1


@pytest.mark.parametrize("group", ["Reader", "Secretariat officer"])
def test_a_refusal_of_the_services_leaves_no_key(group: str) -> None:
    update = make.status_update(state=State.DRAFT)
    person = make.user("someone", group)
    body = {**calls.UPDATE, "corrects": update.pk}

    refused = Program(person).post("status-updates/", body, Idempotency_Key="a")

    assert refused.status_code in (403, 409)
    assert not SentBefore.objects.exists()


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "x" * 201, "a\tb"])
def test_a_key_has_visible_characters(officer: User, key: str) -> None:
    response = Program(officer).post("status-updates/", calls.UPDATE, Idempotency_Key=key)

    sentence = "An Idempotency-Key has 1 to 200 visible ASCII characters."
    assert refusal(response) == (400, "malformed", sentence)
    assert not StatusUpdate.objects.exists()


@pytest.mark.parametrize("key", ["x" * 200, '"8e03978e-40d5-43dd-bc93-6894a57f9324"', "~!"])
def test_a_key_of_the_usual_forms_is_taken(officer: User, key: str) -> None:
    response = Program(officer).post("status-updates/", calls.UPDATE, Idempotency_Key=key)

    assert response.status_code == 201
    assert SentBefore.objects.get().key == key


def test_a_key_is_forgotten_after_a_day_at_the_next_new_one(
    officer: User, second_officer: User
) -> None:
    program, other = Program(officer), Program(second_officer)
    program.post("status-updates/", calls.UPDATE, Idempotency_Key="old")
    other.post("status-updates/", calls.UPDATE, Idempotency_Key="another")
    for sent in SentBefore.objects.all():
        SentBefore.objects.filter(pk=sent.pk).update(made_at=sent.made_at - timedelta(hours=25))
    program.post("status-updates/", calls.UPDATE, Idempotency_Key="new")

    response = program.post("status-updates/", calls.UPDATE, Idempotency_Key="old")

    assert "Idempotency-Replayed" not in response
    assert StatusUpdate.objects.filter(author=officer).count() == 3
    assert set(SentBefore.objects.values_list("key", flat=True)) == {"new", "old", "another"}


def test_without_a_key_each_request_is_one_of_its_own(officer: User) -> None:
    program = Program(officer)

    program.post("status-updates/", calls.UPDATE)
    program.post("status-updates/", calls.UPDATE)

    assert StatusUpdate.objects.count() == 2
    assert not SentBefore.objects.exists()


def test_a_token_that_lost_its_scope_repeats_nothing(officer: User) -> None:
    Program(officer).post("status-updates/", calls.UPDATE, Idempotency_Key="a")

    response = Program(officer, []).post("status-updates/", calls.UPDATE, Idempotency_Key="a")

    assert response.status_code == 403
