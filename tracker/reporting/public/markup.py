"""Runs, lines and cells of a document as HTML: everything that was written is escaped."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe

from resolutions.choices import Status
from resolutions.templatetags.status import status_class, status_sign

from ..document import (
    Block,
    Cell,
    Column,
    Lettered,
    Line,
    Numbered,
    Row,
    Run,
    Table,
    Unnumbered,
)

# What a link in a report may lead to; "" is an address on this site.
SCHEMES = ("", "http", "https", "mailto")


def line_html(line: Line) -> SafeString:
    """Return a paragraph of text without its element; a line break becomes `<br>`."""
    return mark_safe("".join(map(run_html, line)))  # noqa: S308 (each run is escaped)


def run_html(run: Run) -> str:
    words = escape(run.text.replace("\r\n", "\n")).replace("\n", "<br>")
    if run.strong:
        words = f"<strong>{words}</strong>"
    marks = language_marks(run.language)
    if run.href and leads_somewhere(run.href):
        return f'<a href="{escape(run.href)}" rel="nofollow ugc"{marks}>{words}</a>'
    return f"<span{marks}>{words}</span>" if marks else words


def language_marks(language: str) -> str:
    """Return the attributes of what is in another language than the document."""
    return f' lang="{escape(language)}" dir="auto"' if language else ""


def leads_somewhere(href: str) -> bool:
    """Whether a browser may follow it: no script, no data."""
    try:
        return urlsplit(href).scheme.lower() in SCHEMES
    except ValueError:
        return False


def paragraphs_html(blocks: Iterable[Block]) -> SafeString:
    """Return paragraphs that follow each other; lettered points stand in a list of their own."""
    parts = []
    for kind, group in groupby(blocks, type):
        shown = "\n".join(paragraph_html(each) for each in group)
        parts.append(f'<ol class="letters" role="list">{shown}</ol>' if kind is Lettered else shown)
    return mark_safe("\n".join(parts))  # noqa: S308 (as above)


def paragraph_html(block: Block) -> str:
    match block:
        case Numbered(number, line):
            return (
                f'<p class="numbered" id="report-{number}"><span class="number">{number}.</span> '
                f'<span class="words">{line_html(line)}</span></p>'
            )
        case Lettered(letter, line):
            return (
                f'<li><span class="letter">{escape(letter)})</span> '
                f'<span class="words">{line_html(line)}</span></li>'
            )
        case Unnumbered(line, lead):
            before = f'<strong class="lead-in">{escape(lead)}</strong> ' if lead else ""
            return f'<p class="unnumbered">{before}{line_html(line)}</p>'
    raise TypeError(block)


def rows_html(table: Table, rows: tuple[Row, ...]) -> SafeString:
    """Return the rows of a table's body; the first cell of each is its heading."""
    return mark_safe("\n".join(row_html(table.columns, each) for each in rows))  # noqa: S308


def row_html(columns: tuple[Column, ...], row: Row) -> str:
    cells = "".join(
        cell_html(column, cell, heads=at == 0)
        for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
    )
    return f'<tr class="{row.tone}">{cells}</tr>' if row.tone else f"<tr>{cells}</tr>"


def cell_html(column: Column, cell: Cell, *, heads: bool) -> str:
    words = cell_words(cell)
    kind = "" if column.kind == "text" else f' class="is-{column.kind}"'
    if heads and words:
        return f'<th scope="row"{kind}>{words}</th>'
    return f"<td{kind}>{words}</td>"


def cell_words(cell: Cell) -> str:
    """Return what a cell says; a status comes first, with its colour and its sign."""
    lines = [line_html(each) for each in cell.lines]
    if cell.status and lines:
        lines[0] = chip_html(cell.status, lines[0])
    if len(lines) == 1:
        return lines[0]
    return "".join(f"<p>{each}</p>" for each in lines)


def chip_html(status: str, words: SafeString) -> SafeString:
    """Return the words of a status as a chip; those of an unknown one as they are."""
    if status not in Status.values:
        return words
    sign = f'<span aria-hidden="true">{status_sign(status)}</span>'
    return mark_safe(  # noqa: S308 (the class and the sign are the tracker's own)
        f'<span class="status {status_class(status)}">{sign}<span>{words}</span></span>'
    )
