"""The styles of the document: Word's own names where it has one, so that editors find them."""

from collections.abc import Iterator
from dataclasses import dataclass

from .languages import default_mark
from .markup import el, part, twips
from .numbering import INDENT, numbered
from .table_style import SMALL, SMALL_SIZE, TEXT_SIZE, table_styles

# On every editor's machine, and with letters of the same width in LibreOffice.
FONT = "Arial"
SIGNS_FONT = "Segoe UI Symbol"

INK = "16232B"
QUIET = "54646D"
RULE = "7D8B92"
# As grey as can still be read on white.
FAINT = "767676"
LINK = "00566B"


@dataclass(frozen=True)
class Style:
    """A style of paragraphs or characters.

    Attributes:
        name: as Word knows it; its own names are in small letters and translated by Word.
        based: the id of the style that it builds on.
        then: the id of the style of the paragraph after it.
        paragraph: its properties of the paragraph, in the order of the schema.
        run: its properties of the text, in the order of the schema.
        order: its place in Word's list of styles; one without is not in the gallery.
        own: whether it is ours and not one of Word's.
    """

    id: str
    name: str
    based: str = "Normal"
    then: str = ""
    paragraph: str = ""
    run: str = ""
    kind: str = "paragraph"
    order: int = 99
    own: bool = False

    @property
    def xml(self) -> str:
        attributes: dict[str, str | int] = {"type": self.kind}
        if self.own:
            attributes["customStyle"] = 1
        if self.id in ("Normal", "DefaultParagraphFont"):
            attributes["default"] = 1
        parts = [el("name", val=self.name)]
        parts += [el("basedOn", val=self.based)] if self.based else []
        parts += [el("next", val=self.then)] if self.then else []
        parts += [el("uiPriority", val=self.order)]
        parts += ["<w:qFormat/>"] if self.order < 99 else []
        parts += [el("pPr", self.paragraph)] if self.paragraph else []
        parts += [el("rPr", self.run)] if self.run else []
        return el("style", *parts, **attributes, styleId=self.id)


def space(before: float, after: float, line: int = 252) -> str:
    """Return the space around a paragraph in points; lines in parts of 240."""
    return el(
        "spacing", before=round(before * 20), after=round(after * 20), line=line, lineRule="auto"
    )


def size(points: float) -> str:
    return el("sz", val=round(points * 2)) + el("szCs", val=round(points * 2))


def colour(value: str) -> str:
    return el("color", val=value)


