"""The report as a workbook: what it is, a sheet for each table, Excel's own charts.

The same document gives the same bytes: XlsxWriter dates the members of the file alike, and the
file carries the date of the document.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from .bursts import burst
from .document import Document, Picture, Table, plain
from .workbook_charts import Figures, add_chart
from .workbook_ends import table_of_links, write_front
from .workbook_looks import Looks
from .workbook_names import sheet_names
from .workbook_tables import write_table

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@burst()
def render(document: Document) -> bytes:
    """Return the document as XLSX."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    describe(book, document)
    with override(document.language):
        write(book, document)
    book.close()
    return file.getvalue()


def describe(book: Any, document: Document) -> None:
    """Set the properties of the file; its date is that of the document."""
    made = datetime.combine(document.dated, time(), UTC).replace(tzinfo=None)
    book.set_properties(
        {
            "title": plain(document.head.title)[:255],
            "subject": document.head.symbol[:255],
            "author": document.head.organization[:255],
            "keywords": ", ".join(document.keywords)[:255],
            "comments": document.identifier,
            "created": made,
        }
    )


def write(book: Any, document: Document) -> None:
    """Write the sheets, in the language in use: first what the workbook is, then its tables."""
    looks = Looks(book, document.language)
    tables = document.tables
    titles = [_("Report"), *(table.title for table in tables), _("Links"), _("Figures of charts")]
    first, *names, last, hidden = sheet_names(titles)
    front = book.add_worksheet(first)
    figures = Figures(book, hidden)
    pages = [book.add_worksheet(name) for name in names]
    sheets = []
    for page, (table, pictures) in zip(pages, illustrated(document), strict=True):
        sheet, at = write_table(page, looks, table, document)
        sheets.append(sheet)
        for picture in pictures:
            at = add_chart(book, sheet, table, picture, at, figures)
    named = list(zip(names, tables, strict=True))
    if links := table_of_links(sheets):
        write_table(book.add_worksheet(last), looks, links, document)
        named.append((last, links))
    write_front(front, looks, document, named)


def illustrated(document: Document) -> Iterator[tuple[Table, list[Picture]]]:
    """Yield each table with the pictures that it has the figures of: those before it."""
    before: list[Picture] = []
    for block in document.everything():
        if isinstance(block, Picture):
            before.append(block)
        elif isinstance(block, Table):
            yield block, before
            before = []
