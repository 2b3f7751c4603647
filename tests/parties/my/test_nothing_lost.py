"""Nothing typed is lost: not to an expired session, a second window, or another person."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from parties import reviewing, services, typed
from parties.entries import Shown
from parties.models import PartyAction
from resolutions.models import User
from tests import make

from .forms import Values, form_of, opened, text_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
NEW = "/my/actions/new/"
PASSWORD = "a good long passphrase"


def sign_in_by_password(client: Client, person: User, to: str) -> Any:
    """Sign in as people do, by the page."""
    person.set_password(PASSWORD)
    person.save()
    sent = {"login": person.username, "password": PASSWORD, "next": to}
    return client.post("/account/login/", sent)


def expired(person: User, client: Client, address: str, **values: Any) -> Values:
    """Open the form, type into it, and let the session end."""
    client.force_login(person)
    form = opened(client, address, **values)
    del client.cookies["sessionid"]
    return form


def test_what_was_typed_into_an_expired_session_is_there_after_signing_in(
    national: User, client: Client
) -> None:
    form = expired(national, client, NEW, title="Joint committee", done="It met twice.")

    led = client.post(NEW, form)
    signed = sign_in_by_password(client, national, NEW)
    page = client.get(NEW, follow=True)

    assert led["Location"] == f"/account/login/?next={NEW}"
    assert signed["Location"] == NEW
    assert "Not saved yet." in text_of(page)
    again = form_of(page)
    assert again["title"] == ["Joint committee"]
    assert again["done"] == ["It met twice."]
    assert not PartyAction.objects.exists()


def test_it_stays_until_it_is_saved_and_is_gone_then(national: User, client: Client) -> None:
    form = expired(national, client, NEW, title="Joint committee")
    client.post(NEW, form)
    sign_in_by_password(client, national, NEW)

    first, second = client.get(NEW, follow=True), client.get(NEW, follow=True)
    client.post(NEW, form_of(second))
    after = client.get(NEW, follow=True)

    assert "Not saved yet." in text_of(first)
    assert "Not saved yet." in text_of(second)
    assert PartyAction.objects.get().title == "Joint committee"
    assert "Not saved yet." not in text_of(after)


def test_it_is_gone_when_its_person_drops_it(national: User, client: Client) -> None:
    form = expired(national, client, NEW, title="Joint committee")
    client.post(NEW, form)
    sign_in_by_password(client, national, NEW)

    client.post(NEW, {"afresh": "1", "form_key": form["form_key"]})

    assert form_of(client.get(NEW, follow=True))["title"] == [""]


def test_two_windows_that_expired_are_both_kept(national: User, client: Client) -> None:
    action = make.party_action("draft")
    edit = f"/my/actions/{action.reference}/edit/"
    first = expired(national, client, NEW, title="In the first window")
    second = expired(national, client, edit, title="In the second window")

    client.post(NEW, first)
    client.post(edit, second)
    sign_in_by_password(client, national, NEW)

    assert form_of(client.get(NEW, follow=True))["title"] == ["In the first window"]
    assert form_of(client.get(edit))["title"] == ["In the second window"]


def test_an_answer_is_kept_over_an_expired_session_as_well(national: User, client: Client) -> None:
    action = make.party_action()
    ask(action)
    page = f"/my/actions/{action.reference}/"
    form = expired(national, client, page, answer="Seven of them.")

    client.post(f"{page}answer/", form)
    sign_in_by_password(client, national, page)

    assert form_of(client.get(page))["answer"] == ["Seven of them."]
    assert not action.remarks.filter(side="party").exists()


def ask(action: PartyAction) -> None:
    reviewing.ask_about_action(action, by=make.officer(), question="How many?")


@pytest.mark.parametrize("stranger", ["elsewhere", "contributor"])
def test_another_person_who_signs_in_on_the_browser_does_not_get_it_and_it_is_dropped(
    stranger: str, national: User, client: Client, request: pytest.FixtureRequest
) -> None:
    other = request.getfixturevalue(stranger)
    form = expired(national, client, NEW, title="Not for others")
    client.post(NEW, form)

    sign_in_by_password(client, other, NEW)
    page = client.get(NEW, follow=True)

    assert "Not for others" not in page.content.decode()
    assert typed.KEY not in client.session


def test_what_a_visitor_makes_up_is_not_kept(client: Client) -> None:
    for person in ("", "1", signing.dumps(1, salt="something else")):
        client.post(NEW, {"title": "Made up", "person": person})

    assert typed.KEY not in client.session


def test_what_is_too_long_to_be_kept_is_said_so(national: User, client: Client) -> None:
    form = expired(national, client, NEW, done="x" * (typed.MOST + 1))

    page = client.post(NEW, form)

    assert page.status_code == 413
    assert "What you typed is still in the form" in text_of(page)


def test_files_of_an_expired_session_are_to_be_chosen_again(national: User, client: Client) -> None:
    form = expired(national, client, NEW, title="With a file")
    file = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7", "application/pdf")

    client.post(NEW, {**form, "evidence-0-file": file})
    sign_in_by_password(client, national, NEW)

    assert "Choose your files again." in text_of(client.get(NEW, follow=True))


def test_a_form_that_another_person_opened_is_not_saved_in_ones_name(
    national: User, contributor: User, client: Client
) -> None:
    form = expired(national, client, NEW, title="By the national focal point")
    client.force_login(contributor)

    page = client.post(NEW, form)

    assert page.status_code == 409
    assert "opened by another person" in text_of(page)
    assert not PartyAction.objects.exists()


def test_a_second_window_gets_both_texts_and_overwrites_nothing(
    national: User, signed_in: SignIn
) -> None:
    action = make.party_action("draft", title="As it was")
    client = signed_in(national)
    edit = f"/my/actions/{action.reference}/edit/"
    first, second = opened(client, edit), opened(client, edit)

    client.post(edit, {**first, "done": "From the first window."})
    page = client.post(edit, {**second, "done": "From the second window."})

    said = text_of(page)
    assert page.status_code == 409
    assert "You saved it in another window" in said
    assert "Saved meanwhile From the first window." in said
    assert form_of(page)["done"] == ["From the second window."]
    action.refresh_from_db()
    assert action.done == "From the first window."


def test_both_texts_can_be_made_one_and_saved(
    national: User, contributor: User, client: Client
) -> None:
    action = make.party_action("draft")
    edit = f"/my/actions/{action.reference}/edit/"
    client.force_login(national)
    mine = opened(client, edit, done="Mine.")
    services.revise_action(
        action, make.action_entry(done="Theirs.", items=[make.item("11.10-31-PAR")]), by=contributor
    )

    page = client.post(edit, mine)
    client.post(edit, form_of(page, done="Theirs. Mine."))

    assert f"{contributor} saved it on" in text_of(page)
    assert "11.10-31-PAR ratify" in text_of(page).replace("Encourages … ", "")
    action.refresh_from_db()
    assert action.done == "Theirs. Mine."


def test_what_somebody_else_showed_meanwhile_is_not_removed(
    national: User, contributor: User, client: Client
) -> None:
    action = make.party_action("draft")
    edit = f"/my/actions/{action.reference}/edit/"
    client.force_login(national)
    mine = opened(client, edit)
    shown = make.action_entry(evidence=[Shown("Minutes", "https://example.org/minutes")])
    services.revise_action(action, shown, by=contributor)

    client.post(edit, mine)

    assert action.evidence.get().title == "Minutes"


def test_a_form_sent_twice_begins_one_action(national: User, signed_in: SignIn) -> None:
    client = signed_in(national)
    form = opened(client, NEW, title="Sent twice")

    answers = [client.post(NEW, form) for _ in range(2)]

    assert PartyAction.objects.count() == 1
    assert answers[0]["Location"] == answers[1]["Location"]


def test_the_old_form_sent_again_after_going_back_changes_its_own_draft(
    national: User, signed_in: SignIn
) -> None:
    client = signed_in(national)
    form = opened(client, NEW, title="First words")
    client.post(NEW, form)

    client.post(NEW, {**form, "title": "Better words"})

    assert PartyAction.objects.get().title == "Better words"


def test_the_old_form_sent_again_overwrites_nothing_that_was_saved_since(
    national: User, signed_in: SignIn
) -> None:
    client = signed_in(national)
    form = opened(client, NEW, title="First words")
    edit = client.post(NEW, form)["Location"] + "edit/"
    client.post(edit, opened(client, edit, title="Second words"))

    page = client.post(NEW, {**form, "title": "Third words"})

    assert page.status_code == 409
    assert "Saved meanwhile Second words" in text_of(page)
    assert form_of(page)["title"] == ["Third words"]
    assert PartyAction.objects.get().title == "Second words"


def test_the_address_of_a_form_that_has_begun_an_action_leads_to_the_action(
    national: User, signed_in: SignIn
) -> None:
    client = signed_in(national)
    address = client.get(NEW)["Location"]
    client.post(NEW, opened(client, address, title="First words"))

    again = client.get(address)

    assert again["Location"] == "/my/actions/KEN-1/edit/"


def test_a_file_added_after_going_back_is_kept(national: User, signed_in: SignIn) -> None:
    client = signed_in(national)
    form = opened(client, NEW, title="The same words")
    client.post(NEW, form)
    file = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7", "application/pdf")

    client.post(NEW, {**form, "evidence-0-file": file})

    assert PartyAction.objects.get().evidence.get().file_name == "minutes.pdf"


def test_a_form_without_its_version_overwrites_nothing(national: User, signed_in: SignIn) -> None:
    action = make.party_action("draft")
    client = signed_in(national)
    edit = f"/my/actions/{action.reference}/edit/"
    form = opened(client, edit, done="Blind.")
    del form["version"]

    page = client.post(edit, form)

    assert page.status_code == 409
    action.refresh_from_db()
    assert action.done != "Blind."


def test_text_that_comes_too_late_is_refused_and_stays_on_the_page(
    national: User, signed_in: SignIn, period: object
) -> None:
    action = make.party_action("draft")
    client = signed_in(national)
    edit = f"/my/actions/{action.reference}/edit/"
    form = opened(client, edit, done="Typed while it was submitted.")
    services.submit_action(action, by=national)

    page = client.post(edit, form)

    assert page.status_code == 409
    assert "take it back first" in text_of(page)
    assert form_of(page)["done"] == ["Typed while it was submitted."]


def test_a_refused_submission_leaves_the_draft_and_says_what_is_missing(
    national: User, signed_in: SignIn, period: object
) -> None:
    action = make.party_action("draft", items=[])

    page = signed_in(national).post(f"/my/actions/{action.reference}/submit/")

    assert page.status_code == 409
    assert "Choose at least one action item" in text_of(page)
    action.refresh_from_db()
    assert action.state == "draft"


def test_a_page_with_a_form_is_private_and_may_be_shown_again_by_back(
    national: User, signed_in: SignIn
) -> None:
    answer = signed_in(national).get(NEW, follow=True)

    assert set(answer["Cache-Control"].split(", ")) == {"private", "no-cache"}
