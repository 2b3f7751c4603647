"""The dry run: what an upload would change, row by row; nothing is written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from parties import services
from parties.choices import EntryLanguage, Stage
from parties.models import PartyAction
from parties.sheets.plan import Plan
from tests import make
from tests.parties.sheets.book import (
    PAGE,
    Book,
    cell,
    download,
    dry_run,
    only,
    planned,
    upload,
)

pytestmark = pytest.mark.django_db


def test_a_file_as_it_was_downloaded_changes_nothing(ken: Client, action: PartyAction) -> None:
    plan = planned(ken, lambda book: None)

    assert (plan.rows, plan.missing, plan.may_apply) == ([], 0, False)
    assert [(row.number, row.reference) for row in plan.settled] == [(3, action.reference)]


def test_nothing_is_written_by_the_dry_run(ken: Client, action: PartyAction) -> None:
    planned(ken, lambda book: book.change(action.reference, title="Other").add(title="New one"))

    assert PartyAction.objects.get().title == "Joint committee of the national focal points"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"starts_on": "2026-05-02", "ends_on": "2026-05-01"}, "last day is before the first"),
        ({"stage": "Completed", "ends_on": "2099-01-01"}, "cannot end in the future"),
    ],
)
def test_a_row_that_the_rules_refuse_says_why(
    ken: Client, action: PartyAction, cells: dict[str, str], words: str
) -> None:
    plan = planned(ken, lambda book: book.change(action.reference, **cells))

    assert words in only(plan).problem


def test_a_new_row_is_a_new_action(ken: Client, action: PartyAction) -> None:
    plan = planned(
        ken, lambda book: book.add(title="Wetlands", done="Planted.", item_1="11.10-8-PAR")
    )

    row = only(plan)
    assert (row.kind, row.number, row.note) == ("new", 4, "")
    assert {each.name: each.after for each in row.cells} == {
        "title": "Wetlands",
        "items": "11.10-8-PAR",
        "done": "Planted.",
        "stage": Stage.UNDER_WAY,
        "language": EntryLanguage.ENGLISH,
    }


def test_rows_that_say_nothing_are_passed_over(ken: Client, action: PartyAction) -> None:
    plan = planned(
        ken, lambda book: book.add(stage="Planned", language="English").add(title="\xa0")
    )

    assert plan.rows == []


def test_a_row_without_its_texts_is_not_taken_for_a_wish_to_empty_it(
    ken: Client, action: PartyAction
) -> None:
    empty = dict.fromkeys(("title", "done", "starts_on", "item_1", "links"))

    plan = planned(ken, lambda book: book.change(action.reference, **empty))

    assert "delete the whole row" in only(plan).problem


@pytest.mark.parametrize("reference", ["KEN-99", "FRA-1", "=A1", "nonsense"])
def test_a_reference_that_is_not_ours_is_an_error(
    ken: Client, action: PartyAction, reference: str
) -> None:
    make.party_action("draft", author=make.focal_point("FRA"))

    plan = planned(ken, lambda book: book.add(reference=reference, title="X"))

    assert plan.wrong
    assert not plan.may_apply


def test_a_reference_in_two_rows_is_an_error_in_both(ken: Client, action: PartyAction) -> None:
    plan = planned(ken, lambda book: book.add(reference=action.reference, title="Copied row"))

    assert ["more than one row" in row.problem for row in plan.wrong] == [True, True]


def test_rows_that_were_deleted_in_the_file_stay_on_the_site(
    ken: Client, action: PartyAction
) -> None:
    plan = planned(ken, lambda book: book.sheet.delete_rows(3))

    assert (plan.rows, plan.missing) == ([], 1)


def test_an_action_under_review_may_be_read_but_not_changed(ken: Client) -> None:
    submitted = make.party_action("submitted")

    read = planned(ken, lambda book: None)
    changed = planned(ken, lambda book: book.change(submitted.reference, title="Other"))

    assert read.rows == []
    assert "takes it back first" in only(changed).problem


def test_an_accepted_action_becomes_a_draft_and_that_is_said(ken: Client) -> None:
    accepted = make.party_action("accepted")

    plan = planned(ken, lambda book: book.change(accepted.reference, title="Other"))

    assert "becomes a draft again" in only(plan).note


class TestChangedOnTheSiteSince:
    """Somebody changed the action on the site after the download."""

    def changed_since(self, ken: Client, action: PartyAction, **cells: Any) -> Plan:
        book = Book(download(ken))
        entry = make.action_entry(title="Changed on the site")
        services.revise_action(action, entry, by=action.author)
        return dry_run(ken, book.change(action.reference, **cells).save())

    def test_a_row_changed_here_too_shows_both_texts(
        self, ken: Client, action: PartyAction
    ) -> None:
        plan = self.changed_since(ken, action, title="Changed in the file")

        assert "changed on the site since you downloaded" in only(plan).problem
        assert cell(plan, "title").before == "Changed on the site"
        assert cell(plan, "title").after == "Changed in the file"

    def test_a_row_that_says_the_same_is_no_change(self, ken: Client, action: PartyAction) -> None:
        plan = self.changed_since(ken, action, title="Changed on the site")

        assert plan.rows == []

    def test_a_row_left_alone_leaves_the_site_alone(self, ken: Client, action: PartyAction) -> None:
        plan = self.changed_since(ken, action)

        assert plan.rows == []
        assert "Changed on the site since" in plan.settled[0].note


def test_a_new_row_that_says_what_an_action_says_is_not_entered_again(
    ken: Client, action: PartyAction
) -> None:
    same = {
        "title": action.title,
        "done": action.done,
        "item_1": "11.10-29-PAR",
        "starts_on": action.starts_on,
        "links": "Gazette | https://example.org/g",
    }

    plan = planned(ken, lambda book: book.add(**same))

    assert plan.rows == []
    assert "says the same" in plan.settled[1].note


def test_a_new_row_that_is_like_an_action_is_doubted(ken: Client, action: PartyAction) -> None:
    like = {"title": action.title, "done": action.done, "item_1": "11.10-29-PAR"}

    plan = planned(ken, lambda book: book.add(**like, stage="Completed"))

    assert only(plan).kind == "new"
    assert f"Looks like {action.reference}" in only(plan).note


def test_new_rows_that_are_alike_are_doubted(ken: Client) -> None:
    plan = planned(ken, lambda book: book.add(title="Once", done="A").add(title="Once", done="A"))

    assert [bool(row.note) for row in plan.new] == [False, True]


def test_a_reference_typed_by_hand_changes_that_action(ken: Client, action: PartyAction) -> None:
    def retype(book: Book) -> None:
        book.change(action.reference, version=None, title="Other")

    assert only(planned(ken, retype)).kind == "changed"


def test_the_number_of_queries_does_not_grow(
    ken: Client, queries: Callable[[], Any], action: PartyAction
) -> None:
    def counted(rows: int) -> int:
        book = Book(download(ken)).change(action.reference, title=f"Title {rows}")
        for number in range(rows):
            book.add(title=f"New {number}", item_1="11.10-8-PAR", links="https://example.org/x")
        content = book.save()
        with queries() as made:
            plan = dry_run(ken, content)
        assert len(plan.rows) == rows + 1
        return len(made)

    counted(1)

    assert counted(20) == counted(1)


def test_the_page_shows_rows_cells_and_what_is_marked(ken: Client, action: PartyAction) -> None:
    book = Book(download(ken)).change(action.reference, title="Joint panel of the focal points")

    page = upload(ken, book.add(title="<b>New</b>").save()).content.decode()

    for words in ("Row 3 ·", "1 new action", "1 changed action", "&lt;b&gt;New&lt;/b&gt;"):
        assert words in page
    assert "Joint <mark>committee </mark>of the <mark>national </mark>focal points" in page
    assert "Joint <mark>panel </mark>of the focal points" in page


def test_the_page_of_the_upload_leads_back_to_a_dry_run_that_waits(
    ken: Client, action: PartyAction
) -> None:
    assert "checked, and not yet entered" not in ken.get(PAGE).content.decode()

    planned(ken, lambda book: book.change(action.reference, title="Other"))

    assert "checked, and not yet entered" in ken.get(PAGE).content.decode()
