"""The look of tables: rules between rows, a shaded head."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Table
from .markup import el

TABLE = "ReportTable"
HEAD_FILL = "DCE6E8"
LINES = "A9B4B8"

# A table of so many columns is set smaller.
MANY_COLUMNS = 9


@dataclass(frozen=True)
class Look:
    """How tables are set.

    Attributes:
        suffix: what the names of its styles end with.
        size: of its type, in points.
        padding: the room at each side of what stands in a cell, in twips.
    """

    suffix: str
    size: float
    padding: int

    @staticmethod
    def of(table: Table) -> "Look":
        return SMALL if len(table.columns) >= MANY_COLUMNS else USUAL


USUAL, SMALL = Look("", 8.5, 80), Look("Small", 8, 50)


def borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return el("tblBorders", *(el(each, val="single", sz=4, space=0, color=LINES) for each in sides))


def margins(above: int, beside: int) -> str:
    sides = {"top": above, "left": beside, "bottom": above, "right": beside}
    return el("tblCellMar", *(el(side, w=width, type="dxa") for side, width in sides.items()))


def indent() -> str:
    return el("tblInd", w=0, type="dxa")


def table_styles() -> Iterator[str]:
    """Yield the base that Word asks for, and the styles of the report's tables."""
    yield el(
        "style",
        el("name", val="Normal Table"),
        el("uiPriority", val=99),
        "<w:semiHidden/><w:unhideWhenUsed/>",
        el("tblPr", indent(), margins(0, 108)),
        type="table", default=1, styleId="TableNormal",
    )  # fmt: skip
    yield el(
        "style",
        el("name", val="No List"),
        el("uiPriority", val=99),
        "<w:semiHidden/><w:unhideWhenUsed/>",
        type="numbering", default=1, styleId="NoList",
    )  # fmt: skip
    yield el(
        "style",
        el("name", val="Report Table"),
        el("basedOn", val="TableNormal"),
        el("uiPriority", val=59),
        "<w:qFormat/>",
        el("tblPr", indent(), borders(), margins(40, USUAL.padding)),
        el(
            "tblStylePr",
            el("rPr", "<w:b/><w:bCs/>"),
            el("tcPr", el("shd", val="clear", color="auto", fill=HEAD_FILL)),
            type="firstRow",
        ),
        type="table", customStyle=1, styleId=TABLE,
    )  # fmt: skip
    yield el(
        "style",
        el("name", val="Report Table Small"),
        el("basedOn", val=TABLE),
        el("uiPriority", val=59),
        "<w:qFormat/>",
        el("tblPr", margins(40, SMALL.padding)),
        type="table", customStyle=1, styleId=f"{TABLE}{SMALL.suffix}",
    )  # fmt: skip
