"""What is sent again only when something changed: by its name (ETag) and its date."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.http import quote_etag

from ..changes import last_changed
from ..context import has_demo

# Count it up when the same data come to be written otherwise.
VERSION = 1
# What was decided at about the same time may be committed a little later.
SETTLED_AFTER = timedelta(minutes=1)


class State:
    """What the file rests on, looked up once for a request."""

    def __init__(self, request: HttpRequest, language: str) -> None:
        self.root = request.build_absolute_uri("/")
        self.language = language
        self.at: datetime = last_changed()
        self.is_demo = has_demo()

    @property
    def is_settled(self) -> bool:
        """Whether nothing older than the newest change can come to light any more."""
        return timezone.now() - self.at >= SETTLED_AFTER

    @property
    def etag(self) -> str:
        """The name of the bytes that are made of this state, and of no others."""
        rests_on: Iterable[object] = (
            VERSION,
            self.root,
            self.language,
            self.at.isoformat(),
            self.is_demo,
            settings.SITE_NAME,
            settings.OPEN_DATA_LICENCE,
            settings.OPEN_DATA_LICENCE_URL,
        )
        return quote_etag(hashlib.sha256(repr(tuple(rests_on)).encode()).hexdigest()[:32])
