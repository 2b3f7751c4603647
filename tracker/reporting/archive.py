"""Every table of a report as CSV, in one file: without a clock, and so always of the same bytes."""

from io import BytesIO
from zipfile import ZipFile

from .csvs import as_csv
from .document import Document
from .members import member


def render(document: Document) -> bytes:
    """Return a ZIP file with the CSV of each table, in the order of the document."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for table in document.tables:
            archive.writestr(member(f"{table.name}.csv", document.dated, hour=12), as_csv(table))
    return made.getvalue()
