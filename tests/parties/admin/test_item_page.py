"""The item's page in the admin, beside the officer's form: what Parties reported on it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parties import periods
from parties.choices import ActionState
from parties.models import Party
from resolutions.models import ActionItem, User
from tests import make

from .cases import SignIn, another_reviewer

pytestmark = pytest.mark.django_db

ITEM = "11.10-29-PAR"


def page_of(client: Client, reference: str = ITEM) -> Any:
    item = ActionItem.objects.get(reference=reference)
    return client.get(reverse("admin:resolutions_actionitem_change", args=[item.pk]))


def test_it_says_how_many_of_all_parties_reported_and_by_region(
    officer: User, signed_in: SignIn
) -> None:
    for code in ("KEN", "GHA", "FRA"):
        make.party_action(ActionState.ACCEPTED, author=make.focal_point(code), title=f"By {code}")
    make.party_action(ActionState.SUBMITTED, author=make.focal_point("BRA"), title="By BRA")

    page = page_of(signed_in(officer)).content.decode()

    assert "3 of 133 Parties reported on this item" in page
    assert "<dt>Africa</dt><dd>2 of 46</dd>" in page
    assert "<dt>Oceania</dt><dd>0 of 7</dd>" in page
    assert "By FRA" in page
    assert "By BRA" not in page


def test_nil_returns_of_the_open_period_are_counted_apart(officer: User, signed_in: SignIn) -> None:
    make.period()
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))

    page = page_of(signed_in(officer)).content.decode()

    assert "0 of 133 Parties reported" in page
    assert "1 Party said that it has nothing to report" in page


def test_the_officer_still_writes_the_status(officer: User, signed_in: SignIn) -> None:
    page = page_of(signed_in(officer)).content.decode()

    assert "Record an update" in page
    assert "No Party has an accepted action on this item yet." in page


def test_an_item_for_somebody_else_says_nothing_of_parties(
    officer: User, signed_in: SignIn
) -> None:
    page = page_of(signed_in(officer), "11.10-20-SEC").content.decode()

    assert "Parties reported" not in page


def test_what_parties_wrote_is_in_its_language_and_escaped(
    officer: User, signed_in: SignIn
) -> None:
    make.party_action(ActionState.ACCEPTED, title="<b>Comité</b>", language="fr")

    page = page_of(signed_in(officer)).content.decode()

    assert 'lang="fr" dir="auto">&lt;b&gt;Comité&lt;/b&gt;</a>' in page


def test_it_asks_as_much_for_many_answers_as_for_none(
    officer: User, signed_in: SignIn, queries: Callable[[], Any]
) -> None:
    make.period()
    make.status_update(ActionItem.objects.get(reference=ITEM))
    client = signed_in(officer)
    address = page_of(client).request["PATH_INFO"]
    with queries() as few:
        client.get(address)
    for number, code in enumerate(("KEN", "GHA", "FRA", "BRA", "KEN", "KEN", "GHA")):
        make.party_action(
            ActionState.ACCEPTED,
            author=make.focal_point(code),
            title=f"Action {number}",
            by=another_reviewer(),
        )

    with queries() as many:
        client.get(address)

    assert len(many) == len(few) <= 12, [query["sql"] for query in many]
