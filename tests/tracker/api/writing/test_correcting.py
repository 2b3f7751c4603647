"""Corrections by the API, and that the demonstration and the real record never mix."""

from typing import Any

import pytest

from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from tests import make

from . import calls
from .calls import Program, refusal

pytestmark = pytest.mark.django_db


def test_a_correction_names_what_it_replaces_and_may_show_its_evidence_once_more(
    officer: User,
) -> None:
    approved = make.status_update(evidence=[make.evidence(), make.evidence(title="Other")])
    first = approved.evidence.order_by("pk")[0]
    body = {**calls.UPDATE, "corrects": approved.pk, "evidence": [{"id": first.pk}]}

    response = Program(officer).post("status-updates/", body)

    correction = StatusUpdate.objects.get(pk=response.json()["id"])
    assert correction.corrects == approved
    assert [each.title for each in correction.evidence.all()] == [first.title]
    assert approved.evidence.count() == 2


CORRECTIONS: dict[str, tuple[State, str, str]] = {
    "a draft": (State.DRAFT, "11.10-20-SEC", "Only an approved update is corrected."),
    "of another item": (
        State.APPROVED, "11.10-29-PAR", "A correction belongs to the same action item.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("state", "item", "sentence"), CORRECTIONS.values(), ids=CORRECTIONS)
def test_what_cannot_be_corrected_by_this_is_refused(
    officer: User, state: State, item: str, sentence: str
) -> None:
    update = make.status_update(state=state)
    body = {**calls.UPDATE, "action_item": item, "corrects": update.pk}

    response = Program(officer).post("status-updates/", body)

    assert refusal(response) == (409, "not-now", sentence)
    assert StatusUpdate.objects.count() == 1


def test_what_has_a_correction_is_not_corrected_again(officer: User) -> None:
    update = make.status_update()
    program, body = Program(officer), {**calls.UPDATE, "corrects": update.pk}
    program.post("status-updates/", body)

    response = program.post("status-updates/", body)

    status, kind, sentence = refusal(response)
    assert (status, kind) == (409, "not-now")
    assert "A correction of this update is already there" in sentence
    assert StatusUpdate.objects.count() == 2


def test_demonstration_and_real_entries_are_kept_apart(officer: User, settings: Any) -> None:
    settings.DEBUG = True
    demo = make.user("demo", "Secretariat officer", is_demo=True)
    update = make.status_update()

    response = Program(demo).post("status-updates/", {**calls.UPDATE, "corrects": update.pk})

    status, kind, sentence = refusal(response)
    assert (status, kind) == (403, "not-allowed")
    assert "kept apart" in sentence
    assert StatusUpdate.objects.count() == 1


def test_what_a_demonstration_account_sends_is_a_demonstration(settings: Any) -> None:
    settings.DEBUG = True
    demo = make.user("demo", "Secretariat officer", is_demo=True)

    Program(demo).post("status-updates/", calls.UPDATE)

    assert StatusUpdate.objects.get().is_demo
