"""Every table of a report as CSV, in one file: without a clock, and so always of the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .csvs import as_csv
from .document import Document


def render(document: Document) -> bytes:
    """Return a ZIP file with the CSV of each table, in the order of the document."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for table in document.tables:
            member = ZipInfo(f"{table.name}.csv", (*document.dated.timetuple()[:3], 12, 0, 0))
            member.compress_type = ZIP_DEFLATED
            # Else it tells on which system it was written.
            member.create_system = 0
            archive.writestr(member, as_csv(table))
    return made.getvalue()