def fonts(name: str) -> str:
    return el("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def border(side: str, width: int, gap: int, tint: str = RULE) -> str:
    return el(side, val="single", sz=width, space=gap, color=tint)


def box(gap: int) -> str:
    """Return the border of a box; paragraphs that have the same stand in one."""
    return el("pBdr", *(border(side, 8, gap, INK) for side in ("top", "left", "bottom", "right")))


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
CAPS = "<w:caps/>"
KEEP = "<w:keepNext/>"
WHOLE = "<w:keepLines/>"
MIDDLE = el("jc", val="center")
# The block at the head of the first page stands on the right.
ASIDE = el("ind", left=twips(98))
# Room between a box and what stands in it, which would else reach into the margin.
INSIDE = el("ind", left=twips(12), right=twips(12))


def outline(level: int) -> str:
    return el("outlineLvl", val=level)


BASIC = (
    Style("Normal", "Normal", "", order=0),
    Style("DefaultParagraphFont", "Default Paragraph Font", "", kind="character"),
    Style("BodyText", "Body Text", order=1),
    Style(
        "BodyTextIndent", "Body Text Indent", "BodyText", order=1, paragraph=el("ind", left=INDENT)
    ),
    Style(
        "Title", "Title", then="BodyText", order=10,
        paragraph=KEEP + WHOLE + space(18, 6) + MIDDLE, run=BOLD + CAPS + size(13),
    ),
    Style(
        "Heading1", "heading 1", then="BodyText", order=9,
        paragraph=KEEP + WHOLE + space(16, 4) + outline(0), run=BOLD + size(12),
    ),
    Style(
        "Heading2", "heading 2", then="BodyText", order=9,
        paragraph=KEEP + WHOLE + space(12, 3) + outline(1), run=BOLD + ITALIC + size(11),
    ),
    Style(
        "Heading3", "heading 3", then="BodyText", order=9,
        paragraph=KEEP + WHOLE + space(10, 2) + outline(2), run=ITALIC + size(11),
    ),
    Style(
        "Caption", "caption", then="BodyText", order=35,
        paragraph=KEEP + WHOLE + space(10, 4), run=BOLD + size(9.5),
    ),
    Style("ListNumber", "List Number", order=2, paragraph=numbered(0)),
    Style("ListNumber2", "List Number 2", order=3, paragraph=numbered(1)),
    Style("ListNumber3", "List Number 3", order=4, paragraph=numbered(2)),
    Style(
        "ListBullet", "List Bullet", order=5,
        paragraph=el("numPr", el("ilvl", val=0), el("numId", val=2)),
    ),
    Style("Header", "header", paragraph=space(0, 0, 240), run=colour(QUIET) + size(9)),
    Style("Footer", "footer", paragraph=space(0, 0, 240) + MIDDLE, run=colour(QUIET) + size(9)),
    Style(
        "Hyperlink", "Hyperlink", "DefaultParagraphFont", kind="character",
        run=colour(LINK) + el("u", val="single"),
    ),
    Style("Strong", "Strong", "DefaultParagraphFont", kind="character", run=BOLD, order=22),
)  # fmt: skip

OWN = (
    Style(
        "Organization", "Organization", then="Masthead", own=True,
        paragraph=KEEP + el("pBdr", border("bottom", 8, 4, INK)) + space(0, 8, 240),
        run=BOLD + CAPS + size(12),
    ),
    Style("Masthead", "Masthead", own=True, paragraph=space(0, 1, 240) + ASIDE, run=size(10)),
    Style(
        "Meeting", "Meeting", then="MeetingDetails", own=True,
        paragraph=KEEP + space(14, 1, 240), run=BOLD,
    ),
    Style("MeetingDetails", "Meeting Details", own=True, paragraph=KEEP + space(0, 1, 240)),
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
        paragraph=WHOLE + box(8) + space(3, 3) + INSIDE, run=size(10.5),
    ),
    Style("Figure", "Figure", then="BodyText", own=True, paragraph=space(0, 6, 240)),
    Style("TableText", "Table Text", own=True, paragraph=space(0, 0, 240), run=size(TEXT_SIZE)),
    Style("TableHeading", "Table Heading", "TableText", own=True, paragraph=KEEP, run=BOLD),
    Style("TableTotal", "Table Total", "TableText", own=True, run=BOLD),
    Style("TableGrey", "Table Grey", "TableText", own=True, run=colour(QUIET)),
    Style(
        "TableNote", "Table Note", then="BodyText", own=True,
        paragraph=space(3, 8, 240), run=colour(QUIET) + size(8.5),
    ),
    Style(
        "FirstPageNote", "First Page Note", "Footer", own=True,
        paragraph=el("pBdr", border("top", 4, 4)) + space(0, 6, 240) + el("jc", val="left"),
        run=size(8),
    ),
    Style("HeaderNote", "Header Note", "Header", own=True, run=ITALIC + size(8.5)),
    Style(
        "SectionEnd", "Section End", own=True,
        paragraph=el("spacing", before=0, after=0, line=20, lineRule="exact"), run=size(1),
    ),
    Style(
        "DraftMark", "Draft Mark", "DefaultParagraphFont", kind="character", own=True,
        run=BOLD + colour(FAINT) + size(18),
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
    return Style(f"{style.id}{SMALL}", name, based, own=True, run=size(SMALL_SIZE))


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
