"""How long a document is for typst, before it is laid out: what of its memory that will take."""

from .document import Block, Document, Heading, Line, Picture, Table, plain

# Besides its letters; in letters, as measured. One of them takes about 0.3 KiB.
CELL, PARAGRAPH, LINK = 30, 100, 50


def length(document: Document) -> int:
    """Return how long a document is: its letters, and as many more as typst needs for the rest."""
    return sum(map(of_line, document.summary)) + sum(map(of_block, document.everything()))


def of_block(block: Block) -> int:
    match block:
        case Table():
            cells = (cell for row in block.rows for cell in row.cells if cell.rows)
            return sum(of_cell(cell.lines) for cell in cells)
        case Picture():
            return len(block.svg)
        case Heading():
            return PARAGRAPH + len(block.text)
        case _:
            return of_line(block.line)


def of_cell(lines: tuple[Line, ...]) -> int:
    """Return how long a cell is; where it has one line alone, that is no paragraph."""
    return CELL + sum(map(of_line, lines)) - (PARAGRAPH if lines else 0)


def of_line(line: Line) -> int:
    return PARAGRAPH + len(plain(line)) + LINK * sum(bool(run.href) for run in line)
