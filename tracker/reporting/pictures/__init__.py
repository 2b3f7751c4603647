"""The pictures of a report as SVG: one source for the page, the PDF and the Word file.

Nothing rests on colour: each status has a pattern, a lightness and a sign of its own. Shapes carry
classes (`paper`, `mark`, `ink`, `rule`, `quiet`, and `status-ongoing` …), so that a page may give
them the colours of a dark screen; the attributes hold for paper.
"""

from .bars import stacked_bars
from .columns import stacked_columns
from .grid import grid

__all__ = ["grid", "stacked_bars", "stacked_columns"]
