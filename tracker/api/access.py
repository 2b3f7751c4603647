"""Who speaks to the API, what their token lets them do, and how often anybody may ask."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from parties.accounts.locking import address_of
from resolutions.models import User

from ..choices import Scope
from ..models import ApiToken
from ..tokens import token_of

SCHEME = "Bearer"
READING = ("GET", "HEAD", "OPTIONS")


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer rt_…`. A session of the pages counts for nothing here."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        words = get_authorization_header(request).split()
        if not words:
            return None
        if len(words) != 2 or words[0].lower() != SCHEME.lower().encode():
            raise exceptions.AuthenticationFailed(_("Write it as: Authorization: Bearer TOKEN."))
        token = token_of(words[1].decode("latin-1"))
        if token is None:
            raise exceptions.AuthenticationFailed(
                _("This token does not work: it was revoked, has expired or never was.")
            )
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return f'{SCHEME} realm="api"'


class HasScope(BasePermission):
    """Lets in who brings a token with the scope that the view names for writing."""

    message = gettext_lazy("Your token does not allow this: make one with the scope that it needs.")

    def has_permission(self, request: Request, view: Any) -> bool:
        scope: Scope = view.scope
        token = request.auth
        return isinstance(token, ApiToken) and token.allows(scope)


class Throttle(SimpleRateThrottle):
    """Counts by token; of those who bring none, by address."""

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        if (request.method in READING) != self.reading:
            return None
        token: Any = request.auth
        is_known = token is not None and (not self.reading or token.allows(Scope.READ))
        if is_known != self.known:
            return None
        ident = f"token:{token.pk}" if is_known else f"address:{address_of(request._request)}"
        return f"throttle:{self.scope}:{ident}"

    # Whether it counts reading or writing, and those with a token or those without.
    reading = True
    known = False

    def get_rate(self) -> str:
        return str(settings.API_RATES[str(self.scope)])


class ReadingByAddress(Throttle):
    scope = "read"


class ReadingByToken(Throttle):
    scope = "read-with-token"
    known = True


class WritingByToken(Throttle):
    scope = "write"
    reading, known = False, True


class WritingByAddress(Throttle):
    """Those who try to write without a token, or with one that does not work."""

    scope = "write-without-token"
    reading = False


THROTTLES = (ReadingByAddress, ReadingByToken, WritingByToken, WritingByAddress)
