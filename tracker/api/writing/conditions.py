"""Which version of a thing somebody read: `ETag` says it, `If-Match` says it back.

An ETag is made of the thing's key and of its version: "update-12.5". The version itself is what is
compared, so a tag that a proxy marked as weak (`W/`) when it compressed the answer does as well.
Whether that version is the present one the services ask, under their lock.
"""

import re
from http import HTTPStatus

from django.utils.translation import gettext as _
from rest_framework.request import Request

from ..problems import Problem

TAG = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
TAGS = re.compile(rf"\s*{TAG}(?:\s*,\s*{TAG})*\s*")
# None of the versions that there have been.
UNKNOWN = -1


def tag_of(kind: str, key: int, version: int) -> str:
    """Return the ETag of a thing at a version."""
    return f'"{kind}-{key}.{version}"'


def version_read(request: Request, kind: str, key: int, newest: int) -> int | None:
    """Return the version of the thing that `If-Match` names; none where there is no such header.

    Args:
        newest: the version that the thing has: no later one can have been read.

    Raises:
        Problem: the header cannot be read.
    """
    header = request.headers.get("If-Match")
    if header is None:
        return None
    if header.strip() == "*":
        raise condition_needed()
    if not TAGS.fullmatch(header):
        raise Problem(
            HTTPStatus.BAD_REQUEST,
            "malformed",
            _("If-Match holds the ETag of an earlier answer, quotation marks included."),
        )
    named = re.findall(rf'"{kind}-{key}\.([0-9]{{1,10}})"', header)
    return max((int(each) for each in named if int(each) <= newest), default=UNKNOWN)


def version_needed(request: Request, kind: str, key: int, newest: int) -> int:
    """Return the version that `If-Match` names.

    Raises:
        Problem: there is no such header, or it cannot be read.
    """
    version = version_read(request, kind, key, newest)
    if version is None:
        raise condition_needed()
    return version


def condition_needed() -> Problem:
    return Problem(
        HTTPStatus.PRECONDITION_REQUIRED,
        "condition-needed",
        _("Send the ETag of what you read in the header If-Match, so that nothing is overwritten."),
    )
