"""Each refusal of a status update, with the sentence that the page of the admin shows."""

import html
from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import State, Status
from resolutions.models import ActionItem, Evidence, StatusUpdate, User
from tests import make
from tests.resolutions.admin_form import SignIn, address, page_of, posted, text_of

from . import calls
from .calls import Program, refusal, wrong

pytestmark = pytest.mark.django_db


def etag_of(update: StatusUpdate) -> str:
    version = ActionItem.objects.get(pk=update.action_item_id).version
    return f'"update-{update.pk}.{version}"'


def rows() -> Any:
    return [list(each.objects.values()) for each in (StatusUpdate, Evidence, ActionItem)]


def shown_by(client: Client, item: ActionItem, **typed: Any) -> str:
    """Return what the page says to the same words."""
    form = posted(client.get(page_of(item)), **typed)
    return html.unescape(text_of(client.post(page_of(item), form)))


# What is typed into the page and sent to the API, and where the API says it is wrong.
WRONG: dict[str, tuple[dict[str, Any], dict[str, Any], str, str]] = {
    "an unknown status": (
        {"status": "done"}, {"status": "done"}, "#/status",
        "Select a valid choice. done is not one of the available choices.",
    ),
    "a day to come": (
        {"effective_on": "2026-11-22"}, {"effective_on": "2026-11-22"}, "#/effective_on",
        "The effective date cannot be in the future.",
    ),
    "evidence without a title": (
        {"evidence-0-url": "https://example.org/a"},
        {"evidence": [{"url": "https://example.org/a"}]}, "#/evidence/0/title",
        "This field is required.",
    ),
    "evidence with a long title": (
        {"evidence-0-title": "x" * 301, "evidence-0-url": "https://example.org/a"},
        {"evidence": [{"title": "x" * 301, "url": "https://example.org/a"}]},
        "#/evidence/0/title", "Ensure this value has at most 300 characters (it has 301).",
    ),
    "evidence at no web address": (
        {"evidence-0-title": "Minutes", "evidence-0-url": "javascript:alert(1)"},
        {"evidence": [{"title": "Minutes", "url": "javascript:alert(1)"}]},
        "#/evidence/0/url", "Give an address that begins with https:// or http://.",
    ),
    "evidence that cannot be looked up": (
        {"evidence-0-title": "Minutes"}, {"evidence": [{"title": "Minutes"}]}, "#/evidence/0",
        "Give a web address, a file or a meeting.",
    ),
    "a NUL": (
        {"achievements": "Met.\x00"}, {"achievements": "Met.\x00"}, "#/achievements",
        "Null characters are not allowed.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "sent", "pointer", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_what_the_page_refuses_the_api_refuses_in_the_same_words(
    item: ActionItem,
    officer: User,
    signed_in: SignIn,
    today: date,
    typed: dict[str, Any],
    sent: dict[str, Any],
    pointer: str,
    sentence: str,
) -> None:
    page = shown_by(signed_in(officer), item, **{"status": "ongoing", "draft": "1", **typed})
    before = rows()

    response = Program(officer).post("status-updates/", {**calls.UPDATE, **sent})

    assert wrong(response) == [(pointer, sentence)]
    assert sentence in page
    assert rows() == before


# What the page does not ask for, since it is in its address.
UNKNOWN: dict[str, tuple[dict[str, Any], str, str]] = {
    "item": ({"action_item": "11.10-99-SEC"}, "#/action_item", "There is no such action item."),
    "meeting": (
        {"evidence": [{"title": "x", "meeting": "COP99"}]}, "#/evidence/0/meeting",
        "There is no such meeting.",
    ),
    "update": ({"corrects": 99}, "#/corrects", "There is no such status update."),
    "evidence": (
        {"evidence": [{"id": 99}]}, "#/evidence/0/id", "There is no such piece of evidence here.",
    ),
    "evidence with words": (
        {"evidence": [{"id": 99, "title": "x"}]}, "#/evidence/0",
        "A piece that is there stays as it is: name it by its id alone.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sent", "pointer", "sentence"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_is_not_there_is_refused_where_it_is_named(
    officer: User, sent: dict[str, Any], pointer: str, sentence: str
) -> None:
    response = Program(officer).post("status-updates/", {**calls.UPDATE, **sent})

    assert wrong(response) == [(pointer, sentence)]
    assert not StatusUpdate.objects.exists()


def test_evidence_of_another_update_is_not_taken_over(officer: User) -> None:
    other = make.status_update(state=State.DRAFT, evidence=[make.evidence()]).evidence.get()
    mine = make.status_update(state=State.DRAFT)

    response = Program(officer).put(
        f"my/status-updates/{mine.pk}/",
        {"status": "ongoing", "evidence": [{"id": other.pk}]},
        If_Match=etag_of(mine),
    )

    sentence = "There is no such piece of evidence here."
    assert wrong(response) == [("#/evidence/0/id", sentence)]


def test_who_may_not_record_is_told_so(reader: User) -> None:
    response = Program(reader).post("status-updates/", calls.UPDATE)

    assert refusal(response) == (403, "not-allowed", "You may not record status updates.")
    assert not StatusUpdate.objects.exists()


VERBS: dict[str, tuple[str, State, str]] = {
    "submit what is submitted": (
        "submit", State.SUBMITTED, "Only its author can submit it, and only once.",
    ),
    "recall a draft": (
        "recall", State.DRAFT, "Only its author can take it back, until it is reviewed.",
    ),
    "recall what is approved": (
        "recall", State.APPROVED, "Only its author can take it back, until it is reviewed.",
    ),
    "discard what is submitted": (
        "discard", State.SUBMITTED, "Only its author can discard it, until it is submitted.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("verb", "state", "sentence"), VERBS.values(), ids=VERBS.keys())
def test_what_is_not_possible_now_is_refused_as_the_page_refuses_it(
    officer: User, signed_in: SignIn, verb: str, state: State, sentence: str
) -> None:
    update = make.status_update(state=state)
    page = text_of(signed_in(officer).post(address(verb, update)))
    here, program, etag = f"my/status-updates/{update.pk}/", Program(officer), etag_of(update)
    before = rows()

    response = (
        program.delete(here, If_Match=etag)
        if verb == "discard"
        else program.post(f"{here}{verb}/", If_Match=etag)
    )

    assert refusal(response) == (409, "not-now", sentence)
    assert sentence in page
    assert rows() == before


def test_what_lacks_something_is_not_submitted_and_says_what(
    officer: User, signed_in: SignIn
) -> None:
    update = make.status_update(state=State.DRAFT, status=Status.IMPLEMENTED, achievements="")
    page = html.unescape(text_of(signed_in(officer).post(address("submit", update))))

    response = Program(officer).post(
        f"my/status-updates/{update.pk}/submit/", If_Match=etag_of(update)
    )

    status, kind, sentence = refusal(response)
    assert (status, kind) == (409, "not-now")
    assert "an update that closes an item needs words" in sentence
    assert "“implemented” has to be shown" in sentence
    assert sentence in page


def test_an_update_under_review_is_not_changed(officer: User, signed_in: SignIn) -> None:
    update = make.status_update(state=State.SUBMITTED)
    before = rows()

    response = Program(officer).put(
        f"my/status-updates/{update.pk}/", {"status": "ongoing"}, If_Match=etag_of(update)
    )

    sentence = "Only its author can change it, until it is submitted."
    assert refusal(response) == (409, "not-now", sentence)
    assert rows() == before


def test_a_refusal_is_said_in_the_language_of_the_header(reader: User) -> None:
    response = Program(reader).post("status-updates/", calls.UPDATE, Accept_Language="fr")

    assert "consigner" in refusal(response)[2]
