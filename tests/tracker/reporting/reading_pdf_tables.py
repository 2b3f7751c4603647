"""Reads the tables of a tagged PDF, and says what they should say."""

from collections.abc import Iterator

from tracker.reporting.document import Cell, Table, plain

from .reading_pdf import Element, words


def tables_of(whole: Element) -> list[list[list[str]]]:
    """Return the words of each cell of each table, the header row first.

    What a cell says that stands for several rows is there in each of them.
    """
    return [
        [[cell_text(cell) for cell in row] for row in expanded(cells_of(table))]
        for table in whole.find("Table")
    ]


def spans_of(whole: Element) -> list[list[list[int]]]:
    """Return for how many rows each cell of each table stands, as they are written."""
    return [[[cell.rows for cell in row] for row in cells_of(each)] for each in whole.find("Table")]


def cells_of(table: Element) -> list[list[Element]]:
    return [row.find("TH", "TD") for row in table.find("TR")]


def expanded(rows: list[list[Element]]) -> Iterator[list[Element]]:
    """Yield the cells of each row, those from above among them, as a browser lays them out."""
    above: dict[int, tuple[int, Element]] = {}
    for own in rows:
        row: list[Element] = []
        while own or len(row) in above:
            column = len(row)
            left, cell = above.pop(column) if column in above else (own[0].rows, own.pop(0))
            if left > 1:
                above[column] = (left - 1, cell)
            row.append(cell)
        yield row


def cell_text(cell: Element) -> str:
    """Return what a cell says; its paragraphs are parted as they are when it is read out."""
    return words(" ".join(each.text for each in cell.find("P")) or cell.text)


def given(table: Table) -> list[list[str]]:
    """Return what `tables_of` says of a table that says all that it was given."""
    return [
        [words(column.title) for column in table.columns],
        *([words(text_of(cell)) for cell in row.cells] for row in table.rows),
    ]


def spans_given(table: Table) -> list[list[int]]:
    """Return what `spans_of` says of a table whose cells stand for the rows that it was given."""
    return [
        [1] * len(table.columns),
        *([cell.rows for cell in row.cells if cell.rows] for row in table.rows),
    ]


def text_of(cell: Cell) -> str:
    """Return what a cell says; a break in a line is a space, and so is the end of one."""
    return " ".join(plain(line).replace("\n", " ") for line in cell.lines if plain(line))
