"""The package around the parts: what refers to what, in a file without a clock."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE

from ..document import Document
from ..members import member
from .markup import DECLARATION
from .properties import properties
from .text import Story

MAIN, CORE = "word/document.xml", "docProps/core.xml"


@dataclass(frozen=True)
class Part:
    """A part that the main one refers to.

    Attributes:
        name: from the folder of the main part.
        kind: of the relationship.
    """

    name: str
    kind: str
    media_type: str
    content: bytes

    @property
    def rid(self) -> str:
        """What the main part calls it: rIdHeaderAnnex1."""
        stem = PurePosixPath(self.name).stem
        return f"rId{stem[0].upper()}{stem[1:]}"


def packed(document: Document, main: Iterable[str], parts: Sequence[Part], story: Story) -> bytes:
    """Return the file; its members carry the date of the document.

    Args:
        main: the main part, which is written piece by piece: the whole of a long one would take
            many times the memory of the file.
        story: what the main part refers to; it is known when that is written.
    """
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, pieces in members(document, main, parts, story):
            with archive.open(member(name, document.dated), "w") as file:
                for piece in pieces:
                    file.write(piece.encode() if isinstance(piece, str) else piece)
    return made.getvalue()


def members(
    document: Document, main: Iterable[str], parts: Sequence[Part], story: Story
) -> Iterator[tuple[str, Iterable[str | bytes]]]:
    """Yield the members of the archive in their order, each with its pieces."""
    yield "[Content_Types].xml", content_types(parts)
    yield (
        "_rels/.rels",
        relationships(
            relationship("rIdMain", RELATIONSHIP_TYPE.OFFICE_DOCUMENT, MAIN),
            relationship("rIdCore", RELATIONSHIP_TYPE.CORE_PROPERTIES, CORE),
        ),
    )
    yield CORE, properties(document)
    yield MAIN, main
    found = [*parts, *pictures(story)]
    yield (
        "word/_rels/document.xml.rels",
        relationships(
            *(relationship(each.rid, each.kind, each.name) for each in found),
            *(link(address, rid) for address, rid in story.links.items()),
        ),
    )
    for each in found:
        yield f"word/{each.name}", [each.content]


def pictures(story: Story) -> Iterator[Part]:
    for at, png in enumerate(story.pictures, 1):
        yield Part(f"media/picture{at}.png", RELATIONSHIP_TYPE.IMAGE, CONTENT_TYPE.PNG, png)


def content_types(parts: Iterable[Part]) -> Iterator[str]:
    """Yield what each part is; pictures are known by the ends of their names."""
    yield f'{DECLARATION}<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">'
    for ending, media_type in (
        ("png", CONTENT_TYPE.PNG),
        ("rels", CONTENT_TYPE.OPC_RELATIONSHIPS),
        ("xml", CONTENT_TYPE.XML),
    ):
        yield f'<Default Extension="{ending}" ContentType="{media_type}"/>'
    for name, media_type in (
        (MAIN, CONTENT_TYPE.WML_DOCUMENT_MAIN),
        (CORE, CONTENT_TYPE.OPC_CORE_PROPERTIES),
        *((f"word/{each.name}", each.media_type) for each in parts),
    ):
        yield f'<Override PartName="/{name}" ContentType="{media_type}"/>'
    yield "</Types>"


def relationships(*found: str) -> Iterator[str]:
    yield f'{DECLARATION}<Relationships xmlns="{NAMESPACE.OPC_RELATIONSHIPS}">'
    yield from found
    yield "</Relationships>"


def relationship(rid: str, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{rid}" Type="{kind}" Target={quoteattr(target)}{more}/>'


def link(address: str, rid: str) -> str:
    """Return the relationship of what leads out of the file."""
    return relationship(rid, RELATIONSHIP_TYPE.HYPERLINK, address, ' TargetMode="External"')
