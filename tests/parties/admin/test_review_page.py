"""The page of one Party action: what is asked and said, what changed, who remarked what."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile

from parties import reviewing, services
from parties.choices import ActionState
from parties.models import PartyAction
from parties.permissions import ALLOWED, Role, Verb
from resolutions.models import User
from tests import make

from .cases import SignIn, address, another_reviewer, entered, latest, submitted_again

pytestmark = pytest.mark.django_db

UNSAFE = "<script>alert(1)</script>"


@pytest.fixture
def page(officer: User, signed_in: SignIn) -> Callable[..., str]:
    """Return the reader of a page of an action, as the officer sees it."""

    def read(action: PartyAction, name: str = "change", *args: Any) -> str:
        return signed_in(officer).get(address(name, action, *args)).content.decode()

    return read


def test_the_clause_stands_beside_the_text(page: Callable[..., str]) -> None:
    action = make.party_action(ActionState.SUBMITTED, title="Comité conjoint", language="fr")

    shown = page(action)

    assert "<b>Urges</b>: establish close collaboration" in shown
    assert (
        f'/admin/resolutions/actionitem/{make.item("11.10-29-PAR").pk}/change/">11.10-29' in shown
    )
    assert '<dd lang="fr" dir="auto">Comité conjoint</dd>' in shown


def test_what_changed_since_the_version_before_is_marked(page: Callable[..., str]) -> None:
    action = make.party_action(ActionState.RETURNED, evidence=[make.shown()], by=another_reviewer())
    submitted_again(
        action,
        done="The focal points of six conventions meet twice a year.",
        items=[make.item("11.10-30-PAR")],
        evidence=[make.shown(title="Terms of reference", url="https://example.org/tor")],
    )

    shown = page(action)

    assert "<del>five </del><ins>six </ins>" in shown
    assert "Compared with version 1 (returned):" in shown
    assert "added" in shown.split("11.10-30-PAR")[1][:200]
    assert "no longer answered" in shown.split("11.10-29-PAR")[1][:200]
    assert "added" in shown.split("Terms of reference")[1][:120]


def test_the_accepted_version_is_compared_with_before_a_later_one_that_was_returned(
    page: Callable[..., str],
) -> None:
    action = make.party_action(ActionState.ACCEPTED, title="One", by=another_reviewer())
    action = submitted_again(action, title="Two")
    reviewing.return_action(action, by=another_reviewer(), reason="Which?")
    submitted_again(PartyAction.objects.get(pk=action.pk), title="Three")

    shown = page(action)

    assert "Compared with version 1 (accepted):" in shown
    assert "<del>One</del><ins>Three</ins>" in shown


def test_a_first_version_has_nothing_marked(page: Callable[..., str]) -> None:
    shown = page(make.party_action(ActionState.SUBMITTED))

    assert "<ins>" not in shown
    assert "Compared with" not in shown


def test_what_a_party_writes_after_submitting_is_its_own(page: Callable[..., str]) -> None:
    action = make.party_action(ActionState.ACCEPTED, by=another_reviewer())
    entry = make.action_entry(
        title="Hidden title", done="Hidden words.", evidence=[make.shown(title="Hidden evidence")]
    )
    services.revise_action(action, entry, by=make.focal_point("KEN"))

    shown = page(action)

    assert "Hidden" not in shown
    assert "Joint committee" in shown
    assert "Accepted; the Party is changing it" in shown


def test_a_draft_that_was_never_submitted_is_not_there(officer: User, signed_in: SignIn) -> None:
    action = make.party_action(ActionState.DRAFT)

    assert signed_in(officer).get(address("change", action)).status_code == 404


def test_an_entry_that_the_party_took_over_hides_its_working_copy(
    page: Callable[..., str],
) -> None:
    action = entered(ActionState.ACCEPTED)
    ghana = make.focal_point("GHA")
    services.take_over_action(action, by=ghana)
    services.revise_action(action, make.action_entry(title="Hidden title"), by=ghana)

    assert "Hidden" not in page(action)


def test_our_own_draft_on_behalf_of_a_party_is_shown_as_it_is_written(
    page: Callable[..., str],
) -> None:
    shown = page(entered(ActionState.DRAFT, title="Workshop with Ramsar"))

    assert "Workshop with Ramsar" in shown
    assert "from: letter, received on 1 June 2025" in shown


def test_remarks_of_both_sides_stand_apart(officer: User, signed_in: SignIn) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    reviewing.ask_about_action(action, by=officer, question="Who took part?")
    reviewing.answer_about_action(action, by=make.focal_point("KEN"), answer="All five.")

    context = signed_in(officer).get(address("change", action)).context

    assert [each.text for each in context["questions"]] == ["Who took part?"]
    assert [each.text for each in context["answers"]] == ["All five."]


def test_each_version_has_a_page_that_says_who_submitted_it_and_what_became_of_it(
    page: Callable[..., str],
) -> None:
    action = make.party_action(ActionState.RETURNED, by=another_reviewer())
    submitted_again(action, title="Second title")

    first, second = page(action, "version", 1), page(action, "version", 2)

    assert "Returned by another-reviewer" in first
    assert "submitted by national-ken" in first
    assert "<ins>Second title</ins>" in second


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_version_that_there_is_not_is_not_found(
    number: int, officer: User, signed_in: SignIn
) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    assert signed_in(officer).get(address("version", action, number)).status_code == 404


def test_what_a_party_wrote_is_escaped_everywhere(page: Callable[..., str]) -> None:
    words: dict[str, Any] = dict.fromkeys(("title", "done", "challenges", "support_needed"), UNSAFE)
    file = ContentFile(b"words", name="words.txt")
    shown = [make.shown(title=UNSAFE), make.shown(title=UNSAFE, url="", file=file)]
    action = make.party_action(ActionState.RETURNED, by=another_reviewer(), **words)
    by = make.focal_point("KEN")
    services.revise_action(action, make.action_entry(done=UNSAFE * 2, evidence=shown), by=by)
    services.submit_action(action, by=by)
    reviewing.answer_about_action(action, by=by, answer=UNSAFE)

    pages = [page(action), page(action, "version", 1)]

    assert not [each for each in pages if "<script>alert" in each]
    assert "&lt;script&gt;alert(1)" in pages[0]


def test_addresses_that_a_party_wrote_become_links(page: Callable[..., str]) -> None:
    action = make.party_action(ActionState.SUBMITTED, done="See https://example.org/report.")

    assert 'href="https://example.org/report" rel="nofollow ugc"' in page(action)


BUTTONS = {
    "Accept and publish": Verb.ACCEPT,
    "Return with this reason": Verb.RETURN,
    "Ask, without returning it": Verb.ASK,
    "Go on writing": Verb.CHANGE,
    ">Submit<": Verb.SUBMIT,
    "Take it back into draft": Verb.RECALL,
}
ROLES = {
    "officer": {Role.HOLDER, Role.REVIEWER, Role.ONLOOKER},
    "reader": {Role.ONLOOKER},
    "administrator": {Role.ONLOOKER},
}


@pytest.mark.parametrize("state", ActionState)
@pytest.mark.parametrize("person", ROLES)
def test_the_page_has_the_buttons_that_this_person_may_use(
    person: str, state: ActionState, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    action = entered(state)

    shown = signed_in(request.getfixturevalue(person)).get(address("change", action))

    expected = {
        button
        for button, verb in BUTTONS.items()
        if any(state in ALLOWED[verb].get(role, ()) for role in ROLES[person])
    }
    assert {button for button in BUTTONS if button in shown.content.decode()} == expected


def test_the_forms_say_which_version_they_show(page: Callable[..., str]) -> None:
    action = make.party_action(ActionState.RETURNED, by=another_reviewer())
    submitted_again(action, title="Second title")

    assert page(action).count('name="seen" value="2"') == 3


def test_what_is_public_has_a_link_to_the_public_page(page: Callable[..., str]) -> None:
    accepted = make.party_action(ActionState.ACCEPTED)
    waiting = make.party_action(ActionState.SUBMITTED, title="Another")

    link = f"/parties/actions/{accepted.reference}/"
    assert link in page(accepted)
    assert f"/parties/actions/{waiting.reference}/" not in page(waiting)


def test_the_page_asks_as_much_for_many_versions_as_for_two(
    officer: User, signed_in: SignIn, queries: Callable[[], Any]
) -> None:
    action = make.party_action(ActionState.RETURNED, by=another_reviewer())
    action = submitted_again(action, title="Title 2", evidence=[make.shown()])
    client = signed_in(officer)
    client.get(address("change", action))
    with queries() as few:
        client.get(address("change", action))
    for number in range(3, 7):
        reviewing.ask_about_action(action, by=officer, question=f"Question {number}?")
        reviewing.return_action(action, by=another_reviewer(), reason="Again.")
        action = submitted_again(
            PartyAction.objects.get(pk=action.pk),
            title=f"Title {number}",
            items=[make.item("11.10-29-PAR"), make.item("11.10-30-PAR")],
            evidence=[make.shown(title=f"Minutes {number}")],
        )

    with queries() as many:
        client.get(address("change", action))

    assert latest(action).number == 6
    assert len(many) == len(few) <= 12, [query["sql"] for query in many]
