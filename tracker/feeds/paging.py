"""Where a further page of a feed begins: after which change."""

from datetime import UTC, datetime

from django.http import Http404
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from .streams import KINDS, Key

LONGEST = 80


def as_text(key: Key) -> str:
    """Return the key for an address: 2026-03-23T09:00:00Z,update,7."""
    moment = key.moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{moment},{key.kind},{key.pk}"


def read(text: str) -> Key:
    """Return the key that was written so.

    Raises:
        Http404: it is none.
    """
    try:
        if len(text) > LONGEST or not text.isascii():
            raise ValueError
        moment, kind, pk = text.split(",")
        key = Key(known(parse_datetime(moment)), kind, int(pk))
        if kind not in KINDS or not 0 < key.pk < 2**63 or as_text(key) != text:
            raise ValueError
        return key
    except (ValueError, OverflowError) as none:
        raise Http404(_("There is no such page of this feed.")) from none


def known(moment: datetime | None) -> datetime:
    if moment is None or moment.tzinfo is None:
        raise ValueError
    return moment
