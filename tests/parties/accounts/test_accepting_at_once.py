"""Two at once on one invitation: one account, one place."""

import pytest

from parties import people
from parties.models import FocalPoint, Invitation, Party
from resolutions.models import User
from tests import make
from tests.threads import at_once

pytestmark = pytest.mark.usefixtures("record")

ROUNDS = 4


def test_of_two_who_accept_together_one_comes_in() -> None:
    for number in range(ROUNDS):
        asked = people.invite(
            Party.objects.get(iso3="KEN"), f"new-{number}@example.org", by=make.officer()
        )

        def accept(asked: Invitation = asked) -> None:
            people.accept(asked, name="Invited Person", password="", language="fr")

        outcomes = at_once(accept, accept)

        assert outcomes == ["MoveNotAllowed", "done"]
        assert User.objects.filter(email=asked.email).count() == 1
        assert FocalPoint.objects.filter(user__email=asked.email).count() == 1
