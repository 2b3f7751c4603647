"""The styles of the document: Word's own names where it has one, so that editors find them."""

from collections.abc import Iterator

from .languages import default_mark
from .markup import el, part
from .numbering import INDENT, numbered
from .style import (
    BOLD,
    CAPS,
    INK,
    ITALIC,
    JUSTIFIED,
    KEEP,
    MIDDLE,
    QUIET,
    SINGLE,
    WHOLE,
    Style,
    border,
    box,
    colour,
    fonts,
    frame,
    indent,
    inside,
    outline,
    size,
    space,
)
from .table_style import SMALL, USUAL, table_styles

# On every editor's machine, and with letters of the same width in LibreOffice.
FONT = "Arial"
SIGNS_FONT = "Segoe UI Symbol"

LINK = "00566B"
DRAFT_INK = "8A1C0F"
# Between the border of a box and its text, in points.
GAP = 8

# At the head of the first page, in millimetres and points.
TOP, ASIDE, BETWEEN = 25, 62, 4
MASTHEAD_SIZE, ORGANIZATION_SIZE = 10, 12
# Beside the name of the Convention: which document this is.
MASTHEAD = frame(ASIDE, TOP)

BASIC = (
    Style("Normal", "Normal", "", order=0),
    Style("DefaultParagraphFont", "Default Paragraph Font", "", kind="character"),
    Style("BodyText", "Body Text", order=1, paragraph=JUSTIFIED),
    Style(
        "BodyTextIndent", "Body Text Indent", "BodyText", order=1, paragraph=el("ind", left=INDENT)
    ),
    Style(
        "Title", "Title", then="BodyText", order=10,
        paragraph=KEEP + WHOLE + space(20, 6) + indent(12, 12) + MIDDLE,
        run=BOLD + CAPS + size(13),
    ),
    Style(
        "Heading1", "heading 1", then="BodyText", order=9,
        paragraph=KEEP + WHOLE + space(16, 4) + outline(0), run=BOLD + size(11.5),
    ),
    Style(
        "Heading2", "heading 2", then="BodyText", order=9,
        paragraph=KEEP + WHOLE + space(12, 3) + outline(1), run=ITALIC + size(11),
    ),
    Style(
        "Heading3", "heading 3", then="BodyText", order=9,
        paragraph=KEEP + WHOLE + space(10, 2) + outline(2), run=ITALIC + size(11),
    ),
    Style(
        "Caption", "caption", then="BodyText", order=35,
        paragraph=KEEP + WHOLE + space(10, 4), run=BOLD + size(9.5),
    ),
    Style("ListNumber", "List Number", order=2, paragraph=numbered(0) + JUSTIFIED),
    Style("ListNumber2", "List Number 2", order=3, paragraph=numbered(1) + JUSTIFIED),
    Style("ListNumber3", "List Number 3", order=4, paragraph=numbered(2) + JUSTIFIED),
    Style(
        "ListBullet", "List Bullet", order=5,
        paragraph=el("numPr", el("ilvl", val=0), el("numId", val=2)) + JUSTIFIED,
    ),
    Style(
        "Header", "header", run=size(9),
        paragraph=el("pBdr", border("bottom", 4, 3)) + space(0, 0, SINGLE),
    ),
    Style("Footer", "footer", paragraph=space(0, 0, SINGLE) + MIDDLE, run=colour(QUIET) + size(9)),
    Style(
        "Hyperlink", "Hyperlink", "DefaultParagraphFont", kind="character",
        run=colour(LINK) + el("u", val="single"),
    ),
    Style("Strong", "Strong", "DefaultParagraphFont", kind="character", run=BOLD, order=22),
)  # fmt: skip

