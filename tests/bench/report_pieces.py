"""What is measured of a report: its content, its words, each of its files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.test import Client
from django.urls import reverse

from tests import make
from tracker.models import ProgressReport
from tracker.reporting import csvs, pdf, services, word, workbook
from tracker.reporting.build import content_of
from tracker.reporting.content import LANGUAGES, Content
from tracker.reporting.document import Document, Table
from tracker.reporting.files import FORMATS, render
from tracker.reporting.frozen import as_json, from_json
from tracker.reporting.wording import document_of

from . import report_bare as bare
from .measure import Query, fetched, watched
from .report_measure import Piece

XLSX_AIM = 1.5
PDF_LIMIT, ALL_LIMIT = 1_000, 3_000
# The aims in seconds are for the resolution as it is, which has 51 action items.
AS_IT_IS = 51
MOST_QUERIES = 10


@dataclass(frozen=True)
class Case:
    """A report, what was made of it, and the queries that it asked."""

    report: ProgressReport
    content: Content
    document: Document
    grids: Sequence[bare.Grid]
    sheets: Sequence[bare.Sheet]
    queries: Sequence[Query]

    @property
    def is_long(self) -> bool:
        return len(self.content.items) > AS_IT_IS

    @property
    def longest(self) -> Table:
        return max(self.document.tables, key=lambda table: len(table.rows))


def case_of(report: ProgressReport) -> Case:
    """Build the report, make it final, and keep what the measurements begin with."""
    with watched() as queries:
        content = content_of(report)
    asked = [each for each in queries if each[0].lstrip().startswith(("SELECT", "WITH"))]
    document = document_of(content, "en")
    proposed = services.propose_report(report, by=make.manager())
    final = make.confirmed(proposed)
    tables = bare.grids_of(document), bare.sheets_of(document)
    return Case(final, content, document, *tables, asked)


def pieces(of: Case) -> Iterator[Piece]:
    """Yield all that is measured."""
    text = as_json(of.content)
    yield Piece("content, beside its SQL", lambda: content_of(of.report), asking(of.queries))
    yield Piece("JSON", lambda: as_json(of.content))
    yield Piece("JSON read back", lambda: from_json(text))
    yield Piece("words", lambda: document_of(of.content, "en"))
    yield from files(of)
    yield Piece("HTML page", getting(of.report, "en"))
    plain, same_kinds = (lambda: bare.xlsx(of.grids)), (lambda: bare.xlsx_of_kinds(of.sheets))
    yield Piece("XLSX, whole", whole(of), bare_whole(of, plain), aim=XLSX_AIM)
    yield Piece("XLSX, whole, same kinds", whole(of), bare_whole(of, same_kinds), aim=XLSX_AIM)
    if not of.is_long:
        yield Piece("all formats, one language", all_formats(of, LANGUAGES[:1]))
        yield Piece("all formats, three languages", all_formats(of, LANGUAGES), limit=ALL_LIMIT)


def files(of: Case) -> Iterator[Piece]:
    """Yield what makes each file of the words of one language, beside the bare ways."""
    document, grids, sheets, longest = of.document, of.grids, of.sheets, of.longest
    alone = bare.grid_of(longest)
    limit = None if of.is_long else PDF_LIMIT
    yield Piece("XLSX", lambda: workbook.render(document), lambda: bare.xlsx(grids))
    yield Piece(
        "XLSX, same kinds", lambda: workbook.render(document), lambda: bare.xlsx_of_kinds(sheets)
    )
    yield Piece("DOCX", lambda: word.render(document), lambda: bare.word(grids))
    if pdf.fits(document):
        sent = partial(pdf.render, document), partial(bare.pdf, grids)
        yield Piece("PDF", *sent, limit=limit, native=True)
    yield Piece(
        "CSV, longest table", lambda: csvs.as_csv(longest), lambda: bare.comma_separated(alone)
    )


def asking(queries: Sequence[Query]) -> Callable[[], object]:
    return lambda: fetched(queries)


def getting(report: ProgressReport, language: str) -> Callable[[], bytes]:
    client, address = Client(), reverse("report", args=[report.slug])

    def get() -> bytes:
        response = client.get(address, {"language": language})
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return bytes(response.getvalue())

    return get


def whole(of: Case) -> Callable[[], bytes]:
    return lambda: render(content_of(of.report), "xlsx", "en")


def bare_whole(of: Case, written: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return what asks the same of the database and writes the same cells, by a bare way."""

    def work() -> bytes:
        fetched(of.queries)
        return written()

    return work


def all_formats(of: Case, languages: Sequence[str]) -> Callable[[], None]:
    """Return what makes every file that there is, and the page."""
    pages = [getting(of.report, language) for language in languages]

    def work() -> None:
        content = content_of(of.report)
        for suffix, form in FORMATS.items():
            for language in languages if form.speaks else languages[:1]:
                render(content, suffix, language)
        for language in languages:
            for table in document_of(content, language).tables:
                csvs.as_csv(table)
        for page in pages:
            page()

    return work
