"""A report as a file: the same bytes for the same content, whenever and wherever it is made."""

import hashlib
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.utils.text import slugify

from ..models import ProgressReport
from . import archive, pdf, word, workbook
from .content import LANGUAGES, Content
from .document import Document
from .frozen import as_json, digest
from .wording import document_of


@dataclass(frozen=True)
class Format:
    """A kind of file; `speaks`: it has words, and so there is one in each language.

    `prose`: it has the running text, too, and not the tables and charts alone.
    """

    suffix: str
    media_type: str
    label: str
    render: Callable[[Document], bytes] | None = None
    prose: bool = True

    @property
    def speaks(self) -> bool:
        return self.render is not None


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: Mapping[str, Format] = {
    each.suffix: each
    for each in (
        Format("pdf", "application/pdf", "PDF", pdf.render),
        Format("docx", f"{OFFICE}.wordprocessingml.document", "DOCX", word.render),
        Format("xlsx", f"{OFFICE}.spreadsheetml.sheet", "XLSX", workbook.render, False),
        Format("json", "application/json", "JSON"),
    )
}
# What a reader can take: the formats, and the CSV of all tables at once.
TABLES = Format("zip", "application/zip", "CSV (ZIP)", archive.render, False)
DOWNLOADS: Mapping[str, Format] = {**FORMATS, TABLES.suffix: TABLES}


def render(content: Content, suffix: str, language: str, *, draft: bool = False) -> bytes:
    """Return the report as a file.

    Args:
        suffix: one of `DOWNLOADS`.
        language: one of `LANGUAGES`; the JSON is the same in all.
        draft: whether it says on every page that it is a draft.

    Raises:
        pdf.TooLong: it is too long for a PDF.
    """
    form = DOWNLOADS[suffix]
    if form.render is None:
        return as_json(content).encode()
    return form.render(document_of(content, language, draft=draft, prose=form.prose))


def name_of(suffix: str, language: str) -> str:
    """Return how the file is told from the others of its report: en.pdf, or json."""
    return f"{language}.{suffix}" if DOWNLOADS[suffix].speaks else suffix


def file_name(report: ProgressReport, name: str) -> str:
    """Return what the file is called where it is kept, from the symbol: stc56-doc-14-en.pdf."""
    symbol = report.symbol[max(report.symbol.find(report.meeting.label), 0) :]
    *middle, suffix = name.split(".")
    state = [] if report.is_final else ["draft"]
    parts = [slugify(re.sub(r"\W+", "-", symbol)) or report.slug, *middle, *state]
    return f"{'-'.join(parts)}.{suffix}"


def digests(content: Content) -> dict[str, str]:
    """Return the SHA-256 of every file of a final report: {"en.pdf": …, "json": …}.

    A PDF that would be too long is left out.
    """
    found = {"json": digest(as_json(content))}
    for language in LANGUAGES:
        document = document_of(content, language, identifier=found["json"])
        for suffix, form in FORMATS.items():
            if form.render is not None:
                with suppress(pdf.TooLong):
                    made = hashlib.sha256(form.render(document)).hexdigest()
                    found[name_of(suffix, language)] = made
    return found
