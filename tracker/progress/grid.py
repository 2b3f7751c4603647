"""The whole resolution at one glance: paragraphs by addressees, one status a cell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from resolutions.models import Addressee, Paragraph

from .content import Cell, Figure, GridBlock, GridRow
from .derive import explained, least_advanced
from .marks import Mark

# So many cells of 24 pixels stand side by side on a phone.
WIDTH = 11

Counts = Mapping[tuple[int, str], "Counter[str]"]


def grid_of(
    marks: Iterable[Mark],
    figures: Sequence[Figure],
    paragraphs: Sequence[Paragraph],
    pages: Mapping[int, int],
    addressees: Sequence[Addressee],
) -> tuple[GridBlock, ...]:
    """Return the grid in blocks, with a row for each figure.

    Args:
        pages: for each paragraph's key, the page on which it is shown.
    """
    counts = _counted(marks, figures, addressees)
    return tuple(
        GridBlock(
            tuple(each.number for each in block),
            tuple(_row(figure, block, pages, counts) for figure in figures),
        )
        for block in (paragraphs[at : at + WIDTH] for at in range(0, len(paragraphs), WIDTH))
    )


def _counted(
    marks: Iterable[Mark], figures: Sequence[Figure], addressees: Sequence[Addressee]
) -> Counts:
    row_of = {code: figure.label for figure in figures for code in figure.codes}
    codes = {each.pk: each.code for each in addressees}
    counts: defaultdict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for mark in marks:
        counts[mark.paragraph, row_of[codes[mark.addressee]]][mark.status] += 1
    return counts


def _row(
    figure: Figure, block: Sequence[Paragraph], pages: Mapping[int, int], counts: Counts
) -> GridRow:
    cells = (_cell(each, figure, pages, counts.get((each.pk, figure.label))) for each in block)
    return GridRow(figure.label, figure.short, tuple(cells))


def _cell(
    paragraph: Paragraph, figure: Figure, pages: Mapping[int, int], counts: "Counter[str] | None"
) -> Cell | None:
    if not counts:
        return None
    return Cell(
        paragraph.number,
        paragraph.anchor,
        pages[paragraph.pk],
        figure.label,
        least_advanced(counts),
        counts.total(),
        explained(counts),
    )
