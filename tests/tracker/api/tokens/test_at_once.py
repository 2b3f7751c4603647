"""Two forms at the same moment: one form makes one token, and nobody gets one too many."""

import hashlib
import threading
from contextlib import suppress
from functools import partial

import pytest
from django.test import Client

from tests import make
from tests.threads import at_once
from tracker import tokens
from tracker.models import ApiToken

from .conftest import PAGE, made, opened

pytestmark = pytest.mark.usefixtures("record")

ROUNDS = 5


def test_a_double_click_makes_one_token() -> None:
    person = make.focal_point("KEN")
    client = Client()
    client.force_login(person)
    for turn in range(1, ROUNDS + 1):
        form = opened(client)
        statuses: list[int] = []

        def click(form: dict[str, object] = form, seen: list[int] = statuses) -> None:
            browser = Client()
            browser.cookies = client.cookies
            seen.append(browser.post(PAGE, form).status_code)

        at_once(click, click)

        assert sorted(statuses) == [200, 409]
        assert ApiToken.objects.count() == turn


def test_of_two_at_once_one_is_the_last_that_a_person_may_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = make.focal_point("KEN")
    for _each in range(tokens.MOST_TOKENS - 1):
        made(person)
    both_have_counted = threading.Barrier(2)

    def digest_of(secret: str) -> str:
        """Wait for the other, as far as both can be here, before the token is made."""
        with suppress(threading.BrokenBarrierError):
            both_have_counted.wait(timeout=0.5)
        return hashlib.sha256(secret.encode()).hexdigest()

    monkeypatch.setattr(tokens, "digest_of", digest_of)

    outcomes = at_once(*[partial(made, person)] * 2)

    assert outcomes == ["MoveNotAllowed", "done"]
    assert ApiToken.objects.count() == tokens.MOST_TOKENS
