"""What a Party submitted never changes: the database refuses it, whoever asks."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from parties.choices import ActionState, Outcome
from parties.models import ActionEvidence, ActionVersion, Answer, PartyAction, Remark
from parties.models.actions import WORDS
from parties.reviewing import ask_about_action
from resolutions.models import User
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]


def refused(act: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            act()
    except IntegrityError as error:
        return "never changes" in str(error)
    return False


def sql(statement: str) -> Callable[[], object]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return run


VALUES = {"starts_on": make.day(9), "ends_on": make.day(900), "stage": "planned", "language": "fr"}


@pytest.mark.parametrize("column", WORDS)
@pytest.mark.parametrize("state", [ActionState.SUBMITTED, ActionState.ACCEPTED])
def test_no_word_of_a_version_changes(column: str, state: ActionState) -> None:
    make.party_action(state)
    change = {column: VALUES.get(column, "Something else")}

    assert refused(lambda: ActionVersion.objects.update(**change))


def test_an_outcome_is_decided_once() -> None:
    make.party_action(ActionState.SUBMITTED)
    version = ActionVersion.objects.get()

    make.accept(version.action)

    assert refused(lambda: ActionVersion.objects.update(public_note="Later."))
    assert refused(lambda: ActionVersion.objects.update(outcome=Outcome.RETURNED))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE parties_answer SET item_id = item_id + 1",
        "DELETE FROM parties_answer",
        "DELETE FROM parties_actionevidence WHERE version_id IS NOT NULL",
        "UPDATE parties_actionevidence SET title = 'x' WHERE version_id IS NOT NULL",
        "UPDATE parties_actionevidence SET version_id = NULL WHERE version_id IS NOT NULL",
        "UPDATE parties_partyaction SET state = 'draft', current_id = NULL; "
        "DELETE FROM parties_actionversion",
        "UPDATE parties_remark SET text = 'x'",
        "DELETE FROM parties_remark",
    ],
)
def test_the_record_is_kept_by_the_database(statement: str, officer: User) -> None:
    action = make.party_action(evidence=[make.shown()])
    ask_about_action(action, by=officer, question="Which?")
    before, last = (statement.split("; ") * 2)[:2] if "; " in statement else ("SELECT 1", statement)
    sql(before)()

    assert refused(sql(last))


def test_nothing_is_added_to_a_decided_version() -> None:
    action = make.party_action()
    version, item = action.current, make.item("11.10-30-PAR")
    assert version is not None

    assert refused(lambda: Answer.objects.create(version=version, item=item, party=action.party))
    assert refused(
        lambda: ActionEvidence.objects.create(
            action=action, version=version, title="Late", url="https://example.org/"
        )
    )


def test_the_demonstration_alone_can_be_taken_away(officer: User) -> None:
    action = make.party_action(evidence=[make.shown()])
    ask_about_action(action, by=officer, question="Which?")
    PartyAction.objects.update(is_demo=True, state=ActionState.DRAFT, current=None)

    for model in (Answer, ActionEvidence, Remark, ActionVersion, PartyAction):
        model._default_manager.all().delete()

    assert not ActionVersion.objects.exists()
