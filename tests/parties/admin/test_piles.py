"""The desk of a reviewer: what Parties submitted, and what they were asked."""

from typing import Any

import pytest
from django.test import Client

from parties import reviewing
from parties.choices import ActionState
from parties.models import PartyAction
from resolutions.models import User
from tests import make

from .cases import SignIn, another_reviewer, submitted_again

pytestmark = pytest.mark.django_db

WAITING, ASKED = "Party actions to review", "Asked, not yet answered"


def piles(client: Client) -> dict[str, Any]:
    return {pile.title: pile for pile in client.get("/admin/").context["desk"].sections}


def rows(pile: Any) -> list[PartyAction]:
    return list(pile.rows)


def test_what_was_submitted_comes_oldest_first(officer: User, signed_in: SignIn) -> None:
    first = make.party_action(ActionState.SUBMITTED, title="First")
    second = make.party_action(ActionState.SUBMITTED, title="Second")
    submitted_again(first, title="First, again")
    make.party_action(ActionState.DRAFT, title="Draft")
    make.party_action(ActionState.ACCEPTED, title="Accepted")

    pile = piles(signed_in(officer))[WAITING]

    assert rows(pile) == [second, first]
    assert pile.count == 2


def test_it_shows_the_words_that_were_submitted(officer: User, signed_in: SignIn) -> None:
    make.party_action(ActionState.SUBMITTED, title="Comité <b>conjoint</b>", language="fr")

    page = signed_in(officer).get("/admin/").content.decode()

    assert '<span lang="fr" dir="auto">Comité &lt;b&gt;conjoint' in page


def test_a_question_lies_there_until_it_is_answered(officer: User, signed_in: SignIn) -> None:
    action = make.party_action(ActionState.ACCEPTED)
    reviewing.ask_about_action(action, by=another_reviewer(), question="Who took part?")
    client = signed_in(officer)
    before = rows(piles(client)[ASKED])
    reviewing.answer_about_action(action, by=make.focal_point("KEN"), answer="All.")

    assert (before, rows(piles(client)[ASKED])) == ([action], [])


def test_each_pile_leads_to_a_list_of_as_many(officer: User, signed_in: SignIn) -> None:
    action = make.party_action(ActionState.SUBMITTED)
    make.party_action(ActionState.SUBMITTED, title="Another")
    reviewing.ask_about_action(action, by=another_reviewer(), question="Who took part?")
    client = signed_in(officer)

    found = piles(client)

    for title in (WAITING, ASKED):
        listed = client.get(found[title].all_url).context["cl"].result_count
        assert listed == found[title].count > 0, title


@pytest.mark.parametrize("person", ["reader", "administrator"])
def test_who_does_not_review_has_no_such_piles(
    person: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    assert not {WAITING, ASKED} & set(piles(signed_in(request.getfixturevalue(person))))
