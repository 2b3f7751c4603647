"""Each refusal of a Party action, with the sentence that the Party's page shows."""

import html
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parties.choices import ActionState, Gate
from parties.models import PartyAction, ReportingPeriod
from resolutions.models import User
from tests import make
from tests.parties.my.forms import opened, text_of
from tests.resolutions.admin_form import SignIn

from . import calls
from .calls import Program, refusal, wrong

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]

HERE = "my/party-actions/KEN-1/"
NO_ITEM = "No action item that you may write on has the reference {}."

# What is typed into the page and sent to the API, and where the API says it is wrong.
WRONG: dict[str, tuple[dict[str, Any], dict[str, Any], str, str]] = {
    "a long title": (
        {"title": "x" * 301}, {"title": "x" * 301}, "#/title",
        "Ensure this value has at most 300 characters (it has 301).",
    ),
    "a long text": (
        {"challenges": "x" * 20_001}, {"challenges": "x" * 20_001}, "#/challenges",
        "Ensure this value has at most 20000 characters (it has 20001).",
    ),
    "an end before the beginning": (
        {"starts_on": "2025-05-02", "ends_on": "2025-05-01"}, {"ends_on": "2025-05-01"},
        "#/ends_on", "The last day is before the first: mend the dates.",
    ),
    "completed in the future": (
        {"stage": "completed", "ends_on": "2026-11-22"},
        {"stage": "completed", "ends_on": "2026-11-22"}, "#/ends_on",
        "A completed action cannot end in the future: mend the stage or the date.",
    ),
    "an item that is none": (
        {"others": "11.10-99-PAR"}, {"items": ["11.10-29-PAR", "11.10-99-PAR"]}, "#/items/1",
        NO_ITEM.format("11.10-99-PAR"),
    ),
    "an item of the Secretariat": (
        {"others": "11.10-20-SEC"}, {"items": ["11.10-20-SEC"]}, "#/items/0",
        NO_ITEM.format("11.10-20-SEC"),
    ),
    "no web address": (
        {"evidence-0-title": "x", "evidence-0-url": "ftp://example.org/a"},
        {"evidence": [{"title": "x", "url": "ftp://example.org/a"}]}, "#/evidence/0/url",
        "Give an address that begins with https:// or http://.",
    ),
    "evidence of nothing": (
        {"evidence-0-title": "x"}, {"evidence": [{"title": "x"}]}, "#/evidence/0/url",
        "Give a web address or a file, or empty the row.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "sent", "pointer", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_what_the_page_refuses_the_api_refuses_in_the_same_words(
    national: User,
    signed_in: SignIn,
    today: date,
    typed: dict[str, Any],
    sent: dict[str, Any],
    pointer: str,
    sentence: str,
) -> None:
    page = refused_by_page(signed_in(national), **typed)
    PartyAction.objects.all().delete()

    response = Program(national).post("party-actions/", {**calls.ACTION, **sent})

    assert wrong(response) == [(pointer, sentence)]
    assert sentence in page
    assert not PartyAction.objects.exists()


def refused_by_page(client: Client, **typed: Any) -> str:
    """Return what the page says to the same words."""
    new = reverse("my-action-new")
    return html.unescape(text_of(client.post(new, opened(client, new, **typed))))


def test_a_contributor_for_some_paragraphs_names_no_item_of_others(
    partial_contributor: User,
) -> None:
    program = Program(partial_contributor)

    beyond = program.post("party-actions/", calls.ACTION)
    within = program.post("party-actions/", {**calls.ACTION, "items": ["11.10-31-PAR"]})

    assert wrong(beyond) == [("#/items/0", NO_ITEM.format("11.10-29-PAR"))]
    assert within.status_code == 201


def test_who_speaks_for_no_party_is_told_so(officer: User, signed_in: SignIn) -> None:
    page = text_of(signed_in(officer).get(reverse("my-action-new")))

    begun = Program(officer).post("party-actions/", calls.ACTION)
    listed = Program(officer).get("my/party-actions/")

    sentence = "Your account speaks for no Party yet"
    assert refusal(begun) == refusal(listed) == (403, "not-allowed", sentence)
    assert sentence in page
    assert not PartyAction.objects.exists()


VERBS: dict[str, tuple[str, str, ActionState, int]] = {
    "submit by a contributor": ("contributor", "submit", ActionState.DRAFT, 403),
    "recall by a contributor": ("contributor", "recall", ActionState.SUBMITTED, 403),
    "submit what is submitted": ("national", "submit", ActionState.SUBMITTED, 409),
    "recall a draft": ("national", "recall", ActionState.DRAFT, 409),
    "recall what is accepted": ("national", "recall", ActionState.ACCEPTED, 409),
    "discard what is accepted": ("national", "discard", ActionState.ACCEPTED, 409),
    "revert what is accepted": ("national", "revert", ActionState.ACCEPTED, 409),
    "revert what was never accepted": ("national", "revert", ActionState.DRAFT, 409),
    "answer about a draft": ("national", "answer", ActionState.DRAFT, 409),
}


@pytest.mark.parametrize(("role", "verb", "state", "status"), VERBS.values(), ids=VERBS.keys())
def test_what_the_table_refuses_is_refused_in_the_words_of_the_page(
    request: pytest.FixtureRequest,
    signed_in: SignIn,
    role: str,
    verb: str,
    state: ActionState,
    status: int,
) -> None:
    person: User = request.getfixturevalue(role)
    action = make.party_action(state)
    typed = {"version": action.version, "answer": "Five."}
    page = signed_in(person).post(reverse(f"my-action-{verb}", args=["KEN-1"]), typed)
    before = PartyAction.objects.values().get()

    response = sent(person, verb, action)

    said, kind, sentence = refusal(response)
    assert (said, kind) == (status, "not-allowed" if status == 403 else "not-now")
    assert page.status_code == status
    assert sentence in html.unescape(text_of(page))
    assert PartyAction.objects.values().get() == before


def sent(person: User, verb: str, action: PartyAction) -> Any:
    program, etag = Program(person), f'"action-{action.pk}.{action.version}"'
    if verb == "discard":
        return program.delete(HERE, If_Match=etag)
    body = {"answer": "Five."} if verb == "answer" else None
    return program.post(f"{HERE}{verb}/", body, If_Match=etag)


def test_an_action_under_review_is_not_changed(national: User, signed_in: SignIn) -> None:
    make.party_action(ActionState.SUBMITTED)
    page = signed_in(national).get(reverse("my-action-edit", args=["KEN-1"]))
    program = Program(national)

    response = program.put(
        HERE, {**calls.ACTION, "done": "Other."}, If_Match=program.get(HERE)["ETag"]
    )

    sentence = "It cannot be changed now: while it is under review, take it back first."
    assert refusal(response) == (409, "not-now", sentence)
    assert (page.status_code, sentence in text_of(page)) == (409, True)


def test_who_may_read_an_action_but_not_write_it_is_told_so(
    national: User, partial_contributor: User, signed_in: SignIn
) -> None:
    items = [make.item("11.10-31-PAR"), make.item("11.10-29-PAR")]
    make.party_action(ActionState.DRAFT, items=items)
    page = signed_in(partial_contributor).get(reverse("my-action-edit", args=["KEN-1"]))
    program = Program(partial_contributor)

    response = program.put(
        HERE, {**calls.ACTION, "items": ["11.10-31-PAR"]}, If_Match=program.get(HERE)["ETag"]
    )

    sentence = "You may read this action, but not change it: it is not yours to write."
    assert refusal(response) == (403, "not-allowed", sentence)
    assert (page.status_code, sentence in text_of(page)) == (403, True)


def test_what_lacks_something_is_not_submitted_and_says_what(national: User) -> None:
    program = Program(national)
    begun = program.post("party-actions/", {})

    response = program.post(f"{HERE}submit/", If_Match=begun["ETag"])

    assert refusal(response) == (
        409,
        "not-now",
        "Give it a title. Choose at least one action item that it answers. "
        "Say what was done, or what is planned.",
    )


def test_while_no_period_is_open_nothing_is_submitted(
    national: User, period: ReportingPeriod
) -> None:
    ReportingPeriod.objects.update(gate=Gate.CLOSED)
    program = Program(national)
    begun = program.post("party-actions/", calls.ACTION)

    response = program.post(f"{HERE}submit/", If_Match=begun["ETag"])

    status, kind, sentence = refusal(response)
    assert (begun.status_code, status, kind) == (201, 409, "not-now")
    assert sentence.startswith("No reporting period is open at the moment.")
    assert PartyAction.objects.get().state == ActionState.DRAFT


@pytest.mark.parametrize("answer", ["", "   "])
def test_an_answer_says_something(national: User, answer: str) -> None:
    make.party_action(ActionState.SUBMITTED)

    response = Program(national).post(f"{HERE}answer/", {"answer": answer})

    assert wrong(response) == [("#/answer", "Write the answer: the Secretariat will read it.")]


def test_a_refusal_is_said_in_the_language_of_the_header(
    contributor: User, signed_in: SignIn
) -> None:
    action = make.party_action(ActionState.DRAFT)
    etag = f'"action-{action.pk}.{action.version}"'

    response = Program(contributor).post(f"{HERE}submit/", If_Match=etag, Accept_Language="es")

    assert "punto focal nacional" in refusal(response)[2]


def test_what_a_demonstration_account_logs_is_a_demonstration(settings: Any) -> None:
    settings.DEBUG = True
    demo = make.focal_point("KEN")
    demo.is_demo = True
    demo.save()

    Program(demo).post("party-actions/", calls.ACTION)

    assert PartyAction.objects.get().is_demo
