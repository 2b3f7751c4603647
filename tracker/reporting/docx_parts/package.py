"""The package around the parts: what refers to what, properties, and a file without a clock."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart

from ..document import Document, plain
from .languages import tag
from .markup import el, part, said

# No property may be longer.
LONGEST = 255


class Package:
    """A package that grows part by part; the main part refers to all the others."""

    def __init__(self, main: bytes) -> None:
        self.opc = OpcPackage()
        self.main = self._part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, main)
        self.opc.relate_to(self.main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)

    def _part(self, name: str, media_type: str, blob: bytes) -> Part:
        return Part(PackURI(name), media_type, blob, None)

    def add(self, kind: str, name: str, media_type: str, blob: bytes, rid: str) -> None:
        """Add a part of a kind that the main part refers to by the id."""
        made = self._part(name, media_type, blob)
        self.main.rels.add_relationship(kind, made, rid)

    def link(self, address: str, rid: str) -> None:
        self.main.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, rid, True)

    def describe(self, document: Document) -> None:
        """Write the properties of the file."""
        made = CorePropertiesPart.default(self.opc)
        core, head = made.core_properties, document.head
        noon = datetime(document.dated.year, document.dated.month, document.dated.day, 12)  # noqa: DTZ001
        core.title = short(plain(head.title))
        core.subject = short(head.symbol)
        core.author = core.last_modified_by = short(head.organization)
        core.keywords = short(", ".join(document.keywords))
        core.comments = core.identifier = short(document.identifier)
        core.language = tag(document.language)
        if document.draft:
            core.content_status = short(document.draft)
        core.created = core.modified = noon
        core.revision = 1
        self.opc.relate_to(made, RELATIONSHIP_TYPE.CORE_PROPERTIES)

    def as_bytes(self, at: datetime) -> bytes:
        """Return the file; every member carries the moment given."""
        written = BytesIO()
        self.opc.save(written)
        return dated(written, at)


def short(text: str) -> str:
    return said(text)[:LONGEST]


def dated(file: BytesIO, at: datetime) -> bytes:
    """Return the archive with the same members in the same order, all of one date."""
    made = BytesIO()
    with ZipFile(file) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            member = ZipInfo(name, at.timetuple()[:6])
            member.compress_type = ZIP_DEFLATED
            # Else it tells on which system it was written.
            member.create_system = 0
            after.writestr(member, before.read(name))
    return made.getvalue()


def settings_part(language: str) -> bytes:
    """Return the settings: as the present Word lays out, not as an older one did."""
    comma = language in ("fr", "es")
    word = "http://schemas.microsoft.com/office/word"
    kept = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    compatible = (el("compatSetting", name=key, uri=word, val=value) for key, value in kept.items())
    return part(
        "settings",
        el("zoom", percent=100),
        el("defaultTabStop", val=567),
        el("characterSpacingControl", val="doNotCompress"),
        el("compat", *compatible),
        el("themeFontLang", val=tag(language), bidi="ar-SA"),
        el("decimalSymbol", val="," if comma else "."),
        el("listSeparator", val=";" if comma else ","),
    )
