"""A status update that a program sends is a draft of its person like any other."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import State, Status
from resolutions.models import ActionItem, StatusUpdate, User
from resolutions.services import approve_status_update
from tests import make
from tests.resolutions.admin_form import SignIn, address, page_of
from tracker.api.writing.examples import REVISED_UPDATE, UPDATE

from . import calls
from .calls import Program

pytestmark = pytest.mark.django_db


def test_what_is_sent_is_kept_as_a_draft_of_the_person(item: ActionItem, officer: User) -> None:
    body = {
        **calls.UPDATE, "challenges": "Staff time.", "next_steps": "A report.",
        "needs_funding": True, "internal_note": "Ask the Ramsar Secretariat.",
    }  # fmt: skip

    response = Program(officer).post("status-updates/", body)

    update = item.updates.get()
    assert response.status_code == 201
    assert response["Location"] == f"http://testserver/api/v1/my/status-updates/{update.pk}/"
    assert (update.author, update.state, update.status) == (officer, State.DRAFT, "in_progress")
    assert update.effective_on == date(2025, 6, 1)
    for name in ("achievements", "challenges", "next_steps", "needs_funding", "internal_note"):
        assert getattr(update, name) == body[name] == response.json()[name]


def test_the_evidence_that_is_sent_is_kept_with_it(item: ActionItem, officer: User) -> None:
    evidence: list[dict[str, Any]] = [
        {"title": "Work plan", "url": "https://example.org/plan"},
        {"kind": "meeting", "title": "Discussed", "meeting": "StC56", "is_public": False},
    ]

    response = Program(officer).post("status-updates/", {**calls.UPDATE, "evidence": evidence})

    first, second = item.updates.get().evidence.order_by("pk")
    assert (first.kind, first.title, first.url) == ("document", "Work plan", evidence[0]["url"])
    assert first.is_public
    assert (second.kind, second.meeting and second.meeting.label) == ("meeting", "StC56")
    assert not second.is_public
    assert response.json()["evidence"] == [
        {
            "id": first.pk, "kind": "document", "title": "Work plan", "is_public": True,
            "url": "https://example.org/plan", "meeting": None,
        },
        {
            "id": second.pk, "kind": "meeting", "title": "Discussed", "is_public": False,
            "url": None, "meeting": "StC56",
        },
    ]  # fmt: skip


def test_a_day_that_is_left_out_is_today(item: ActionItem, officer: User, today: date) -> None:
    Program(officer).post("status-updates/", {"action_item": item.reference, "status": "ongoing"})

    assert item.updates.get().effective_on == today


def test_the_answer_and_its_address_say_the_same_to_the_byte(officer: User) -> None:
    program = Program(officer)

    recorded = program.post("status-updates/", calls.UPDATE)
    read = program.get(recorded["Location"])

    assert read.content == recorded.content
    assert read["ETag"] == recorded["ETag"]


def test_it_is_seen_in_the_admin_like_any_other(
    item: ActionItem, officer: User, manager: User, signed_in: SignIn
) -> None:
    program = Program(officer)
    recorded = program.post("status-updates/", calls.UPDATE)
    program.post(f"{recorded['Location']}submit/", If_Match=recorded["ETag"])

    client = signed_in(manager)
    page = client.get(page_of(item)).content.decode()
    waiting = client.get("/admin/resolutions/statusupdate/?state__exact=submitted")

    assert calls.UPDATE["achievements"] in page
    assert address("change", item.updates.get()) in waiting.content.decode()


def test_it_is_public_once_it_is_approved_and_not_before(officer: User, manager: User) -> None:
    program = Program(officer)
    recorded = program.post("status-updates/", calls.UPDATE)
    submitted = program.post(f"{recorded['Location']}submit/", If_Match=recorded["ETag"])
    before = Program().get("status-updates/").json()["results"]

    approve_status_update(StatusUpdate.objects.get(), by=manager)

    after = Program().get("status-updates/").json()["results"]
    assert submitted.json()["state"] == "submitted"
    assert before == []
    assert [each["id"] for each in after] == [recorded.json()["id"]]
    assert program.get(recorded["Location"]).json()["state"] == "approved"


def test_the_whole_of_a_draft_is_replaced(officer: User) -> None:
    program = Program(officer)
    recorded = program.post("status-updates/", {**calls.UPDATE, "challenges": "Staff time."})

    response = program.put(recorded["Location"], {"status": "ongoing"}, If_Match=recorded["ETag"])

    update = StatusUpdate.objects.get()
    assert response.status_code == 200
    assert (update.status, update.achievements, update.challenges) == (Status.ONGOING, "", "")
    assert response["ETag"] != recorded["ETag"]


def test_evidence_named_by_its_id_stays_and_the_rest_goes(officer: User) -> None:
    program = Program(officer)
    pieces = [{"title": name, "url": f"https://example.org/{name}"} for name in "abc"]
    recorded = program.post("status-updates/", {**calls.UPDATE, "evidence": pieces})
    first, second, _third = recorded.json()["evidence"]
    evidence = [{"id": first["id"]}, pieces[1], {"title": "d", "url": "https://example.org/d"}]

    response = program.put(
        recorded["Location"], {"status": "ongoing", "evidence": evidence},
        If_Match=recorded["ETag"],
    )  # fmt: skip

    assert [each["title"] for each in response.json()["evidence"]] == ["a", "b", "d"]
    assert [each["id"] for each in response.json()["evidence"][:2]] == [first["id"], second["id"]]


def test_a_draft_that_is_discarded_is_gone(officer: User) -> None:
    program = Program(officer)
    recorded = program.post("status-updates/", calls.UPDATE)

    response = program.delete(recorded["Location"], If_Match=recorded["ETag"])

    assert (response.status_code, response.content) == (204, b"")
    assert not StatusUpdate.objects.exists()
    assert program.get(recorded["Location"]).status_code == 404


def test_what_was_returned_says_why_and_can_be_mended(officer: User) -> None:
    returned = make.status_update(state=State.RETURNED, by=make.manager())
    program = Program(officer)
    here = f"my/status-updates/{returned.pk}/"

    read = program.get(here)
    mended = program.put(here, calls.UPDATE_WORDS, If_Match=read["ETag"])
    submitted = program.post(f"{here}submit/", If_Match=mended["ETag"])

    assert read.json()["return_reason"] == "Which meeting was it?"
    assert submitted.json()["state"] == "submitted"


def test_the_examples_of_the_documentation_are_taken(officer: User) -> None:
    program = Program(officer)

    recorded = program.post("status-updates/", UPDATE)
    revised = program.put(recorded["Location"], REVISED_UPDATE, If_Match=recorded["ETag"])

    assert (recorded.status_code, revised.status_code) == (201, 200)


def test_posting_leaves_the_public_list_as_it_is(officer: User, client: Client) -> None:
    before = client.get("/api/v1/status-updates/")

    Program(officer).post("status-updates/", calls.UPDATE)

    after = client.get("/api/v1/status-updates/")
    assert before.content == after.content
    assert "public" in after["Cache-Control"]
