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


def bodies_html(table: Table, rows: tuple[Row, ...]) -> SafeString:
    """Return the rows of a table; those that share cells are a body of their own.

    So what a cell heads is known without seeing it, and a page does not break in it.
    """
    return mark_safe("\n".join(body_html(table.columns, each) for each in together(rows)))  # noqa: S308


def together(rows: tuple[Row, ...]) -> list[list[Row]]:
    """Return the rows in groups: those that share cells, and those between that share none."""
    groups: list[list[Row]] = []
    alone = False
    for row in rows:
        was_alone, alone = alone, all(cell.rows == 1 for cell in row.cells)
        goes_on = any(not cell.rows for cell in row.cells) or (alone and was_alone)
        if groups and goes_on:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def body_html(columns: tuple[Column, ...], rows: list[Row]) -> str:
    shares = any(cell.rows > 1 for row in rows for cell in row.cells)
    inside = "\n".join(row_html(columns, each) for each in rows)
    return f'<tbody class="sharing">{inside}</tbody>' if shares else f"<tbody>{inside}</tbody>"


def row_html(columns: tuple[Column, ...], row: Row) -> str:
    """Return a row; its first cell is its heading. What a cell above says for it is left out."""
    cells = "".join(
        cell_html(column, cell, heads=at == 0)
        for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
        if cell.rows
    )
    return f'<tr class="{row.tone}">{cells}</tr>' if row.tone else f"<tr>{cells}</tr>"


def cell_html(column: Column, cell: Cell, *, heads: bool) -> str:
    words = cell_words(cell)
    marks = "" if column.kind == "text" else f' class="is-{column.kind}"'
    if cell.rows > 1:
        marks += f' rowspan="{cell.rows}"'
    if heads and words:
        return f'<th scope="{"row" if cell.rows == 1 else "rowgroup"}"{marks}>{words}</th>'
    return f"<td{marks}>{words}</td>"


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
