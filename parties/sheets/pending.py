"""Keeps what an upload says in the session, from its dry run until it is applied.

The file itself is not kept. Rows that change nothing are kept by their number and reference.
"""

import base64
import json
import zlib
from dataclasses import asdict

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ..models import Party
from .plan import Plan
from .reading import Upload
from .refusals import SheetRefused
from .rows import Row, Settled

KEY = "sheet"
# The session is read at every page: what it keeps stays small.
MOST_KEPT = 1024 * 1024


def keep(request: HttpRequest, party: Party, upload: Upload, plan: Plan) -> None:
    """Keep the rows that say something new, in place of what was kept before.

    Raises:
        SheetRefused: they are too much to keep.
    """
    rows = [asdict(row.row) for row in plan.rows]
    packed = base64.b85encode(zlib.compress(json.dumps(rows).encode())).decode()
    if len(packed) > MOST_KEPT:
        raise SheetRefused(
            _("The file changes too much at once: upload it in parts, with fewer rows each.")
        )
    request.session[KEY] = {
        "party": party.pk,
        "sha256": upload.sha256,
        "rows": packed,
        "settled": [asdict(row) for row in plan.settled],
    }


def kept(request: HttpRequest, party: Party) -> Upload | None:
    """Return what is kept of the person's last upload for the Party."""
    said = request.session.get(KEY)
    if not said or said["party"] != party.pk:
        return None
    rows = json.loads(zlib.decompress(base64.b85decode(said["rows"])))
    return Upload(
        said["sha256"],
        [Row(**row) for row in rows],
        tuple(Settled(**row) for row in said["settled"]),
    )


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
