"""A person's own lists: page by page, with as many questions to the database for any number."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from parties import reviewing
from parties.choices import ActionState
from resolutions.choices import State
from resolutions.models import User
from tests import make
from tracker.api.rows import Row
from tracker.api.writing.action_rows import MyActionRow, MyShownRow, RemarkRow, VersionRow
from tracker.api.writing.update_rows import MyEvidenceRow, MyItemRow, MyUpdateRow
from tracker.models import ApiToken

from .calls import Program, refusal

pytestmark = pytest.mark.django_db
Counts = Callable[[], CaptureQueriesContext]


def asked(program: Program, to: str, queries: Counts) -> list[str]:
    """Return the tables that a call asks, in their order; what notes the token's use is not it."""
    program.get(to)
    with queries() as found:
        assert program.get(to).status_code == 200
    return [each["sql"] for each in found.captured_queries]


def test_the_newest_comes_first_and_the_next_page_goes_on(officer: User) -> None:
    made = [make.status_update(state=State.DRAFT).pk for _ in range(3)]
    program = Program(officer)

    first = program.get("my/status-updates/?page_size=2").json()
    second = program.get(first["next"]).json()

    found = [each["id"] for page in (first, second) for each in page["results"]]
    assert found == made[::-1]
    assert second["next"] is None


def test_a_list_of_updates_asks_as_much_for_ten_as_for_two(officer: User, queries: Counts) -> None:
    program = Program(officer)
    for _ in range(2):
        make.status_update(state=State.DRAFT, evidence=[make.evidence()])
    few = asked(program, "my/status-updates/", queries)
    for _ in range(8):
        make.status_update(state=State.DRAFT, evidence=[make.evidence()])

    many = asked(program, "my/status-updates/", queries)

    # The token; what the person may see; the updates with item and author; their evidence.
    assert len(few) == len(many) == 4


def test_a_list_of_actions_asks_as_much_for_ten_as_for_two(national: User, queries: Counts) -> None:
    program = Program(national)

    def log() -> None:
        action = make.party_action(ActionState.SUBMITTED, evidence=[make.shown()])
        reviewing.ask_about_action(action, by=make.officer(), question="Which five?")

    for _ in range(2):
        log()
    few = asked(program, "my/party-actions/", queries)
    for _ in range(8):
        log()

    many = asked(program, "my/party-actions/", queries)

    # The token; the place; the actions; items, evidence, remarks; versions with their evidence,
    # answers.
    assert len(few) == len(many) == 9


def test_members_are_chosen_as_in_public_lists(officer: User) -> None:
    update = make.status_update(state=State.DRAFT)
    program = Program(officer)

    listed = program.get("my/status-updates/?fields=id,state").json()["results"]
    one = program.get(f"my/status-updates/{update.pk}/?fields=state").json()

    assert listed == [{"id": update.pk, "state": "draft"}]
    assert one == {"state": "draft"}


def test_an_answer_has_the_members_that_are_documented(officer: User, national: User) -> None:
    update = make.status_update(state=State.DRAFT, evidence=[make.evidence()])
    action = make.party_action(ActionState.SUBMITTED, evidence=[make.shown()])
    reviewing.ask_about_action(action, by=officer, question="Which five?")

    mine = Program(officer).get(f"my/status-updates/{update.pk}/").json()
    item = Program(officer).get("my/action-items/11.10-20-SEC/").json()
    ours = Program(national).get("my/party-actions/KEN-1/").json()

    written: list[tuple[type[Row], dict[str, Any]]] = [
        (MyUpdateRow, mine), (MyEvidenceRow, mine["evidence"][0]), (MyItemRow, item),
        (MyActionRow, ours), (MyShownRow, ours["evidence"][0]), (VersionRow, ours["versions"][0]),
        (RemarkRow, ours["remarks"][0]),
    ]  # fmt: skip
    for row, said in written:
        assert list(said) == list(row.names())


@pytest.mark.parametrize(
    "to", ["my/status-updates/?state=draft", "my/party-actions/?as_of=2025-01-01"]
)
def test_what_is_not_documented_is_refused(national: User, to: str) -> None:
    response = Program(national).get(to)

    assert refusal(response)[:2] == (400, "invalid-parameter")


def test_a_private_answer_is_not_compressed_by_what_tells_its_length(officer: User) -> None:
    make.status_update(state=State.DRAFT, achievements="A joint workplan. " * 50)

    response = Program(officer).get("my/status-updates/", Accept_Encoding="br, gzip")

    assert response["Content-Encoding"] == "gzip"


def test_a_token_says_when_it_was_used(officer: User) -> None:
    Program(officer).get("my/status-updates/")

    assert ApiToken.objects.get().last_used_at is not None
