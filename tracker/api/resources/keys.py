"""The natural keys that need more than one column."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from resolutions.models import Body

# Treaty, dash, code: each of the two as long as its column.
LONGEST_KEY = 41


def key_of_body(treaty: str, code: str) -> str:
    """Return the name that a body has in addresses: cms-StC, or BLG for one of several treaties."""
    return f"{treaty}-{code}" if treaty else code


def key_of_body_in(row: Mapping[str, Any]) -> str | None:
    """Return the key of the body in a row's columns; none where it has no body."""
    code = row["body__code"]
    return key_of_body(row["body__treaty"], code) if code else None


def bodies_of_key(key: str) -> "QuerySet[Body]":
    """Return the body of the key, if there is one. Treaty and code may hold dashes themselves."""
    if len(key) > LONGEST_KEY:
        return Body.objects.none()
    meant = Q(treaty="", code=key)
    for at, sign in enumerate(key):
        if sign == "-" and at:
            meant |= Q(treaty=key[:at], code=key[at + 1 :])
    return Body.objects.filter(meant).order_by("-treaty")
