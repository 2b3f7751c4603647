"""What the documentation says of an address that is written to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rest_framework.serializers import BaseSerializer

from ..choices import Scope

# Whether a request says which version was read (`If-Match`).
NEEDED, POSSIBLE, NEVER = "needed", "possible", "never"


@dataclass(frozen=True)
class Writes:
    """What one method does.

    Args:
        about: one sentence.
        scope: what a token needs for it.
        takes: the body that it reads, if it reads one.
        gives: what it answers; nothing where there is no body.
        status: with which it answers once done.
        refusals: the statuses with which its own rules refuse, beside those of all addresses.
        if_match: whether `If-Match` is NEEDED, POSSIBLE or NEVER read.
        example: a body from the real resolution.
    """

    about: Any
    scope: Scope
    takes: type[BaseSerializer[Any]] | None = None
    gives: type[BaseSerializer[Any]] | None = None
    status: int = 201
    refusals: tuple[int, ...] = (409,)
    if_match: str = NEVER
    example: Mapping[str, Any] = field(default_factory=dict)
