"""Who speaks to the API, what their token lets them do, and how often anybody may ask."""

import ipaddress
import math
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_variables
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
from .problems import Problem

SCHEME = "Bearer"
READING = ("GET", "HEAD", "OPTIONS")
# Who has one address of IPv6 has them all up to this length of the prefix.
OWN_PREFIX = 64


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer rt_…`. A session of the pages counts for nothing here."""

    @sensitive_variables()
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
        """Say how to ask, and of a token that was brought that it is no good (RFC 6750)."""
        wrong = ', error="invalid_token"' if get_authorization_header(request) else ""
        return f'{SCHEME} realm="api"{wrong}'


class HasScope(BasePermission):
    """Lets in who brings a token with the scope that the view names for writing."""

    message = gettext_lazy("Your token does not allow this: make one with the scope that it needs.")

    def has_permission(self, request: Request, view: Any) -> bool:
        token = request.auth
        if token is None:
            raise exceptions.NotAuthenticated(
                _("Send a token with it, as: Authorization: Bearer TOKEN.")
            )
        scope: Scope = view.scope
        return isinstance(token, ApiToken) and token.allows(scope)


class TooMany(Problem):
    """Somebody asks more often than they may; `wait` is for how many seconds they are refused."""

    def __init__(self, wait: float | None) -> None:
        self.wait = max(1, math.ceil(wait or 0))
        sentence = ngettext(
            "You ask too often. Wait for %(seconds)d second, then ask again.",
            "You ask too often. Wait for %(seconds)d seconds, then ask again.",
            self.wait,
        )
        super().__init__(
            HTTPStatus.TOO_MANY_REQUESTS, "too-many", sentence % {"seconds": self.wait}
        )


class Throttle(SimpleRateThrottle):
    """Counts by token; of those who bring none, by address.

    In one span of time by the clock (a minute, where the rate is by the minute) no more than the
    rate pass, however many ask at once: each is counted before it is known whether it passes, by
    the cache's own `incr`, which `FileCache` makes one step for all processes of a machine. Who
    waits for the end of a span may send twice as many around it. A cache that is emptied forgets.
    """

    # Whether it counts reading or writing, and those with a token or those without.
    reading = True
    known = False
    # How many requests, in how many seconds; of those, how many are left of this span.
    num_requests: int
    duration: int
    left: float

    def get_rate(self) -> str:
        return str(settings.API_RATES[str(self.scope)])

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        if (request.method in READING) != self.reading:
            return None
        token: Any = request.auth
        is_known = token is not None and (not self.reading or token.allows(Scope.READ))
        if is_known != self.known:
            return None
        return f"token:{token.pk}" if is_known else f"address:{network_of(request)}"

    def allow_request(self, request: Request, view: Any) -> bool:
        whom = self.get_cache_key(request, view)
        if whom is None:
            return True
        span, past = divmod(self.timer(), self.duration)
        self.left = self.duration - past
        count = counted(f"throttle:{self.scope}:{whom}:{int(span)}", self.duration)
        return count <= self.num_requests

    def wait(self) -> float:
        return self.left


def counted(key: str, seconds: int) -> int:
    """Count one more under the key, and return how many there are."""
    for _try in range(2):
        try:
            return cache.incr(key)
        except ValueError:
            if cache.add(key, 1, seconds):
                return 1
    return 1  # A cache that keeps nothing counts nothing.


def network_of(request: Request) -> str:
    """Return where the request comes from: an address, or of IPv6 the network that one has."""
    address = address_of(request._request) or ""
    try:
        is_long = ipaddress.ip_address(address).version == 6
    except ValueError:
        return address
    network = f"{address}/{OWN_PREFIX}" if is_long else address
    return str(ipaddress.ip_network(network, strict=False))


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


class BulkByAddress(Throttle):
    """Those who take the file with everything, which is long work to make."""

    scope = "bulk"


THROTTLES = (ReadingByAddress, ReadingByToken, WritingByToken, WritingByAddress)
