"""Entering what the dry run showed: all of it or nothing, and once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from parties import services
from parties.choices import ActionState
from parties.entries import Shown
from parties.models import PartyAction
from parties.sheets.plan import Plan
from resolutions.models import User
from tests import make
from tests.parties.sheets.book import APPLY, PAGE, Book, apply, download, dry_run

pytestmark = pytest.mark.django_db

NEW = {
    "title": "Wetlands",
    "item_1": "11.10-8-PAR",
    "item_2": "11.10-31-PAR",
    "done": "- Planted.\nTwice.",
    "stage": "Completed",
    "starts_on": "2025-01-01",
    "ends_on": date(2026, 2, 3),
    "challenges": "Boats.",
    "support_needed": "Fuel.",
    "language": "Español",
    "links": "Gazette | https://example.org/g\nhttps://example.org/h",
}


@pytest.fixture
def action(db: None) -> PartyAction:
    return make.party_action(
        "draft",
        evidence=[
            Shown("Gazette", "https://example.org/g"),
            Shown("Notes", file=ContentFile(b"notes", name="notes.txt")),
        ],
    )


def begun() -> PartyAction:
    return PartyAction.objects.latest("pk")


def test_a_new_row_becomes_a_draft_with_all_that_it_says(ken: Client, national: User) -> None:
    response = apply(ken, dry_run(ken, Book(download(ken)).add(**NEW).save()))

    action = begun()
    assert "Entered as drafts: 1 new, 0 changed." in response.content.decode()
    assert (action.reference, action.state, action.author) == ("KEN-1", "draft", national)
    assert (action.title, action.done, action.language) == ("Wetlands", "- Planted.\nTwice.", "es")
    assert (action.stage, action.starts_on, action.ends_on) == (
        "completed",
        date(2025, 1, 1),
        date(2026, 2, 3),
    )
    assert (action.challenges, action.support_needed) == ("Boats.", "Fuel.")
    assert [each.reference for each in action.items.all()] == ["11.10-8-PAR", "11.10-31-PAR"]
    assert {(each.title, each.url) for each in action.evidence.all()} == {
        ("Gazette", "https://example.org/g"),
        ("https://example.org/h", "https://example.org/h"),
    }


def test_a_changed_row_changes_what_differs_and_no_more(ken: Client, action: PartyAction) -> None:
    PartyAction.objects.update(done="Line one\r\nLine two  ")
    book = Book(download(ken)).change(action.reference, title="Other")

    apply(ken, dry_run(ken, book.save()))

    action.refresh_from_db()
    assert (action.title, action.done) == ("Other", "Line one\r\nLine two  ")
    assert [each.title for each in action.evidence.all()] == ["Gazette", "Notes"]
    assert action.version == 2


def test_links_are_replaced_and_files_stay(ken: Client, action: PartyAction) -> None:
    book = Book(download(ken)).change(action.reference, links="New | https://example.org/new")

    apply(ken, dry_run(ken, book.save()))

    assert {each.title for each in action.evidence.all()} == {"Notes", "New"}


def test_a_link_that_is_added_leaves_the_others(ken: Client, action: PartyAction) -> None:
    kept = action.evidence.get(title="Gazette").pk
    lines = "New | https://example.org/new\nGazette | https://example.org/g"

    apply(ken, dry_run(ken, Book(download(ken)).change(action.reference, links=lines).save()))

    assert action.evidence.get(title="Gazette").pk == kept
    assert action.evidence.count() == 3


def test_an_accepted_action_is_in_work_again_and_public_as_it_was(ken: Client) -> None:
    action = make.party_action("accepted")

    apply(ken, dry_run(ken, Book(download(ken)).change(action.reference, title="Other").save()))

    action.refresh_from_db()
    assert action.state == ActionState.DRAFT
    assert action.current is not None
    assert action.current.title == "Joint committee of the national focal points"


def test_one_wrong_row_keeps_all_others_out(ken: Client, action: PartyAction) -> None:
    book = Book(download(ken)).add(**NEW).change(action.reference, starts_on="5/6/2026")

    plan = dry_run(ken, book.save())
    page = ken.get(APPLY).content.decode()
    apply(ken, plan)

    assert "Enter all of it" not in page
    assert PartyAction.objects.count() == 1


def test_applying_twice_enters_once(ken: Client, action: PartyAction) -> None:
    plan = dry_run(ken, Book(download(ken)).add(**NEW).change(action.reference, title="X").save())
    kept = dict(ken.session)

    apply(ken, plan)
    again = apply(ken, plan)

    assert "No upload is waiting" in again.content.decode()
    assert PartyAction.objects.count() == 2
    assert "sheet" in kept


def test_two_windows_that_apply_the_same_enter_it_once(ken: Client, action: PartyAction) -> None:
    plan = dry_run(ken, Book(download(ken)).add(**NEW).change(action.reference, title="X").save())
    kept = ken.session["sheet"]
    apply(ken, plan)

    session = ken.session
    session["sheet"] = kept
    session.save()
    again = apply(ken, plan)

    action.refresh_from_db()
    assert "on the site already" in again.content.decode()
    assert (PartyAction.objects.count(), action.version) == (2, 2)


def test_the_same_file_uploaded_again_enters_nothing(ken: Client) -> None:
    content = Book(download(ken)).add(**NEW).save()
    apply(ken, dry_run(ken, content))
    services.revise_action(begun(), make.action_entry(title="Y"), by=begun().author)

    plan = dry_run(ken, content)

    assert plan.rows == []
    assert "Entered from this very file before, as KEN-1" in plan.settled[0].note


def test_the_same_file_by_two_people_is_no_clash(
    ken: Client, contributor: User, national: User
) -> None:
    content = Book(download(ken)).add(title="Wetlands").save()
    apply(ken, dry_run(ken, content))
    services.revise_action(begun(), make.action_entry(title="Y"), by=national)
    ken.force_login(contributor)

    apply(ken, dry_run(ken, content))

    assert PartyAction.objects.count() == 2


def test_what_changed_since_the_dry_run_is_shown_before_it_is_written(
    ken: Client, action: PartyAction
) -> None:
    book = Book(download(ken)).change(action.reference, title="In the file").add(**NEW)
    plan = dry_run(ken, book.save())
    services.revise_action(action, make.action_entry(title="Meanwhile"), by=action.author)

    response = apply(ken, plan)

    assert "Something has changed since" in response.content.decode()
    assert [row.kind for row in response.context["plan"].rows] == ["wrong", "new"]
    assert PartyAction.objects.get().title == "Meanwhile"


def test_a_refusal_while_entering_undoes_the_whole(
    ken: Client, action: PartyAction, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Book(download(ken)).add(title="Fine").add(title="Refused")
    plan = dry_run(ken, book.save())
    monkeypatch.setattr("parties.sheets.applying.begin_action", refusing("Refused"))

    response = apply(ken, plan)

    assert "Nothing was entered. Row 5: No." in response.content.decode()
    assert PartyAction.objects.count() == 1


def refusing(title: str) -> Callable[..., PartyAction]:
    from resolutions.entries import MoveNotAllowed

    def begin(party: Any, entry: Any, **values: Any) -> PartyAction:
        if entry.title == title:
            raise MoveNotAllowed("No.")
        return services.begin_action(party, entry, **values)

    return begin


def test_a_made_up_fingerprint_enters_nothing(ken: Client) -> None:
    dry_run(ken, Book(download(ken)).add(**NEW).save())

    ken.post(APPLY, {"plan": "x"})
    ken.post(APPLY, {})

    assert not PartyAction.objects.exists()


def test_an_upload_can_be_forgotten(ken: Client) -> None:
    plan = dry_run(ken, Book(download(ken)).add(**NEW).save())

    ken.post(APPLY, {"forget": "1"})
    apply(ken, plan)

    assert not PartyAction.objects.exists()
    assert "sheet" not in ken.session


def test_the_dry_run_stays_when_the_page_is_opened_again(ken: Client) -> None:
    shown: Plan = dry_run(ken, Book(download(ken)).add(**NEW).save())

    again: Plan = ken.get(APPLY).context["plan"]

    assert again.fingerprint == shown.fingerprint


def test_without_an_upload_there_is_no_dry_run(ken: Client) -> None:
    assert ken.get(APPLY).headers["Location"] == PAGE
