"""Tokens for programs: made and revoked by their person, kept as a digest alone."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from parties.permissions import place_of
from resolutions.entries import MoveNotAllowed
from resolutions.models import User
from resolutions.permissions import AccountBackend, may_record
from resolutions.rules import refuse_unless

from .choices import Scope
from .models import ApiToken, SentBefore

# By which a leaked token is recognized for what it is.
MARK = "rt_"
SHOWN = len(MARK) + 6
MOST_TOKENS = 20
# The time of its last use is written down no more often.
USE_NOTED_EVERY = timedelta(minutes=1)


class Standing(TextChoices):
    """Whether a token works, and if not, why."""

    WORKING = "working", pgettext_lazy("token", "Works")
    EXPIRED = "expired", pgettext_lazy("token", "Expired")
    REVOKED = "revoked", pgettext_lazy("token", "Revoked")


class MadeBefore(MoveNotAllowed):
    """The form was sent before, and made a token then."""


@transaction.atomic
def make_token(
    user: User, *, name: str, scopes: Iterable[Scope | str], days: int, form_key: str = ""
) -> tuple[ApiToken, str]:
    """Make a token, and return it with the secret, which is kept nowhere.

    Args:
        scopes: what it allows.
        days: how long it works.
        form_key: identifies the form; sent twice, it makes one token.

    Raises:
        MadeBefore: the form has made a token already.
        MoveNotAllowed: the person has too many tokens that work.
    """
    User.objects.select_for_update().get(pk=user.pk)
    now = timezone.now()
    refuse_second(user, form_key, now)
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


def refuse_second(user: User, form_key: str, now: datetime) -> None:
    """Refuse a form that was sent before; what it made cannot be shown again."""
    if not form_key:
        return
    _sent, is_first = SentBefore.objects.get_or_create(
        user=user, key=f"form:{form_key}", defaults={"made_at": now}
    )
    if not is_first:
        raise MadeBefore(_("This form was sent before. The token that it made is listed below."))


def revoke_token(token: ApiToken) -> None:
    """Make the token useless at once; revoked twice, it stays revoked since the first time."""
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())


def token_of(secret: str) -> ApiToken | None:
    """Return the token of the secret if it works and its person may come in, and note its use.

    It is looked up by its digest: how long that takes says nothing of the secret.
    """
    now = timezone.now()
    working = ApiToken.objects.working(now).select_related("user")
    token = working.filter(digest=digest_of(secret)).first()
    if token is None or not may_come_in(token.user):
        return None
    note_use(token, now)
    return token


def may_come_in(user: User) -> bool:
    """Whether the person themselves could: staff who need a second factor, once they have one."""
    if not AccountBackend().user_can_authenticate(user):
        return False
    if not (settings.STAFF_SECOND_FACTOR and user.is_staff):
        return True
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP]))


def note_use(token: ApiToken, now: datetime) -> None:
    """Write down that it is used, unless that was done a moment ago or the database is busy.

    Who reads never waits for those who write: what is missed now, the next request notes.
    """
    if token.last_used_at is not None and token.last_used_at > now - USE_NOTED_EVERY:
        return
    with suppress(OperationalError), not_waiting():
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


@contextmanager
def not_waiting() -> Iterator[None]:
    """On SQLite, fail at once where another process is writing; elsewhere a row is locked alone."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def scopes_open_to(user: User) -> list[Scope]:
    """Return the scopes that the person could make use of today.

    This is for the form: a token never does more than its person, whatever its scopes.
    """
    rights = {Scope.UPDATES: may_record(user), Scope.ACTIONS: place_of(user) is not None}
    return [scope for scope in Scope if rights.get(scope, True)]


def standing_of(token: ApiToken, at: datetime) -> Standing:
    if token.revoked_at is not None:
        return Standing.REVOKED
    return Standing.WORKING if token.works_at(at) else Standing.EXPIRED


def words_of(scopes: Iterable[str]) -> list[str]:
    """Return what a token allows, in words."""
    return [str(scope.label) for scope in Scope if scope in set(scopes)]


def digest_of(secret: str) -> str:
    """Return the SHA-256 of the secret; it is random and long, so it needs no slower hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
