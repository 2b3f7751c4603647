"""The rows of the page as a file that spreadsheets open."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from resolutions.choices import Status
from resolutions.item_files import common_heading, harmless, yes

from .content import ItemRow, Progress


def as_csv(content: Progress) -> str:
    """Return the rows with a heading, as RFC 4180 has it, with the mark of UTF-8 in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading())
    for row in content.rows:
        writer.writerow([harmless(cell) for cell in cells(row, content)])
    return "\ufeff" + out.getvalue()


def heading() -> list[str]:
    return [
        *common_heading(), _("Deadline"), _("Achievements"), _("Public evidence"),
        _("Parties that reported on it"), _("Parties to the Convention"),
    ]  # fmt: skip


def cells(row: ItemRow, content: Progress) -> Iterator[str]:
    yield row.reference
    yield content.resolution.number
    yield str(row.paragraph)
    yield row.addressee
    yield yes(row.joint)
    yield row.asks
    yield content.on.isoformat()
    yield str(Status(row.status).label)
    yield row.since.isoformat() if row.since else ""
    yield yes(row.needs_funding)
    yield yes(row.overdue)
    yield yes(row.stagnant)
    yield "; ".join(row.deadlines)
    yield row.achievement
    yield str(row.evidence)
    yield str(row.reach.reported) if row.reach else ""
    yield str(row.reach.parties) if row.reach else ""