OWN = (
    Style(
        "Organization", "Organization", then="Masthead", own=True,
        paragraph=KEEP + space(0, 0, SINGLE) + indent(0, ASIDE + BETWEEN),
        run=BOLD + CAPS + size(ORGANIZATION_SIZE),
    ),
    Style(
        "Masthead", "Masthead", own=True,
        paragraph=KEEP + MASTHEAD + space(0, 1, SINGLE), run=size(MASTHEAD_SIZE),
    ),
    Style(
        "Symbol", "Symbol", "Masthead", "Masthead", own=True, run=BOLD,
    ),
    Style(
        "Meeting", "Meeting", then="MeetingDetails", own=True,
        paragraph=KEEP + el("pBdr", border("top", 8, 6, INK)) + space(8, 1, SINGLE), run=BOLD,
    ),
    Style("MeetingDetails", "Meeting Details", own=True, paragraph=KEEP + space(0, 1, SINGLE)),
    Style(
        "AnnexHeading", "Annex Heading", "Heading1", "BodyText", own=True,
        paragraph=space(0, 8) + MIDDLE,
    ),
    Style(
        "AnnexLabel", "Annex Label", "DefaultParagraphFont", kind="character", own=True, run=CAPS,
    ),
    Style(
        "PreparedBy", "Prepared by", then="BodyText", own=True,
        paragraph=space(0, 14) + MIDDLE, run=ITALIC,
    ),
    Style(
        "SummaryTitle", "Summary Title", "Summary", "Summary", own=True,
        paragraph=KEEP + WHOLE, run=BOLD,
    ),
    Style(
        "Summary", "Summary", own=True,
        paragraph=WHOLE + box(GAP) + space(3, 3) + inside(GAP), run=size(10.5),
    ),
    Style(
        "Figure", "Figure", then="BodyText", own=True, paragraph=space(0, 6, SINGLE) + MIDDLE,
    ),
    Style("TableText", "Table Text", own=True, paragraph=space(0, 0, SINGLE), run=size(USUAL.size)),
    Style("TableHeading", "Table Heading", "TableText", own=True, paragraph=KEEP, run=BOLD),
    Style("TableTotal", "Table Total", "TableText", own=True, run=BOLD),
    Style("TableGrey", "Table Grey", "TableText", own=True, run=colour(QUIET)),
    Style(
        "TableNote", "Table Note", then="BodyText", own=True,
        paragraph=space(3, 8, SINGLE), run=colour(QUIET) + size(8.5),
    ),
    Style(
        "FirstPageNote", "First Page Note", "Footer", own=True,
        paragraph=el("pBdr", border("top", 4, 4)) + space(0, 6, SINGLE) + el("jc", val="left"),
        run=size(8),
    ),
    Style(
        "PlainHeader", "Plain Header", "Header", own=True,
        paragraph=el("pBdr", el("bottom", val="nil")) + MIDDLE,
    ),
    Style("FooterNote", "Footer Note", "Footer", own=True, run=ITALIC),
    Style(
        "SectionEnd", "Section End", own=True,
        paragraph=el("spacing", before=0, after=0, line=20, lineRule="exact"), run=size(1),
    ),
    Style(
        "DraftMark", "Draft Mark", "DefaultParagraphFont", kind="character", own=True,
        run=BOLD + colour(DRAFT_INK) + size(10),
    ),
    Style(
        "StatusSign", "Status Sign", "DefaultParagraphFont", kind="character", own=True,
        run=fonts(SIGNS_FONT),
    ),
)  # fmt: skip


# Paragraphs in the cells of tables.
IN_TABLES = tuple(style for style in OWN if "TableText" in (style.id, style.based))


def smaller(style: Style) -> Style:
    """Return the style for tables of many columns."""
    based, name = style.id, f"{style.name} Small"
    return Style(f"{style.id}{SMALL.suffix}", name, based, own=True, run=size(SMALL.size))


def defaults(language: str) -> str:
    """Return what holds where no style says otherwise, and the language of the document."""
    run = fonts(FONT) + size(11) + default_mark(language)
    paragraph = "<w:widowControl/>" + space(6, 6)
    return el(
        "docDefaults",
        el("rPrDefault", el("rPr", run)),
        el("pPrDefault", el("pPr", paragraph)),
    )


def everything(language: str) -> Iterator[str]:
    yield defaults(language)
    # Of the hundreds of styles that Word knows, its list shows those that the document has.
    yield el(
        "latentStyles",
        defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0,
        count=376,
    )  # fmt: skip
    yield from (style.xml for style in (*BASIC, *OWN, *map(smaller, IN_TABLES)))
    yield from table_styles()


def styles_part(language: str) -> bytes:
    return part("styles", *everything(language))
