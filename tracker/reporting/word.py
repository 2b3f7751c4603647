"""A report as a Word file that its editors go on working in: styles, numbering, fields, links."""

from datetime import datetime

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from .document import Annex, Document
from .docx_parts.blocks import annex_heading, blocks_xml, head_xml, summary_xml
from .docx_parts.markup import el, part
from .docx_parts.numbering import numbering_part
from .docx_parts.package import Package, settings_part
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
    package = Package(main_part(document, story))
    add_fixed(package, document)
    add_headers(package, document)
    for address, rid in story.links.items():
        package.link(address, rid)
    for number, png in enumerate(story.pictures, 1):
        name = f"/word/media/picture{number}.png"
        package.add(RELATIONSHIP_TYPE.IMAGE, name, "image/png", png, f"rIdPicture{number}")
    package.describe(document)
    day = document.dated
    return package.as_bytes(datetime(max(day.year, 1980), day.month, day.day))  # noqa: DTZ001


def main_part(document: Document, story: Story) -> bytes:
    """Return the body and the annexes, each a section; that of the last closes the document."""
    body = head_xml(document, story) + summary_xml(document, story)
    body += blocks_xml(document.blocks, story, UPRIGHT.text_width)
    parts = [(body, body_section(document))]
    for number, annex in enumerate(document.annexes, 1):
        parts.append((annex_xml(annex, story), annex_section(number)))
    closed = [closing(xml, properties) for xml, properties in parts[:-1]]
    last, properties = parts[-1]
    return part("document", el("body", *closed, ended(last), properties))


def annex_xml(annex: Annex, story: Story) -> str:
    return annex_heading(annex, story) + blocks_xml(annex.blocks, story, LYING.text_width)


def body_section(document: Document) -> str:
    headers = reference("header", "default", "rIdHeader")
    if document.draft or document.demonstration:
        headers += reference("header", "first", "rIdHeaderFirst")
    footers = reference("footer", "default", "rIdFooter")
    footers += reference("footer", "first", "rIdFooterFirst")
    return section(UPRIGHT, headers + footers, first_differs=True)


def annex_section(number: int) -> str:
    """Return the section of an annex; its footer is that of the body."""
    return section(LYING, reference("header", "default", f"rIdHeaderAnnex{number}"))


def ended(xml: str) -> str:
    """Return the content of a section with a paragraph at its end, which Word asks for."""
    return xml if xml.endswith("</w:p>") else xml + paragraph("SectionEnd", "")


def closing(xml: str, properties: str) -> str:
    """Return the content of a section that its last paragraph closes."""
    whole = ended(xml)
    at = whole.rindex("</w:pPr>")
    return f"{whole[:at]}{properties}{whole[at:]}"


def add_fixed(package: Package, document: Document) -> None:
    kinds = RELATIONSHIP_TYPE
    for kind, name, blob in (
        (kinds.STYLES, "styles", styles_part(document.language)),
        (kinds.NUMBERING, "numbering", numbering_part()),
        (kinds.SETTINGS, "settings", settings_part(document.language)),
        (kinds.FONT_TABLE, "fontTable", fonts_part(FONT, SIGNS_FONT)),
    ):
        package.add(kind, f"/word/{name}.xml", f"{XML}.{name}+xml", blob, f"rId-{name}")
    theme = theme_part(FONT)
    package.add(kinds.THEME, "/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, theme, "rId-theme")


def add_headers(package: Package, document: Document) -> None:
    """Add a header for each section, and the footers of the first page and of the others."""
    symbol = document.head.symbol
    headers = {"": header_part(document, symbol, UPRIGHT, 1)}
    if document.draft or document.demonstration:
        headers["First"] = header_part(document, "", UPRIGHT, 2)
    for number, annex in enumerate(document.annexes, 1):
        words = f"{symbol}/{annex.label}" if symbol else annex.label
        headers[f"Annex{number}"] = header_part(document, words, LYING, number + 2)
    footers = {
        "": footer_part(document),
        "First": footer_part(document, note=document.footnote),
    }
    for kind, relation, media_type, made in (
        ("Header", RELATIONSHIP_TYPE.HEADER, CONTENT_TYPE.WML_HEADER, headers),
        ("Footer", RELATIONSHIP_TYPE.FOOTER, CONTENT_TYPE.WML_FOOTER, footers),
    ):
        for which, blob in made.items():
            name = f"/word/{kind.lower()}{which}.xml"
            package.add(relation, name, media_type, blob, f"rId{kind}{which}")
