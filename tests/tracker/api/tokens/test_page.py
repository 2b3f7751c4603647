"""The page on which a person makes tokens: what is offered, shown once, made once, revoked."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from resolutions.models import User
from tracker import tokens
from tracker.models import ApiToken, SentBefore

from .conftest import PAGE, made, opened, secret_in

pytestmark = pytest.mark.django_db


def test_who_has_no_token_reads_so_and_how_one_is_used(theirs: Client) -> None:
    html = theirs.get(PAGE).content.decode()

    assert "You have no tokens." in html
    assert "curl http://testserver/api/v1/action-items/" in html
    assert 'href="/api/docs/"' in html


def test_the_account_leads_to_the_page(theirs: Client) -> None:
    html = theirs.get("/account/").content.decode()

    assert f'href="{PAGE}"' in html


def test_who_is_not_signed_in_signs_in_first(client: Client, db: Any) -> None:
    answers = [client.get(PAGE), client.post(PAGE, {}), client.post(f"{PAGE}1/revoke/")]

    assert [each.status_code for each in answers] == [302, 302, 302]
    assert all(each["Location"].startswith("/account/login/") for each in answers)


def test_the_answer_shows_a_secret_that_works(theirs: Client, national: User) -> None:
    response = theirs.post(PAGE, opened(theirs) | {"scopes": ["read", "actions"]})

    assert response.status_code == 200
    token = tokens.token_of(secret_in(response.content.decode()))
    assert token is not None
    assert (token.user, token.name, token.scopes) == (national, "Import", ["actions", "read"])
    assert token.expires_at - token.made_at == timedelta(days=90)


def test_neither_page_is_kept_by_anybody(theirs: Client) -> None:
    pages = [theirs.get(PAGE), theirs.post(PAGE, opened(theirs))]

    assert all("no-store" in each["Cache-Control"] for each in pages)
    assert all("private" in each["Cache-Control"] for each in pages)


def test_the_secret_is_not_shown_again(theirs: Client) -> None:
    secret = secret_in(theirs.post(PAGE, opened(theirs)).content.decode())

    html = theirs.get(PAGE).content.decode()

    assert secret not in html
    assert f"{secret[:9]}…" in html


def test_the_same_form_sent_twice_makes_one_token(theirs: Client) -> None:
    form = opened(theirs)
    secret = secret_in(theirs.post(PAGE, form).content.decode())

    again = theirs.post(PAGE, form)

    assert again.status_code == 409
    assert "This form was sent before." in again.content.decode()
    assert secret not in again.content.decode()
    assert ApiToken.objects.count() == 1


def test_a_form_of_another_person_makes_nothing(
    theirs: Client, officer: User, client: Client
) -> None:
    form = opened(theirs)
    client.force_login(officer)

    response = client.post(PAGE, form)

    assert response.status_code == 422
    assert not ApiToken.objects.exists()


def test_a_page_that_was_open_for_too_long_is_sent_once_more(
    theirs: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = opened(theirs)
    monkeypatch.setattr("tracker.token_forms.OPEN_FOR", timedelta(seconds=-1))
    late = theirs.post(PAGE, form)
    monkeypatch.undo()

    html = late.content.decode()
    key = re.search(r'name="form_key" value="([^"]+)"', html)
    assert key
    again = theirs.post(PAGE, form | {"form_key": key[1]})

    assert late.status_code == 422
    assert "open for too long" in html
    assert 'value="Import"' in html
    assert again.status_code == 200


def test_a_form_is_forgotten_later_than_it_can_be_sent() -> None:
    from tracker.api.writing.repeating import KEPT_FOR
    from tracker.token_forms import OPEN_FOR

    assert OPEN_FOR < KEPT_FOR


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "This field is required."),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"scopes": []}, "Tick at least one."),
        ({"scopes": ["updates"]}, "Select a valid choice."),
        ({"scopes": ["admin"]}, "Select a valid choice."),
        ({"days": "3650"}, "Select a valid choice."),
        ({"days": "x"}, "Select a valid choice."),
        ({"form_key": "x"}, "open for too long"),
        ({"form_key": ""}, "Please mend"),
    ],
)
def test_what_is_wrong_is_said_and_makes_nothing(
    theirs: Client, change: dict[str, Any], sentence: str
) -> None:
    response = theirs.post(PAGE, opened(theirs) | change)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not ApiToken.objects.exists()


@pytest.mark.parametrize(
    ("person", "offered"),
    [
        ("officer", ["read", "updates"]),
        ("manager", ["read", "updates"]),
        ("reader", ["read"]),
        ("administrator", ["read"]),
        ("national", ["read", "actions"]),
        ("contributor", ["read", "actions"]),
        ("partial_contributor", ["read", "actions"]),
        ("focal_point", ["read"]),
        ("withdrawn", ["read"]),
    ],
)
def test_only_what_the_person_could_use_is_offered(
    person: str,
    offered: list[str],
    request: pytest.FixtureRequest,
    signed_in: Callable[[User], Client],
) -> None:
    client = signed_in(request.getfixturevalue(person))

    html = client.get(PAGE).content.decode()

    assert re.findall(r'name="scopes" value="(\w+)"', html) == offered


def test_a_person_has_twenty_tokens_that_work_at_most(theirs: Client, national: User) -> None:
    for _each in range(tokens.MOST_TOKENS):
        made(national)

    refused = theirs.post(PAGE, opened(theirs))
    theirs.post(f"{PAGE}{ApiToken.objects.first().pk}/revoke/")  # type: ignore[union-attr]
    taken = theirs.post(PAGE, opened(theirs))

    assert refused.status_code == 422
    assert "revoke one that you no longer use" in refused.content.decode()
    assert taken.status_code == 200


def test_what_was_refused_can_be_sent_again(theirs: Client, national: User) -> None:
    for _each in range(tokens.MOST_TOKENS):
        made(national)
    form = opened(theirs)
    theirs.post(PAGE, form)

    assert not SentBefore.objects.exists()
