"""A request that is sent again with its `Idempotency-Key` is done once and answered alike.

The first answer is kept in the transaction of the change: a process that is killed leaves both or
neither. Of two at once the second waits for the first at the unique key. What was refused changed
nothing and is not kept, so it may be tried again with the same key.
"""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request

from resolutions.models import User

from ...models import SentBefore
from ..problems import Problem

KEPT_FOR = timedelta(hours=24)
LONGEST_KEY = 200
KEY = re.compile(r"[\x21-\x7e]{1,200}")
# The headers of an answer that belong to it wherever it is given.
KEPT = ("Content-Type", "Location", "ETag")


def once(request: Request, by: User, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it, or answer as before where it was done; the caller holds the transaction.

    Raises:
        Problem: the key cannot be read, or was used for another request.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return act()
    if not KEY.fullmatch(key):
        raise Problem(
            HTTPStatus.BAD_REQUEST,
            "malformed",
            _("An Idempotency-Key has 1 to 200 visible ASCII characters."),
        )
    forget_old(by)
    sent, is_new = SentBefore.objects.get_or_create(
        user=by,
        key=key,
        defaults={"fingerprint": fingerprint(request), "made_at": timezone.now()},
    )
    if not is_new:
        return repeated(sent, fingerprint(request))
    response = act()
    keep(sent, response)
    return response


def forget_old(by: User) -> None:
    SentBefore.objects.filter(user=by, made_at__lt=timezone.now() - KEPT_FOR).delete()


def fingerprint(request: Request) -> str:
    """Return the digest of what is asked: method, address, condition and body."""
    asked = [request.method, request.get_full_path(), request.headers.get("If-Match", "")]
    return hashlib.sha256(json.dumps(asked).encode() + b"\n" + request._request.body).hexdigest()


def keep(sent: SentBefore, response: HttpResponse) -> None:
    """Keep the answer, to the byte."""
    sent.status = response.status_code
    sent.headers = {name: response[name] for name in KEPT if response.has_header(name)}
    sent.body = response.content.decode()
    sent.save(update_fields=["status", "headers", "body"])


def repeated(sent: SentBefore, asked: str) -> HttpResponse:
    """Return the first answer again.

    Raises:
        Problem: it answered another request.
    """
    if sent.fingerprint != asked:
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "key-used",
            _("This key came with another request before. Use a new key for each new request."),
        )
    headers = {**sent.headers, "Idempotency-Replayed": "true"}
    return HttpResponse(sent.body.encode(), status=sent.status, headers=headers)
