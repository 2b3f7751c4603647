"""What a Party says: drafts that lose nothing, versions that never change."""

import uuid
from collections.abc import Callable

import pytest

from parties import reviewing, services
from parties.choices import ActionState, Channel, Outcome, Stage
from parties.entries import StaleAction
from parties.models import ActionVersion, Message, Party, PartyAction
from parties.permissions import Role, roles_of
from resolutions.entries import MoveNotAllowed
from resolutions.models import User
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]


def test_a_draft_may_leave_everything_out(kenya: Party, national: User) -> None:
    empty = make.action_entry(title="", items=[], done="", starts_on=None)

    action = services.begin_action(kenya, empty, by=national)

    assert action.heading == "(no title yet)"
    assert action.state == ActionState.DRAFT


def test_references_count_up_and_that_of_a_discarded_draft_is_not_given_again(
    kenya: Party, national: User
) -> None:
    first = services.begin_action(kenya, make.action_entry(), by=national)
    services.discard_action(first, by=national)

    second = services.begin_action(kenya, make.action_entry(), by=national)

    assert (first.reference, second.reference) == ("KEN-1", "KEN-2")


def test_a_form_sent_twice_begins_one_action(kenya: Party, national: User) -> None:
    key = uuid.uuid4()

    first = services.begin_action(kenya, make.action_entry(), by=national, form_key=key)
    second = services.begin_action(kenya, make.action_entry(), by=national, form_key=key)

    assert first == second
    assert PartyAction.objects.count() == 1


def test_a_form_sent_again_with_other_words_changes_the_draft_that_it_began(
    kenya: Party, national: User
) -> None:
    key = uuid.uuid4()
    services.begin_action(kenya, make.action_entry(), by=national, form_key=key)

    services.begin_action(kenya, make.action_entry(done="Mended."), by=national, form_key=key)

    assert PartyAction.objects.get().done == "Mended."


def test_a_form_sent_again_after_somebody_else_changed_the_draft_is_stale(
    kenya: Party, national: User, contributor: User
) -> None:
    key = uuid.uuid4()
    begun = services.begin_action(kenya, make.action_entry(), by=national, form_key=key)
    services.revise_action(begun, make.action_entry(done="Hers."), by=contributor)

    with pytest.raises(StaleAction) as stale:
        services.begin_action(kenya, make.action_entry(done="Mine."), by=national, form_key=key)

    assert stale.value.action.done == "Hers."
    assert PartyAction.objects.get().done == "Hers."


def test_a_change_made_without_knowing_of_another_is_refused(
    national: User, contributor: User
) -> None:
    action = make.party_action(ActionState.DRAFT)
    services.revise_action(
        action, make.action_entry(done="Hers."), by=contributor, version=action.version
    )

    with pytest.raises(StaleAction):
        services.revise_action(
            action, make.action_entry(done="Mine."), by=national, version=action.version
        )

    assert PartyAction.objects.get().done == "Hers."


def test_what_changes_nothing_is_no_change(national: User) -> None:
    action = make.party_action()

    same = services.revise_action(action, make.action_entry(), by=national, version=0)

    assert same.version == action.version
    assert same.state == ActionState.ACCEPTED


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": " "}, "Give it a title"),
        ({"items": []}, "at least one action item"),
        ({"done": ""}, "Say what was done"),
    ],
)
def test_what_says_too_little_is_not_submitted_and_is_kept(
    kenya: Party, national: User, values: dict[str, object], sentence: str
) -> None:
    action = services.begin_action(kenya, make.action_entry(**values), by=national)

    with pytest.raises(MoveNotAllowed, match=sentence):
        services.submit_action(action, by=national)

    assert PartyAction.objects.get().state == ActionState.DRAFT


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"starts_on": make.day(2), "ends_on": make.day(1)}, "last day is before the first"),
        ({"stage": Stage.COMPLETED, "ends_on": make.day(900)}, "cannot end in the future"),
        ({"items": "secretariat"}, "addressed to Parties"),
    ],
)
def test_what_cannot_be_is_refused(
    kenya: Party, national: User, values: dict[str, object], sentence: str
) -> None:
    if values.get("items"):
        values = {"items": [make.item("11.10-20-SEC")]}

    with pytest.raises(MoveNotAllowed, match=sentence):
        services.begin_action(kenya, make.action_entry(**values), by=national)

    assert not PartyAction.objects.exists()


