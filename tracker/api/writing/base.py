"""What all addresses that are written to have in common."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, ClassVar

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from rest_framework.permissions import BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.serializers import ValidationError

from resolutions.models import User

from ...choices import Scope
from ..access import HasScope
from ..base import ApiView
from ..caching import kept_private
from ..documented import NEEDED, Writes
from ..problems import Problem
from ..reading import PublicView
from ..rows import Row
from .repeating import once
from .sent import MOST_BYTES, Nothing, Sent, StrictJSON

JSON = "application/json"


class Writing(PublicView):
    """An address that is written to by those whose token has its scope."""

    parser_classes = (StrictJSON,)
    # What a token needs to write here, and where the address is private, to read.
    scope: ClassVar[Scope]
    is_private: ClassVar[bool] = False

    @property
    def user(self) -> User:
        user: Any = self.request.user
        return user  # type: ignore[no-any-return]

    @property
    def is_writing(self) -> bool:
        # Without a request it is being documented.
        return getattr(self.request, "method", None) in self.writes

    @property
    def body(self) -> Any:
        """What was sent, where this method takes anything."""
        takes = self.writes[str(self.request.method)].takes
        return None if takes in (None, Nothing) else self.request.data

    def get_permissions(self) -> list[BasePermission]:
        return [HasScope()] if self.is_private or self.is_writing else []

    def get_renderers(self) -> list[Any]:
        return [JSONRenderer()] if self.is_writing else super().get_renderers()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if self.is_writing:
            refuse_unmeasured(request)

    def said(self, takes: type[Sent], **context: Any) -> Any:
        """Return what was sent, checked.

        Raises:
            ValidationError: it is not what is taken here.
        """
        data = {} if takes is Nothing and not self.request._request.body else self.request.data
        if not isinstance(data, Mapping):
            raise ValidationError(_("The body is a JSON object: members in braces."))
        sent = takes(data=data, context={"user": self.user, **context})
        sent.is_valid(raise_exception=True)
        return sent.validated_data

    def change(self, act: Callable[[], HttpResponse]) -> HttpResponse:
        """Do it in one transaction; a POST with an `Idempotency-Key`, once."""
        with transaction.atomic():
            if self.request.method == "POST":
                return once(self.request, self.user, act)
            return act()


def refuse_unmeasured(request: Request) -> None:
    """Refuse a body that is longer than any that can be meant, or of no known length, unread."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    most = min(MOST_BYTES, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    if length == "0" and "Transfer-Encoding" in request.headers:
        sentence = _("Say how long the body is (Content-Length): it is not read in chunks.")
        raise Problem(HTTPStatus.BAD_REQUEST, "malformed", sentence)
    if not length.isdecimal() or int(length) > most:
        raise Problem(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "too-large",
            _("A body has at most %(most)s bytes.") % {"most": most},
        )


def verb(about: Any, scope: Scope, gives: type[Row]) -> dict[str, Writes]:
    """What the documentation says of a change of state: a POST without a body, of what was read."""
    refusals = (403, 409, 412, 422, 428)
    return {
        "POST": Writes(
            about, scope, takes=Nothing, gives=gives, status=200, refusals=refusals, if_match=NEEDED
        )
    }


def written(
    said: Mapping[str, Any], etag: str, *, status: int = 200, location: str = ""
) -> HttpResponse:
    """Return what is kept now, with its ETag; of what is new, with its address."""
    headers = {"ETag": etag, **({"Location": location} if location else {})}
    body = JSONRenderer().render(said)
    return HttpResponse(body, JSON, status, headers=headers)


class Private(Writing):
    """What is for one person alone: nobody keeps it, and it is read with a token too."""

    renderer_classes: Any = (JSONRenderer,)
    is_private = True

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: Any = ApiView.dispatch(self, request, *args, **kwargs)
        patch_vary_headers(response, ["Accept", "Accept-Language", "Authorization"])
        return kept_private(response)
