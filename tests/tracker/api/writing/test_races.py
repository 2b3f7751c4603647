"""Two requests at once, on threads with connections of their own."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from parties.choices import ActionState
from parties.models import ActionVersion, PartyAction
from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from tests import make
from tests.threads import at_once
from tracker.models import SentBefore

from . import calls
from .calls import Program

pytestmark = pytest.mark.usefixtures("record")

ROUNDS = 5


def answers(*acts: Callable[[], Any]) -> list[Any]:
    """Make the calls at the same moment; return the answers, the smallest status first."""
    found: list[Any] = []

    def kept(act: Callable[[], Any]) -> Callable[[], None]:
        return lambda: found.append(act())

    assert at_once(*map(kept, acts)) == ["done"] * len(acts)
    return sorted(found, key=lambda each: int(each.status_code))


@pytest.fixture
def author(record: None) -> User:
    make.period()
    return make.officer()


@pytest.fixture
def speaker(record: None) -> User:
    make.period()
    return make.focal_point("KEN")


def test_of_two_with_one_key_one_records_and_the_other_repeats_the_answer(author: User) -> None:
    program = Program(author)
    for number in range(1, ROUNDS + 1):

        def record(key: str = f"key-{number}") -> Any:
            return program.post("status-updates/", calls.UPDATE, Idempotency_Key=key)

        found = answers(record, record, record)

        assert [each.status_code for each in found] == [201, 201, 201]
        assert len({each.content for each in found}) == 1
        assert sum("Idempotency-Replayed" in each for each in found) == 2
        assert StatusUpdate.objects.count() == SentBefore.objects.count() == number


def test_of_two_other_requests_with_one_key_one_is_refused(author: User) -> None:
    program = Program(author)
    for number in range(1, ROUNDS + 1):

        def record(words: str, key: str = f"key-{number}") -> Any:
            body = {**calls.UPDATE, "achievements": words}
            return program.post("status-updates/", body, Idempotency_Key=key)

        found = answers(lambda: record("Mine."), lambda: record("Hers."))

        assert [each.status_code for each in found] == [201, 422]
        assert StatusUpdate.objects.count() == number


def test_of_two_that_change_one_draft_one_is_told_what_the_other_wrote(author: User) -> None:
    program = Program(author)
    for _ in range(ROUNDS):
        draft = make.status_update(state=State.DRAFT)
        here = f"my/status-updates/{draft.pk}/"
        etag = program.get(here)["ETag"]

        def write(words: str, here: str = here, etag: str = etag) -> Any:
            body = {**calls.UPDATE_WORDS, "achievements": words}
            return program.put(here, body, If_Match=etag)

        done, refused = answers(lambda: write("Mine."), lambda: write("Hers."))

        kept = StatusUpdate.objects.get(pk=draft.pk)
        assert (done.status_code, refused.status_code) == (200, 412)
        assert kept.achievements == done.json()["achievements"]
        assert refused.json()["since"][0]["achievements"] == kept.achievements
        assert refused.json()["yours"]["achievements"] != kept.achievements


def test_of_two_that_record_on_one_item_as_it_stood_one_is_told(author: User) -> None:
    one, other = Program(author), Program(make.manager())
    for _ in range(ROUNDS):
        etag = one.get("my/action-items/11.10-20-SEC/")["ETag"]

        def record(program: Program, etag: str = etag) -> Any:
            return program.post("status-updates/", calls.UPDATE, If_Match=etag)

        done, refused = answers(lambda: record(one), lambda: record(other))

        assert (done.status_code, refused.status_code) == (201, 412)
        assert [each["id"] for each in refused.json()["since"]] == [done.json()["id"]]


@pytest.mark.parametrize("verb", ["submit", "discard"])
def test_what_is_changed_is_not_submitted_or_discarded_unread(author: User, verb: str) -> None:
    program = Program(author)
    for _ in range(ROUNDS):
        draft = make.status_update(state=State.DRAFT)
        here = f"my/status-updates/{draft.pk}/"
        etag = program.get(here)["ETag"]

        def act(here: str = here, etag: str = etag) -> Any:
            if verb == "submit":
                return program.post(f"{here}submit/", If_Match=etag)
            return program.delete(here, If_Match=etag)

        def write(here: str = here, etag: str = etag) -> Any:
            return program.put(here, {"status": "ongoing"}, If_Match=etag)

        done, refused = answers(act, write)

        assert done.status_code in (200, 204)
        assert refused.status_code in (404, 409, 412)
        kept = StatusUpdate.objects.filter(pk=draft.pk).first()
        if kept and kept.state == State.SUBMITTED:
            assert kept.achievements == draft.achievements


def test_of_two_that_change_one_action_one_is_told_what_the_other_wrote(speaker: User) -> None:
    program = Program(speaker)
    for _ in range(ROUNDS):
        action = make.party_action(ActionState.DRAFT, author=speaker)
        here = f"my/party-actions/{action.reference}/"
        etag = program.get(here)["ETag"]

        def write(words: str, here: str = here, etag: str = etag) -> Any:
            return program.put(here, {**calls.ACTION, "done": words}, If_Match=etag)

        done, refused = answers(lambda: write("Mine."), lambda: write("Hers."))

        kept = PartyAction.objects.get(pk=action.pk)
        assert (done.status_code, refused.status_code) == (200, 412)
        assert refused.json()["theirs"]["done"] == kept.done == done.json()["done"]
        assert kept.version == action.version + 1


def test_a_submission_sent_twice_with_one_key_freezes_one_version(speaker: User) -> None:
    program = Program(speaker)
    for number in range(ROUNDS):
        action = make.party_action(ActionState.DRAFT, author=speaker)
        here = f"my/party-actions/{action.reference}/"
        etag = program.get(here)["ETag"]

        def submit(here: str = here, etag: str = etag, key: str = f"key-{number}") -> Any:
            return program.post(f"{here}submit/", If_Match=etag, Idempotency_Key=key)

        first, second = answers(submit, submit)

        assert (first.status_code, second.status_code) == (200, 200)
        assert first.content == second.content
        assert ActionVersion.objects.filter(action=action).count() == 1


def test_control_without_waiting_the_key_is_stopped_by_the_constraint_alone(author: User) -> None:
    both_have_looked = threading.Barrier(2)

    def keep() -> None:
        known = SentBefore.objects.filter(user=author, key="a").exists()
        both_have_looked.wait()
        if not known:
            SentBefore.objects.create(user=author, key="a", fingerprint="x", made_at=timezone.now())

    assert at_once(keep, keep) == ["IntegrityError", "done"]
