"""A report as a Word file that its editors go on working in: styles, numbering, fields, links."""

from collections.abc import Iterable, Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from .document import Annex, Document
from .docx_parts.blocks import annex_heading, blocks_pieces
from .docx_parts.head import head_pieces, summary_pieces
from .docx_parts.markup import root
from .docx_parts.numbering import numbering_part
from .docx_parts.package import Part, packed
from .docx_parts.properties import settings_part
from .docx_parts.sections import (
    LYING,
    UPRIGHT,
    footer_part,
    header_part,
    reference,
    section,
)
from .docx_parts.styles import FONT, SIGNS_FONT, styles_part
from .docx_parts.text import Story, paragraph
from .docx_parts.theme import fonts_part, theme_part

XML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def render(document: Document) -> bytes:
    """Return the report as DOCX: the same bytes for the same document."""
    story = Story(document.language)
    main = root("document", main_pieces(document, story))
    return packed(document, main, [*fixed(document), *around(document)], story)


def main_pieces(document: Document, story: Story) -> Iterator[str]:
    """Yield the body and the annexes, each a section; that of the last closes the document."""
    yield "<w:body>"
    pieces, properties = body_pieces(document, story), body_section(document)
    for number, annex in enumerate(document.annexes, 1):
        yield from closed(pieces, properties)
        pieces, properties = annex_pieces(annex, story), annex_section(number)
    yield from ended(pieces)
    yield f"{properties}</w:body>"


def body_pieces(document: Document, story: Story) -> Iterator[str]:
    yield from head_pieces(document, story)
    yield from summary_pieces(document, story)
    yield from blocks_pieces(document.blocks, story, UPRIGHT.text_width)


def annex_pieces(annex: Annex, story: Story) -> Iterator[str]:
    yield annex_heading(annex, story)
    yield from blocks_pieces(annex.blocks, story, LYING.text_width)


def body_section(document: Document) -> str:
    headers = reference("header", "default", "rIdHeader")
    if document.draft:
        headers += reference("header", "first", "rIdHeaderFirst")
    footers = reference("footer", "default", "rIdFooter")
    footers += reference("footer", "first", "rIdFooterFirst")
    return section(UPRIGHT, headers + footers, first_differs=True)


def annex_section(number: int) -> str:
    """Return the section of an annex; its footer is that of the body."""
    return section(LYING, reference("header", "default", f"rIdHeaderAnnex{number}"))


def ended(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the content of a section with a paragraph at its end, which Word asks for."""
    last = ""
    for last in pieces:
        yield last
    if not last.endswith("</w:p>"):
        yield paragraph("SectionEnd", "")


def closed(pieces: Iterable[str], properties: str) -> Iterator[str]:
    """Yield the content of a section that its last paragraph closes."""
    last = ""
    for piece in ended(pieces):
        yield last
        last = piece
    at = last.rindex("</w:pPr>")
    yield f"{last[:at]}{properties}{last[at:]}"


def fixed(document: Document) -> Iterator[Part]:
    """Yield the parts that each report has once."""
    kinds = RELATIONSHIP_TYPE
    for kind, name, made in (
        (kinds.STYLES, "styles", styles_part(document.language)),
        (kinds.NUMBERING, "numbering", numbering_part()),
        (kinds.SETTINGS, "settings", settings_part(document.language)),
        (kinds.FONT_TABLE, "fontTable", fonts_part(FONT, SIGNS_FONT)),
    ):
        yield Part(f"{name}.xml", kind, f"{XML}.{name}+xml", made)
    yield Part("theme/theme1.xml", kinds.THEME, CONTENT_TYPE.OFC_THEME, theme_part(FONT))


def around(document: Document) -> Iterator[Part]:
    """Yield a header for each section, and the footers of the first page and of the others."""
    symbol = document.head.symbol
    headers = {"": header_part(document, symbol, UPRIGHT, 1)}
    if document.draft:
        headers["First"] = header_part(document, "", UPRIGHT, 2)
    for number, annex in enumerate(document.annexes, 1):
        words = f"{symbol}/{annex.label}" if symbol else annex.label
        headers[f"Annex{number}"] = header_part(document, words, LYING, number + 2)
    footers = {
        "": footer_part(document),
        "First": footer_part(document, note=document.footnote),
    }
    for kind, relation, media_type, made in (
        ("header", RELATIONSHIP_TYPE.HEADER, CONTENT_TYPE.WML_HEADER, headers),
        ("footer", RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER, footers),
    ):
        for which, blob in made.items():
            yield Part(f"{kind}{which}.xml", relation, media_type, blob)
