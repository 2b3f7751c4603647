from collections.abc import Callable

import pytest
from django.test import Client

from parties.entries import Shown
from parties.models import PartyAction
from resolutions.models import User
from tests import make
from tests.parties.sheets.book import download


@pytest.fixture
def ken(signed_in: Callable[[User], Client], national: User) -> Client:
    """The client of the national focal point of Kenya."""
    return signed_in(national)


@pytest.fixture
def action(db: None) -> PartyAction:
    """A draft of Kenya for paragraph 29, with a link."""
    return make.party_action("draft", evidence=[Shown("Gazette", "https://example.org/g")])


@pytest.fixture
def content(ken: Client) -> bytes:
    make.party_action("draft")
    return download(ken)
