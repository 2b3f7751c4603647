"""What tests of coming in have in common: a password, a cache that counts, an invitation."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from parties import people
from parties.choices import Place
from parties.models import Invitation, Party
from resolutions.models import User

PASSWORD = "a good long passphrase"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Leave no language behind that a page was read in."""
    with translation.override(site.LANGUAGE_CODE):
        yield


@pytest.fixture
def counting(settings: Settings) -> Iterator[None]:
    """Count attempts, as the site in service does."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def with_password(national: User) -> User:
    national.set_password(PASSWORD)
    national.save()
    return national


@pytest.fixture
def invitation(kenya: Party, officer: User) -> Invitation:
    """An invitation to be national focal point of Kenya, by the Secretariat."""
    return people.invite(kenya, "new@example.org", by=officer, place=Place.NATIONAL, language="fr")


def address(invitation: Invitation) -> str:
    """Return the page that the invitation leads to."""
    return people.invitation_link(invitation).removeprefix(site.SITE_URL)


def who(client: Client) -> User | None:
    """Return who is signed in."""
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key) if key else None


def link_in(body: str) -> str:
    """Return the address in an e-mail, without the name of the site."""
    found = re.search(r"https?://[^/\s]+(/\S+)", body)
    assert found
    return found[1]


def answers(**changed: str) -> dict[str, str]:
    """Return what an invited person types."""
    return {
        "name": "Invited Person",
        "way": "password",
        "password1": PASSWORD,
        "password2": PASSWORD,
        **changed,
    }
