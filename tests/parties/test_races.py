"""Two at once on what a Party says, on threads with connections of their own."""

import threading
import uuid
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from parties import services
from parties.choices import ActionState, Outcome
from parties.models import ActionVersion, Answer, Party, PartyAction, PartyFile, PartyReport
from parties.periods import declare_nil
from parties.reviewing import accept_action, return_action
from resolutions.models import User
from tests import make
from tests.threads import at_once

pytestmark = pytest.mark.usefixtures("record")

ROUNDS = 5


@pytest.fixture
def speaker(record: None) -> User:
    make.period()
    return make.focal_point("KEN")


def draft(by: User) -> PartyAction:
    return make.party_action(ActionState.DRAFT, author=by)


def test_a_double_click_begins_one_action(speaker: User) -> None:
    kenya = Party.objects.get(iso3="KEN")
    for number in range(1, ROUNDS + 1):
        begin = partial(
            services.begin_action, kenya, make.action_entry(), by=speaker, form_key=uuid.uuid4()
        )

        assert at_once(begin, begin) == ["done", "done"]
        assert PartyAction.objects.count() == number


def test_control_without_the_lock_a_double_click_is_stopped_by_the_constraint_alone(
    speaker: User,
) -> None:
    kenya, key, both_have_looked = Party.objects.get(iso3="KEN"), uuid.uuid4(), threading.Barrier(2)
    now = timezone.now()
    names = iter(["KEN-8", "KEN-9"])

    def begin_without_lock() -> None:
        known = PartyAction.objects.filter(form_key=key).exists()
        both_have_looked.wait()
        if not known:
            PartyAction.objects.create(
                reference=next(names), party=kenya, author=speaker, created_at=now,
                changed_by=speaker, changed_at=now, form_key=key,
            )  # fmt: skip

    assert at_once(begin_without_lock, begin_without_lock) == ["IntegrityError", "done"]


def test_of_two_windows_on_one_draft_one_is_stale(speaker: User) -> None:
    for _ in range(ROUNDS):
        action = draft(speaker)
        entries = [make.action_entry(done="Hers."), make.action_entry(done="Mine.")]
        write = partial(services.revise_action, action, by=speaker, version=action.version)

        outcomes = at_once(*(partial(write, entry=entry) for entry in entries))

        assert outcomes == ["StaleAction", "done"]
        assert PartyAction.objects.get(pk=action.pk).version == action.version + 1


def test_a_submission_sent_twice_freezes_one_version(speaker: User) -> None:
    for _ in range(ROUNDS):
        action = draft(speaker)
        submit = partial(services.submit_action, action, by=speaker)

        assert at_once(submit, submit) == ["MoveNotAllowed", "done"]
        assert action.versions.count() == 1


def test_an_action_is_either_accepted_or_taken_back(speaker: User) -> None:
    officer = make.officer()
    for _ in range(ROUNDS):
        action = make.party_action(ActionState.SUBMITTED, author=speaker)

        outcomes = at_once(
            partial(accept_action, action, by=officer),
            partial(services.recall_action, action, by=speaker),
        )

        found = PartyAction.objects.get(pk=action.pk)
        version = ActionVersion.objects.get(action=action)
        assert outcomes == ["MoveNotAllowed", "done"]
        assert (found.state == ActionState.ACCEPTED) == (version.outcome == Outcome.ACCEPTED)
        assert Answer.objects.current().filter(version=version).exists() == version.is_public


def test_of_two_reviewers_one_decides(speaker: User) -> None:
    officer, manager = make.officer(), make.manager()
    for _ in range(ROUNDS):
        action = make.party_action(ActionState.SUBMITTED, author=speaker)

        outcomes = at_once(
            partial(accept_action, action, by=officer),
            partial(return_action, action, by=manager, reason="Which?"),
        )

        assert outcomes == ["MoveNotAllowed", "done"]
        assert ActionVersion.objects.get(action=action).outcome != Outcome.PENDING


def test_the_same_file_given_to_two_actions_at_once_is_kept_once(speaker: User) -> None:
    for number in range(1, ROUNDS + 1):
        first, second = draft(speaker), draft(speaker)

        def give(action: PartyAction, content: bytes = b"%%PDF-%d" % number) -> None:
            file = ContentFile(content.replace(b"%%", b"%"), name="minutes.pdf")
            entry = make.action_entry(evidence=[make.shown(url="", file=file)])
            services.revise_action(action, entry, by=speaker)

        assert at_once(partial(give, first), partial(give, second)) == ["done", "done"]
        assert PartyFile.objects.count() == number


def test_who_submits_and_says_that_there_is_nothing_says_one_of_both(speaker: User) -> None:
    kenya = Party.objects.get(iso3="KEN")
    action = draft(speaker)

    at_once(
        partial(services.submit_action, action, by=speaker), partial(declare_nil, kenya, by=speaker)
    )

    assert action.versions.pending().exists()
    assert not PartyReport.objects.nil().exists()
