"""Meetings: which body met or will meet, when and where.

A meeting whose first day, city or country is not known is left out: the protocol needs all three,
and none is made up.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from resolutions.models import Meeting

from ..api.links import Links
from . import changing
from .feed import Feed, Keys, Said
from .vocabulary import Names
from .words import meeting_titles

KIND = "meeting"


class Meetings(Feed):
    """Each meeting of a treaty’s body of which everything is known that must be said."""

    lists = ("title", "description")

    def rows(self, on: date) -> Mapping[str, "QuerySet[Any]"]:
        return {KIND: changing.meetings(on)}

    def written(self, kind: str, keys: Keys, links: Links, on: date) -> dict[int, Said]:
        found = Meeting.objects.select_related("body").in_bulk(list(keys))
        names = Names()
        return {pk: members(each, names, links, on) for pk, each in found.items()}


def members(meeting: Meeting, names: Names, links: Links, on: date) -> Said:
    assert meeting.starts_on
    ends_on = meeting.ends_on
    return {
        "treaty": meeting.body.treaty,
        "url": links.to("api-meeting", meeting.label),
        "title": meeting_titles(meeting),
        "description": [],
        "start": meeting.starts_on.isoformat(),
        "end": ends_on.isoformat() if ends_on else None,
        # Not recorded here, so not claimed.
        "repetition": None,
        "kind": None,
        "type": names.meeting_type(meeting),
        "access": None,
        "status": "over" if (ends_on or meeting.starts_on) < on else "confirmed",
        "location": None,
        "city": meeting.place,
        "country": meeting.country,
        "latitude": None,
        "longitude": None,
    }
