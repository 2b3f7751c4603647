"""Sections: upright pages for the body, lying ones for annexes, with their headers and footers."""

import re
from dataclasses import dataclass

from ..document import Document
from .markup import el, part, twips
from .styles import TOP
from .text import paragraph, run_xml
from .watermark import watermark

PAGE_LONG, PAGE_SHORT = twips(297), twips(210)
SIDE, SIDE_LYING = twips(25), twips(20)
TAB = "<w:r><w:tab/></w:r>"
FIELDS = {"%(page)s": "PAGE", "%(pages)s": "NUMPAGES"}


@dataclass(frozen=True)
class Layout:
    """A page and the room for text on it, in twips."""

    lying: bool = False

    @property
    def width(self) -> int:
        return PAGE_LONG if self.lying else PAGE_SHORT

    @property
    def height(self) -> int:
        return PAGE_SHORT if self.lying else PAGE_LONG

    @property
    def side(self) -> int:
        return SIDE_LYING if self.lying else SIDE

    @property
    def text_width(self) -> int:
        return self.width - 2 * self.side


UPRIGHT, LYING = Layout(), Layout(lying=True)


def section(layout: Layout, references: str, *, first_differs: bool = False) -> str:
    """Return the properties of a section; `references` are its headers and footers."""
    size = {"w": layout.width, "h": layout.height}
    orient = {"orient": "landscape"} if layout.lying else {}
    upright = {"top": twips(TOP), "bottom": twips(22), "header": twips(12), "footer": twips(10)}
    return el(
        "sectPr",
        references,
        el("type", val="nextPage"),
        el("pgSz", **size, **orient),
        el("pgMar", **upright, left=layout.side, right=layout.side, gutter=0),
        el("cols", space=720),
        "<w:titlePg/>" if first_differs else "",
    )


def reference(kind: str, which: str, rid: str) -> str:
    return f'<w:{kind}Reference w:type="{which}" r:id="{rid}"/>'


def header_part(document: Document, symbol: str, layout: Layout, number: int) -> bytes:
    """Return the header of a section; the first page has its symbol below, and so none here.

    Args:
        number: of the header; what it draws is named by it.
    """
    mark = run_xml(document.draft, style="DraftMark") + watermark(document.draft, number)
    if not symbol:
        return part("hdr", paragraph("PlainHeader", mark))
    middle, right = layout.text_width // 2, layout.text_width
    tabs = el("tabs", el("tab", val="center", pos=middle), el("tab", val="right", pos=right))
    words = f"{TAB}{mark}{TAB}{run_xml(symbol)}"
    return part("hdr", f'<w:p><w:pPr><w:pStyle w:val="Header"/>{tabs}</w:pPr>{words}</w:p>')


def footer_part(document: Document, *, note: str = "") -> bytes:
    """Return the footer: the note of the first page, and how the pages are counted."""
    counted = "".join(
        field(FIELDS[each]) if each in FIELDS else run_xml(each)
        for each in re.split(r"(%\(pages?\)s)", document.page)
        if each
    )
    lines = (("FirstPageNote", note), ("FooterNote", document.demonstration))
    above = (paragraph(style, run_xml(words)) for style, words in lines if words)
    return part("ftr", *above, paragraph("Footer", counted))


def field(code: str) -> str:
    """Return a field that Word fills in; until then it says 1."""
    around = [f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate")]
    asked = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{around[0]}{asked}{around[1]}<w:r><w:t>1</w:t></w:r>{end}"
