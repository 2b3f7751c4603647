"""One action's page: what it says, how far it has come, the verbs, remarks and versions."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from parties import reviewing, services
from parties.models import Party, PartyAction
from resolutions.models import User
from tests import make

from .forms import form_of, text_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


def page_of(action: PartyAction, more: str = "") -> str:
    return f"/my/actions/{action.reference}/{more}"


@pytest.mark.parametrize(
    ("state", "sentence", "verbs"),
    [
        ("draft", "A draft. Your Party alone sees it.", {"edit", "copy", "discard", "preview"}),
        ("submitted", "Until it is reviewed you can take it back.", {"recall", "copy"}),
        ("returned", "Change it, and submit it again.", {"edit", "copy", "preview"}),
        ("accepted", "the public reads it.", {"edit", "copy"}),
    ],
)
def test_the_page_says_the_state_the_next_step_and_offers_what_is_allowed(
    state: str, sentence: str, verbs: set[str], national: User, signed_in: SignIn
) -> None:
    action = make.party_action(state)

    page = signed_in(national).get(page_of(action))

    html = page.content.decode()
    every = {"edit", "recall", "copy", "discard", "preview", "revert", "take-over"}
    assert sentence in text_of(page)
    assert {each for each in every if f'"{page_of(action)}{each}/"' in html} == verbs


def test_a_returned_action_says_why_and_when(national: User, signed_in: SignIn) -> None:
    action = make.party_action("returned")

    said = text_of(signed_in(national).get(page_of(action)))

    assert "The Secretariat returned it on" in said
    assert "Which conventions?" in said


def test_while_a_change_is_in_work_the_page_shows_it_and_names_what_is_public(
    national: User, signed_in: SignIn
) -> None:
    action = make.party_action(done="Public words.")
    services.revise_action(action, make.action_entry(done="New words."), by=national)

    said = text_of(signed_in(national).get(page_of(action)))

    assert "New words." in said
    assert "Public words." not in said
    assert "The public reads version 1" in said
    assert "Back to the accepted version" in said


def test_a_copy_says_of_what_and_when_until_it_is_edited(national: User, signed_in: SignIn) -> None:
    action = make.party_action()
    client = signed_in(national)

    edit = client.post(page_of(action, "copy/"))["Location"]
    marked = client.get(edit)
    client.post(edit, form_of(marked, title="Edited"))

    copy = PartyAction.objects.exclude(pk=action.pk).get()
    assert f"Copied from {action.reference} on" in text_of(marked)
    assert "Copied from" not in text_of(client.get(page_of(copy)))


def test_copy_pressed_twice_makes_one_copy(national: User, signed_in: SignIn) -> None:
    action = make.party_action()
    client = signed_in(national)

    answers = [client.post(page_of(action, "copy/"))["Location"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert PartyAction.objects.count() == 2


def test_submitting_hands_it_to_the_secretariat_and_recalling_takes_it_back(
    national: User, signed_in: SignIn, period: object
) -> None:
    action = make.party_action("draft")
    client = signed_in(national)

    client.post(page_of(action, "submit/"), {"version": "1"})
    submitted = PartyAction.objects.get().state
    client.post(page_of(action, "recall/"))

    assert submitted == "submitted"
    assert PartyAction.objects.get().state == "draft"


def test_submit_pressed_twice_submits_once_and_is_no_refusal(
    national: User, signed_in: SignIn, period: object
) -> None:
    action = make.party_action("draft")
    client = signed_in(national)

    answers = [client.post(page_of(action, "submit/"), {"version": "1"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert action.versions.count() == 1


def test_what_changed_since_the_preview_is_not_submitted(
    national: User, contributor: User, signed_in: SignIn, period: object
) -> None:
    action = make.party_action("draft")
    services.revise_action(action, make.action_entry(done="Changed."), by=contributor)

    page = signed_in(national).post(page_of(action, "submit/"), {"version": "1"})

    assert page.status_code == 409
    assert "has changed since you opened it" in text_of(page)
    assert PartyAction.objects.get().state == "draft"


def test_without_an_open_period_submitting_is_refused_in_words(
    national: User, signed_in: SignIn
) -> None:
    action = make.party_action("draft")

    page = signed_in(national).post(page_of(action, "submit/"))

    assert page.status_code == 409
    assert "No reporting period is open at the moment" in text_of(page)


def test_a_contributor_does_not_submit(
    contributor: User, national: User, signed_in: SignIn, period: object
) -> None:
    action = make.party_action("draft")

    page = signed_in(contributor).post(page_of(action, "submit/"))

    assert page.status_code == 403
    assert "Only the national focal point submits" in text_of(page)
    assert PartyAction.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        ("accepted", "submit"),
        ("accepted", "recall"),
        ("draft", "recall"),
        ("submitted", "discard"),
        ("accepted", "revert"),
        ("draft", "take-over"),
        ("draft", "answer"),
    ],
)
def test_a_verb_that_is_not_for_now_is_refused_on_the_page_and_changes_nothing(
    state: str, verb: str, national: User, signed_in: SignIn
) -> None:
    action = make.party_action(state)

    page = signed_in(national).post(page_of(action, f"{verb}/"), {"answer": "A"})

    assert page.status_code in (403, 409)
    assert 'class="notice wrong" role="alert"' in page.content.decode()
    assert PartyAction.objects.get().version == action.version


def test_going_back_to_the_accepted_version(national: User, signed_in: SignIn) -> None:
    action = make.party_action(done="Public words.")
    services.revise_action(action, make.action_entry(done="New words."), by=national)

    signed_in(national).post(page_of(action, "revert/"))

    action.refresh_from_db()
    assert (action.done, action.state) == ("Public words.", "accepted")


def test_a_draft_is_discarded_after_a_page_that_asks(national: User, signed_in: SignIn) -> None:
    action = make.party_action("draft")
    client = signed_in(national)

    asked = client.get(page_of(action, "discard/"))
    still_there = PartyAction.objects.exists()
    client.post(page_of(action, "discard/"))

    assert "Its words, links and files are thrown away for good." in text_of(asked)
    assert still_there
    assert not PartyAction.objects.exists()


def test_questions_and_answers_stand_apart_by_side_and_the_officer_is_not_named(
    national: User, officer: User, signed_in: SignIn
) -> None:
    action = make.party_action()
    reviewing.ask_about_action(action, by=officer, question="How many?")
    reviewing.answer_about_action(action, by=national, answer="Seven.")

    page = signed_in(national).get(page_of(action))

    html = page.content.decode()
    asked, answered = html.index('"from-secretariat"'), html.index('"from-party"')
    assert asked < html.index("How many?") < answered < html.index("Seven.")
    assert officer.username not in html


def test_an_answer_sent_twice_is_given_once(national: User, signed_in: SignIn) -> None:
    action = make.party_action()
    reviewing.ask_about_action(action, by=make.officer(), question="How many?")
    client = signed_in(national)

    for _ in range(2):
        client.post(page_of(action, "answer/"), {"answer": "Seven."})

    assert action.remarks.filter(side="party").count() == 1


def test_an_empty_answer_is_refused(national: User, signed_in: SignIn) -> None:
    action = make.party_action()
    reviewing.ask_about_action(action, by=make.officer(), question="How many?")

    page = signed_in(national).post(page_of(action, "answer/"), {"answer": "  "})

    assert page.status_code == 409
    assert "Write the answer" in text_of(page)


def test_versions_are_listed_with_number_person_outcome_and_public_note(
    national: User, signed_in: SignIn
) -> None:
    action = make.party_action("submitted")
    reviewing.return_action(action, by=make.officer(), reason="Which conventions?")
    services.submit_action(action, by=national)
    reviewing.accept_action(action, by=make.officer(), public_note="Also told to CITES.")

    said = text_of(signed_in(national).get(page_of(action)))

    versions = said[said.index("Version 2") :]
    assert f"submitted by {national}" in versions
    assert versions.index("Also told to CITES.") < versions.index("Version 1")
    assert "Returned: Which conventions?" in versions


def test_a_version_shows_its_frozen_text_and_what_changed_word_by_word(
    national: User, signed_in: SignIn
) -> None:
    action = make.party_action(done="Five conventions meet twice.")
    changed = make.action_entry(
        done="Seven conventions meet twice.", items=[make.item("11.10-31-PAR")]
    )
    services.revise_action(action, changed, by=national)
    services.submit_action(action, by=national)
    later = make.action_entry(done="Later words.")
    services.recall_action(action, by=national)
    services.revise_action(action, later, by=national)

    html = signed_in(national).get(page_of(action, "versions/2/")).content.decode()

    assert "<del>Five </del><ins>Seven </ins>conventions meet twice." in html
    assert "<del>11.10-29-PAR</del>" in html
    assert "<ins>11.10-31-PAR</ins>" in html
    assert "Later words." not in html


def test_of_an_entry_on_behalf_the_party_reads_what_was_sent_not_what_is_in_work(
    national: User, kenya: Party, period: object, officer: User, signed_in: SignIn
) -> None:
    action = services.begin_action(
        kenya,
        make.action_entry(done="From the letter."),
        by=officer,
        channel="letter",
        received_on=date(2026, 5, 5),
    )
    services.submit_action(action, by=officer)
    reviewing.return_action(action, by=make.manager(), reason="Which letter?")
    services.revise_action(action, make.action_entry(done="Not sent yet."), by=officer)

    page = signed_in(national).get(page_of(action))

    assert "From the letter." in text_of(page)
    assert "Not sent yet." not in text_of(page)
    assert "from a letter received on 5 May 2026" in text_of(page)
    assert officer.username not in page.content.decode()


GET = ["", "edit/", "preview/", "versions/1/", "discard/"]
POST = [
    "edit/", "submit/", "recall/", "discard/", "revert/", "copy/", "answer/", "take-over/",
]  # fmt: skip
STRANGERS = ["elsewhere", "withdrawn", "focal_point", "officer", "manager", "administrator"]


@pytest.mark.parametrize("person", STRANGERS)
def test_to_strangers_the_pages_of_an_action_are_not_there(
    person: str, request: pytest.FixtureRequest, signed_in: SignIn
) -> None:
    action = make.party_action()
    client = signed_in(request.getfixturevalue(person))

    got = {client.get(page_of(action, each)).status_code for each in GET}
    posted = {client.post(page_of(action, each)).status_code for each in POST}

    assert got == posted == {404}
    assert PartyAction.objects.count() == 1


@pytest.mark.parametrize("person", ["withdrawn", "focal_point", "officer"])
def test_without_a_place_nothing_is_logged(
    person: str, request: pytest.FixtureRequest, signed_in: SignIn
) -> None:
    client = signed_in(request.getfixturevalue(person))

    answers = [
        client.get("/my/actions/new/"),
        client.post("/my/actions/new/", {"title": "A"}),
        client.get("/my/actions/"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert not PartyAction.objects.exists()


def test_a_visitor_is_led_to_sign_in_whatever_the_address(client: Client) -> None:
    action = make.party_action("draft")

    known = [client.get(page_of(action, each)).status_code for each in GET]
    unknown = [client.get(f"/my/actions/KEN-99/{each}").status_code for each in GET]
    posted = {client.post(page_of(action, each)).status_code for each in POST}

    assert known == unknown == [302] * len(GET)
    assert posted == {302}
    assert PartyAction.objects.get().state == "draft"


def test_a_draft_of_the_secretariat_on_behalf_is_not_there_yet(
    national: User, kenya: Party, officer: User, signed_in: SignIn
) -> None:
    action = services.begin_action(
        kenya, make.action_entry(), by=officer, channel="email", received_on=date(2026, 5, 5)
    )

    assert signed_in(national).get(page_of(action)).status_code == 404


@pytest.mark.parametrize(
    "address", ["KEN-99/", "KEN-1%00/", "ken-1/", "KEN-1/versions/99999999999999999999/"]
)
def test_what_is_not_there_is_not_found(address: str, national: User, signed_in: SignIn) -> None:
    make.party_action()

    assert signed_in(national).get(f"/my/actions/{address}").status_code == 404
