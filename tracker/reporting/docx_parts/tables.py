"""Tables with fixed widths, whose head is repeated on every page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from resolutions.choices import Status

from ..document import Cell, Column, Row, Table, plain
from .markup import content, el
from .table_style import HEAD_FILL, MANY_COLUMNS, PADDING, SMALL, SMALL_SIZE, TABLE, TEXT_SIZE
from .text import Story, paragraph, run_xml, text_paragraph
from .widths import STATUSES, widths_of

# About how wide a letter is, in parts of its size in twips.
LETTER = 0.53 * 20
# A row of more lines may go over to the next page.
MOST_LINES_KEPT = 18

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
    """What the rows of a table share; the widths are in twips, the size of type in points."""

    columns: Sequence[Column]
    widths: Sequence[int]
    story: Story
    size: int

    def style(self, name: str) -> str:
        return f"{name}{SMALL}" if self.size == SMALL_SIZE else name


def table_xml(table: Table, story: Story, whole: int) -> str:
    """Return the caption, the table as wide as `whole` twips, and its note."""
    size = SMALL_SIZE if len(table.columns) >= MANY_COLUMNS else TEXT_SIZE
    frame = Frame(table.columns, widths_of(table, whole, size), story, size)
    rows = "".join(rows_xml(table.rows, frame))
    return (
        paragraph("Caption", run_xml(table.title))
        + f"<w:tbl>{properties(table, whole)}{grid(frame)}{head_row(frame)}{rows}</w:tbl>"
        + (paragraph("TableNote", run_xml(table.note)) if table.note else "")
    )


def rows_xml(rows: Sequence[Row], frame: Frame) -> Iterator[str]:
    """Yield the rows; those of a small table stay on one page.

    In a long table none is bound to the next: LibreOffice would not part the table at all then,
    and print what fits on one page.
    """
    heights = [height_of(row, frame) for row in rows]
    is_small = sum(heights) <= MOST_LINES_KEPT
    for at, (row, height) in enumerate(zip(rows, heights, strict=True), 1):
        yield row_xml(row, frame, height, keeps_next=is_small and at < len(rows))


def properties(table: Table, whole: int) -> str:
    """Return the properties of a table, with its title and note for those who cannot see it."""
    look = el(
        "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1,
        noVBand=1,
    )  # fmt: skip
    described = [el("tblDescription", val=table.note)] if table.note else []
    return el(
        "tblPr",
        el("tblStyle", val=TABLE),
        el("tblW", w=whole, type="dxa"),
        el("tblLayout", type="fixed"),
        look,
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
    cells = "".join(
        cell_element(width, TINTS.get(cell.status) or FILLS[row.tone], inside)
        for cell, width, inside in zip(
            row.cells, frame.widths, cells_inside(row, frame, keeps_next), strict=True
        )
    )
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if height <= MOST_LINES_KEPT else ""
    return f"<w:tr>{whole}{cells}</w:tr>"


def height_of(row: Row, frame: Frame) -> int:
    """Return about how many lines a row has on paper."""
    letters = (int((width - 2 * PADDING) / (LETTER * frame.size)) for width in frame.widths)
    found = zip(row.cells, letters, strict=True)
    return max((lines_of(cell, max(1, fitting)) for cell, fitting in found), default=1)


def lines_of(cell: Cell, letters: int) -> int:
    """Return about how many lines a cell has, with so many letters in each."""
    texts = (text for line in cell.lines for text in plain(line).split("\n"))
    return sum(max(1, ceil(len(text) / letters)) for text in texts) or 1


def cells_inside(row: Row, frame: Frame, keeps_next: bool) -> Iterator[str]:
    """Yield the paragraphs of each cell of a row; a cell without words has an empty one."""
    style = frame.style(STYLES[row.tone])
    for cell, column in zip(row.cells, frame.columns, strict=True):
        jc = alignment(column)
        lines = [
            text_paragraph(style, line, frame.story, keep_next=keeps_next, jc=jc)
            for line in cell.lines
        ]
        if cell.status in STATUSES and lines:
            lines[0] = signed(lines[0], STATUSES[cell.status])
        yield "".join(lines) or paragraph(style, "", keep_next=keeps_next, jc=jc)


def signed(words: str, sign: str) -> str:
    """Return the first paragraph of a cell with the sign of its status before its words."""
    run = (
        '<w:r><w:rPr><w:rStyle w:val="StatusSign"/></w:rPr>'
        f'<w:t xml:space="preserve">{content(sign)}\u00a0</w:t></w:r>'
    )
    return words.replace("</w:pPr>", f"</w:pPr>{run}", 1)


def alignment(column: Column) -> str:
    return "right" if column.kind == "number" else ""


def cell_element(width: int, fill: str, inside: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'
