"""Tables with fixed widths, whose head is repeated on every page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resolutions.choices import Status

from ..document import Cell, Column, Row, Table
from ..heights import heights
from .markup import content, el
from .spans import MOST_LINES_KEPT, bound, parted
from .table_style import HEAD_FILL, TABLE, Look
from .text import Story, paragraph, run_xml, text_paragraph
from .widths import STATUSES, widths_of

# About how wide a letter is, in parts of its size in twips.
LETTER = 0.53 * 20
GREY = "F1F3F3"
STYLES = {"": "TableText", "grey": "TableGrey", "total": "TableTotal"}
FILLS = {"": "", "grey": GREY, "total": GREY}
# Lighter than on screen: the words stand on them in black, in print and in copies.
TINTS = {
    Status.NOT_STARTED.value: "F8EBD6",
    Status.IN_PROGRESS.value: "DEEBF7",
    Status.ONGOING.value: "B9DCEF",
    Status.IMPLEMENTED.value: "BFE0D3",
    Status.ELAPSED.value: "E1E4E5",
    Status.SUPERSEDED.value: "E1E4E5",
    Status.RETIRED.value: "E1E4E5",
}


@dataclass(frozen=True)
class Frame:
    """What the rows of a table share; the widths are in twips."""

    columns: Sequence[Column]
    widths: Sequence[int]
    story: Story
    look: Look

    def style(self, name: str) -> str:
        return f"{name}{self.look.suffix}"

    @property
    def letters(self) -> list[int]:
        """About how many letters go on a line of each column."""
        free = (width - 2 * self.look.padding for width in self.widths)
        return [max(1, int(each / (LETTER * self.look.size))) for each in free]


def table_pieces(table: Table, story: Story, whole: int) -> Iterator[str]:
    """Yield the caption, the table row by row, as wide as `whole` twips, and its note."""
    look = Look.of(table)
    frame = Frame(table.columns, widths_of(table, whole, look), story, look)
    yield paragraph("Caption", run_xml(table.title))
    yield f"<w:tbl>{properties(table, whole, look)}{grid(frame)}{head_row(frame)}"
    yield from rows_pieces(table.rows, frame)
    yield "</w:tbl>"
    if table.note:
        yield paragraph("TableNote", run_xml(table.note))


def rows_pieces(rows: Sequence[Row], frame: Frame) -> Iterator[str]:
    high = heights(rows, frame.letters)
    shown = parted(rows, high)
    kept = bound(shown, high)
    for at, (row, height) in enumerate(zip(shown, high, strict=True)):
        yield row_xml(row, frame, height, keeps_next=at in kept)


def properties(table: Table, whole: int, look: Look) -> str:
    """Return the properties of a table, with its title and note for those who cannot see it."""
    marks = el(
        "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1,
        noVBand=1,
    )  # fmt: skip
    described = [el("tblDescription", val=table.note)] if table.note else []
    return el(
        "tblPr",
        el("tblStyle", val=f"{TABLE}{look.suffix}"),
        el("tblW", w=whole, type="dxa"),
        el("tblLayout", type="fixed"),
        marks,
        el("tblCaption", val=table.title),
        *described,
    )


def grid(frame: Frame) -> str:
    return el("tblGrid", *(el("gridCol", w=width) for width in frame.widths))


def head_row(frame: Frame) -> str:
    """Return the head of the table, which is repeated on every page."""
    cells = "".join(
        cell_element(
            width,
            HEAD_FILL,
            paragraph(frame.style("TableHeading"), run_xml(column.title), jc=alignment(column)),
        )
        for column, width in zip(frame.columns, frame.widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def row_xml(row: Row, frame: Frame, height: int, *, keeps_next: bool) -> str:
    """Return a row, whole on one page unless it is a tall one."""
    style = frame.style(STYLES[row.tone])
    cells = "".join(
        cell_element(
            width,
            TINTS.get(cell.status) or FILLS[row.tone],
            inside(cell, style, frame.story, keeps_next, alignment(column)),
            merge(cell),
        )
        for cell, column, width in zip(row.cells, frame.columns, frame.widths, strict=True)
    )
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if height <= MOST_LINES_KEPT else ""
    return f"<w:tr>{whole}{cells}</w:tr>"


def inside(cell: Cell, style: str, story: Story, keeps_next: bool, jc: str) -> str:
    """Return the paragraphs of a cell.

    One without words has an empty one, as has one that the cell above it stands for.
    """
    lines = [
        text_paragraph(style, line, story, keep_next=keeps_next, jc=jc)
        for line in (cell.lines if cell.rows else ())
    ]
    if cell.status in STATUSES and lines:
        lines[0] = signed(lines[0], STATUSES[cell.status])
    return "".join(lines) or paragraph(style, "", keep_next=keeps_next, jc=jc)


def merge(cell: Cell) -> str:
    """Return whether a cell goes on in the rows below, or goes on from the one above."""
    if cell.rows == 1:
        return ""
    return '<w:vMerge w:val="restart"/>' if cell.rows else '<w:vMerge w:val="continue"/>'


def signed(words: str, sign: str) -> str:
    """Return the first paragraph of a cell with the sign of its status before its words."""
    run = (
        '<w:r><w:rPr><w:rStyle w:val="StatusSign"/></w:rPr>'
        f'<w:t xml:space="preserve">{content(sign)}\u00a0</w:t></w:r>'
    )
    return words.replace("</w:pPr>", f"</w:pPr>{run}", 1)


def alignment(column: Column) -> str:
    return "right" if column.kind == "number" else ""


def cell_element(width: int, fill: str, inside: str, merged: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    sized = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{sized}{merged}{shade}</w:tcPr>{inside}</w:tc>"
