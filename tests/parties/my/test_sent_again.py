"""A form whose token has expired comes back with what was typed, to be sent again by its person."""

from typing import Any

import pytest
from django.test import Client

from parties.models import PartyAction
from resolutions.models import User
from tracker.errors import MOST_CHARACTERS

from .forms import opened, text_of

pytestmark = pytest.mark.django_db

NEW = "/my/actions/new/"
OWN = {"origin": "http://testserver"}


@pytest.fixture
def strict() -> Client:
    """A client of which the token is asked."""
    return Client(enforce_csrf_checks=True)


def refused(client: Client, typed: dict[str, Any], **headers: str) -> Any:
    return client.post(NEW, typed, headers={**OWN, **headers})


def test_after_signing_in_again_elsewhere_what_was_typed_comes_back_to_be_sent_again(
    national: User, strict: Client
) -> None:
    strict.force_login(national)
    form = opened(strict, NEW, title="Typed <before>", preview="1")
    strict.force_login(national)

    page = refused(strict, {**form, "csrfmiddlewaretoken": "x" * 64})

    html = page.content.decode()
    assert page.status_code == 403
    assert "Typed &lt;before&gt;" in html
    assert f'<form method="post" action="{NEW}">' in html
    assert "Send again" in html


def test_sending_it_again_saves_it(national: User, strict: Client) -> None:
    strict.force_login(national)
    form = opened(strict, NEW, title="Typed before", done="Line one\nLine two")
    page = refused(strict, {**form, "csrfmiddlewaretoken": "x" * 64})
    carried = dict(page.context["fields"])

    strict.post(NEW, {**carried, "csrfmiddlewaretoken": page.context["token"]}, headers=OWN)

    assert PartyAction.objects.get().title == "Typed before"
    assert PartyAction.objects.get().done == "Line one\nLine two"


def test_a_password_is_never_shown_again(strict: Client) -> None:
    page = strict.post(
        "/account/login/", {"login": "someone", "password": "very secret"}, headers=OWN
    )

    html = page.content.decode()
    assert "very secret" not in html
    assert "Open the page again" in html
    assert "Send again" not in html


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example.org"},
        {"origin": "null"},
        {"origin": "https://testserver"},
        {"referer": "https://elsewhere.example.org/testserver"},
        {},
    ],
)
def test_a_form_from_another_site_comes_back_as_a_sentence_alone(
    strict: Client, headers: dict[str, str]
) -> None:
    page = strict.post(NEW, {"title": "Planted"}, headers=headers)

    html = page.content.decode()
    assert page.status_code == 403
    assert "Planted" not in html
    assert "Send again" not in html
    assert "The form could not be accepted" in html


def test_what_is_too_long_does_not_come_back(strict: Client) -> None:
    page = refused(strict, {"done": "x" * (MOST_CHARACTERS + 1)})

    assert "Send again" not in page.content.decode()
    assert "Go back, copy what you wrote" in text_of(page)


def test_the_page_needs_no_database(strict: Client, queries: Any) -> None:
    with queries() as made:
        refused(strict, {"title": "Typed"})

    assert len(made) == 0
