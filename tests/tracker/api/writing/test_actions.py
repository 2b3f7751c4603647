"""An action that a program logs is a draft of the Party like any other."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from parties import reviewing
from parties.choices import ActionState
from parties.models import Message, Party, PartyAction, PartyFile
from resolutions.models import User
from tests import make
from tests.resolutions.admin_form import SignIn
from tracker.api.writing.examples import ACTION, ANSWER

from . import calls
from .calls import Program

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]

HERE = "my/party-actions/KEN-1/"


def test_what_is_sent_is_kept_as_a_draft_of_the_party(national: User, kenya: Party) -> None:
    body = {
        **calls.ACTION, "stage": "completed", "ends_on": "2025-12-01", "challenges": "Staff time.",
        "support_needed": "Training.", "language": "fr",
        "evidence": [{"title": "Minutes", "url": "https://example.org/minutes"}],
    }  # fmt: skip

    response = Program(national).post("party-actions/", body)

    action = PartyAction.objects.get()
    said = response.json()
    assert response.status_code == 201
    assert response["Location"] == f"http://testserver/api/v1/{HERE}"
    assert (action.party, action.author, action.state) == (kenya, national, ActionState.DRAFT)
    assert (action.starts_on, action.ends_on) == (date(2025, 5, 2), date(2025, 12, 1))
    assert [item.reference for item in action.items.all()] == ["11.10-29-PAR"]
    assert {name: said[name] for name in body if name != "evidence"} == {
        name: body[name] for name in body if name != "evidence"
    }
    assert [(each["title"], each["url"]) for each in said["evidence"]] == [
        ("Minutes", "https://example.org/minutes")
    ]


def test_a_draft_may_leave_anything_out(national: User) -> None:
    national.language = "fr"
    national.save()

    response = Program(national).post("party-actions/", {})

    action = PartyAction.objects.get()
    assert response.status_code == 201
    assert (action.title, action.stage, action.language) == ("", "under_way", "fr")


def test_it_is_seen_on_the_partys_pages_like_any_other(
    national: User, contributor: User, signed_in: SignIn
) -> None:
    Program(contributor).post("party-actions/", calls.ACTION)

    client = signed_in(national)
    listed = client.get("/my/actions/").content.decode()
    page = client.get("/my/actions/KEN-1/").content.decode()

    assert str(calls.ACTION["title"]) in listed
    assert "meet twice a year" in page


def test_the_answer_and_its_address_say_the_same_to_the_byte(national: User) -> None:
    program = Program(national)

    begun = program.post("party-actions/", calls.ACTION)
    read = program.get(begun["Location"])

    assert read.content == begun.content
    assert read["ETag"] == begun["ETag"]


def test_it_is_public_once_it_is_accepted_and_not_before(national: User, officer: User) -> None:
    program = Program(national)
    begun = program.post("party-actions/", calls.ACTION)
    program.post(f"{HERE}submit/", If_Match=begun["ETag"])
    before = Program().get("party-actions/").json()["results"]

    reviewing.accept_action(PartyAction.objects.get(), by=officer)

    after = Program().get("party-actions/").json()["results"]
    assert before == []
    assert [each["reference"] for each in after] == ["KEN-1"]
    assert program.get(HERE).json()["versions"][0]["is_public"]


def test_a_submission_tells_the_secretariat_as_one_on_the_page_does(national: User) -> None:
    program = Program(national)
    begun = program.post("party-actions/", calls.ACTION)
    before = Message.objects.count()

    program.post(f"{HERE}submit/", If_Match=begun["ETag"])

    make.officer()
    by_page = make.party_action(ActionState.SUBMITTED)
    kinds = Message.objects.values_list("kind", flat=True)
    assert by_page.state == ActionState.SUBMITTED
    assert list(kinds[before:]).count("submitted") == len(kinds) - before


def test_the_reason_of_a_return_and_the_remarks_are_read(national: User, officer: User) -> None:
    action = make.party_action(ActionState.RETURNED)
    reviewing.ask_about_action(action, by=officer, question="Which five?")

    said = Program(national).get(HERE).json()

    assert said["state"] == "returned"
    assert said["versions"][0]["return_reason"] == "Which conventions?"
    assert [(each["side"], each["text"]) for each in said["remarks"]] == [
        ("secretariat", "Which five?")
    ]
    assert "officer" not in str(said)


def test_what_is_sent_as_it_stands_changes_nothing_and_an_accepted_action_stays(
    national: User,
) -> None:
    program = Program(national)
    body = {**calls.ACTION, "evidence": [{"title": "Minutes", "url": "https://example.org/m"}]}
    begun = program.post("party-actions/", body)
    program.post(f"{HERE}submit/", If_Match=begun["ETag"])
    reviewing.accept_action(PartyAction.objects.get(), by=make.officer())
    accepted = program.get(HERE)

    same = program.put(HERE, body, If_Match=accepted["ETag"])
    other = program.put(HERE, {**body, "done": "In 2026 as well."}, If_Match=same["ETag"])

    assert same.content == accepted.content
    assert other.json()["state"] == "draft"
    assert Program().get("party-actions/KEN-1/").json()["done"] == body["done"]


def test_a_file_that_is_there_stays_where_its_id_is_named_and_goes_where_it_is_not(
    national: User,
) -> None:
    file = ContentFile(b"Who met whom.", name="minutes.txt")
    make.party_action(ActionState.DRAFT, evidence=[make.shown(url="", file=file), make.shown()])
    program = Program(national)
    read = program.get(HERE)
    first = read.json()["evidence"][0]

    kept = program.put(
        HERE, {**calls.ACTION, "evidence": [{"id": first["id"]}]}, If_Match=read["ETag"]
    )
    gone = program.put(HERE, calls.ACTION, If_Match=kept["ETag"])

    assert first["file_name"] == "minutes.txt"
    assert first["url"].startswith("http://testserver/")
    assert kept.json()["evidence"] == [first]
    assert gone.json()["evidence"] == []
    assert not PartyFile.objects.exists()


def test_going_back_puts_the_accepted_version_in_place(national: User) -> None:
    make.party_action()
    program = Program(national)
    changed = program.put(
        HERE, {**calls.ACTION, "done": "Other."}, If_Match=program.get(HERE)["ETag"]
    )

    reverted = program.post(f"{HERE}revert/", If_Match=changed["ETag"])

    assert changed.json()["state"] == "draft"
    assert reverted.json()["state"] == "accepted"
    assert reverted.json()["done"] == calls.ACTION["done"]


def test_a_reference_is_read_as_it_is_typed_on_the_page(national: User) -> None:
    body = {**calls.ACTION, "items": [" 11.10-29-par", "11.10-29-PAR"]}

    response = Program(national).post("party-actions/", body)

    assert response.json()["items"] == ["11.10-29-PAR"]


def test_lines_end_in_one_way(national: User) -> None:
    response = Program(national).post("party-actions/", {**calls.ACTION, "done": "One.\r\nTwo.\n"})

    assert response.json()["done"] == "One.\nTwo."


def test_the_examples_of_the_documentation_are_taken(national: User) -> None:
    program = Program(national)

    begun = program.post("party-actions/", ACTION)
    revised = program.put(HERE, ACTION, If_Match=begun["ETag"])
    program.post(f"{HERE}submit/", If_Match=revised["ETag"])
    answered = program.post(f"{HERE}answer/", ANSWER)

    assert (begun.status_code, revised.status_code, answered.status_code) == (201, 200, 200)
    assert answered.json()["remarks"][0]["text"] == ANSWER["answer"]