def test_each_submission_freezes_a_version_with_its_items_and_evidence(
    national: User, officer: User
) -> None:
    action = make.party_action(ActionState.RETURNED, evidence=[make.shown()])
    both = [make.item("11.10-29-PAR"), make.item("11.10-30-PAR")]
    services.revise_action(
        action, make.action_entry(items=both, done="Six."), by=national, keep_evidence=[]
    )

    services.submit_action(action, by=national)

    second, first = ActionVersion.objects.order_by("-number")
    assert (first.number, first.outcome, second.number) == (1, Outcome.RETURNED, 2)
    assert [answer.item.reference for answer in first.answers.all()] == ["11.10-29-PAR"]
    assert second.answers.count() == 2
    assert (first.evidence.count(), second.evidence.count()) == (1, 0)
    assert first.done != second.done == "Six."


def test_what_was_accepted_stays_public_while_the_next_version_is_in_work(
    national: User, officer: User
) -> None:
    action = make.party_action(items=[make.item("11.10-29-PAR")])

    services.revise_action(action, make.action_entry(done="More."), by=national)
    services.submit_action(action, by=national)
    reviewing.return_action(action, by=officer, reason="Since when?")

    public = ActionVersion.objects.public().get()
    assert public.number == 1
    assert public.answers.filter(is_current=True).count() == 1


def test_the_next_accepted_version_takes_the_place_of_the_one_before(
    national: User, officer: User
) -> None:
    action = make.party_action()
    services.revise_action(
        action, make.action_entry(items=[make.item("11.10-30-PAR")]), by=national
    )
    services.submit_action(action, by=national)

    reviewing.accept_action(action, by=officer)

    public = ActionVersion.objects.public().get()
    current = [answer.item.reference for answer in public.answers.current()]
    assert public.number == 2
    assert current == ["11.10-30-PAR"]
    assert not ActionVersion.objects.get(number=1).answers.current().exists()


def test_going_back_puts_the_accepted_words_items_and_evidence_in_place(national: User) -> None:
    action = make.party_action(evidence=[make.shown()])
    services.revise_action(
        action,
        make.action_entry(title="Other", items=[make.item("11.10-30-PAR")]),
        by=national,
        keep_evidence=[],
    )

    back = services.revert_action(action, by=national)

    assert back.state == ActionState.ACCEPTED
    assert back.title == make.action_entry().title
    assert [item.reference for item in back.items.all()] == ["11.10-29-PAR"]
    assert [each.title for each in back.evidence.in_work()] == ["Minutes"]


def test_a_draft_without_an_accepted_version_has_nothing_to_go_back_to(national: User) -> None:
    action = make.party_action(ActionState.DRAFT)

    with pytest.raises(MoveNotAllowed, match="No version of it has been accepted yet"):
        services.revert_action(action, by=national)


def test_what_was_submitted_once_is_not_discarded(national: User) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    services.recall_action(action, by=national)

    with pytest.raises(MoveNotAllowed, match="so it stays"):
        services.discard_action(action, by=national)


def test_a_copy_says_so_until_it_is_edited(national: User) -> None:
    action = make.party_action()

    copy = services.copy_action(action, by=national)
    marked = (copy.copied_from, copy.copied_at is not None, copy.state)
    edited = services.revise_action(copy, make.action_entry(title="In 2027"), by=national)

    assert marked == (action, True, ActionState.DRAFT)
    assert copy.done == action.done
    assert (edited.copied_from, edited.copied_at) == (action, None)


def test_without_an_open_period_nothing_is_submitted_and_the_draft_is_kept(
    national: User,
) -> None:
    action = make.party_action(ActionState.DRAFT)
    period = make.period()
    period.gate = "closed"
    period.save()

    with pytest.raises(MoveNotAllowed, match="No reporting period is open"):
        services.submit_action(action, by=national)

    assert PartyAction.objects.get().state == ActionState.DRAFT


