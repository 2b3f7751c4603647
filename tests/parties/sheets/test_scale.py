"""The largest sheets that there may be."""

from functools import cache

import pytest
from django.test import Client
from django.utils import timezone

from parties.choices import ActionState
from parties.models import Party, PartyAction
from parties.sheets.columns import MOST_ROWS
from parties.sheets.writing import Content, workbook
from resolutions.models import User
from tests import make
from tests.parties.sheets.book import Book, download, dry_run


@cache
def largest() -> bytes:
    """Return a workbook with as many rows as may be uploaded, each with long texts."""
    text = " ".join(f"word{number}" for number in range(300))
    actions = []
    for number in range(MOST_ROWS):
        action = PartyAction(
            pk=number, reference=f"KEN-{number}", title=text[:300], done=f"{number} {text}"
        )
        action.challenges = action.support_needed = f"{text} {number}"
        action._prefetched_objects_cache = {"items": []}  # type: ignore[attr-defined]
        action.shown_now = []  # type: ignore[attr-defined]
        actions.append(action)
    party = Party(iso3="KEN", name="Kenya")
    return workbook(Content(party, timezone.localdate(), None, actions, []))


@pytest.mark.django_db
def test_a_sheet_of_many_rows_goes_out_and_in_again(ken: Client, national: User) -> None:
    begun = make.party_action("draft")
    now = timezone.now()
    PartyAction.objects.bulk_create(
        PartyAction(
            reference=f"KEN-{number}",
            party=begun.party,
            author=national,
            changed_by=national,
            created_at=now,
            changed_at=now,
            state=ActionState.DRAFT,
            title=f"Action {number}",
        )
        for number in range(2, 502)
    )

    plan = dry_run(ken, Book(download(ken)).change("KEN-400", title="Other").save())

    assert [row.action.reference for row in plan.changed if row.action] == ["KEN-400"]
    assert len(plan.settled) == 500


@pytest.mark.django_db
def test_of_more_actions_than_a_sheet_holds_those_changed_last_are_in_it(
    ken: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parties.sheets.actions.MOST_ACTIONS", 2)
    first = make.party_action("draft", title="First")
    before = Book(download(ken)).change(first.reference, title="Other").save()
    others = [make.party_action("draft", title=title) for title in ("Second", "Third")]

    book = Book(download(ken))
    plan = dry_run(ken, before)

    cells = [cell.value for cell in book.sheet["A"][2:]]
    assert cells == [each.reference for each in others]
    assert [row.action for row in plan.changed] == [first]
