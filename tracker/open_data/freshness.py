"""What is sent again only when something changed: by its name (ETag) and its date."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from resolutions.etags import etag_of

from ..changes import is_settled, last_changed
from ..context import has_demo

# Count it up when the same data come to be written otherwise.
VERSION = 1


class State:
    """What the file rests on, looked up once for a request."""

    def __init__(self, request: HttpRequest, language: str) -> None:
        self.root = request.build_absolute_uri("/")
        self.language = language
        self.at: datetime = last_changed()
        self.is_demo = has_demo()

    @property
    def is_settled(self) -> bool:
        return is_settled(self.at)

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
        return etag_of(repr(tuple(rests_on)).encode())