def test_a_version_is_accepted_only_as_it_was_read(national: User, officer: User) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    services.recall_action(action, by=national)
    services.submit_action(action, by=national)

    with pytest.raises(StaleAction):
        reviewing.accept_action(action, by=officer, seen=1)

    assert not ActionVersion.objects.public().exists()


def test_a_return_needs_a_reason_and_a_question_words(officer: User) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    with pytest.raises(MoveNotAllowed, match="Say why"):
        reviewing.return_action(action, by=officer, reason="  ")
    with pytest.raises(MoveNotAllowed, match="Write the question"):
        reviewing.ask_about_action(action, by=officer, question="")


def entered(by: User) -> PartyAction:
    """Return what the Secretariat submitted on behalf of Kenya, from a letter."""
    action = services.begin_action(
        Party.objects.get(iso3="KEN"),
        make.action_entry(),
        by=by,
        channel=Channel.LETTER,
        received_on=make.day(1),
    )
    services.submit_action(action, by=by)
    return PartyAction.objects.get(pk=action.pk)


def test_an_entry_on_behalf_is_accepted_by_someone_other_than_who_submitted_it(
    officer: User, manager: User
) -> None:
    action = entered(officer)

    with pytest.raises(MoveNotAllowed, match="someone other than who submitted it"):
        reviewing.accept_action(action, by=officer)
    reviewing.accept_action(action, by=manager)

    assert ActionVersion.objects.public().get().action == action


def test_the_party_is_told_of_an_entry_on_its_behalf_and_can_take_it_over(
    national: User, officer: User
) -> None:
    action = entered(officer)
    before = roles_of(national, action)

    taken = services.take_over_action(action, by=national)

    assert before == {Role.PARTY}
    assert roles_of(national, taken) == {Role.HOLDER}
    assert Role.HOLDER not in roles_of(officer, taken)
    assert Message.objects.filter(kind="on_behalf", person=national).count() == 1


def test_a_draft_on_behalf_is_not_shown_to_the_party_before_it_is_submitted(
    national: User, officer: User, kenya: Party
) -> None:
    services.begin_action(
        kenya, make.action_entry(), by=officer, channel=Channel.EMAIL, received_on=make.day(1)
    )

    assert not PartyAction.objects.visible_to(national).exists()
    assert PartyAction.objects.visible_to(officer).exists()


@pytest.mark.parametrize("received_on", [None, make.day(900)])
def test_an_entry_on_behalf_says_when_it_was_received(
    officer: User, kenya: Party, received_on: object
) -> None:
    with pytest.raises(MoveNotAllowed, match="Say on which day it was received"):
        services.begin_action(
            kenya,
            make.action_entry(),
            by=officer,
            channel=Channel.LETTER,
            received_on=received_on,  # type: ignore[arg-type]
        )


@pytest.mark.parametrize(
    ("act", "kind", "readers"),
    [
        ("return", "returned", {"national-ken", "contributor-ken"}),
        ("accept", "accepted", {"national-ken", "contributor-ken"}),
        ("ask", "question", {"national-ken", "contributor-ken"}),
    ],
)
def test_the_partys_people_are_told_what_the_secretariat_did(
    contributor: User, withdrawn: User, elsewhere: User, act: str, kind: str, readers: set[str]
) -> None:
    action = make.party_action(ActionState.SUBMITTED, author=contributor)
    verbs: dict[str, Callable[[User], object]] = {
        "return": lambda by: reviewing.return_action(action, by=by, reason="Which?"),
        "accept": lambda by: reviewing.accept_action(action, by=by),
        "ask": lambda by: reviewing.ask_about_action(action, by=by, question="Which?"),
    }

    verbs[act](make.officer())

    told = Message.objects.filter(kind=kind).values_list("person__username", flat=True)
    assert set(told) == readers
    assert len(told) == len(readers)


def test_the_desk_is_told_what_a_party_submits_where_it_has_an_address(
    settings: object, national: User
) -> None:
    settings.DESK_EMAIL = "desk@example.org"  # type: ignore[attr-defined]

    make.party_action(ActionState.SUBMITTED)

    assert Message.objects.get(kind="submitted").reader == "desk@example.org"
