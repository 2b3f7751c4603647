"""Reading a document back, for tests of its words."""

from tracker.reporting.document import (
    Document,
    Heading,
    Lettered,
    Numbered,
    Row,
    Table,
    Unnumbered,
    plain,
)


def table(document: Document, name: str) -> Table:
    return next(each for each in document.tables if each.name == name)


def headings(document: Document) -> list[str]:
    return [block.anchor for block in document.blocks if isinstance(block, Heading)]


def numbered(document: Document) -> list[Numbered]:
    return [block for block in document.blocks if isinstance(block, Numbered)]


def body_texts(document: Document) -> list[str]:
    blocks = (b for b in document.blocks if isinstance(b, Numbered | Unnumbered | Lettered))
    return [plain(block.line) for block in blocks]


def column(found: Table, at: int) -> list[str]:
    return [row.cells[at].text for row in found.rows]


def values(row: Row) -> list[int]:
    """Return the numbers of a row, its first cell apart."""
    return [cell.value for cell in row.cells[1:] if isinstance(cell.value, int)]
