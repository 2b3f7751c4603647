"""Tokens for programs: made and revoked by their person, kept as a digest alone."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.models import User
from resolutions.permissions import AccountBackend
from resolutions.rules import refuse_unless

from .choices import Scope
from .models import ApiToken

# By which a leaked token is recognized for what it is.
MARK = "rt_"
SHOWN = len(MARK) + 6
MOST_TOKENS = 20
# The time of its last use is written down no more often.
USE_NOTED_EVERY = timedelta(minutes=1)


def make_token(
    user: User, *, name: str, scopes: Iterable[Scope | str], days: int
) -> tuple[ApiToken, str]:
    """Make a token, and return it with the secret, which is kept nowhere.

    Args:
        scopes: what it allows.
        days: how long it works.

    Raises:
        MoveNotAllowed: the person has too many tokens that work.
    """
    now = timezone.now()
    refuse_unless(
        ApiToken.objects.of(user).working(now).count() < MOST_TOKENS,
        _("You have as many tokens as a person may have: revoke one that you no longer use."),
    )
    secret = f"{MARK}{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        user=user,
        name=name,
        start=secret[:SHOWN],
        digest=digest_of(secret),
        scopes=sorted(scopes),
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    return token, secret


def revoke_token(token: ApiToken) -> None:
    """Make the token useless at once; revoked twice, it stays revoked since the first time."""
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


def token_of(secret: str) -> ApiToken | None:
    """Return the token of the secret if it works and its person may sign in, and note its use."""
    now = timezone.now()
    working = ApiToken.objects.working(now).select_related("user")
    token = working.filter(digest=digest_of(secret)).first()
    if token is None or not AccountBackend().user_can_authenticate(token.user):
        return None
    note_use(token, now)
    return token


def note_use(token: ApiToken, now: datetime) -> None:
    if token.last_used_at is None or token.last_used_at < now - USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


def digest_of(secret: str) -> str:
    """Return the SHA-256 of the secret; it is random and long, so it needs no slower hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
